//! No room, no right to write: said, nothing lost, and the same call works once there is room.

use std::path::Path;
use std::process::Command;

use store::{Journal, JournalEvent, Store, StoreError};
use tempfile::TempDir;

use crate::file_in;
use crate::journal::header;
use crate::made::{NOW, session};

/// A file system of its own, unmounted at the end. `None` where this user may not mount.
struct Mount {
    folder: TempDir,
}

impl Mount {
    fn new(options: &str) -> Option<Self> {
        let folder = TempDir::new().unwrap();
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", options, "tactus-test"])
            .arg(folder.path())
            .status()
            .is_ok_and(|status| status.success());
        mounted.then_some(Self { folder })
    }

    fn remount(&self, options: &str) {
        let done = Command::new("mount")
            .args(["-o", &format!("remount,{options}")])
            .arg(self.folder.path())
            .status();
        assert!(done.unwrap().success());
    }
}

impl Drop for Mount {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.folder.path()).status();
    }
}

/// Fills what is left, and answers the file that does.
fn fill(folder: &Path) -> std::path::PathBuf {
    let path = folder.join("ballast");
    let mut ballast = std::fs::File::create(&path).unwrap();
    let chunk = [7_u8; 512];
    while std::io::Write::write_all(&mut ballast, &chunk).is_ok() {}
    path
}

#[test]
fn a_full_disk_loses_nothing_and_heals_by_itself() {
    let Some(mount) = Mount::new("size=2m") else {
        full_by_page_limit();
        return;
    };
    let path = file_in(mount.folder.path());
    let store = Store::open(&path, NOW).unwrap().store;
    let first = session(0, 1, 22, true);
    let _ = store.save_session(&first.as_new()).unwrap();
    let journal_path = path.with_extension("open.jsonl");
    let mut journal = Journal::begin(&journal_path, &header(), 0).unwrap();
    journal
        .append(&[JournalEvent("KeyF".into(), "f".into(), 0)], 0)
        .unwrap();
    let ballast = fill(mount.folder.path());

    let mut saved = 1;
    let refused =
        (1..).find_map(
            |seed| match store.save_session(&session(seed, 1, 22, true).as_new()) {
                Ok(_) => {
                    saved += 1;
                    None
                }
                Err(error) => Some((seed, error)),
            },
        );
    let (seed, error) = refused.unwrap();
    assert!(matches!(error, StoreError::DiskFull), "{error:?}");
    assert_eq!(store.newest_sessions(10_000).unwrap().len(), saved);
    assert_eq!(
        store.session_log(first.id()).unwrap().unwrap().log,
        first.log
    );

    // Typing goes on; what the journal could not write waits in memory.
    let event = |t| JournalEvent("KeyF".into(), "x".repeat(3_000), t);
    let mut t = 1;
    while journal.append(&[event(t)], t).is_ok() {
        t += 1;
    }
    assert!(matches!(
        journal.append(&[event(t + 1)], t + 1),
        Err(StoreError::DiskFull)
    ));
    std::fs::remove_file(ballast).unwrap();
    let _ = store
        .save_session(&session(seed, 1, 22, true).as_new())
        .unwrap();
    journal.append(&[event(t + 2)], t + 2).unwrap();
    drop(journal);
    let recovered = Journal::recover(&journal_path, &store, 0).unwrap().unwrap();
    let times: Vec<u64> = recovered.events.iter().map(|event| event.2).collect();
    assert_eq!(times, (0..=t + 2).collect::<Vec<_>>());
}

/// Without a file system of our own: SQLite's page limit gives the same error.
fn full_by_page_limit() {
    let folder = TempDir::new().unwrap();
    let store = Store::open(&file_in(folder.path()), NOW).unwrap().store;
    store.limit_pages(60).unwrap();
    let refused = (0..)
        .map(|seed| store.save_session(&session(seed, 1, 22, true).as_new()))
        .find_map(Result::err);
    assert!(matches!(refused, Some(StoreError::DiskFull)));
    store.limit_pages(6_000).unwrap();
    let _ = store
        .save_session(&session(100_000, 1, 22, true).as_new())
        .unwrap();
}

#[test]
fn a_limit_of_pages_is_a_full_disk_too() {
    full_by_page_limit();
}

#[test]
fn a_full_disk_from_the_start_is_said() {
    let Some(mount) = Mount::new("size=64k") else {
        return;
    };
    let _ballast = fill(mount.folder.path());
    let refused = Store::open(&file_in(mount.folder.path()), NOW);
    assert!(matches!(refused, Err(StoreError::DiskFull)), "{refused:?}");
    assert!(matches!(
        Journal::begin(&mount.folder.path().join("a.open.jsonl"), &header(), 0),
        Err(StoreError::DiskFull)
    ));
    assert!(
        !mount.folder.path().join("a.open.jsonl").exists(),
        "no half journal is in the way"
    );
}

#[test]
fn a_read_only_folder_is_said() {
    let Some(mount) = Mount::new("size=2m") else {
        read_only_by_rights();
        return;
    };
    let path = file_in(mount.folder.path());
    drop(Store::open(&path, NOW).unwrap());
    mount.remount("ro");
    let refused = Store::open(&path, NOW);
    assert!(
        matches!(refused, Err(StoreError::ReadOnly { .. })),
        "{refused:?}"
    );
    let refused = store::Profiles::open(mount.folder.path(), NOW);
    assert!(
        matches!(refused, Err(StoreError::ReadOnly { .. })),
        "{refused:?}"
    );
}

fn read_only_by_rights() {
    let folder = TempDir::new().unwrap();
    let mut rights = std::fs::metadata(folder.path()).unwrap().permissions();
    rights.set_readonly(true);
    std::fs::set_permissions(folder.path(), rights).unwrap();
    let refused = Store::open(&file_in(folder.path()), NOW);
    assert!(
        matches!(refused, Err(StoreError::ReadOnly { .. })),
        "{refused:?}"
    );
}
