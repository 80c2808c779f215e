//! What holds for any history: order and repetition do not matter, more is never less, and children are not asked
//! for speed.

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use trainer::achievements::{
    Audience, Exercise, History, Learner, SessionFacts, all, find, reached, recompute,
};
use trainer::typing::Policy;

use crate::{asking, day, lesson, practice};

const COURSES: [&str; 6] = [
    "adults-en-v1",
    "teens-ru-v1",
    "kids-en-v1",
    "kids-de-v1",
    "adults-fr-v1",
    "mill-school-v1",
];
const LAYOUTS: [&str; 3] = ["us", "us-dvorak", "ru"];

fn any_exercise() -> impl Strategy<Value = SessionFacts<'static>> {
    let lessons = (select(&COURSES[..]), 1..=99_u32, 1..=5_u8, any::<bool>()).prop_map(
        |(course, number, stars, is_rated)| {
            // Few lessons, so that they come again.
            let number = if number > 60 { number } else { 1 + number % 14 };
            SessionFacts {
                rating: is_rated.then_some(stars),
                ..lesson(course, number, 0)
            }
        },
    );
    prop_oneof![
        6 => lessons,
        1 => Just(practice(0)),
        1 => Just(SessionFacts { exercise: Exercise::OwnText, ..practice(0) }),
    ]
}

fn any_session() -> impl Strategy<Value = SessionFacts<'static>> {
    let days = prop_oneof![4 => 0..30_i32, 1 => 0..800_i32];
    let figures = (
        prop_oneof![9_000..=10_000_u32, Just(9_800), Just(10_000)],
        select(&[1_000, 2_500, 4_500, 6_500, 12_000][..]),
        prop_oneof![Just(None), (5_000..=10_000_u32).prop_map(Some)],
        select(&[30, 60, 100, 150, 240, 300, 420][..]),
        0..5_u32,
        0..3_u32,
        0..3_u32,
    );
    let policies = select(&[Policy::StopOnError, Policy::Free, Policy::NoBackspace][..]);
    (
        any_exercise(),
        days,
        figures,
        policies,
        select(&LAYOUTS[..]),
        prop::bool::weighted(0.9),
    )
        .prop_map(
            |(
                exercise,
                on,
                (accuracy, wpm, consistency, keystrokes, errors, uncorrected_errors, pauses),
                policy,
                layout,
                is_completed,
            )| {
                SessionFacts {
                    is_completed,
                    rating: exercise.rating.filter(|_| is_completed),
                    day: day(on),
                    layout,
                    policy,
                    wpm,
                    raw_wpm: wpm + 500,
                    accuracy,
                    consistency,
                    keystrokes,
                    errors,
                    uncorrected_errors,
                    pauses,
                    ..exercise
                }
            },
        )
}

fn any_life() -> impl Strategy<Value = Vec<SessionFacts<'static>>> {
    prop::collection::vec(any_session(), 0..40)
}

fn any_learner() -> impl Strategy<Value = Learner> {
    select(&[Learner::Child, Learner::GrownUp][..])
}

/// Totals that ask for a number and nothing else.
const SIMPLE: [&str; 10] = [
    "days",
    "streak",
    "months",
    "weekdays",
    "clean",
    "practice",
    "own_texts",
    "lessons",
    "stars",
    "keys",
];

/// Totals with thresholds that a short life can meet.
fn any_totals() -> impl Strategy<Value = String> {
    prop_oneof![
        (select(&SIMPLE[..]), 1..=7_u32)
            .prop_map(|(name, min)| format!("{{ {name} = {{ min = {min} }} }}")),
        (90..=100_u32, 1..5_u32).prop_map(|(at, min)| format!(
            "{{ accurate_days = {{ accuracy = {at}, min = {min} }} }}"
        )),
        (1..=4_u32, 1..4_u32)
            .prop_map(|(days, min)| format!("{{ weeks = {{ days = {days}, min = {min} }} }}")),
        (1..200_u32, 1..5_u32)
            .prop_map(|(after, min)| format!("{{ returns = {{ after = {after}, min = {min} }} }}")),
        (1..=5_u8, 1..9_u32)
            .prop_map(|(stars, min)| format!("{{ lessons = {{ stars = {stars}, min = {min} }} }}")),
        (1..=7_u32, 1..60_u32).prop_map(|(number, percent)| format!(
            "{{ block = {{ number = {number}, percent = {percent} }} }}"
        )),
        (1..12_u32).prop_map(|percent| format!("{{ course = {{ percent = {percent} }} }}")),
        (1..3_u32, 1..4_u32).prop_map(|(lessons, min)| format!(
            "{{ languages = {{ lessons = {lessons}, min = {min} }} }}"
        )),
        (1..8_u32, 1..4_u32)
            .prop_map(|(by, min)| format!("{{ improved = {{ by = {by}, min = {min} }} }}")),
        (1..90_u32, 1..4_u32).prop_map(|(after, min)| format!(
            "{{ revisited = {{ after = {after}, min = {min} }} }}"
        )),
    ]
}

fn history(sessions: &[SessionFacts<'_>]) -> History {
    History::of(sessions.iter().copied())
}

fn codes(learner: Learner, sessions: &[SessionFacts<'_>]) -> BTreeSet<&'static str> {
    recompute(learner, sessions)
        .into_iter()
        .map(|reached| reached.code)
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// Sessions arrive one by one, in any order, some of them again: what was reached on the way is what the whole
    /// set reaches.
    #[test]
    fn order_and_repetition_do_not_matter(
        (sessions, order) in any_life().prop_flat_map(|life| {
            let places: Vec<usize> = (0..life.len()).chain(0..life.len() / 3).collect();
            (Just(life), Just(places).prop_shuffle())
        }),
        learner in any_learner(),
    ) {
        let mut kept = BTreeSet::new();
        let mut there: Vec<usize> = Vec::new();
        for place in order {
            if !there.contains(&place) {
                there.push(place);
            }
            let so_far: Vec<_> = there.iter().map(|place| sessions[*place]).collect();
            kept.extend(reached(learner, Some(&sessions[place]), &history(&so_far)));
        }
        prop_assert_eq!(kept, codes(learner, &sessions));
    }

    /// What is reached is reached with the session that is named, and not before.
    #[test]
    fn the_session_named_is_the_first(life in any_life(), learner in any_learner()) {
        for it in recompute(learner, &life) {
            prop_assert!(codes(learner, &life[..=it.session]).contains(it.code), "{}", it.code);
            prop_assert!(!codes(learner, &life[..it.session]).contains(it.code), "{}", it.code);
        }
    }

    #[test]
    fn children_are_not_asked_for_speed(life in any_life()) {
        for code in codes(Learner::Child, &life) {
            let definition = find(code).expect("known");
            prop_assert!(definition.audience == Audience::Everybody && !definition.criteria.is_about_speed(), "{}", code);
        }
        // Nor is the account of a grown-up that a child uses.
        let of_kids: Vec<_> = life.iter().copied().filter(|session| match session.exercise {
            Exercise::Lesson { course, .. } => course.starts_with("kids"),
            Exercise::Practice | Exercise::OwnText => true,
        }).collect();
        let grown_up = codes(Learner::GrownUp, &of_kids);
        let fast = all().iter().filter(|it| it.criteria.is_about_speed()).find(|it| grown_up.contains(it.code.as_str()));
        prop_assert_eq!(fast, None);
    }

    /// The longest row against every span of days there is.
    #[test]
    fn a_row_is_the_best_of_all_spans(days in prop::collection::btree_set(0..40_i32, 0..30)) {
        let sessions: Vec<_> = days.iter().map(|on| practice(*on)).collect();
        let row = asking("grown_ups", "{ streak = { min = 1 } }").progress_of(&history(&sessions)).expect("totals").have;
        let mut best = 0;
        for first in &days {
            for last in days.range(first..) {
                let missed: Vec<i32> = (*first..=*last).filter(|day| !days.contains(day)).collect();
                if missed.windows(2).all(|pair| pair[1] - pair[0] >= 7) {
                    best = best.max(days.range(first..=last).count());
                }
            }
        }
        prop_assert_eq!(row as usize, best);
    }

    /// Returns against the longest chain there is.
    #[test]
    fn returns_are_the_longest_chain(days in prop::collection::btree_set(0..120_i32, 0..20), after in 1..40_i32) {
        let sessions: Vec<_> = days.iter().map(|on| practice(*on)).collect();
        let criteria = format!("{{ returns = {{ after = {after}, min = 1 }} }}");
        let have = asking("grown_ups", &criteria).progress_of(&history(&sessions)).expect("totals").have;
        let days: Vec<i32> = days.into_iter().collect();
        let mut chains = vec![0_u32; days.len()];
        for at in 0..days.len() {
            chains[at] = 1 + (0..at).filter(|before| days[at] - days[*before] >= after).map(|before| chains[before]).max().unwrap_or(0);
        }
        prop_assert_eq!(have, chains.into_iter().max().unwrap_or(1) - 1);
    }
}

proptest! {
    // Ten kinds of totals share these.
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    /// One session more never takes away, whatever is asked.
    #[test]
    fn totals_never_go_back(
        (life, some) in any_life().prop_flat_map(|life| {
            let all = life.len();
            (Just(life.clone()), subsequence(life, 0..=all))
        }),
        totals in any_totals(),
        audience in select(&["everybody", "grown_ups"][..]),
    ) {
        let audience = if totals.contains("accurate_days") || totals.contains("streak") || totals.contains("stars =") { "grown_ups" } else { audience };
        let asked = asking(audience, &totals);
        let is_reached = |sessions: &[_]| asked.is_reached_by(Learner::GrownUp, &history(sessions));
        prop_assert!(!is_reached(&some) || is_reached(&life), "{}", totals);
    }
}
