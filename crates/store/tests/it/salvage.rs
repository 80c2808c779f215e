//! R3: random damage. What is whole is salvaged, what is damaged is kept aside and counted, nothing is invented.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use store::{AsideReason, Opened, Profiles, Store, StoreError, daily_copy};

use crate::made::{Made, NOW, Numbers, session};
use crate::{file_in, look, number};

const PAGE: usize = 4_096;
const SESSIONS: u64 = 600;

fn made(seed: u64) -> Made {
    session(
        seed,
        (seed % 7) as u32,
        1 + (seed % 28) as u32,
        !seed.is_multiple_of(5),
    )
}

fn fill(store: &Store, seeds: std::ops::Range<u64>) {
    for seed in seeds {
        let _ = store.save_session(&made(seed).as_new()).unwrap();
    }
}

/// A closed file of [`SESSIONS`] sessions with an account, settings and unlocks.
fn filled(folder: &Path) -> PathBuf {
    let path = file_in(folder);
    let store = Store::open(&path, NOW).unwrap().store;
    let _ = store
        .transact(|tx| {
            tx.sign_in("https://a.example", "u", &serde_json::json!({}))?;
            tx.set_setting("theme", &"dark".into(), 1, "dev")
        })
        .unwrap();
    fill(&store, 0..SESSIONS);
    let account = store.account().unwrap().unwrap().id;
    let _ = store
        .transact(|tx| {
            (0..SESSIONS).try_for_each(|seed| {
                tx.set_synced(account, made(seed).id(), &[seed as u8; 32], None)
            })
        })
        .unwrap();
    drop(store);
    path
}

/// The pages each row of a table lies on, its overflow pages included, by the row's number.
fn pages_of_rows(path: &Path) -> BTreeMap<i64, BTreeSet<usize>> {
    // A row's pages are found by what the row is on: SQLite says the path of every page.
    let sql = look(path);
    let mut pages: BTreeMap<i64, BTreeSet<usize>> = BTreeMap::new();
    for table in ["sessions", "session_logs", "session_stats", "outbox"] {
        let mut at = sql
            .prepare("SELECT pageno, path, ncell FROM dbstat WHERE name = ?1 AND pagetype <> 'internal' ORDER BY path")
            .unwrap();
        let found: Vec<(usize, String, i64)> = at
            .query_map([table], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .unwrap()
            .map(Result::unwrap)
            .collect();
        let mut first = 1;
        let mut of_leaf: BTreeMap<String, i64> = BTreeMap::new();
        for (page, path, cells) in &found {
            if let Some((leaf, rest)) = path.split_once('+') {
                // "/000/002+000000": overflow of a cell of that leaf; the cell's number stands before the '+'.
                let cell = i64::from_str_radix(&rest[..3], 16).unwrap();
                pages.entry(of_leaf[leaf] + cell).or_default().insert(*page);
                continue;
            }
            of_leaf.insert(path.clone(), first);
            for row in first..first + cells {
                pages.entry(row).or_default().insert(*page);
            }
            first += cells;
        }
    }
    pages
}

fn damage(bytes: &mut [u8], pages: usize, numbers: &mut Numbers) -> BTreeSet<usize> {
    let mut hit = BTreeSet::new();
    for _ in 0..pages {
        let page = numbers.next((bytes.len() / PAGE) as u64) as usize;
        hit.insert(page + 1);
        let at = page * PAGE;
        let (from, length) = match numbers.next(3) {
            // A whole page, a sector of it, a few bytes.
            0 => (at, PAGE),
            1 => (at + 512 * numbers.next(8) as usize, 512),
            _ => (at + numbers.next(PAGE as u64 - 40) as usize, 40),
        };
        for byte in &mut bytes[from..from + length] {
            *byte = numbers.next(256) as u8;
        }
    }
    hit
}

/// Every session of the file is one that was typed, with its own figures and its own log.
fn nothing_is_invented(store: &Store) -> BTreeSet<u64> {
    let mut seeds = BTreeSet::new();
    for stored in store.newest_sessions(10_000).unwrap() {
        let seed = u64::from_be_bytes(stored.session.id.as_bytes()[8..].try_into().unwrap());
        let made = made(seed);
        assert_eq!(stored.session.id, made.id(), "an id nobody made");
        assert_eq!(stored.session.figures, made.session.figures, "seed {seed}");
        if let Some(log) = store.session_log(made.id()).unwrap_or(None) {
            assert_eq!(log.log, made.log, "seed {seed}");
        }
        seeds.insert(seed);
    }
    seeds
}

#[test]
fn random_damage_costs_only_what_it_hit() {
    let nightly = std::env::var_os("TACTUS_NIGHTLY").is_some();
    let rounds = if nightly { 200 } else { 12 };
    let folder = tempfile::tempdir().unwrap();
    let good_path = filled(folder.path());
    let good = fs::read(&good_path).unwrap();
    let on = pages_of_rows(&good_path);
    assert_eq!(on.len() as u64, SESSIONS);
    let (mut whole, mut salvaged, mut worst) = (0_u64, 0_u64, 1.0_f64);
    for round in 0..rounds {
        let folder = tempfile::tempdir().unwrap();
        let path = file_in(folder.path());
        let mut numbers = Numbers(round);
        let mut bytes = good.clone();
        let some = 1 + numbers.next(20) as usize;
        let hit = damage(&mut bytes, some, &mut numbers);
        fs::write(&path, &bytes).unwrap();
        let opened = Store::open(&path, NOW).unwrap();
        let Some(aside) = opened.set_aside.clone() else {
            // What was hit is not the structure: nothing tells it but the content, where it is read.
            continue;
        };
        assert_eq!(aside.reason, AsideReason::Damaged);
        assert_eq!(fs::read(&aside.kept_as).unwrap(), bytes, "kept as it was");
        let seeds = nothing_is_invented(&opened.store);
        let intact: Vec<i64> = on
            .iter()
            .filter(|(_, pages)| pages.is_disjoint(&hit))
            .map(|(row, _)| *row)
            .collect();
        let there = intact
            .iter()
            .filter(|row| seeds.contains(&(row.cast_unsigned() - 1)))
            .count();
        whole += intact.len() as u64;
        salvaged += there as u64;
        worst = worst.min(there as f64 / intact.len().max(1) as f64);
        let said = opened.salvaged.unwrap();
        assert_eq!(u64::from(said.sessions), seeds.len() as u64);
        assert!(u64::from(said.sessions + said.missing) <= SESSIONS);
        goes_on(&opened);
    }
    println!(
        "R3: {rounds} damaged files, {salvaged} of {whole} intact sessions salvaged ({:.3} %), worst file {:.3} %",
        100.0 * salvaged as f64 / whole as f64,
        100.0 * worst
    );
    assert!(worst >= 0.98, "{worst}");
}

fn goes_on(opened: &Opened) {
    let store = &opened.store;
    store.check().unwrap();
    let _ = store.save_session(&made(5_000_000).as_new()).unwrap();
    let sql = look(store.path());
    let live = number(&sql, "SELECT count(*) FROM sessions WHERE is_deleted = 0");
    assert_eq!(number(&sql, "SELECT sum(sessions) FROM daily"), live);
    assert_eq!(
        number(&sql, "SELECT count(*) FROM outbox"),
        number(&sql, "SELECT count(*) FROM sessions WHERE origin = 0")
    );
}

#[test]
fn what_a_copy_still_has_comes_from_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = filled(folder.path());
    let store = Store::open(&path, NOW).unwrap().store;
    assert!(daily_copy(&path, "2026-11-21").unwrap());
    fill(&store, SESSIONS..SESSIONS + 60);
    drop(store);
    let mut bytes = fs::read(&path).unwrap();
    // A third of the pages, the first one with them.
    for page in (0..bytes.len() / PAGE).step_by(3) {
        bytes[page * PAGE..(page + 1) * PAGE].fill(0xa5);
    }
    fs::write(&path, &bytes).unwrap();
    let opened = Store::open(&path, NOW).unwrap();
    let salvaged = opened.salvaged.unwrap();
    let seeds = nothing_is_invented(&opened.store);
    assert!(
        (0..SESSIONS).all(|seed| seeds.contains(&seed)),
        "all of the copy"
    );
    assert!(
        seeds.iter().any(|&seed| seed >= SESSIONS),
        "and newer ones of the file"
    );
    assert!(salvaged.from_copies > 0);
    assert_eq!(u64::from(salvaged.sessions), seeds.len() as u64);
    for seed in 0..SESSIONS {
        assert!(opened.store.session_log(made(seed).id()).unwrap().is_some());
    }
    assert_eq!(
        fs::read_dir(folder.path().join("copies")).unwrap().count(),
        1
    );
    goes_on(&opened);
}

#[test]
fn what_is_only_in_the_write_ahead_log_is_salvaged() {
    let folder = tempfile::tempdir().unwrap();
    let path = filled(folder.path());
    let store = Store::open(&path, NOW).unwrap().store;
    fill(&store, SESSIONS..SESSIONS + 5);
    let elsewhere = tempfile::tempdir().unwrap();
    let torn = file_in(elsewhere.path());
    for suffix in ["", "-wal"] {
        let name = |path: &Path| PathBuf::from(format!("{}{suffix}", path.display()));
        fs::copy(name(&path), name(&torn)).unwrap();
    }
    let mut bytes = fs::read(&torn).unwrap();
    bytes[..PAGE].fill(0);
    fs::write(&torn, bytes).unwrap();
    let opened = Store::open(&torn, NOW).unwrap();
    assert_eq!(
        opened
            .salvaged
            .map(|salvaged| (salvaged.sessions, salvaged.missing)),
        Some((SESSIONS as u32 + 5, 0))
    );
    assert_eq!(
        nothing_is_invented(&opened.store).len() as u64,
        SESSIONS + 5
    );
    assert!(opened.store.account().unwrap().is_some());
    assert_eq!(opened.store.settings().unwrap()["theme"], "dark");
}

#[test]
fn figures_and_log_that_differ_are_settled_by_the_log() {
    let folder = tempfile::tempdir().unwrap();
    let path = filled(folder.path());
    look(&path)
        .execute_batch("UPDATE sessions SET wpm = 99999 WHERE id = 7; UPDATE session_logs SET log = x'0105' WHERE session_id = 9;")
        .unwrap();
    let mut bytes = fs::read(&path).unwrap();
    bytes[..100].fill(0);
    fs::write(&path, bytes).unwrap();
    let opened = Store::open(&path, NOW).unwrap();
    assert_eq!(nothing_is_invented(&opened.store).len() as u64, SESSIONS);
    assert!(opened.store.session_log(made(8).id()).unwrap().is_none());
}

#[test]
fn a_power_cut_while_the_new_file_takes_its_place_loses_nothing() {
    for (built, old_is_there) in [
        (".salvaged", false),
        (".salvaged", true),
        (".restored", true),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let path = filled(folder.path());
        let ready = PathBuf::from(format!("{}{built}", path.display()));
        fs::copy(&path, &ready).unwrap();
        if old_is_there {
            fs::write(&path, vec![0; 8 * PAGE]).unwrap();
        } else {
            fs::remove_file(&path).unwrap();
        }
        fs::write(format!("{}.building", path.display()), "half").unwrap();
        let opened = Store::open(&path, NOW).unwrap();
        assert_eq!(opened.set_aside.is_some(), old_is_there);
        assert_eq!(nothing_is_invented(&opened.store).len() as u64, SESSIONS);
        assert!(!ready.exists());
    }
}

#[test]
fn going_back_to_a_copy_keeps_what_was_typed_since() {
    let folder = tempfile::tempdir().unwrap();
    let (mut profiles, _) = Profiles::open(folder.path(), NOW).unwrap();
    let card = store::ProfileCard {
        id: uuid::Uuid::from_u128(7),
        name: "Ann".into(),
        age_group: "adults".into(),
        course: "adults-en-v1".into(),
        created_at: NOW,
        other: serde_json::Map::new(),
    };
    profiles.create(card.clone()).unwrap();
    let store = profiles.open_store(card.id, NOW).unwrap().store;
    fill(&store, 0..20);
    let set = |value: &str, at| {
        let _ = store
            .transact(|tx| tx.set_setting("theme", &value.into(), at, "dev"))
            .unwrap();
    };
    set("dark", 1);
    assert!(daily_copy(store.path(), "2026-11-21").unwrap());
    set("light", 2);
    fill(&store, 20..25);
    let copies = profiles.copies(card.id).unwrap();
    assert_eq!((copies.len(), copies[0].sessions), (1, 20));
    assert_eq!(copies[0].day.as_deref(), Some("2026-11-21"));
    assert!(matches!(
        profiles.restore(card.id, &copies[0].name, NOW),
        Err(StoreError::InUse { .. })
    ));
    drop(store);
    assert!(matches!(
        profiles.restore(card.id, "../registry.json", NOW),
        Err(StoreError::UnknownCopy(_))
    ));
    let aside = profiles.restore(card.id, &copies[0].name, NOW).unwrap();
    assert_eq!(aside.reason, AsideReason::Replaced);
    let store = profiles.open_store(card.id, NOW).unwrap().store;
    assert_eq!(store.settings().unwrap()["theme"], "dark", "as in the copy");
    assert_eq!(nothing_is_invented(&store).len(), 25);
    assert_eq!(store.newest_sessions(100).unwrap().len(), 25);
    assert_eq!(
        number(&look(&aside.kept_as), "SELECT count(*) FROM sessions"),
        25
    );
    assert_eq!(store.outbox_counts().unwrap().local, 25);
}
