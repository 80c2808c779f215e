//! A look at a learner's file for whoever asks how it is: numbers only, nothing is changed, and an app that has it open does
//! not notice.

use std::fs;
use std::path::Path;

use rusqlite::{Connection, OpenFlags};

use crate::error::{Result, StoreError};
use crate::files::with_suffix;
use crate::migrate::{self, Schema};
use crate::open::{check, open_to_look};
use crate::outbox::{OutboxCounts, outbox_counts};

/// How a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Looked {
    /// Version of its schema; `None` where there is none yet.
    pub version: Option<u32>,
    /// The newest version this app knows.
    pub newest: u32,
    /// Sessions in it that count.
    pub sessions: u32,
    /// Where those typed here stand with the server.
    pub outbox: OutboxCounts,
}

impl Looked {
    /// Whether a newer app has written it.
    pub fn is_newer(&self) -> bool {
        self.version.is_some_and(|version| version > self.newest)
    }
}

/// Looks at a file, and checks the structure of all of it: about a second per 500 MB.
///
/// # Errors
/// [`StoreError::Corrupt`]: damaged, or none of ours. Others where it cannot be read.
pub fn look(path: &Path) -> Result<Looked> {
    let runner = migrate::built_in();
    let newest = migrate::newest(&runner);
    let connection = open_untouched(path)?;
    let version = match migrate::look(&connection, &runner)? {
        Schema::Foreign => return Err(StoreError::Corrupt),
        Schema::Empty => None,
        Schema::Known { version } | Schema::Newer { version } => Some(version),
    };
    check(&connection)?;
    let mut looked = Looked {
        version,
        newest,
        sessions: 0,
        outbox: OutboxCounts::default(),
    };
    // What a newer app means by its tables is not known here.
    if version.is_some() && !looked.is_newer() {
        looked.sessions = connection.query_row(
            "SELECT count(*) FROM sessions WHERE is_deleted = 0",
            [],
            |row| row.get(0),
        )?;
        looked.outbox = outbox_counts(&connection)?;
    }
    Ok(looked)
}

/// A connection that makes no file beside the one it reads: not even those of a log that nobody has written.
fn open_untouched(path: &Path) -> Result<Connection> {
    let log = with_suffix(path, "-wal");
    if fs::metadata(&log).is_ok_and(|log| log.len() > 0) {
        return open_to_look(path);
    }
    // A file that is not there is not a database without tables.
    fs::metadata(path).map_err(|error| StoreError::io(path, error))?;
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY
        | OpenFlags::SQLITE_OPEN_NO_MUTEX
        | OpenFlags::SQLITE_OPEN_URI;
    Connection::open_with_flags(uri(path), flags)
        .map_err(|error| StoreError::sqlite_at(path, error))
}

fn uri(path: &Path) -> String {
    let path = path.to_string_lossy().replace('\\', "/");
    let escaped = path
        .replace('%', "%25")
        .replace('?', "%3f")
        .replace('#', "%23");
    let root = if escaped.starts_with('/') { "" } else { "/" };
    format!("file://{root}{escaped}?immutable=1")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Store;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_is_looked_at_open_and_closed_and_nothing_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a #1? 50%.sqlite");
        let opened = Store::open(&path, 0).unwrap();
        let open = look(&path).unwrap();
        assert_eq!(open.version, Some(open.newest));
        assert_eq!((open.sessions, open.outbox.waiting), (0, 0));
        drop(opened);
        let before = names(folder.path());
        assert_eq!(look(&path).unwrap(), open);
        assert_eq!(names(folder.path()), before);
    }

    #[test]
    fn what_a_newer_app_wrote_is_known_as_that() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("p.sqlite");
        let opened = Store::open(&path, 0).unwrap();
        opened.store.mark_newer(900).unwrap();
        assert!(look(&path).unwrap().is_newer());
    }

    #[test]
    fn damage_and_absence_are_told() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("p.sqlite");
        assert!(matches!(look(&path), Err(StoreError::Io { .. })));
        fs::write(
            &path,
            "no database at all, but long enough to look like one",
        )
        .unwrap();
        assert!(matches!(look(&path), Err(StoreError::Corrupt)));
        assert!(!folder.path().join("p.sqlite-wal").exists());
    }
}
