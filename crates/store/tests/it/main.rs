//! The store on real files in temporary folders.
#![expect(clippy::print_stdout, reason = "a test says its figure")]
#![expect(clippy::unwrap_used, reason = "a test says what went wrong by failing")]
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    reason = "small numbers of tests"
)]

mod achievements;
mod any_order;
mod crash;
mod full;
mod journal;
mod made;
mod network;
mod open;
mod outbox;
mod own_texts;
mod profiles;
mod recommendations;
mod salvage;
mod save;
mod settings;
mod sums;
mod transfer;

use std::path::{Path, PathBuf};

use store::Store;
use tempfile::TempDir;

/// A store in its own temporary folder.
pub(crate) struct Fresh {
    pub(crate) store: Store,
    pub(crate) folder: TempDir,
}

pub(crate) fn fresh() -> Fresh {
    let folder = TempDir::new().unwrap();
    let opened = Store::open(&file_in(folder.path()), made::NOW).unwrap();
    assert_eq!(opened.set_aside, None);
    Fresh {
        store: opened.store,
        folder,
    }
}

pub(crate) fn file_in(folder: &Path) -> PathBuf {
    folder.join("0d9f6d0e-6a4e-4c0b-9a44-0a6c5a2f7e11.sqlite")
}

/// Another program's look at the file.
pub(crate) fn look(path: &Path) -> rusqlite::Connection {
    rusqlite::Connection::open(path).unwrap()
}

pub(crate) fn number(sql: &rusqlite::Connection, query: &str) -> i64 {
    sql.query_row(query, [], |row| row.get(0)).unwrap()
}
