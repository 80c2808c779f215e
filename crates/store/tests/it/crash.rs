//! `kill -9` in the middle of writing: what was acknowledged is there, whole; nothing is there by half.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};

use store::{Journal, JournalEvent, Store};

use crate::journal::header;
use crate::made::{NOW, session};
use crate::{file_in, look, number};

const FOLDER: &str = "TACTUS_TEST_CRASH_FOLDER";
const WORK: &str = "TACTUS_TEST_CRASH_WORK";

/// Not a test by itself: what the killed process does. It says each thing it has finished.
#[test]
fn child() {
    let (Some(folder), Ok(work)) = (std::env::var_os(FOLDER), std::env::var(WORK)) else {
        return;
    };
    let path = file_in(Path::new(&folder));
    if work == "sessions" {
        let store = Store::open(&path, NOW).unwrap().store;
        let first = number(&look(&path), "SELECT count(*) FROM sessions").cast_unsigned();
        for seed in first.. {
            let _ = store
                .save_session(&session(seed, 1 + seed as u32 % 3, 22, true).as_new())
                .unwrap();
            say(seed);
        }
    } else {
        let mut journal = Journal::begin(&path.with_extension("open.jsonl"), &header(), 0).unwrap();
        for t in 0.. {
            journal
                .append(&[JournalEvent("KeyF".into(), "f".into(), t)], t)
                .unwrap();
            say(t);
        }
    }
}

fn say(number: u64) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "\nDONE {number}").unwrap();
    out.flush().unwrap();
}

/// Runs the child until it said `upto`, kills it a moment into the next work, and answers what it said last.
fn kill_after(folder: &Path, work: &str, upto: u64) -> u64 {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "crash::child", "--nocapture"])
        .env(FOLDER, folder)
        .env(WORK, work)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut said = None;
    let mut killed = false;
    for line in BufReader::new(child.stdout.take().unwrap())
        .lines()
        .map_while(Result::ok)
    {
        if let Some(number) = line.strip_prefix("DONE ") {
            said = Some(number.parse().unwrap());
        }
        if said.is_some_and(|said| said >= upto) && !killed {
            // SIGKILL; it is busy with the next one. What it said before it died is read to the end.
            child.kill().unwrap();
            killed = true;
        }
    }
    child.wait().unwrap();
    said.expect("the child did something")
}

#[test]
fn no_acknowledged_session_is_lost_and_none_is_there_by_half() {
    let folder = tempfile::tempdir().unwrap();
    let path = file_in(folder.path());
    let mut acknowledged = 0;
    for round in 1..=8 {
        acknowledged = kill_after(folder.path(), "sessions", acknowledged + 3 * round);
        let opened = Store::open(&path, NOW).unwrap();
        assert_eq!(opened.set_aside, None);
        let sql = look(&path);
        let stored = number(&sql, "SELECT count(*) FROM sessions").cast_unsigned();
        assert!(
            stored > acknowledged,
            "{stored} stored, {} acknowledged",
            acknowledged + 1
        );
        assert!(stored <= acknowledged + 2);
        for part in ["session_logs", "session_stats", "outbox"] {
            assert_eq!(
                number(&sql, &format!("SELECT count(*) FROM {part}")).cast_unsigned(),
                stored,
                "{part}"
            );
        }
        assert_eq!(
            number(&sql, "SELECT sum(attempt_count) FROM progress").cast_unsigned(),
            stored
        );
        assert_eq!(
            number(&sql, "SELECT sum(sessions) FROM daily").cast_unsigned(),
            stored
        );
        for seed in 0..stored {
            let made = session(seed, 1 + seed as u32 % 3, 22, true);
            let stored = opened.store.session_log(made.id()).unwrap().unwrap();
            assert_eq!(stored.log, made.log);
        }
        acknowledged = stored - 1;
    }
}

#[test]
fn a_killed_app_loses_nothing_that_was_journalled() {
    let folder = tempfile::tempdir().unwrap();
    let path = file_in(folder.path());
    let said = kill_after(folder.path(), "journal", 500);
    let store = Store::open(&path, NOW).unwrap().store;
    let recovered = Journal::recover(&path.with_extension("open.jsonl"), &store, 0)
        .unwrap()
        .unwrap();
    assert!(recovered.events.len() as u64 > said);
    assert!(
        recovered
            .events
            .iter()
            .zip(0..)
            .all(|(event, t)| event.2 == t)
    );
}
