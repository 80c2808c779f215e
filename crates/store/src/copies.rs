//! Copies of a profile's file: one before each new schema version, and three daily ones.
//!
//! A copy counts only when it was written whole, checked, synced and renamed; a bad one never takes the
//! place of a good one.

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};

use crate::error::{Result, StoreError};
use crate::files::{make_folder, rename_durably, sync_file, with_suffix};
use crate::open::{check, open_to_look};

/// Daily copies that are kept.
pub const DAILY_COPIES: usize = 3;

/// The folder of the copies of all profiles beside `database`.
fn folder(database: &Path) -> PathBuf {
    database.with_file_name("copies")
}

fn stem(database: &Path) -> String {
    database
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

/// The name of the copy made before schema version `version` came.
pub(crate) fn before_version(database: &Path, version: u32) -> PathBuf {
    folder(database).join(format!("{}.before-v{version}.sqlite", stem(database)))
}

/// Copies what `source` sees to `target`, whole or not at all.
pub(crate) fn copy(source: &Connection, target: &Path) -> Result<()> {
    make_folder(target.parent().unwrap_or(Path::new(".")))?;
    let temporary = with_suffix(target, ".tmp");
    let _ = fs::remove_file(&temporary);
    let written = write_copy(source, &temporary);
    if let Err(error) = written {
        let _ = fs::remove_file(&temporary);
        return Err(error);
    }
    sync_file(&temporary)?;
    rename_durably(&temporary, target)
}

fn write_copy(source: &Connection, temporary: &Path) -> Result<()> {
    let mut connection =
        Connection::open(temporary).map_err(|error| StoreError::sqlite_at(temporary, error))?;
    // One step holds a read transaction, which a WAL gives without blocking the writer.
    let step = Backup::new(source, &mut connection)?.step(-1)?;
    if step != StepResult::Done {
        return Err(StoreError::InUse {
            path: temporary.to_owned(),
        });
    }
    // A copy is one file: without this, opening it would leave a WAL beside it.
    connection.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))?;
    check(&connection)?;
    connection.close().map_err(|(_, error)| error.into())
}

/// Makes the copy of day `local_date` if there is none yet, and lets the oldest beyond three go.
///
/// Works beside the open store, on a connection of its own; does not block its writer. `true` when a copy
/// was made. [`StoreError::Corrupt`]: the file is damaged, and the copies of the days before are still there.
pub fn daily_copy(database: &Path, local_date: &str) -> Result<bool> {
    let prefix = format!("{}.day-", stem(database));
    let target = folder(database).join(format!("{prefix}{local_date}.sqlite"));
    if target.exists() {
        return Ok(false);
    }
    let source = open_to_look(database)?;
    copy(&source, &target)?;
    let mut copies = daily_copies(database)?;
    // A copy from a day that has not come yet was made while the clock was wrong: it goes first.
    copies.sort_by_key(|copy| day(copy).is_none_or(|day| *day <= *local_date));
    for old in copies.into_iter().rev().skip(DAILY_COPIES) {
        fs::remove_file(&old).map_err(|error| StoreError::io(&old, error))?;
    }
    Ok(true)
}

/// Makes the copy of before `version` of Tactus takes over, and lets the one before an earlier update go. Nothing is
/// done where there is no file yet. The store must not be written meanwhile.
///
/// # Errors
/// [`StoreError::DiskFull`]; [`StoreError::Corrupt`]: the file is damaged. What copies there are stay.
pub fn copy_before_update(database: &Path, version: &str) -> Result<()> {
    if !database.exists() {
        return Ok(());
    }
    let target = folder(database).join(format!("{}.update-{version}.sqlite", stem(database)));
    // Anew where one was tried before: somebody has practised since.
    copy(&open_to_look(database)?, &target)?;
    for old in update_copies(database)? {
        if old != target {
            fs::remove_file(&old).map_err(|error| StoreError::io(&old, error))?;
        }
    }
    Ok(())
}

/// The copy made before an update.
fn update_copies(database: &Path) -> Result<Vec<PathBuf>> {
    named(database, &format!("{}.update-", stem(database)))
}

/// The daily copies there are, oldest first.
pub fn daily_copies(database: &Path) -> Result<Vec<PathBuf>> {
    named(database, &format!("{}.day-", stem(database)))
}

/// All copies there are: those made before new versions of the schema, the one before an update, then the daily ones,
/// each oldest first.
pub(crate) fn all(database: &Path) -> Result<Vec<PathBuf>> {
    let mut copies = named(database, &format!("{}.before-v", stem(database)))?;
    copies.sort_by_key(|path| version(path));
    copies.extend(update_copies(database)?);
    copies.extend(daily_copies(database)?);
    Ok(copies)
}

/// The schema version a copy was made before.
pub(crate) fn version(copy: &Path) -> Option<u32> {
    let name = copy.file_stem()?.to_str()?;
    name.rsplit_once(".before-v")?.1.parse().ok()
}

/// The learner's day a copy was made on.
pub(crate) fn day(copy: &Path) -> Option<String> {
    let name = copy.file_stem()?.to_str()?;
    Some(name.rsplit_once(".day-")?.1.to_owned())
}

fn named(database: &Path, prefix: &str) -> Result<Vec<PathBuf>> {
    let folder = folder(database);
    let entries = match fs::read_dir(&folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(StoreError::io(&folder, error)),
    };
    let mut copies = Vec::new();
    for entry in entries {
        let path = entry
            .map_err(|error| StoreError::io(&folder, error))?
            .path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with(prefix) && name.ends_with(".sqlite") {
            copies.push(path);
        }
    }
    copies.sort();
    Ok(copies)
}
