//! A session and everything that follows from it.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use store::{Day, OutboxState, Store, StoreError};
use trainer::lesson::LessonProgress;
use uuid::Uuid;

use crate::made::{Made, session};
use crate::{fresh, look, number};

#[test]
fn a_saved_session_comes_back_whole() {
    let it = fresh();
    let made = session(1, 3, 22, true);
    let saved = it.store.save_session(&made.as_new()).unwrap();
    assert_eq!(saved.session_id(), made.id());
    assert_eq!(saved.changes.sessions, BTreeSet::from([made.id()]));
    assert_eq!(
        saved.changes.progress,
        BTreeSet::from([("adults-en-v1".to_owned(), 3)])
    );
    assert_eq!(
        saved.changes.unlocks,
        BTreeSet::from([("adults-en-v1".to_owned(), 4)])
    );
    assert_eq!(
        saved.changes.days,
        BTreeSet::from(["2026-11-22".to_owned()])
    );

    let stored = it.store.session(made.id()).unwrap().unwrap();
    assert_eq!(stored.session, made.session);
    let log = it.store.session_log(made.id()).unwrap().unwrap();
    assert_eq!((log.log, log.text), (made.log.clone(), made.text.clone()));
    assert_eq!(
        it.store.session_stats(made.id()).unwrap().unwrap(),
        made.stats
    );
    assert_eq!(
        it.store.unlocks("adults-en-v1").unwrap(),
        BTreeSet::from([4])
    );
    let points = |since| {
        let which = store::Which {
            since,
            layout: None,
            kind: None,
        };
        it.store.points(&which).unwrap()
    };
    assert_eq!(points("2026-11-22").len(), 1);
    assert_eq!(points("2026-11-22")[0].session, made.id());
    assert_eq!(points("2026-11-23").len(), 0);
    assert_eq!(
        it.store.stats_since("2026-11-01", Some("us")).unwrap(),
        vec![made.stats.clone()]
    );
    assert_eq!(
        it.store.stats_since("2026-11-01", Some("ru")).unwrap(),
        Vec::<Vec<u8>>::new()
    );
    let row = it.store.outbox_row(made.id()).unwrap().unwrap();
    assert_eq!(
        (row.state, row.code.as_deref()),
        (OutboxState::Local, Some("no_account"))
    );

    // What another program reads.
    let sql = look(it.store.path());
    assert_eq!(
        number(&sql, "SELECT wpm FROM sessions"),
        i64::from(made.session.figures.wpm)
    );
    assert_eq!(
        number(&sql, "SELECT count(*) FROM session_logs WHERE text IS NULL"),
        1
    );
}

#[test]
fn a_lesson_text_that_changed_under_the_same_version_is_kept_with_its_session() {
    let it = fresh();
    let first = session(1, 3, 22, false);
    let mut second = session(2, 3, 22, false);
    second.text.push('x');
    let _ = it.store.save_session(&first.as_new()).unwrap();
    let _ = it.store.save_session(&second.as_new()).unwrap();
    assert_eq!(
        it.store.session_log(first.id()).unwrap().unwrap().text,
        first.text
    );
    assert_eq!(
        it.store.session_log(second.id()).unwrap().unwrap().text,
        second.text
    );
}

#[test]
fn saving_again_changes_nothing_and_another_log_under_the_id_is_refused() {
    let it = fresh();
    let made = session(1, 3, 22, true);
    let _ = it.store.save_session(&made.as_new()).unwrap();
    let before = state(&it.store, &[made.id()]);
    assert!(
        it.store
            .save_session(&made.as_new())
            .unwrap()
            .changes
            .is_empty()
    );
    let mut other = session(2, 3, 22, true);
    other.session.id = made.id();
    let refused = it.store.save_session(&other.as_new());
    assert!(matches!(refused, Err(StoreError::IdConflict(id)) if id == made.id()));
    assert_eq!(state(&it.store, &[made.id()]), before);
}

#[test]
fn a_day_is_worked_out_by_hand() {
    let it = fresh();
    let mut made: Vec<Made> = vec![
        session(1, 1, 22, true),
        session(2, 1, 22, true),
        session(3, 0, 22, false),
    ];
    for (made, (wpm, accuracy, rating)) in
        made.iter_mut()
            .zip([(2_001, 9_000, 2), (2_002, 9_001, 3), (9_999, 100, 0)])
    {
        made.session.figures.wpm = wpm;
        made.session.figures.accuracy = accuracy;
        made.session.figures.active_duration = 1_000;
        made.session.figures.inserts = 10;
        if made.session.rating.is_some() {
            made.session.rating = Some(rating);
        }
        let _ = it.store.save_session(&made.as_new()).unwrap();
    }
    assert_eq!(
        it.store.days("2026-11-01").unwrap(),
        [Day {
            local_date: "2026-11-22".into(),
            sessions: 3,
            active_duration: 3_000,
            presses: 30,
            finished: 2,
            avg_wpm: Some(2_002), // 2001.5, half up
            avg_accuracy: Some(9_001),
            best_wpm: Some(2_002),
            lessons_completed: 1,
        }]
    );
    let progress = &it.store.progress("adults-en-v1").unwrap()[&1];
    assert_eq!(progress.attempt_count, 2);
    assert_eq!(progress.best_rating, Some(3));
    let best = progress.best.unwrap();
    assert_eq!(
        (best.session, best.wpm, best.accuracy),
        (made[1].id().as_u128(), 2_002, 9_001)
    );
    assert!(progress.is_completed);
}

#[test]
fn two_at_the_same_instant_in_different_zones_complete_a_lesson_on_the_earlier_day() {
    let (mut west, mut east) = (session(1, 1, 22, true), session(2, 1, 22, true));
    east.session.started_at = west.session.started_at;
    east.session.figures.duration = west.session.figures.duration;
    (west.session.local_date, east.session.local_date) = ("2026-11-22".into(), "2026-11-23".into());
    (west.session.rating, east.session.rating) = (Some(3), Some(3));
    for order in [[&west, &east], [&east, &west]] {
        let it = fresh();
        for made in order {
            let _ = it.store.save_session(&made.as_new()).unwrap();
        }
        let completed: Vec<u32> = it
            .store
            .days("2026-11-01")
            .unwrap()
            .iter()
            .map(|day| day.lessons_completed)
            .collect();
        assert_eq!(completed, [1, 0]);
    }
}

#[test]
fn a_session_deleted_elsewhere_no_longer_counts_and_stays_in_the_file() {
    let it = fresh();
    let keep = session(1, 1, 21, true);
    let gone = session(2, 1, 22, true);
    let _ = it.store.save_session(&keep.as_new()).unwrap();
    let alone = state(&it.store, &[keep.id()]);
    let _ = it.store.save_session(&gone.as_new()).unwrap();
    assert!(
        it.store
            .transact(|tx| tx.mark_deleted(gone.id()))
            .unwrap()
            .value
    );
    assert!(
        !it.store
            .transact(|tx| tx.mark_deleted(Uuid::max()))
            .unwrap()
            .value
    );
    // What was opened stays open; the rest is as if it had never been typed.
    let mut after = state(&it.store, &[keep.id()]);
    after.unlocks.clone_from(&alone.unlocks);
    assert_eq!(after, alone);
    assert_eq!(
        it.store.session_log(gone.id()).unwrap().unwrap().log,
        gone.log
    );
    assert_eq!(
        it.store.outbox_row(gone.id()).unwrap().unwrap().state,
        OutboxState::Deleted
    );
    assert_eq!(it.store.newest_sessions(9).unwrap().len(), 1);
    // The only one of its lesson.
    let _ = it.store.transact(|tx| tx.mark_deleted(keep.id())).unwrap();
    assert_eq!(it.store.progress("adults-en-v1").unwrap(), BTreeMap::new());
    assert_eq!(it.store.days("2026-11-01").unwrap(), []);
}

/// Everything that must not depend on the order of things.
#[derive(Debug, Clone, PartialEq)]
struct State {
    progress: BTreeMap<u32, LessonProgress>,
    unlocks: BTreeSet<u32>,
    days: Vec<Day>,
    sessions: Vec<store::Session>,
}

fn state(store: &Store, ids: &[Uuid]) -> State {
    State {
        progress: store.progress("adults-en-v1").unwrap(),
        unlocks: store.unlocks("adults-en-v1").unwrap(),
        days: store.days("2026-11-01").unwrap(),
        sessions: ids
            .iter()
            .map(|id| store.session(*id).unwrap().unwrap().session)
            .collect(),
    }
}

/// Some sessions, each typed here or pulled, in two orders, with repetitions.
/// Sessions, an order of merging them, and what comes again.
type Case = (Vec<(u64, u32, u32, bool)>, Vec<usize>, Vec<(usize, bool)>);

fn any_sessions() -> impl Strategy<Value = Case> {
    prop::collection::vec(
        (
            any::<u16>().prop_map(u64::from),
            0..3_u32,
            20..23_u32,
            any::<bool>(),
        ),
        1..7,
    )
    .prop_map(|mut all| {
        all.sort_by_key(|session| session.0);
        all.dedup_by_key(|session| session.0);
        all
    })
    .prop_flat_map(|all| {
        let orders: Vec<usize> = (0..all.len()).collect();
        let again = prop::collection::vec((0..all.len(), any::<bool>()), 0..5);
        (Just(all), Just(orders).prop_shuffle(), again)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Any sessions, any order, typed here or pulled, with repetitions: the same progress, days and unlocks.
    #[test]
    fn order_and_repetition_do_not_matter((all, order, again) in any_sessions(), deleted in any::<prop::sample::Index>()) {
        let made: Vec<Made> = all.iter().map(|&(seed, lesson, day, done)| session(seed, lesson, day, done)).collect();
        let ids: Vec<Uuid> = made.iter().map(Made::id).collect();
        let deleted = ids[deleted.index(ids.len())];

        let here = fresh();
        for made in &made {
            let _ = here.store.save_session(&made.as_new()).unwrap();
        }
        let _ = here.store.transact(|tx| tx.mark_deleted(deleted)).unwrap();

        let there = fresh();
        let merge = |made: &Made| {
            let _ = there.store.transact(|tx| {
                tx.merge_session(&made.session)?;
                made.opened.iter().try_for_each(|&number| tx.unlock("adults-en-v1", number))
            }).unwrap();
        };
        for &at in &order {
            merge(&made[at]);
            if made[at].id() == deleted {
                let _ = there.store.transact(|tx| tx.mark_deleted(deleted)).unwrap();
            }
        }
        for &(at, pulled) in &again {
            if pulled { merge(&made[at]) } else { let _ = there.store.transact(|tx| tx.mark_deleted(deleted)).unwrap(); }
        }
        prop_assert_eq!(state(&here.store, &ids), state(&there.store, &ids));
    }
}
