//! Taking over data from where they were, whole or not at all, and leaving the old folder as it is.

use std::{
    fs::{self, File, TryLockError},
    io,
    path::Path,
};

use crate::error::AppError;

/// What tells a folder with data from one without; it comes last, under its name only when it is whole.
const PROFILES: &str = "profiles";
const COMING: &str = "profiles.coming";
/// Left behind: they say something of this run of the app, or of connections that are open.
const LEFT: [&str; 3] = ["logs", "tactus.lock", COMING];
const LEFT_ENDS: [&str; 3] = ["-shm", ".lock", ".tmp"];

/// Copies what is in `from` to `to`, which is claimed, unless there are data already.
///
/// # Errors
/// [`AppError::AlreadyRunning`]: another Tactus, on whatever machine, has the old folder open.
/// [`AppError::DataFolder`]: it was not copied whole, and the next start begins anew.
pub(crate) fn take_over(from: &Path, to: &Path) -> Result<(), AppError> {
    if to.join(PROFILES).exists() {
        return Ok(());
    }
    let failed = |error: io::Error| AppError::DataFolder {
        path: from.display().to_string(),
        why: error.to_string(),
    };
    let _held = hold(from)?;
    take(from, to).map_err(failed)
}

/// Keeps another Tactus out while its files are read. Where the file system has no locks, nobody else has one either.
fn hold(from: &Path) -> Result<Option<File>, AppError> {
    // Not made where there is none: the folder is left as it is.
    let Ok(file) = File::open(from.join("tactus.lock")) else {
        return Ok(None);
    };
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => Err(AppError::AlreadyRunning),
        Err(TryLockError::Error(_)) => Ok(None),
    }
}

fn take(from: &Path, to: &Path) -> io::Result<()> {
    let coming = to.join(COMING);
    if coming.exists() {
        fs::remove_dir_all(&coming)?;
    }
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        if entry.file_name() != PROFILES {
            copy(&entry.path(), &to.join(entry.file_name()))?;
        }
    }
    copy(&from.join(PROFILES), &coming)?;
    fs::rename(&coming, to.join(PROFILES))?;
    sync_folder(to)
}

/// A file, or a folder with what is in it. A database comes with its log, which nobody is writing: SQLite puts the two
/// together when it is opened.
fn copy(from: &Path, to: &Path) -> io::Result<()> {
    let name = from.file_name().unwrap_or_default().to_string_lossy();
    if LEFT.contains(&&*name) || LEFT_ENDS.iter().any(|end| name.ends_with(end)) {
        return Ok(());
    }
    let kind = fs::symlink_metadata(from)?.file_type();
    if kind.is_dir() {
        fs::create_dir_all(to)?;
        for entry in fs::read_dir(from)? {
            let entry = entry?;
            copy(&entry.path(), &to.join(entry.file_name()))?;
        }
        return sync_folder(to);
    }
    if kind.is_file() {
        // Its owner's alone, whatever it was: the tokens may be in it.
        let mut options = File::options();
        options.write(true).create(true).truncate(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(to)?;
        io::copy(&mut File::open(from)?, &mut file)?;
        return file.sync_all();
    }
    // A link leads where it led; what is behind it is not Tactus's.
    Ok(())
}

#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
#[expect(
    clippy::unnecessary_wraps,
    reason = "folders of Windows cannot be synced and need not be"
)]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}
