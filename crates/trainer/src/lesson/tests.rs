use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::*;
use crate::metrics::Figures;

fn figures(wpm: u32, accuracy: u32, uncorrected_errors: u32) -> Figures {
    Figures {
        wpm,
        gross_wpm: wpm,
        raw_wpm: wpm,
        accuracy,
        result_accuracy: 10_000,
        errors: uncorrected_errors,
        uncorrected_errors,
        corrected_errors: 0,
        corrected_error_rate: 0,
        uncorrected_error_rate: 0,
        duration: 60_000,
        active_duration: 60_000,
        kspc: 1000,
        avg_keystroke_time: 200,
        max_pause_duration: 500,
        pause_count: 0,
        consistency: None,
        inserts: 100,
        correct_inserts: 100,
        deleted: 0,
        length: 100,
    }
}

const ADULTS: Targets = Targets {
    wpm: 10,
    accuracy: 9_200,
    age: AgeGroup::Adults,
};
const KIDS: Targets = Targets {
    wpm: 5,
    accuracy: 8_500,
    age: AgeGroup::Kids,
};

#[test]
fn each_star_begins_exactly_at_its_line() {
    // 92 % and 10 WPM: lines worked by hand. 4 stars need 92 + 0.4 × 8 = 95.2 %, 5 need 97.6 %.
    let cases = [
        (0, 0, 0, 1),
        (699, 9_200, 0, 1),
        (700, 9_199, 0, 1),
        (700, 9_200, 0, 2),
        (999, 10_000, 0, 2),
        (1_000, 9_200, 0, 3),
        (1_249, 9_520, 0, 3),
        (1_250, 9_519, 0, 3),
        (1_250, 9_520, 0, 4),
        (1_500, 9_759, 0, 4),
        (1_499, 9_760, 0, 4),
        (1_500, 9_760, 0, 5),
        (1_500, 9_760, 1, 4),
        (40_000, 10_000, 0, 5),
    ];
    for (wpm, accuracy, wrong, expected) in cases {
        let got = stars(&figures(wpm, accuracy, wrong), &ADULTS, true);
        assert_eq!(
            got,
            Some(expected),
            "{wpm} at {accuracy} with {wrong} wrong"
        );
    }
    assert_eq!(
        stars(&figures(1_500, 10_000, 0), &ADULTS, false),
        None,
        "unfinished"
    );
}

#[test]
fn children_need_no_speed_for_two_stars() {
    assert_eq!(stars(&figures(1, 8_500, 0), &KIDS, true), Some(2));
    assert_eq!(stars(&figures(1, 8_499, 0), &KIDS, true), Some(1));
    assert_eq!(stars(&figures(499, 10_000, 0), &KIDS, true), Some(2));
    assert_eq!(stars(&figures(500, 8_500, 0), &KIDS, true), Some(3));
    assert_eq!(star_requirements(&KIDS, 2).wpm_centi, None);
}

#[test]
fn an_accuracy_between_two_hundredths_is_rounded_up() {
    // 92.01 + 0.4 × 7.99 = 95.206 %: 95.20 is too little, 95.21 is enough.
    let targets = Targets {
        accuracy: 9_201,
        ..ADULTS
    };
    assert_eq!(star_requirements(&targets, 4).accuracy_centi, Some(9_521));
}

fn course() -> Course {
    let lesson = |number: u32| Lesson {
        number,
        block_number: 1,
        title: String::new(),
        description: String::new(),
        instructions: String::new(),
        exercise_type: ExerciseType::Drill,
        new_keys: vec![number.to_string()],
        focus: Vec::new(),
        target_keys: Vec::new(),
        text_content: String::new(),
        text_length: 0,
        target_wpm: 10,
        target_accuracy: 9_200,
        target_duration: 0,
        difficulty: 1,
        unlock_requirements: UnlockRequirements {
            previous_lesson_stars: if number == 3 { 3 } else { 2 },
        },
        hints: Vec::new(),
    };
    Course {
        slug: "test".into(),
        name: String::new(),
        description: String::new(),
        language: "en".into(),
        age_group: AgeGroup::Adults,
        version: "1.0.0".into(),
        key_order: "us".into(),
        blocks: vec![Block {
            number: 1,
            title: String::new(),
        }],
        lessons: (1..=4).map(lesson).collect(),
    }
}

fn attempt(session: u128, rating: Option<u8>, wpm: u32, accuracy: u32) -> Attempt {
    let ended_at = i64::try_from(session).expect("small");
    Attempt {
        session,
        ended_at,
        rating,
        wpm,
        accuracy,
        is_verified: true,
    }
}

#[test]
fn a_lesson_is_completed_at_the_stars_the_next_one_asks_for() {
    let course = course();
    assert_eq!(
        (1..=4)
            .map(|n| course.stars_to_complete(n))
            .collect::<Vec<_>>(),
        [2, 3, 2, 2]
    );
    let progress = LessonProgress::from_attempts(
        [attempt(1, Some(2), 700, 9_200)],
        course.stars_to_complete(2),
    );
    assert!(!progress.is_completed);
    assert_eq!(course.taught(2), ["1", "2"]);
}

#[test]
fn a_locked_lesson_says_what_is_missing() {
    let course = course();
    let two_stars = LessonProgress::from_attempts(
        [
            attempt(1, Some(1), 1_200, 9_000),
            attempt(2, Some(2), 800, 9_300),
            attempt(3, None, 5_000, 9_900),
        ],
        3,
    );
    assert_eq!(two_stars.attempt_count, 3);
    assert_eq!(
        (two_stars.best_wpm, two_stars.best_accuracy),
        (Some(1_200), Some(9_300))
    );
    let one = LessonProgress::from_attempts([attempt(9, Some(2), 700, 9_200)], 2);
    let progress = BTreeMap::from([(1, one), (2, two_stars)]);
    let none = BTreeSet::new();
    assert_eq!(
        open_lessons(&course, &progress, &none),
        BTreeSet::from([1, 2])
    );
    assert_eq!(missing(&course, 2, &progress, &none), None);
    let third = missing(&course, 3, &progress, &none).expect("locked");
    assert_eq!(
        (third.previous, third.needs_stars, third.is_previous_open),
        (2, 3, true)
    );
    assert_eq!(third.requirement.wpm_centi, Some(1_000));
    assert_eq!(third.requirement.accuracy_centi, Some(9_200));
    assert_eq!(
        third.best,
        Some(Best {
            rating: 2,
            wpm: 800,
            accuracy: 9_300
        })
    );
    let fourth = missing(&course, 4, &progress, &none).expect("locked");
    assert_eq!((fourth.best, fourth.is_previous_open), (None, false));
    // A placement test opens without completing.
    let placed = BTreeSet::from([3]);
    assert_eq!(missing(&course, 3, &progress, &placed), None);
    assert!(open_lessons(&course, &progress, &placed).contains(&3));
}

#[test]
fn the_best_attempt_has_most_stars_then_accuracy_then_speed_and_is_the_earliest() {
    let best = |all: &[Attempt]| {
        LessonProgress::from_attempts(all.iter().copied(), 2)
            .best
            .map(|attempt| attempt.session)
    };
    let first = attempt(5, Some(2), 800, 9_300);
    assert_eq!(
        best(&[attempt(9, Some(2), 800, 9_300), first]),
        Some(5),
        "the earlier of equals"
    );
    assert_eq!(
        best(&[first, attempt(6, Some(2), 900, 9_300)]),
        Some(6),
        "faster"
    );
    assert_eq!(
        best(&[first, attempt(7, Some(2), 700, 9_301)]),
        Some(7),
        "more accurate"
    );
    assert_eq!(
        best(&[first, attempt(8, Some(3), 700, 9_200)]),
        Some(8),
        "more stars"
    );
}

#[test]
fn durations_are_rounded_half_up() {
    assert_eq!(target_duration(150, 10), 180);
    assert_eq!(target_duration(149, 8), 224); // 223.5
    assert_eq!(target_duration(200, 15), 160);
    assert_eq!(target_duration(0, 0), 0);
}

fn attempts() -> impl Strategy<Value = Vec<Attempt>> {
    let one = (
        0_u128..12,
        0_i64..6,
        proptest::option::of(1_u8..=5),
        0_u32..5,
        0_u32..5,
        any::<bool>(),
    );
    let one = one.prop_map(
        |(session, ended_at, rating, wpm, accuracy, is_verified)| Attempt {
            session,
            ended_at,
            rating,
            wpm,
            accuracy,
            is_verified,
        },
    );
    // One session has one content, however often it is sent.
    proptest::collection::vec(one, 0..12).prop_map(|all| {
        let by_session: BTreeMap<u128, Attempt> =
            all.into_iter().map(|one| (one.session, one)).collect();
        by_session.into_values().collect()
    })
}

proptest! {
    #[test]
    fn order_and_repetition_of_sessions_change_nothing(
        (sessions, shuffled) in attempts().prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle())),
        again in proptest::collection::vec(any::<proptest::sample::Index>(), 0..8),
        needed in 1_u8..=5,
    ) {
        let expected = LessonProgress::from_attempts(sessions.clone(), needed);
        let repeated = again.iter().filter(|_| !sessions.is_empty()).map(|index| *index.get(&sessions));
        let many = shuffled.iter().copied().chain(repeated);
        prop_assert_eq!(LessonProgress::from_attempts(many, needed), expected);
        // Merging one by one is the same as recomputing from the set.
        let mut merged = LessonProgress::default();
        for one in &shuffled {
            merged.merge(one, needed);
        }
        prop_assert_eq!(merged, expected);
    }

    #[test]
    fn more_sessions_never_lock_or_lower(sessions in attempts(), needed in 1_u8..=5) {
        let course = course();
        let mut before = LessonProgress::default();
        let mut open = BTreeSet::new();
        for one in &sessions {
            let mut after = before;
            after.merge(one, needed);
            prop_assert!(after.best_rating >= before.best_rating);
            prop_assert!(after.best_wpm >= before.best_wpm && after.best_accuracy >= before.best_accuracy);
            prop_assert!(after.best_verified_wpm >= before.best_verified_wpm);
            prop_assert!(after.is_completed >= before.is_completed);
            let now = open_lessons(&course, &BTreeMap::from([(1, after)]), &BTreeSet::new());
            prop_assert!(now.is_superset(&open));
            (before, open) = (after, now);
        }
    }

    #[test]
    fn better_figures_never_have_fewer_stars(
        wpm in 0_u32..3_000, more in 0_u32..500, accuracy in 8_000_u32..=10_000, wrong in 0_u32..3,
    ) {
        let fewer = stars(&figures(wpm, accuracy, wrong), &ADULTS, true);
        let better = figures(wpm + more, (accuracy + more).min(10_000), wrong.saturating_sub(more));
        prop_assert!(stars(&better, &ADULTS, true) >= fewer);
    }

    #[test]
    fn accuracy_lines_match_the_table(a in 0_u32..=10_000, accuracy in 0_u32..=10_000) {
        // ≥ a + 0.4 × (100 − a) and ≥ a + 0.7 × (100 − a), multiplied by ten.
        let targets = Targets { accuracy: a, ..ADULTS };
        let line = |n| star_requirements(&targets, n).accuracy_centi.expect("counts");
        prop_assert_eq!(accuracy >= line(4), 10 * accuracy >= 10 * a + 4 * (10_000 - a));
        prop_assert_eq!(accuracy >= line(5), 10 * accuracy >= 10 * a + 7 * (10_000 - a));
    }
}
