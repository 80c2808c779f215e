//! Files that are new, damaged, foreign, newer, in use, out of reach; copies.

use std::fs;
use std::path::{Path, PathBuf};

use store::{AsideReason, Store, StoreError, daily_copies, daily_copy};

use crate::made::{NOW, session};
use crate::{file_in, fresh, look, number};

#[test]
fn a_new_file_is_set_up_for_durability() {
    let it = fresh();
    let sql = look(it.store.path());
    assert_eq!(number(&sql, "PRAGMA application_id"), 0x5461_6374);
    let mode: String = sql
        .query_row("PRAGMA journal_mode", [], |row| row.get(0))
        .unwrap();
    assert_eq!(mode, "wal");
    let loose = "SELECT count(*) FROM pragma_table_list WHERE strict = 0 AND type = 'table' AND schema = 'main' \
                 AND name NOT LIKE 'sqlite_%' AND name <> 'refinery_schema_history'";
    assert_eq!(number(&sql, loose), 0);
}

#[test]
fn the_writer_is_durable_and_checks_references() {
    let it = fresh();
    let settings = it.store.pragmas().unwrap();
    assert_eq!(
        settings["synchronous"], 2,
        "FULL: NORMAL loses commits at a power cut"
    );
    assert_eq!(settings["foreign_keys"], 1);
    assert_eq!(settings["fullfsync"], 1);
    assert_eq!(settings["checkpoint_fullfsync"], 1);
    assert_eq!(settings["busy_timeout"], 5_000);
}

#[test]
fn it_is_open_once() {
    let it = fresh();
    let path = it.store.path().to_owned();
    assert!(matches!(
        Store::open(&path, NOW),
        Err(StoreError::InUse { .. })
    ));
    drop(it.store);
    Store::open(&path, NOW).unwrap();
}

fn kept(folder: &Path) -> Vec<PathBuf> {
    let mut kept: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    kept.retain(|path| path.to_string_lossy().contains(&format!("-{NOW}")));
    kept.sort();
    kept
}

#[test]
fn a_foreign_file_is_kept_aside_as_it_was() {
    for content in [
        &b"not a database at all, but somebody's notes"[..],
        &vec![0xff; 70_000],
    ] {
        let folder = tempfile::tempdir().unwrap();
        let path = file_in(folder.path());
        fs::write(&path, content).unwrap();
        let opened = Store::open(&path, NOW).unwrap();
        let aside = opened.set_aside.unwrap();
        assert_eq!(aside.reason, AsideReason::Foreign);
        assert_eq!(fs::read(&aside.kept_as).unwrap(), content);
        let _ = opened
            .store
            .save_session(&session(1, 1, 22, true).as_new())
            .unwrap();
    }
}

#[test]
fn another_programs_database_is_kept_aside() {
    let folder = tempfile::tempdir().unwrap();
    let path = file_in(folder.path());
    look(&path)
        .execute_batch("CREATE TABLE cookies (a); INSERT INTO cookies VALUES (1)")
        .unwrap();
    let before = fs::read(&path).unwrap();
    let opened = Store::open(&path, NOW).unwrap();
    let aside = opened.set_aside.unwrap();
    assert_eq!(aside.reason, AsideReason::Foreign);
    assert_eq!(fs::read(aside.kept_as).unwrap(), before);
}

/// A file with some hundred pages, closed.
fn filled(folder: &Path) -> PathBuf {
    let path = file_in(folder);
    let store = Store::open(&path, NOW).unwrap().store;
    for seed in 0..200 {
        let _ = store
            .save_session(&session(seed, 1, 22, true).as_new())
            .unwrap();
    }
    drop(store);
    path
}

#[test]
fn a_damaged_file_is_kept_aside_and_a_new_one_begun() {
    let folder = tempfile::tempdir().unwrap();
    let path = filled(folder.path());
    let good = fs::read(&path).unwrap();
    let page = 4_096;
    assert!(good.len() > 20 * page);
    let mut zeroed_head = good.clone();
    zeroed_head[..100].fill(0);
    let mut torn = good.clone();
    torn.truncate(good.len() / 2);
    let mut overwritten = good.clone();
    // The roots of tables: nothing is found without them.
    for at in 1..good.len() / page {
        overwritten[at * page..at * page + 50].fill(0xa5);
    }
    // One leaf in the middle of the logs: everything opens, and only reading every page finds it.
    let mut leaf = good.clone();
    let at = leaf_of_logs(&path) * page;
    leaf[at..at + 500].fill(0xa5);
    for (bad, what) in [
        (leaf, "leaf"),
        (zeroed_head, "head"),
        (torn, "torn"),
        (overwritten, "pages"),
    ] {
        fs::write(&path, &bad).unwrap();
        let opened = Store::open(&path, NOW).unwrap();
        let aside = opened.set_aside.expect(what);
        assert_eq!(aside.reason, AsideReason::Damaged, "{what}");
        assert_eq!(fs::read(&aside.kept_as).unwrap(), bad, "{what}");
        let _ = opened
            .store
            .save_session(&session(1, 1, 22, true).as_new())
            .unwrap();
    }
    // Four times in the same millisecond: four names.
    assert_eq!(
        kept(folder.path())
            .iter()
            .filter(|path| path.extension().unwrap() == "sqlite")
            .count(),
        4
    );
}

/// Index of a page in the middle of the logs.
fn leaf_of_logs(path: &Path) -> usize {
    let pages = "SELECT pageno FROM dbstat WHERE name = 'session_logs' AND pagetype = 'leaf' LIMIT 1 OFFSET 3";
    usize::try_from(number(&look(path), pages)).unwrap() - 1
}

#[test]
fn an_empty_file_is_a_new_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = file_in(folder.path());
    fs::write(&path, "").unwrap();
    assert_eq!(Store::open(&path, NOW).unwrap().set_aside, None);
}

#[test]
fn a_file_of_a_newer_app_is_refused_and_untouched() {
    let folder = tempfile::tempdir().unwrap();
    let path = filled(folder.path());
    look(&path)
        .execute_batch(
            "CREATE TABLE of_tomorrow (a) STRICT;
             INSERT INTO refinery_schema_history VALUES (999, 'tomorrow', '2027-11-22T08:30:00Z', '1');"
                .replace("(a) STRICT", "(a ANY) STRICT")
                .as_str(),
        )
        .unwrap();
    let before = fs::read(&path).unwrap();
    let refused = Store::open(&path, NOW);
    assert!(
        matches!(refused, Err(StoreError::Newer { found: 999, .. })),
        "{refused:?}"
    );
    assert_eq!(fs::read(&path).unwrap(), before);
    assert_eq!(kept(folder.path()), Vec::<PathBuf>::new());
    let history: i64 = number(&look(&path), "SELECT count(*) FROM refinery_schema_history");
    assert!(history >= 2);
}

#[test]
fn a_daily_copy_is_whole_checked_and_three_are_kept() {
    let folder = tempfile::tempdir().unwrap();
    let path = filled(folder.path());
    let store = Store::open(&path, NOW).unwrap().store;
    for day in 1..=5 {
        assert!(daily_copy(&path, &format!("2026-11-{day:02}")).unwrap());
        assert!(
            !daily_copy(&path, &format!("2026-11-{day:02}")).unwrap(),
            "once a day"
        );
        let _ = store
            .save_session(&session(1_000 + day, 1, 22, true).as_new())
            .unwrap();
    }
    let copies = daily_copies(&path).unwrap();
    let days: Vec<String> = copies
        .iter()
        .map(|path| path.file_stem().unwrap().to_string_lossy()[36..].to_owned())
        .collect();
    assert_eq!(
        days,
        [".day-2026-11-03", ".day-2026-11-04", ".day-2026-11-05"]
    );
    // What was only in the WAL is in the copy too: 200, and one for each day before.
    assert_eq!(
        number(&look(&copies[2]), "SELECT count(*) FROM sessions"),
        204
    );
    assert!(!copies[2].with_extension("sqlite-wal").exists());
    assert_eq!(
        fs::read_dir(path.with_file_name("copies")).unwrap().count(),
        3,
        "no half copies"
    );
}

#[test]
fn a_damaged_file_does_not_push_good_copies_out() {
    let folder = tempfile::tempdir().unwrap();
    let path = filled(folder.path());
    assert!(daily_copy(&path, "2026-11-20").unwrap());
    let mut bytes = fs::read(&path).unwrap();
    let half = bytes.len() / 2;
    bytes[half..].fill(0xa5);
    fs::write(&path, bytes).unwrap();
    for day in ["2026-11-21", "2026-11-22", "2026-11-23", "2026-11-24"] {
        assert!(matches!(daily_copy(&path, day), Err(StoreError::Corrupt)));
    }
    assert_eq!(daily_copies(&path).unwrap().len(), 1);
    assert_eq!(
        fs::read_dir(path.with_file_name("copies")).unwrap().count(),
        1
    );
}
