//! Achievements in whatever order sessions come: the file agrees with the set of them.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use store::{Exercise, Session, Store};
use trainer::achievements::{self, Day, Learner, SessionFacts};
use trainer::typing::Policy;

use crate::fresh;
use crate::made::{DAY, Made, NOW, Numbers, session};

const COURSES: [&str; 4] = [
    "adults-en-v1",
    "teens-ru-v1",
    "kids-en-v1",
    "mill-school-v1",
];

/// A session with figures of its own, on one of some days that lie far apart.
pub(crate) fn varied(seed: u64) -> Made {
    let mut numbers = Numbers(seed ^ 0x5eed);
    let is_completed = numbers.next(8) > 0;
    let mut made = session(seed, numbers.next(5) as u32, 1, is_completed);
    let day = [1, 2, 3, 4, 6, 9, 10, 17, 40, 75, 200, 400][numbers.next(12) as usize];
    let date = Day::from_number(Day::parse("2026-11-01").unwrap().number() + day).unwrap();
    let it = &mut made.session;
    it.local_date = date.to_string();
    it.started_at = NOW + i64::from(day) * DAY + (seed % 50) as i64;
    if let Exercise::Lesson(lesson) = &mut it.exercise {
        lesson.course = COURSES[numbers.next(4) as usize].into();
        lesson.number += [0, 0, 40, 50][numbers.next(4) as usize];
    } else if numbers.next(2) == 0 {
        it.exercise = Exercise::OwnText;
    }
    it.policy = [Policy::StopOnError, Policy::Free, Policy::NoBackspace][numbers.next(3) as usize];
    it.keyboard_layout = ["us", "us", "us-dvorak"][numbers.next(3) as usize].into();
    let figures = &mut it.figures;
    figures.inserts = [30, 60, 150, 240, 420][numbers.next(5) as usize];
    figures.errors = numbers.next(5) as u32;
    figures.uncorrected_errors = numbers.next(2) as u32;
    figures.accuracy = 9_000 + numbers.next(1_001) as u32;
    figures.wpm = 1_000 + numbers.next(10_000) as u32;
    figures.raw_wpm = figures.wpm;
    figures.consistency = (numbers.next(3) > 0).then(|| 6_000 + numbers.next(4_000) as u32);
    figures.pause_count = numbers.next(2) as u32;
    made
}

pub(crate) fn facts(session: &Session) -> SessionFacts<'_> {
    let figures = &session.figures;
    SessionFacts {
        exercise: match &session.exercise {
            Exercise::Lesson(lesson) => achievements::Exercise::Lesson {
                course: &lesson.course,
                number: lesson.number,
            },
            Exercise::Practice => achievements::Exercise::Practice,
            Exercise::OwnText => achievements::Exercise::OwnText,
        },
        is_completed: session.is_completed,
        day: Day::parse(&session.local_date).unwrap(),
        layout: &session.keyboard_layout,
        policy: session.policy,
        rating: session.rating,
        stars_needed: session.stars_needed,
        wpm: figures.wpm,
        raw_wpm: figures.raw_wpm,
        accuracy: figures.accuracy,
        consistency: figures.consistency,
        keystrokes: figures.inserts,
        errors: figures.errors,
        uncorrected_errors: figures.uncorrected_errors,
        pauses: figures.pause_count,
    }
}

/// What a set of sessions reaches, from the sessions alone.
pub(crate) fn from_the_set(learner: Learner, made: &[&Made]) -> BTreeSet<String> {
    let mut made = made.to_vec();
    made.sort_by_key(|made| (made.session.started_at, made.id()));
    let facts: Vec<SessionFacts<'_>> = made.iter().map(|made| facts(&made.session)).collect();
    achievements::recompute(learner, &facts)
        .into_iter()
        .map(|reached| reached.code.to_owned())
        .collect()
}

pub(crate) fn codes(store: &Store) -> BTreeSet<String> {
    store
        .achievements()
        .unwrap()
        .into_iter()
        .map(|stored| stored.code)
        .collect()
}

pub(crate) fn save(store: &Store, made: &Made) -> BTreeSet<String> {
    store
        .save_session(&made.as_new())
        .unwrap()
        .changes
        .achievements
}

fn pull(store: &Store, made: &Made) -> BTreeSet<String> {
    store
        .transact(|tx| tx.merge_session(&made.session))
        .unwrap()
        .changes
        .achievements
}

/// How a session comes.
#[derive(Debug, Clone, Copy)]
enum Way {
    TypedHere,
    Pulled,
}

fn any_arrivals() -> impl Strategy<Value = Vec<(u64, Way)>> {
    let way = prop_oneof![Just(Way::TypedHere), Just(Way::Pulled)];
    prop::collection::vec((0..40_u64, way), 1..30)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Sessions in any order, typed here or pulled, some again: what is reached is what their set reaches, session
    /// by session, and each is news once.
    #[test]
    fn the_file_agrees_with_the_set_of_sessions(arrivals in any_arrivals()) {
        let it = fresh();
        let mut there: BTreeMap<u64, Made> = BTreeMap::new();
        let mut news: Vec<String> = Vec::new();
        for (seed, way) in arrivals {
            let made = varied(seed);
            news.extend(match way {
                // Typed here it has a log; the same id cannot be pulled and typed.
                Way::TypedHere if !there.contains_key(&seed) => save(&it.store, &made),
                _ => pull(&it.store, &made),
            });
            there.insert(seed, made);
            let set: Vec<&Made> = there.values().collect();
            prop_assert_eq!(codes(&it.store), from_the_set(Learner::GrownUp, &set));
        }
        news.sort();
        prop_assert_eq!(news, codes(&it.store).into_iter().collect::<Vec<_>>());
    }

    /// Two devices that have the same sessions, in one transaction or in many, have the same achievements, with the
    /// same session and day.
    #[test]
    fn a_page_is_the_same_as_one_by_one(seeds in prop::collection::btree_set(0..60_u64, 1..25)) {
        let (one, other) = (fresh(), fresh());
        let made: Vec<Made> = seeds.into_iter().map(varied).collect();
        for made in &made {
            pull(&one.store, made);
        }
        let _ = other.store.transact(|tx| made.iter().rev().try_for_each(|made| tx.merge_session(&made.session).map(drop))).unwrap();
        prop_assert_eq!(one.store.achievements().unwrap(), other.store.achievements().unwrap());
    }
}
