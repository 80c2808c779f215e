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

/// Once all is summed up.
fn sums(store: &Store, which: &Which<'_>) -> BTreeMap<String, SessionStats> {
    store.sum_some(u32::MAX).unwrap();
    let summed = store.summed().unwrap();
    assert_eq!((summed.sessions, summed.next), (summed.of, None));
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

    /// Whenever somebody looked and however far it went, and whatever was deleted: the same as a plain sum.
    #[test]
    fn months_are_the_sum_of_their_sessions(
        days in prop::collection::vec((1..=3_u32, 1..=28_u32, 0..=9_u32, any::<bool>()), 1..20),
        since in (1..=3_u32, 1..=28_u32),
    ) {
        let it = fresh();
        let mut made: Vec<Made> = Vec::new();
        for (seed, &(month, day, budget, deletes)) in (1..).zip(&days) {
            let one = of_month(seed, month, day);
            let _ = it.store.save_session(&one.as_new()).unwrap();
            made.push(one);
            it.store.sum_some(budget).unwrap();
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

#[test]
fn an_interrupted_month_is_taken_up_where_it_stood() {
    let it = fresh();
    let mut made: Vec<Made> = (1..=12).map(|seed| of_month(seed, 11, 3)).collect();
    made.extend((13..=18).map(|seed| of_month(seed, 10, 3)));
    let (late_before, late_after) = (2, 9);
    for (at, one) in made.iter().enumerate() {
        let _ = if [late_before, late_after].contains(&at) {
            it.store
                .transact(|tx| tx.merge_session(&one.session).map(|_| ()))
        } else {
            it.store.save_session(&one.as_new()).map(|_| ()).unwrap();
            it.store.transact(|_| Ok(()))
        }
        .unwrap();
    }
    // Three to be typed again, one of another device, one that was left.
    assert!(it.store.sum_some(3 * 8 + 2).unwrap());
    let summed = it.store.summed().unwrap();
    assert_eq!((summed.sessions, summed.of), (5, 18));
    assert_eq!(summed.next.as_deref(), Some("2026-11"));
    // What is there is told, the rest is not guessed.
    let keep = |made: &[Made], upto: usize| -> Vec<Made> {
        let some = made[..upto].iter().enumerate();
        some.filter(|(at, _)| *at != late_before)
            .map(|(_, one)| one.clone())
            .collect()
    };
    assert_eq!(
        it.store.key_sums(&ALL).unwrap(),
        plain(&keep(&made, 5), |_| true)
    );
    // The app ends; meanwhile the statistics of another device's sessions come, on both sides of where it stood.
    let path = it.store.path().to_owned();
    let folder = it.folder;
    drop(it.store);
    let store = Store::open(&path, 0).unwrap().store;
    for at in [late_before, late_after] {
        let one = &made[at];
        let _ = store
            .transact(|tx| tx.merge_stats(one.id(), &one.stats))
            .unwrap();
    }
    let _ = store.save_session(&of_month(19, 11, 4).as_new()).unwrap();
    made.push(of_month(19, 11, 4));
    let mut steps = 0;
    while store.sum_some(1).unwrap() {
        steps += 1;
    }
    assert_eq!(steps, 14, "8 of November, 6 of October");
    assert_eq!(sums(&store, &ALL), plain(&made, |_| true));
    drop(folder);
}

#[test]
fn a_piece_stops_before_typing_many_sessions_again() {
    let it = fresh();
    for seed in 20..26 {
        let _ = it.store.save_session(&long(seed).as_new()).unwrap();
    }
    let sql = crate::look(it.store.path());
    sql.execute_batch("DELETE FROM session_pace").unwrap();
    assert!(it.store.sum_some(16).unwrap());
    assert_eq!(it.store.pace(&ALL).unwrap().sessions, 2);
    assert_eq!(it.store.summed().unwrap().sessions, 2);
    assert!(it.store.sum_some(u32::MAX).unwrap());
    assert_eq!(it.store.pace(&ALL).unwrap().sessions, 6);
    assert!(!it.store.sum_some(u32::MAX).unwrap(), "nothing is left");
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
    it.store.sum_some(u32::MAX).unwrap();
    let sum = it.store.pace(&ALL).unwrap();
    assert_eq!((sum.sessions, sum.parts), (1, parts));
    // As in a file from before there was such a thing.
    let sql = crate::look(it.store.path());
    sql.execute_batch("DELETE FROM session_pace; DELETE FROM summed_months")
        .unwrap();
    it.store.sum_some(u32::MAX).unwrap();
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
