//! Months of statistics against a plain sum over the sessions.

use std::collections::BTreeMap;

use proptest::prelude::*;
use store::{DeviceType, Exercise, NewSession, Store, Which};
use trainer::metrics::figures;
use trainer::stats::{Part, SessionStats, pace, session_stats};
use trainer::text::Text;
use trainer::typing::{Policy, Recorder, Replay};

use crate::fresh;
use crate::made::{Made, session};

const ALL: Which<'static> = Which {
    since: "0000-01-01",
    layout: None,
    kind: None,
};

fn sums(store: &Store, which: &Which<'_>) -> BTreeMap<String, SessionStats> {
    store.key_sums(which).unwrap()
}

/// Session by session, as slowly as one likes.
fn plain(made: &[Made], keep: impl Fn(&Made) -> bool) -> BTreeMap<String, SessionStats> {
    let mut sums: BTreeMap<String, SessionStats> = BTreeMap::new();
    for one in made.iter().filter(|one| keep(one)) {
        let sum = sums.entry(one.session.keyboard_layout.clone()).or_default();
        sum.merge_packed(&one.stats).unwrap();
    }
    sums
}

/// A lesson's session of some month, on one of two layouts.
fn of_month(seed: u64, month: u32, day: u32) -> Made {
    let mut made = session(
        seed,
        u32::try_from(seed % 3).unwrap(),
        day,
        !seed.is_multiple_of(5),
    );
    made.session.local_date = format!("2026-{month:02}-{day:02}");
    made.session.keyboard_layout = if seed.is_multiple_of(4) {
        "us-dvorak"
    } else {
        "us"
    }
    .into();
    made
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whenever somebody looked, and whatever was deleted: the same as a plain sum.
    #[test]
    fn months_are_the_sum_of_their_sessions(
        days in prop::collection::vec((1..=3_u32, 1..=28_u32, any::<bool>(), any::<bool>()), 1..20),
        since in (1..=3_u32, 1..=28_u32),
    ) {
        let it = fresh();
        let mut made: Vec<Made> = Vec::new();
        for (seed, &(month, day, looks, deletes)) in (1..).zip(&days) {
            let one = of_month(seed, month, day);
            let _ = it.store.save_session(&one.as_new()).unwrap();
            made.push(one);
            if looks {
                let _sums = sums(&it.store, &ALL);
            }
            if deletes && made.len() > 3 {
                let gone = made.remove(0);
                let _ = it.store.transact(|tx| tx.mark_deleted(gone.id())).unwrap();
            }
        }
        let since = format!("2026-{:02}-{:02}", since.0, since.1);
        prop_assert_eq!(sums(&it.store, &ALL), plain(&made, |_| true));
        let which = Which { since: &since, ..ALL };
        prop_assert_eq!(sums(&it.store, &which), plain(&made, |one| one.session.local_date >= since));
        let which = Which { layout: Some("us"), kind: Some("practice"), ..ALL };
        let wanted = |one: &Made| {
            one.session.keyboard_layout == "us" && one.session.exercise == Exercise::Practice
        };
        prop_assert_eq!(sums(&it.store, &which), plain(&made, wanted));
        let uses = it.store.uses("0000-01-01").unwrap();
        prop_assert_eq!(uses.iter().map(|one| one.sessions as usize).sum::<usize>(), made.len());
    }
}

#[test]
fn statistics_of_another_device_are_added_when_they_come() {
    let it = fresh();
    let here = of_month(1, 11, 3);
    let there = of_month(2, 11, 4);
    let _ = it.store.save_session(&here.as_new()).unwrap();
    assert_eq!(
        sums(&it.store, &ALL),
        plain(std::slice::from_ref(&here), |_| true)
    );
    let _ = it
        .store
        .transact(|tx| tx.merge_session(&there.session))
        .unwrap();
    assert_eq!(
        sums(&it.store, &ALL),
        plain(std::slice::from_ref(&here), |_| true)
    );
    for _twice in 0..2 {
        let _ = it
            .store
            .transact(|tx| tx.merge_stats(there.id(), &there.stats))
            .unwrap();
    }
    assert_eq!(sums(&it.store, &ALL), plain(&[here, there], |_| true));
}

/// A finished session of 202 presses, which get slower.
fn long(seed: u64) -> Made {
    let mut made = session(seed, 0, 5, true);
    let text = Text::new(&"fj".repeat(101)).unwrap();
    let mut recorder = Recorder::new(text.clone(), Policy::StopOnError);
    let mut now = 0;
    for (index, unit) in text.units().iter().enumerate() {
        recorder.type_text(now, "", unit);
        now += 150 + index as u64 / 4;
    }
    made.text = text.as_string();
    made.log = recorder.log().clone();
    let replay = Replay::run(&text, Policy::StopOnError, &made.log, true).unwrap();
    made.session.figures = figures(&replay).unwrap();
    made.stats = session_stats(&replay).pack();
    made
}

#[test]
fn the_pace_is_kept_with_the_session_and_made_up_for_where_it_lacks() {
    let it = fresh();
    let made = long(7);
    let text = Text::new(&made.text).unwrap();
    let replay = Replay::run(&text, Policy::StopOnError, &made.log, true).unwrap();
    let parts = pace(&replay).unwrap();
    let short = session(8, 1, 5, true);
    for one in [&made, &short] {
        let _ = it.store.save_session(&one.as_new()).unwrap();
    }
    let sum = it.store.pace(&ALL).unwrap();
    assert_eq!((sum.sessions, sum.parts), (1, parts));
    // As in a file from before there was such a thing.
    let sql = crate::look(it.store.path());
    sql.execute_batch("DELETE FROM session_pace; DELETE FROM summed_months")
        .unwrap();
    assert_eq!(it.store.pace(&ALL).unwrap().parts, parts);
    let lessons = Which {
        kind: Some("lesson"),
        ..ALL
    };
    assert_eq!(it.store.pace(&lessons).unwrap().parts, [Part::default(); 4]);
}

#[test]
fn a_test_is_a_kind_of_its_own_here_and_practice_elsewhere() {
    let it = fresh();
    let made = long(9);
    let new = NewSession { ..made.as_new() };
    let _sums = sums(&it.store, &ALL);
    let _ = it
        .store
        .save_session_and(&new, |tx| tx.set_test(made.id()))
        .unwrap();
    let kind = |kind| Which {
        kind: Some(kind),
        ..ALL
    };
    assert_eq!(it.store.points(&kind("test")).unwrap().len(), 1);
    assert_eq!(it.store.points(&kind("practice")).unwrap().len(), 0);
    assert_eq!(sums(&it.store, &kind("test")).len(), 1);
    assert_eq!(sums(&it.store, &kind("practice")).len(), 0);
    let stored = it.store.session(made.id()).unwrap().unwrap().session;
    assert_eq!(stored.exercise, Exercise::Practice);
    assert_eq!(stored.device_type, DeviceType::Laptop);
}
