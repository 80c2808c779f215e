//! A file on the network: no write-ahead log, and what a crash leaves half written is taken back.

use std::fs;
use std::path::Path;

use rusqlite::Connection;
use store::{Disk, Store};

use crate::made::NOW;

/// The format of reading and writing in the file's head: 1 for a rollback journal, 2 for a write-ahead log.
fn format(path: &Path) -> [u8; 2] {
    let head = fs::read(path).unwrap();
    [head[18], head[19]]
}

fn log(path: &Path) -> bool {
    path.with_extension("sqlite-wal").exists()
}

#[test]
fn a_file_changes_its_journal_with_its_disk() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("p.sqlite");
    for (lesson, disk, expected) in [
        (2, Disk::Network, [1, 1]),
        (3, Disk::Local, [2, 2]),
        (4, Disk::Network, [1, 1]),
    ] {
        let store = Store::open_on(&path, disk, NOW).unwrap().store;
        let _ = store.transact(|tx| tx.unlock("c", lesson)).unwrap();
        assert_eq!(
            store.unlocks("c").unwrap().len(),
            usize::try_from(lesson).unwrap() - 1
        );
        assert_eq!(log(&path), disk == Disk::Local);
        assert_eq!(format(&path), expected, "{disk:?}");
    }
}

#[test]
fn what_a_crash_left_half_written_is_taken_back_before_anybody_looks() {
    let folder = tempfile::tempdir().unwrap();
    let (path, crashed) = (
        folder.path().join("p.sqlite"),
        folder.path().join("crashed.sqlite"),
    );
    let store = Store::open_on(&path, Disk::Network, NOW).unwrap().store;
    let _ = store.transact(|tx| tx.unlock("c", 2)).unwrap();
    drop(store);

    // A write that is so large that it reaches the file before it is whole; then the power goes.
    let raw = Connection::open(&path).unwrap();
    raw.execute_batch(
        "PRAGMA cache_size = 2;
         BEGIN;
         UPDATE unlocks SET lesson_number = 9;
         CREATE TABLE junk (bytes BLOB);
         WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500)
         INSERT INTO junk SELECT randomblob(4000) FROM n;",
    )
    .unwrap();
    let journal = path.with_extension("sqlite-journal");
    fs::copy(&path, &crashed).unwrap();
    fs::copy(&journal, crashed.with_extension("sqlite-journal")).unwrap();
    assert_ne!(fs::read(&crashed).unwrap().len(), 0);
    raw.execute_batch("ROLLBACK").unwrap();

    let opened = Store::open_on(&crashed, Disk::Network, NOW).unwrap();
    assert_eq!((opened.set_aside, opened.salvaged), (None, None));
    let unlocks = opened.store.unlocks("c").unwrap();
    assert_eq!(unlocks.len(), 1);
    drop(opened.store);
    // A folder that was brought to a disk of the machine is the same.
    fs::copy(&path, &crashed).unwrap();
    let opened = Store::open(&crashed, NOW).unwrap();
    assert_eq!(opened.store.unlocks("c").unwrap(), unlocks);
}
