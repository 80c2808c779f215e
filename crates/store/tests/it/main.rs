//! The store on real files in temporary folders.
#![expect(clippy::cast_possible_truncation, clippy::cast_possible_wrap, reason = "small numbers of tests")]

mod crash;
mod full;
mod journal;
mod made;
mod open;
mod outbox;
mod profiles;
mod save;
mod settings;

use std::path::{Path, PathBuf};

use store::Store;
use tempfile::TempDir;

/// A store in its own temporary folder.
pub struct Fresh {
    pub store: Store,
    pub folder: TempDir,
}

pub fn fresh() -> Fresh {
    let folder = TempDir::new().unwrap();
    let opened = Store::open(&file_in(folder.path()), made::NOW).unwrap();
    assert_eq!(opened.set_aside, None);
    Fresh { store: opened.store, folder }
}

pub fn file_in(folder: &Path) -> PathBuf {
    folder.join("0d9f6d0e-6a4e-4c0b-9a44-0a6c5a2f7e11.sqlite")
}

/// Another program's look at the file.
pub fn look(path: &Path) -> rusqlite::Connection {
    rusqlite::Connection::open(path).unwrap()
}

pub fn number(sql: &rusqlite::Connection, query: &str) -> i64 {
    sql.query_row(query, [], |row| row.get(0)).unwrap()
}
