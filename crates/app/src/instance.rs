//! One Tactus per data folder: two writers of one journal would lose what one of them typed.

use std::fs::{File, OpenOptions, TryLockError};

use crate::{config::Config, error::AppError};

/// Held as long as this Tactus lives. The system lets go of it even after a crash.
#[derive(Debug)]
#[must_use = "the folder is free again as soon as this is dropped"]
pub struct Claim {
    _file: File,
}

impl Config {
    /// Makes the data folder and takes it for this process.
    ///
    /// # Errors
    /// [`AppError::AlreadyRunning`] when another Tactus has it, [`AppError::DataFolder`] when it cannot be used.
    pub fn claim(&self) -> Result<Claim, AppError> {
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
        match file.try_lock() {
            Ok(()) => Ok(Claim { _file: file }),
            Err(TryLockError::WouldBlock) => Err(AppError::AlreadyRunning),
            Err(TryLockError::Error(error)) => Err(failed(&error)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::DEFAULT_SERVER_URL;

    #[test]
    fn the_second_is_told_and_the_folder_is_free_afterwards() {
        let dir = tempfile::tempdir().unwrap();
        let config = Config {
            data_dir: dir.path().join("data"),
            server_url: DEFAULT_SERVER_URL.into(),
            policy: None,
        };
        let first = config.claim().unwrap();
        assert!(matches!(config.claim(), Err(AppError::AlreadyRunning)));
        drop(first);
        assert!(config.claim().is_ok());
    }
}
