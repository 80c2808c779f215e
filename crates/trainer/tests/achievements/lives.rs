//! Whole lives at the keyboard: each achievement can be reached, and nobody has one for nothing.

use std::collections::BTreeSet;

use trainer::achievements::{
    Audience, Exercise, History, Learner, SessionFacts, all, find, reached, recompute,
};
use trainer::typing::Policy;

use crate::{lesson, practice};

fn codes(learner: Learner, sessions: &[SessionFacts<'_>]) -> BTreeSet<&'static str> {
    recompute(learner, sessions)
        .into_iter()
        .map(|reached| reached.code)
        .collect()
}

/// A lesson of the course every day, once round and then again from the start, and now and then something else.
fn life(course: &'static str, lessons: u32, days: i32, stars: u8) -> Vec<SessionFacts<'static>> {
    let mut sessions = Vec::new();
    for on in 0..days {
        let number = u32::try_from(on).expect("small") % lessons + 1;
        let round = u32::try_from(on).expect("small") / lessons;
        let accuracy = (9_400 + 150 * round).min(9_900);
        sessions.push(SessionFacts {
            rating: Some(stars),
            accuracy,
            errors: if round == 0 { 8 } else { 0 },
            keystrokes: 140,
            ..lesson(course, number, on)
        });
        if on % 5 == 0 {
            sessions.push(practice(on));
        }
        if on % 7 == 0 {
            sessions.push(SessionFacts {
                exercise: Exercise::OwnText,
                ..practice(on)
            });
        }
    }
    sessions
}

/// What somebody does who tries everything once.
fn feats() -> Vec<SessionFacts<'static>> {
    let last = lesson("adults-en-v1", 99, 500);
    let long = SessionFacts {
        keystrokes: 420,
        ..last
    };
    let mut sessions = vec![
        SessionFacts {
            errors: 0,
            accuracy: 10_000,
            pauses: 0,
            ..long
        },
        SessionFacts {
            errors: 1,
            accuracy: 9_976,
            ..long
        },
        SessionFacts {
            consistency: Some(8_600),
            ..long
        },
        SessionFacts {
            policy: Policy::NoBackspace,
            accuracy: 9_600,
            ..long
        },
        SessionFacts {
            policy: Policy::Free,
            errors: 4,
            ..long
        },
        SessionFacts {
            wpm: 10_000,
            raw_wpm: 10_100,
            accuracy: 9_500,
            ..long
        },
        SessionFacts {
            layout: "us-dvorak",
            ..last
        },
    ];
    sessions.extend((1..=5).flat_map(|number| {
        ["adults-en-v1", "adults-fr-v1", "adults-es-v1"].map(|course| lesson(course, number, 501))
    }));
    sessions
}

#[test]
fn a_long_life_that_tries_everything_reaches_all_of_them() {
    let mut sessions = life("adults-en-v1", 99, 420, 5);
    sessions.extend(feats());
    let reached = codes(Learner::GrownUp, &sessions);
    let missing: Vec<_> = all()
        .iter()
        .map(|it| it.code.as_str())
        .filter(|code| !reached.contains(code))
        .collect();
    assert_eq!(missing, [""; 0]);
}

/// Two stars ask a child for no speed.
#[test]
fn a_child_that_never_meets_a_speed_reaches_all_that_are_for_children() {
    let mut sessions = life("kids-ru-v1", 63, 420, 2);
    sessions.push(SessionFacts {
        policy: Policy::Free,
        errors: 4,
        ..lesson("kids-ru-v1", 63, 421)
    });
    sessions.push(SessionFacts {
        layout: "us-dvorak",
        ..lesson("kids-en-v1", 1, 421)
    });
    for number in 1..=5 {
        sessions.extend(["kids-en-v1", "kids-de-v1"].map(|course| lesson(course, number, 422)));
    }
    let reached = codes(Learner::Child, &sessions);
    let theirs: BTreeSet<&str> = all()
        .iter()
        .filter(|it| it.audience == Audience::Everybody)
        .map(|it| it.code.as_str())
        .collect();
    assert_eq!(reached, theirs);
    assert!(theirs.len() >= 30, "{}", theirs.len());
}

#[test]
fn nobody_has_one_for_nothing() {
    for learner in [Learner::Child, Learner::GrownUp] {
        assert_eq!(codes(learner, &[]), BTreeSet::new());
        assert_eq!(reached(learner, None, &History::default()), BTreeSet::new());
        // Nor for a few keys, nor for what was not finished.
        let short = SessionFacts {
            keystrokes: 12,
            errors: 0,
            accuracy: 10_000,
            consistency: None,
            ..practice(1)
        };
        assert_eq!(codes(learner, &[short]), BTreeSet::new());
        let left = SessionFacts {
            is_completed: false,
            rating: None,
            ..lesson("adults-en-v1", 1, 1)
        };
        assert_eq!(codes(learner, &[left; 100]), BTreeSet::new());
    }
}

#[test]
fn no_hours_are_rewarded() {
    // A thousand sessions of a day are the same as one of each kind.
    let day: Vec<_> = std::iter::repeat_n(lesson("adults-en-v1", 1, 1), 1_000).collect();
    assert_eq!(
        codes(Learner::GrownUp, &day),
        codes(Learner::GrownUp, &day[..1])
    );
}

#[test]
fn the_first_lesson_is_the_first_thing_reached() {
    let sessions = [
        practice(1),
        lesson("adults-en-v1", 1, 1),
        lesson("adults-en-v1", 2, 1),
    ];
    let first = recompute(Learner::GrownUp, &sessions);
    let named: Vec<_> = first.iter().map(|it| (it.code, it.session)).collect();
    assert_eq!(named, [("first_bar", 1)]);
}

#[test]
fn a_total_is_brought_by_the_session_that_fills_it() {
    let sessions: Vec<_> = (0..40)
        .map(|on| {
            lesson(
                "adults-en-v1",
                1 + u32::try_from(on).expect("small") / 8,
                on,
            )
        })
        .collect();
    let reached = recompute(Learner::GrownUp, &sessions);
    let of = |code| {
        reached
            .iter()
            .find(|it| it.code == code)
            .map(|it| it.session)
    };
    assert_eq!(of("three_days"), Some(2));
    assert_eq!(of("two_weeks"), Some(13));
    assert_eq!(of("back_again"), Some(14));
    assert_eq!(of("seven_in_a_row"), Some(6));
    assert_eq!(of("thirty_in_a_row"), Some(29));
    assert_eq!(of("whole_week"), Some(6));
    assert!(find("six_months").is_some() && of("six_months").is_none());
}
