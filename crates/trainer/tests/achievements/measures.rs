//! Each criterion alone, worked out by hand.

use trainer::achievements::{Again, Learner, SessionFacts, Unit};
use trainer::typing::Policy;

use crate::{asking, day, lesson, practice, progress};

const EN: &str = "adults-en-v1";

fn on(days: &[i32]) -> Vec<SessionFacts<'static>> {
    days.iter().map(|day| practice(*day)).collect()
}

/// What is there of what is needed, by a criterion over days.
fn have(criteria: &str, days: &[i32]) -> u32 {
    progress(criteria, &on(days)).have
}

#[test]
fn days_count_once_and_only_with_a_finished_session() {
    let mut sessions = on(&[1, 1, 4]);
    sessions.push(SessionFacts {
        is_completed: false,
        ..practice(5)
    });
    let days = progress("{ days = { min = 3 } }", &sessions);
    assert_eq!(
        (days.have, days.need, days.unit, days.is_met()),
        (2, 3, Unit::Days, false)
    );
}

#[test]
fn a_row_forgives_one_missed_day_in_seven() {
    let row = |days: &[i32]| have("{ streak = { min = 7 } }", days);
    assert_eq!(row(&[]), 0);
    assert_eq!(row(&[5]), 1);
    assert_eq!(row(&[1, 2, 3, 5]), 4, "day 4 is forgiven");
    assert_eq!(row(&[1, 2, 3, 6]), 3, "two missed days are not");
    assert_eq!(
        row(&[1, 2, 4, 5, 7, 8]),
        4,
        "days 3 and 6 are too close: the row of 4, 5, 7, 8 forgives the second"
    );
    // Missed: 3 and 10, seven days apart; then 3 and 9, which are not.
    assert_eq!(row(&[1, 2, 4, 5, 6, 7, 8, 9, 11, 12]), 10);
    assert_eq!(row(&[1, 2, 4, 5, 6, 7, 8, 10, 11, 12]), 8);
}

#[test]
fn weeks_months_and_weekdays_are_those_of_the_calendar() {
    // Day 0 is Sunday, 1 November 2026.
    let weeks = |days: &[i32]| have("{ weeks = { days = 3, min = 4 } }", days);
    assert_eq!(weeks(&[0, 1, 2]), 0, "Sunday ends a week");
    assert_eq!(weeks(&[1, 2, 7, 8, 9, 10, 13]), 2);
    let months = |days: &[i32]| have("{ months = { min = 6 } }", days);
    assert_eq!(
        months(&[0, 29, 30, 60, 61, 400]),
        4,
        "November, December, January, and another December"
    );
    let weekdays = |days: &[i32]| have("{ weekdays = { min = 7 } }", days);
    assert_eq!(weekdays(&[0, 7, 14, 15]), 2);
    assert_eq!(weekdays(&[0, 8, 16, 24, 32, 40, 48]), 7);
}

#[test]
fn a_return_is_a_day_long_enough_after_another() {
    let returns = |days: &[i32]| have("{ returns = { after = 14, min = 1 } }", days);
    assert_eq!(returns(&[]), 0);
    assert_eq!(returns(&[3]), 0);
    assert_eq!(returns(&[3, 16]), 0);
    assert_eq!(returns(&[3, 17]), 1);
    assert_eq!(
        returns(&[3, 10, 17]),
        1,
        "what came in between does not undo it"
    );
    assert_eq!(returns(&[0, 14, 20, 28, 40, 42]), 3);
}

#[test]
fn careful_days_and_clean_sessions_need_sixty_keys() {
    let session = |on, keystrokes, errors, accuracy| SessionFacts {
        keystrokes,
        errors,
        accuracy,
        ..practice(on)
    };
    let sessions = [
        session(1, 60, 0, 10_000),
        session(1, 60, 0, 10_000),
        session(2, 59, 0, 10_000),
        session(3, 100, 4, 9_600),
        session(4, 100, 5, 9_599),
        session(4, 100, 9, 9_100),
    ];
    let careful = progress("{ accurate_days = { accuracy = 96, min = 5 } }", &sessions);
    assert_eq!((careful.have, careful.need), (2, 5));
    assert_eq!(progress("{ clean = { min = 3 } }", &sessions).have, 2);
    assert_eq!(progress("{ practice = { min = 3 } }", &sessions).have, 6);
    assert_eq!(progress("{ own_texts = { min = 3 } }", &sessions).have, 0);
}

#[test]
fn lessons_are_completed_with_the_stars_they_ask_for() {
    let rated = |number, stars| SessionFacts {
        rating: Some(stars),
        ..lesson(EN, number, 1)
    };
    let sessions = [
        rated(1, 1),
        rated(2, 2),
        rated(3, 5),
        rated(3, 1),
        rated(4, 4),
    ];
    assert_eq!(progress("{ lessons = { min = 10 } }", &sessions).have, 3);
    assert_eq!(
        progress("{ lessons = { stars = 4, min = 10 } }", &sessions).have,
        2
    );
    assert_eq!(
        progress("{ stars = { min = 10 } }", &sessions).have,
        12,
        "the best of each lesson"
    );
}

#[test]
fn a_block_is_one_of_any_one_course() {
    let all = |course, numbers: std::ops::RangeInclusive<u32>| {
        numbers.map(move |number| lesson(course, number, 1))
    };
    let sessions: Vec<_> = all(EN, 1..=12).chain(all("adults-ru-v1", 1..=13)).collect();
    let block = progress("{ block = { number = 1, percent = 100 } }", &sessions);
    assert_eq!((block.have, block.need, block.is_met()), (13, 13, true));
    let half = progress("{ block = { number = 1, percent = 50 } }", &sessions[..6]);
    assert_eq!((half.have, half.need), (6, 7), "half of 13, rounded up");
    let second = progress("{ block = { number = 2, percent = 100 } }", &sessions);
    assert_eq!((second.have, second.is_met()), (0, false));
    let course = progress("{ course = { percent = 50 } }", &sessions);
    assert_eq!(
        (course.have, course.need),
        (13, 50),
        "half of 99, rounded up"
    );
    // Nobody knows the blocks of a course somebody else wrote.
    let own: Vec<_> = all("mill-school-v1", 1..=99).collect();
    assert!(!progress("{ course = { percent = 1 } }", &own).is_met());
}

#[test]
fn keys_are_those_that_completed_lessons_teach() {
    // Lesson 1 teaches f and j, the next ones with new keys two more each.
    let sessions = [
        lesson(EN, 1, 1),
        lesson("teens-en-v1", 1, 1),
        SessionFacts {
            rating: Some(1),
            ..lesson(EN, 3, 1)
        },
    ];
    assert_eq!(progress("{ keys = { min = 10 } }", &sessions).have, 2);
    let whole: Vec<_> = (1..=99).map(|number| lesson(EN, number, 1)).collect();
    // 26 letters and ; before the capitals; the three steps of Shift are no keys.
    assert_eq!(progress("{ keys = { min = 10 } }", &whole[..45]).have, 30);
    assert_eq!(progress("{ keys = { min = 10 } }", &whole).have, 63);
}

#[test]
fn languages_are_those_of_lessons() {
    let mut sessions: Vec<_> = (1..=5).map(|number| lesson(EN, number, 1)).collect();
    sessions.extend((1..=4).map(|number| lesson("teens-de-v1", number, 1)));
    let languages =
        |sessions: &[_]| progress("{ languages = { lessons = 5, min = 2 } }", sessions).have;
    assert_eq!(languages(&sessions), 1);
    sessions.push(lesson("adults-de-v1", 1, 2));
    assert_eq!(languages(&sessions), 2, "both courses are German");
}

#[test]
fn a_gain_is_from_an_earlier_day_to_a_later_one() {
    let again = |attempts: &[(i32, u32)]| {
        Again::of(attempts.iter().map(|(on, accuracy)| (day(*on), *accuracy)))
    };
    assert_eq!(again(&[]), Again::default());
    assert_eq!(again(&[(1, 9_000), (1, 9_900)]).gain, 0, "not within a day");
    assert_eq!(again(&[(2, 9_000), (1, 9_900)]).gain, 0, "not downwards");
    assert_eq!(
        again(&[(1, 9_300), (2, 9_000), (3, 9_450), (4, 9_350)]).gain,
        450
    );
    assert_eq!(
        again(&[(3, 9_000), (1, 9_300)]).days,
        Some((day(1), day(3)))
    );

    let attempt = |number, on, accuracy| SessionFacts {
        accuracy,
        ..lesson(EN, number, on)
    };
    let sessions = [
        attempt(1, 1, 9_000),
        attempt(1, 31, 9_200),
        attempt(2, 1, 9_000),
        attempt(2, 30, 9_199),
    ];
    assert_eq!(
        progress("{ improved = { by = 2, min = 9 } }", &sessions).have,
        1
    );
    assert_eq!(
        progress("{ revisited = { after = 30, min = 9 } }", &sessions).have,
        1
    );
}

#[test]
fn of_several_totals_the_least_far_is_told() {
    let several = "{ days = { min = 4 }, practice = { min = 2 }, months = { min = 1 } }";
    let part = progress(several, &on(&[1, 2]));
    assert_eq!((part.have, part.need, part.unit), (2, 4, Unit::Days));
    assert!(progress(several, &on(&[1, 2, 3, 4])).is_met());
}

/// Whether a session reaches what is asked of one.
fn is_reached(criteria: &str, session: &SessionFacts<'_>) -> bool {
    asking("grown_ups", criteria).is_reached_in(Learner::GrownUp, session)
}

#[test]
fn one_session_has_to_have_all_of_it() {
    let session = SessionFacts {
        accuracy: 9_800,
        wpm: 6_000,
        consistency: Some(7_500),
        ..lesson(EN, 90, 1)
    };
    for (criteria, expected) in [
        ("{ accuracy = { min = 98 } }", true),
        ("{ accuracy = { min = 99 } }", false),
        ("{ accuracy = { max = 97 } }", false),
        ("{ accuracy = { min = 98 }, errors = { max = 9 } }", false),
        (
            "{ errors = { min = 10, max = 10 }, keystrokes = { min = 200 } }",
            true,
        ),
        ("{ keystrokes = { min = 201 } }", false),
        ("{ pauses = { max = 1 } }", false),
        (
            "{ pauses = { max = 2 }, uncorrected_errors = { max = 0 } }",
            true,
        ),
        ("{ consistency = { min = 75 } }", true),
        ("{ consistency = { min = 76 } }", false),
        ("{ rating = { min = 2 } }", true),
        ("{ wpm = { min = 60 } }", true),
        ("{ wpm = { min = 61 } }", false),
        ("{ language = ['en', 'ru'] }", true),
        ("{ language = ['ru'] }", false),
        ("{ layout = ['us', 'ru'] }", true),
        ("{ layout = ['ru'] }", false),
        ("{ policy = ['stop_on_error'] }", true),
        ("{ policy = ['free', 'no_backspace'] }", false),
        ("{ exercise = ['lesson'] }", true),
        ("{ exercise = ['own_text', 'practice'] }", false),
        ("{ text = ['sentences', 'paragraphs'] }", true),
        ("{ text = ['drill'] }", false),
    ] {
        assert_eq!(is_reached(criteria, &session), expected, "{criteria}");
        let unfinished = SessionFacts {
            is_completed: false,
            ..session
        };
        assert!(!is_reached(criteria, &unfinished), "{criteria}");
    }
    let uneven = SessionFacts {
        consistency: None,
        ..session
    };
    assert!(!is_reached("{ consistency = { min = 1 } }", &uneven));
    let free = SessionFacts {
        policy: Policy::Free,
        ..session
    };
    assert!(is_reached("{ policy = ['free'] }", &free));
}

#[test]
fn speed_is_looked_at_in_lessons_of_text_for_grown_ups() {
    let fast = |session: SessionFacts<'static>| SessionFacts {
        wpm: 12_000,
        raw_wpm: 12_500,
        ..session
    };
    let is_fast = |session| is_reached("{ wpm = { min = 100 } }", &session);
    assert!(is_fast(fast(lesson(EN, 99, 1))));
    assert!(is_fast(fast(lesson("teens-ru-v1", 84, 1))));
    assert!(!is_fast(fast(lesson(EN, 1, 1))), "a drill of two keys");
    assert!(
        !is_fast(fast(lesson("kids-en-v1", 63, 1))),
        "a kids' course"
    );
    assert!(
        !is_fast(fast(lesson("mill-school-v1", 1, 1))),
        "a course whose age nobody knows"
    );
    assert!(!is_fast(fast(practice(1))), "practice");
    assert!(
        !is_fast(SessionFacts {
            rating: None,
            ..fast(lesson(EN, 99, 1))
        }),
        "a lesson that was only practised"
    );
    assert!(
        !is_fast(SessionFacts {
            raw_wpm: 40_001,
            ..fast(lesson(EN, 99, 1))
        }),
        "no hand is that fast"
    );
}

#[test]
fn the_nearest_session_is_under_way() {
    let demon = asking(
        "grown_ups",
        "{ wpm = { min = 100 }, accuracy = { min = 95 } }",
    );
    let typed = |wpm, accuracy| {
        demon.progress_in(&SessionFacts {
            wpm,
            accuracy,
            ..lesson(EN, 99, 1)
        })
    };
    let so_far = typed(6_120, 9_500).expect("it has the accuracy");
    assert_eq!(
        (so_far.have, so_far.need, so_far.unit, so_far.is_met()),
        (6_120, 10_000, Unit::Speed, false)
    );
    assert_eq!(
        typed(9_999, 9_499),
        None,
        "fast and careless is not under way"
    );
    assert_eq!(demon.progress_in(&practice(1)), None);
    let clean = asking(
        "everybody",
        "{ errors = { max = 0 }, keystrokes = { min = 240 } }",
    );
    let session = SessionFacts {
        errors: 0,
        keystrokes: 180,
        ..practice(1)
    };
    let so_far = clean.progress_in(&session).expect("no slip");
    assert_eq!(
        (so_far.have, so_far.need, so_far.unit),
        (180, 240, Unit::Keystrokes)
    );
    assert_eq!(clean.progress_in(&practice(1)), None);
}
