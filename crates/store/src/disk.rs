//! What a file stands on, and how it is written there.

use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use crate::files::with_suffix;

/// How long a write waits for another connection of this process.
pub(crate) const BUSY_TIMEOUT: Duration = Duration::from_secs(5);

/// The kind of disk that a file stands on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Disk {
    /// One of this machine.
    #[default]
    Local,
    /// A file system of the network. A write-ahead log needs memory that all connections share, which such file
    /// systems do not give: a rollback journal takes its place.
    Network,
}

impl Disk {
    fn journal_mode(self) -> &'static str {
        match self {
            Self::Local => "wal",
            Self::Network => "delete",
        }
    }
}

/// What every connection that writes needs.
pub(crate) fn set_up(connection: &Connection, disk: Disk) -> rusqlite::Result<()> {
    connection.busy_timeout(BUSY_TIMEOUT)?;
    let wanted = disk.journal_mode();
    let mode: String =
        connection.query_row(&format!("PRAGMA journal_mode = {wanted}"), [], |row| {
            row.get(0)
        })?;
    if mode != wanted {
        tracing::warn!(mode, wanted, "the journal is of another kind");
    }
    // NORMAL loses acknowledged commits at a power cut.
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    // On macOS a plain fsync leaves the data in the drive's cache; elsewhere these do nothing.
    connection.pragma_update(None, "fullfsync", true)?;
    connection.pragma_update(None, "checkpoint_fullfsync", true)?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(())
}

/// Takes back what a crash left half written on a [`Disk::Network`]: whoever only looks may not, and could not look.
/// A file that cannot be helped is judged by what comes after.
pub(crate) fn roll_back(path: &Path) {
    if !with_suffix(path, "-journal").exists() {
        return;
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let read = Connection::open_with_flags(path, flags).and_then(|connection| {
        connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))
    });
    if let Err(error) = read {
        tracing::warn!(%error, "what a crash left half written cannot be taken back");
    }
}
