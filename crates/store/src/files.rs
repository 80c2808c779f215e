//! Files that are either there whole or not at all.

use std::fs::{self, File, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use crate::error::{Result, StoreError};

/// Writes a whole file: to a temporary one, synced, renamed over the old one, folder synced.
///
/// After a crash at any moment the file is the old one or the new one.
pub fn write_atomically(path: &Path, content: &[u8]) -> Result<()> {
    let temporary = with_suffix(path, ".tmp");
    let write = || -> std::io::Result<()> {
        let mut file = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(true)
            .open(&temporary)?;
        file.write_all(content)?;
        file.sync_all()
    };
    if let Err(error) = write() {
        // What is left is only the unfinished temporary file; the next write truncates it anyway.
        let _ = fs::remove_file(&temporary);
        return Err(StoreError::io(path, error));
    }
    rename_durably(&temporary, path)
}

/// Renames and syncs the folder, so that the new name outlives a power cut.
pub(crate) fn rename_durably(from: &Path, to: &Path) -> Result<()> {
    fs::rename(from, to).map_err(|error| StoreError::io(to, error))?;
    sync_folder_of(to)
}

/// Syncs a file that was written by somebody else. Opened to write: Windows syncs no file that is only read.
pub(crate) fn sync_file(path: &Path) -> Result<()> {
    OpenOptions::new()
        .write(true)
        .open(path)
        .and_then(|file| file.sync_all())
        .map_err(|error| StoreError::io(path, error))
}

/// Syncs the folder a file is in.
pub(crate) fn sync_folder_of(path: &Path) -> Result<()> {
    path.parent().map_or(Ok(()), sync_folder)
}

/// Syncs a folder. On Windows folders cannot be synced and need not be.
pub(crate) fn sync_folder(folder: &Path) -> Result<()> {
    #[cfg(unix)]
    File::open(folder)
        .and_then(|folder| folder.sync_all())
        .map_err(|error| StoreError::io(folder, error))?;
    #[cfg(not(unix))]
    let _ = folder;
    Ok(())
}

/// `a.sqlite` + `-wal` → `a.sqlite-wal`.
pub(crate) fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// Makes a folder and those above it.
pub(crate) fn make_folder(path: &Path) -> Result<()> {
    fs::create_dir_all(path).map_err(|error| StoreError::io(path, error))
}

/// A store of this process that is just being dropped lets go in a moment; whoever sits down next does not see that.
const CLOSING: Duration = Duration::from_secs(1);

/// Whoever waits longer is left to its thread, which ends with the lock or the process.
fn wait_for(file: File, locked: &Path) -> Result<File> {
    let (send, taken) = mpsc::channel();
    thread::spawn(move || {
        let taken = file.lock().map(|()| file);
        // Nobody waits any more: the lock goes with the file.
        let _ = send.send(taken);
    });
    match taken.recv_timeout(CLOSING) {
        Ok(Ok(file)) => Ok(file),
        Ok(Err(_)) | Err(_) => Err(StoreError::InUse {
            path: locked.to_owned(),
        }),
    }
}

/// Locks a file for as long as the answer lives; `None` where the file system has no locks.
pub(crate) fn lock(path: &Path, locked: &Path) -> Result<Option<File>> {
    let file = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(false)
        .open(path)
        .map_err(|error| StoreError::io(path, error))?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(fs::TryLockError::WouldBlock) => wait_for(file, locked).map(Some),
        Err(fs::TryLockError::Error(error)) => {
            tracing::warn!(%error, "the profile cannot be locked here");
            Ok(None)
        }
    }
}
