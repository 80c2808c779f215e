//! What can go wrong with a learner's file, each with what the caller does about it.

use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;
use uuid::Uuid;

/// Result of everything in this crate.
pub type Result<T> = std::result::Result<T, StoreError>;

/// Why the store could not do what was asked. Nothing that was stored before is lost by any of these.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// No room left: nothing was changed, the same call works again once there is room.
    #[error("no space left on the disk")]
    DiskFull,
    /// The folder or the file cannot be written to.
    #[error("{} cannot be written to", .path.display())]
    ReadOnly {
        /// The folder or file.
        path: PathBuf,
    },
    /// The file is damaged: drop the store and open again, which salvages what can be read.
    #[error("the database file is damaged")]
    Corrupt,
    /// Written by a newer version of the app: left as it is. It can be looked at
    /// ([`Store::open_to_read`](crate::Store::open_to_read)); to go on, the learner has to update.
    #[error("{} was written by a newer version: schema {found}, this version knows {known}", .path.display())]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its schema version.
        found: u32,
        /// The newest schema version this app knows.
        known: u32,
    },
    /// Another instance of the app has this profile open.
    #[error("{} is in use by another process", .path.display())]
    InUse {
        /// The file.
        path: PathBuf,
    },
    /// The bundled SQLite is too old to be trusted with a WAL.
    #[error("SQLite {found} is too old, 3.51.3 is needed")]
    OldSqlite {
        /// Its version.
        found: &'static str,
    },
    /// No such profile in the registry.
    #[error("there is no profile {0}")]
    UnknownProfile(Uuid),
    /// No such copy of this profile's file.
    #[error("there is no copy {0}")]
    UnknownCopy(String),
    /// No such session in this file.
    #[error("there is no session {0}")]
    UnknownSession(Uuid),
    /// The id is taken by a session with other content.
    #[error("session {0} is already stored with other content")]
    IdConflict(Uuid),
    /// A journal of another open session is there: recover or discard it first.
    #[error("{} holds a session that was never ended", .path.display())]
    JournalInTheWay {
        /// The journal.
        path: PathBuf,
    },
    /// A stored value cannot be read back; says which.
    #[error("a stored value cannot be read: {what}")]
    Unreadable {
        /// Column or part.
        what: &'static str,
    },
    /// The file system said no.
    #[error("{}: {source}", .path.display())]
    Io {
        /// What was read or written.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// Anything else from SQLite: a mistake in this crate.
    #[error("SQLite: {0}")]
    Sqlite(rusqlite::Error),
    /// A migration could not be carried out; the copy made before it is beside the file.
    #[error("migration: {0}")]
    Migration(#[source] Box<refinery::Error>),
}

impl StoreError {
    /// A stable name for the error, for the app's error codes.
    pub fn code(&self) -> &'static str {
        match self {
            Self::DiskFull => "disk_full",
            Self::ReadOnly { .. } => "read_only",
            Self::Corrupt => "database_damaged",
            Self::Newer { .. } => "database_newer",
            Self::InUse { .. } => "profile_in_use",
            Self::UnknownProfile(_) => "unknown_profile",
            Self::UnknownSession(_) => "unknown_session",
            Self::UnknownCopy(_) => "unknown_copy",
            Self::IdConflict(_) => "id_conflict",
            Self::JournalInTheWay { .. } => "session_open",
            Self::OldSqlite { .. }
            | Self::Unreadable { .. }
            | Self::Io { .. }
            | Self::Sqlite(_)
            | Self::Migration(_) => "storage",
        }
    }

    /// Names the file an I/O error is about, and tells the errors that need their own word apart.
    pub(crate) fn io(path: &Path, source: std::io::Error) -> Self {
        use std::io::ErrorKind as Kind;
        match source.kind() {
            Kind::StorageFull | Kind::QuotaExceeded | Kind::FileTooLarge => Self::DiskFull,
            Kind::PermissionDenied | Kind::ReadOnlyFilesystem => Self::ReadOnly {
                path: path.to_owned(),
            },
            _ => Self::Io {
                path: path.to_owned(),
                source,
            },
        }
    }

    /// As [`From<rusqlite::Error>`], with the file named where the error can name one.
    pub(crate) fn sqlite_at(path: &Path, error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen) => {
                Self::ReadOnly {
                    path: path.to_owned(),
                }
            }
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::InUse {
                path: path.to_owned(),
            },
            _ => error.into(),
        }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Corrupt,
            _ => Self::Sqlite(error),
        }
    }
}
