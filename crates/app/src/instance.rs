//! One Tactus per data folder: two writers of one journal would lose what one of them typed.

use std::{
    fs::{File, OpenOptions, TryLockError},
    sync::mpsc,
    thread,
    time::Duration,
};

use crate::{config::Config, error::AppError, place};

/// One that was just closed needs a moment to bring everything to the disk; whoever opens the next one does not see
/// that and should not have to try again.
const CLOSING: Duration = Duration::from_secs(5);

/// Held as long as this Tactus lives. The system lets go of it even after a crash.
#[derive(Debug)]
#[must_use = "the folder is free again as soon as this is dropped"]
pub struct Claim {
    _file: File,
}

impl Config {
    /// Makes the data folder and takes it for this process, waiting a little for one that is about to end. Data that
    /// are still elsewhere are taken over first.
    ///
    /// # Errors
    /// [`AppError::AlreadyRunning`] when another Tactus has it, [`AppError::DataFolder`] when it cannot be used.
    pub fn claim(&self) -> Result<Claim, AppError> {
        self.claim_within(CLOSING)
    }

    fn claim_within(&self, patience: Duration) -> Result<Claim, AppError> {
        self.prepare()?;
        let path = self.lock_file();
        let failed = |error: &std::io::Error| AppError::DataFolder {
            path: path.display().to_string(),
            why: error.to_string(),
        };
        let file = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path)
            .map_err(|error| failed(&error))?;
        let claim = match file.try_lock() {
            Ok(()) => Ok(Claim { _file: file }),
            Err(TryLockError::WouldBlock) => wait_for(file, patience),
            Err(TryLockError::Error(error)) => Err(failed(&error)),
        }?;
        if let Some(from) = &self.place.take_from {
            place::take_over(from, &self.data_dir)?;
        }
        Ok(claim)
    }
}

/// Whoever waits longer is left to its thread, which ends with the process.
fn wait_for(file: File, patience: Duration) -> Result<Claim, AppError> {
    let (send, locked) = mpsc::channel();
    thread::spawn(move || {
        let taken = file.lock().map(|()| file);
        // Nobody waits any more: the lock goes with the file.
        let _ = send.send(taken);
    });
    match locked.recv_timeout(patience) {
        Ok(Ok(file)) => Ok(Claim { _file: file }),
        Ok(Err(_)) | Err(_) => Err(AppError::AlreadyRunning),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{config::DEFAULT_SERVER_URL, place::Place};

    fn config(dir: &tempfile::TempDir) -> Config {
        Config {
            data_dir: dir.path().join("data"),
            place: Place::default(),
            server_url: DEFAULT_SERVER_URL.into(),
            policy: None,
            managed: Vec::new(),
            downloads: None,
            updates: None,
        }
    }

    #[test]
    fn the_second_is_told_and_the_folder_is_free_afterwards() {
        let dir = tempfile::tempdir().unwrap();
        let config = config(&dir);
        let first = config.claim().unwrap();
        let second = config.claim_within(Duration::from_millis(1));
        assert!(matches!(second, Err(AppError::AlreadyRunning)));
        drop(first);
        assert!(config.claim().is_ok());
    }

    #[test]
    fn one_that_is_closing_is_waited_for() {
        let dir = tempfile::tempdir().unwrap();
        let config = config(&dir);
        let first = config.claim().unwrap();
        let second = {
            let config = config.clone();
            thread::spawn(move || config.claim().is_ok())
        };
        drop(first);
        assert!(second.join().unwrap());
    }
}
