//! The journal of the open session.

use std::fs;

use proptest::prelude::*;
use serde_json::json;
use store::{Journal, JournalEvent, JournalHeader, StoreError};
use trainer::typing::Policy;
use uuid::Uuid;

use crate::fresh;
use crate::made::{NOW, session};

pub(crate) fn header() -> JournalHeader {
    JournalHeader {
        session_id: Uuid::from_u128(7),
        request: json!({"kind": "lesson", "number": 3}),
        text: "ёлка\nfj \u{8} é".into(),
        policy: Policy::Free,
        keyboard_layout: "us".into(),
        started_at: NOW,
        timezone: "Europe/Berlin".into(),
        local_date: "2026-11-22".into(),
    }
}

fn event(t: u64) -> JournalEvent {
    JournalEvent("KeyF".into(), "ё\n".into(), t)
}

#[test]
fn what_was_appended_is_recovered_and_goes_on() {
    let it = fresh();
    let path = it.folder.path().join("a.open.jsonl");
    assert!(Journal::recover(&path, &it.store, 0).unwrap().is_none());
    let mut journal = Journal::begin(&path, &header(), 0).unwrap();
    assert!(matches!(
        Journal::begin(&path, &header(), 0),
        Err(StoreError::JournalInTheWay { .. })
    ));
    journal.append(&[event(0), event(5)], 10).unwrap();
    drop(journal);
    let recovered = Journal::recover(&path, &it.store, 0).unwrap().unwrap();
    assert_eq!(
        (recovered.header, recovered.events, recovered.torn),
        (header(), vec![event(0), event(5)], 0)
    );
    let mut journal = recovered.journal;
    assert_eq!(journal.len(), 2);
    journal.append(&[event(9)], 0).unwrap();
    drop(journal);
    let recovered = Journal::recover(&path, &it.store, 0).unwrap().unwrap();
    assert_eq!(recovered.events, [event(0), event(5), event(9)]);
    recovered.journal.discard().unwrap();
    assert!(!path.exists());
}

#[test]
fn it_is_synced_at_most_once_a_second_and_when_due() {
    let it = fresh();
    let mut journal =
        Journal::begin(&it.folder.path().join("a.open.jsonl"), &header(), 5_000).unwrap();
    assert!(!journal.sync_due(9_000), "nothing was appended");
    journal.append(&[event(0)], 5_999).unwrap();
    assert!(!journal.sync_due(5_999));
    assert!(
        journal.sync_due(6_000),
        "a timer finds it due although nothing follows"
    );
    journal.append(&[event(1)], 6_000).unwrap();
    assert!(!journal.sync_due(9_000), "the append synced");
    journal.append(&[event(2)], 6_999).unwrap();
    assert!(!journal.sync_due(6_999));
    journal.sync(7_000).unwrap();
    assert!(!journal.sync_due(9_000));
}

#[test]
fn it_ends_with_the_stored_session_and_a_left_over_one_is_dropped() {
    let it = fresh();
    let path = it.folder.path().join("a.open.jsonl");
    let made = session(1, 1, 22, true);
    let header = JournalHeader {
        session_id: made.id(),
        ..header()
    };
    let journal = Journal::begin(&path, &header, 0).unwrap();
    let saved = it.store.save_session(&made.as_new()).unwrap();
    let content = fs::read(&path).unwrap();
    journal.end(&saved).unwrap();
    assert!(!path.exists());
    // The power failed between the commit and the end of the journal.
    fs::write(&path, content).unwrap();
    assert!(Journal::recover(&path, &it.store, 0).unwrap().is_none());
    assert!(!path.exists());
}

#[test]
#[should_panic(expected = "its own session")]
fn it_does_not_end_with_another_session() {
    let it = fresh();
    let journal = Journal::begin(&it.folder.path().join("a.open.jsonl"), &header(), 0).unwrap();
    let saved = it
        .store
        .save_session(&session(1, 1, 22, true).as_new())
        .unwrap();
    let _ = journal.end(&saved);
}

#[test]
fn a_torn_header_holds_no_session() {
    let it = fresh();
    let path = it.folder.path().join("a.open.jsonl");
    for torn in ["", "{", "\0\0\0\0", "null\n"] {
        fs::write(&path, torn).unwrap();
        assert!(Journal::recover(&path, &it.store, 0).unwrap().is_none());
        assert!(!path.exists());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Cut anywhere, or overwritten with zeros from anywhere on: every whole line before it is recovered.
    #[test]
    fn a_torn_end_costs_only_what_was_torn(events in 0..40_u64, cut in any::<prop::sample::Index>(), zeros in any::<bool>()) {
        let it = fresh();
        let path = it.folder.path().join("a.open.jsonl");
        let mut journal = Journal::begin(&path, &header(), 0).unwrap();
        for t in 0..events {
            journal.append(&[event(t)], 0).unwrap();
        }
        drop(journal);
        let mut content = fs::read(&path).unwrap();
        let first = content.iter().position(|&byte| byte == b'\n').unwrap() + 1;
        let cut = first + cut.index(content.len() - first + 1);
        let whole = content[first..cut].split(|&byte| byte == b'\n').count() - 1;
        if zeros { content[cut..].fill(0) } else { content.truncate(cut) }
        fs::write(&path, content).unwrap();
        let mut recovered = Journal::recover(&path, &it.store, 0).unwrap().unwrap();
        prop_assert_eq!(recovered.events.len(), whole);
        // What is appended afterwards does not hang on the torn line.
        recovered.journal.append(&[event(99)], 0).unwrap();
        drop(recovered);
        let recovered = Journal::recover(&path, &it.store, 0).unwrap().unwrap();
        prop_assert_eq!(recovered.events.len(), whole + 1);
    }
}
