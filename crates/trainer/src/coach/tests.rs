//! The rules, on learners that are known.

use super::plateau::{Trend, trend};
use super::*;
use crate::content::{Practice, course, practice};
use crate::lesson::Attempt;
use crate::model::tests::learner::{EVEN, Learner, sentences};
use crate::model::{DayLevel, Outlook, Past, Setting, Weakness, estimate};

const TODAY: &str = "2026-11-27";

fn today() -> Day {
    Day::parse(TODAY).expect("a date")
}

/// A learner of a course, made up.
struct Made {
    course: Course,
    progress: BTreeMap<u32, LessonProgress>,
    unlocks: BTreeSet<u32>,
    estimate: Estimate,
    newest: Option<Day>,
    sittings: Vec<Sitting>,
    closed: Vec<Closed>,
}

impl Made {
    /// With all lessons before this one completed.
    fn new(slug: &str, lesson: u32) -> Self {
        let attempt = |number: u32| Attempt {
            session: number.into(),
            ended_at: 0,
            rating: Some(3),
            wpm: 3_000,
            accuracy: 9_600,
            is_verified: true,
        };
        let progress = |number| (number, LessonProgress::from_attempts([attempt(number)], 2));
        Self {
            course: course(slug, "us").expect("a course"),
            progress: (1..lesson).map(progress).collect(),
            unlocks: BTreeSet::new(),
            estimate: Estimate {
                error_rate: 0.03,
                scatter: 0.3,
                ..Estimate::default()
            },
            newest: Some(today()),
            sittings: Vec::new(),
            closed: Vec::new(),
        }
    }

    fn recommend(&self) -> Vec<Recommendation> {
        let state = State {
            course: &self.course,
            progress: &self.progress,
            unlocks: &self.unlocks,
            estimate: &self.estimate,
            newest: self.newest,
            sittings: &self.sittings,
            closed: &self.closed,
        };
        recommend(&state, today())
    }

    fn of(&self, kind: Kind) -> Vec<Recommendation> {
        let all = self.recommend().into_iter();
        all.filter(|recommendation| recommendation.kind == kind)
            .collect()
    }

    fn subjects(&self, kind: Kind) -> Vec<String> {
        let all = self.of(kind).into_iter();
        all.map(|recommendation| recommendation.subject).collect()
    }

    /// Sessions of so many minutes, one a day, the last of them so many days ago.
    fn practised(&mut self, days: i32, minutes: u64, ago: i32) {
        self.sittings.extend((0..days).map(|index| Sitting {
            day: today().plus(-ago - index),
            active_ms: minutes * 60_000,
            is_finished: true,
            wpm: 3_000,
            lesson: None,
        }));
    }

    /// Days whose log gaps change by so much each, with a wobble.
    fn levels(&mut self, days: i32, change: f64) {
        self.estimate.days = (0..days)
            .map(|index| DayLevel {
                day: today().plus(index + 1 - days),
                log_gap: change * f64::from(index)
                    + [0.02, -0.03, 0.01, -0.01, 0.03][usize::try_from(index % 5).expect("small")],
                samples: 300,
                presses: 400,
                errors: 12,
            })
            .collect();
    }
}

fn outlook(slow: bool, errors: bool) -> Outlook {
    Outlook {
        gap_ms: if slow { 260.0 } else { 200.0 },
        sd_log: 0.05,
        error_rate: if errors { 0.12 } else { 0.03 },
        samples: 200,
        presses: 220,
        errors: if errors { 30 } else { 6 },
        usual_ms: 200.0,
        weakness: Weakness { slow, errors },
        last_days: 0,
    }
}

#[test]
fn weak_keys_and_pairs_come_with_their_evidence() {
    let mut made = Made::new("adults-en-v1", 40);
    made.estimate.keys.insert("e".into(), outlook(true, false));
    made.estimate.keys.insert("n".into(), outlook(false, true));
    made.estimate.keys.insert("s".into(), outlook(false, false));
    made.estimate
        .pairs
        .insert(("t".into(), "h".into()), outlook(true, true));
    let keys = made.of(Kind::WeakKeys);
    let unit = |recommendation: &Recommendation| match &recommendation.evidence {
        Evidence::Unit {
            units,
            slow,
            errors,
        } => (units.concat(), *slow, *errors),
        other => panic!("{other:?}"),
    };
    let slow = Slow {
        gap_ms: 260,
        usual_ms: 200,
        excess: 30,
        samples: 200,
    };
    let errors = Errors {
        rate: 1_200,
        usual_rate: 300,
        errors: 30,
        presses: 220,
    };
    // Four times the usual errors weigh more than 30 % more time.
    assert_eq!(
        keys.iter().map(unit).collect::<Vec<_>>(),
        [
            ("n".to_owned(), None, Some(errors)),
            ("e".to_owned(), Some(slow), None),
        ]
    );
    assert_eq!(keys[0].priority, 4);
    assert_eq!(keys[1].priority, 3);
    assert_eq!(keys[0].expires, today().plus(14));
    let pairs = made.of(Kind::WeakPairs);
    assert_eq!(unit(&pairs[0]), ("th".to_owned(), Some(slow), Some(errors)));
    let json = serde_json::to_value(&pairs[0]).expect("JSON");
    insta::assert_snapshot!(
        "weak_pair_as_json",
        serde_json::to_string_pretty(&json).expect("JSON")
    );
    let back: Recommendation = serde_json::from_value(json).expect("reads what it writes");
    assert_eq!(back, pairs[0]);
}

#[test]
fn only_what_can_be_practised_is_recommended() {
    let mut made = Made::new("adults-en-v1", 2);
    // Not taught by lesson 2; a unit no course teaches; and a key of long ago.
    made.estimate.keys.insert("q".into(), outlook(true, false));
    made.estimate.keys.insert("ж".into(), outlook(true, false));
    let old = Outlook {
        last_days: 31,
        ..outlook(true, false)
    };
    made.estimate.keys.insert("f".into(), old);
    assert!(made.of(Kind::WeakKeys).is_empty());
    made.estimate.keys.insert("j".into(), outlook(true, false));
    assert_eq!(made.subjects(Kind::WeakKeys), ["j"]);
    // Nothing new for a month: that is a matter of review.
    made.newest = Some(today().plus(-31));
    assert!(made.of(Kind::WeakKeys).is_empty());
}

#[test]
fn what_was_closed_stays_away_and_makes_room() {
    let mut made = Made::new("adults-en-v1", 60);
    for key in ["a", "s", "d", "f"] {
        made.estimate.keys.insert(key.into(), outlook(true, false));
    }
    assert_eq!(made.subjects(Kind::WeakKeys), ["a", "d", "f"]);
    let close = |subject: &str, days: i32, how| Closed {
        kind: Kind::WeakKeys,
        subject: subject.to_owned(),
        day: today().plus(-days),
        how,
    };
    made.closed = vec![
        close("a", 29, Closing::Dismissed),
        close("d", 2, Closing::Completed),
    ];
    assert_eq!(made.subjects(Kind::WeakKeys), ["f", "s"]);
    made.closed = vec![
        close("a", 30, Closing::Dismissed),
        close("d", 3, Closing::Completed),
    ];
    assert_eq!(made.subjects(Kind::WeakKeys), ["a", "d", "f"]);
}

#[test]
fn children_are_not_pressed_for_speed() {
    let mut made = Made::new("kids-en-v1", 40);
    made.practised(60, 20, 0);
    made.levels(21, 0.0);
    made.estimate.keys.insert("e".into(), outlook(true, false));
    made.estimate.keys.insert("n".into(), outlook(true, true));
    made.sittings.retain(|sitting| sitting.day != today());
    let all = made.recommend();
    let json = serde_json::to_string(&all).expect("JSON");
    assert!(
        !json.contains("gap_ms") && !json.contains("\"slow\""),
        "{json}"
    );
    assert_eq!(made.subjects(Kind::WeakKeys), ["n"]);
    assert!(made.of(Kind::Plateau).is_empty());
    let minutes: u32 = made.of(Kind::PracticePlan)[0]
        .actions
        .iter()
        .map(Action::minutes)
        .sum();
    assert_eq!(minutes, 10);
    // The same learner, grown up.
    let mut adult = Made::new("adults-en-v1", 40);
    (adult.estimate, adult.sittings) = (made.estimate.clone(), made.sittings.clone());
    assert_eq!(adult.subjects(Kind::WeakKeys), ["n", "e"]);
    assert_eq!(adult.of(Kind::Plateau).len(), 1);
}

#[test]
fn children_meet_new_keys_in_one_lesson_a_day() {
    let mut made = Made::new("kids-en-v1", 1);
    let with_new = |made: &Made| {
        let lessons = made.course.lessons.iter();
        lessons
            .filter(|lesson| !lesson.new_keys.is_empty())
            .map(|lesson| lesson.number)
            .take(2)
            .collect::<Vec<_>>()
    };
    let [first, second] = with_new(&made)[..] else {
        panic!("two")
    };
    made.progress = Made::new("kids-en-v1", second).progress;
    let has_new = |made: &Made| {
        made.of(Kind::PracticePlan)[0].actions.iter().any(|action| {
            matches!(action, Action::Lesson { purpose: Purpose::New, number, .. } if *number == second)
        })
    };
    assert!(has_new(&made));
    made.sittings.push(Sitting {
        day: today(),
        active_ms: 60_000,
        is_finished: true,
        wpm: 800,
        lesson: Some(first),
    });
    assert!(!has_new(&made));
    made.sittings[0].day = today().plus(-1);
    assert!(has_new(&made));
}

#[test]
fn the_trend_is_that_of_theil_and_sen() {
    let day = |number: i32| Day::EPOCH.plus(number);
    // Slopes between days: 1, 2, 3; 3, 4; 5. Their median is 3.
    let points = [(day(0), 0.0), (day(1), 1.0), (day(2), 4.0), (day(3), 9.0)];
    let Trend { slope, low, high } = trend(&points).expect("a trend");
    assert!((slope - 3.0).abs() < 1e-12);
    // S has the deviation √(4 × 3 × 13 / 18) = 2.944: ranks (6 ∓ 1.2816 × 2.944) / 2 = 1.11 and 4.89.
    assert_eq!((low, high), (2.0, 5.0));
    assert_eq!(trend(&points[..2]), None);
}

#[test]
fn a_plateau_needs_practice_time_and_no_progress() {
    let mut made = Made::new("adults-en-v1", 60);
    made.practised(30, 11, 0);
    made.levels(21, 0.0);
    let plateau = made.of(Kind::Plateau);
    let Evidence::Plateau {
        days,
        minutes,
        change,
        low,
        high,
        accuracy,
    } = &plateau[0].evidence
    else {
        panic!("{plateau:?}")
    };
    assert_eq!((*days, *minutes, *accuracy), (21, 231, 9_700));
    assert!(change.abs() < 100 && *low <= 0 && *high >= 0, "{plateau:?}");
    // Three per cent a week faster, or slower, is none.
    made.levels(21, -0.03 / 7.0);
    assert!(made.of(Kind::Plateau).is_empty());
    made.levels(21, 0.03 / 7.0);
    assert!(made.of(Kind::Plateau).is_empty());
    made.levels(21, 0.0);
    assert_eq!(made.of(Kind::Plateau).len(), 1);
    // Too few days with practice; too few minutes; not yet five hours in all.
    let all = made.sittings.clone();
    made.sittings
        .retain(|sitting| sitting.day <= today().plus(-14));
    assert!(made.of(Kind::Plateau).is_empty());
    made.sittings = all.clone();
    made.sittings
        .iter_mut()
        .for_each(|sitting| sitting.active_ms = 2 * 60_000);
    assert!(made.of(Kind::Plateau).is_empty());
    made.sittings = all;
    made.sittings.truncate(25);
    assert!(made.of(Kind::Plateau).is_empty());
}

#[test]
fn generated_learners_reach_a_plateau_only_where_they_do() {
    // Four weeks of ten sentences a day; some learners get faster by 3 % a week, some not at all.
    let (mut flat, mut rising) = (0, 0);
    for seed in 1..=15 {
        for (weekly, found) in [(0.0, &mut flat), (0.03, &mut rising)] {
            let nature = crate::model::tests::learner::Nature {
                trend: -weekly / 70.0,
                ..EVEN
            };
            let mut learner = Learner::new(seed, &nature);
            let texts = sentences(seed);
            let typed: Vec<_> = (0..280_usize)
                .map(|index| {
                    let day = i32::try_from(index / 10).expect("few");
                    (
                        today().plus(day - 27),
                        learner.session(texts[index % texts.len()]),
                    )
                })
                .collect();
            let past = Past::from_stats(typed.iter().map(|(day, stats)| (*day, stats)));
            let setting = Setting {
                layout: crate::keyboard::layout("us").expect("a layout"),
                language: "en",
            };
            let mut made = Made::new("adults-en-v1", 60);
            made.estimate = estimate(&past, &setting);
            made.practised(28, 11, 0);
            *found += made.of(Kind::Plateau).len();
        }
    }
    assert!(
        flat >= 11 && rising <= 1,
        "{flat} of 15 flat ones, {rising} of 15 rising ones"
    );
    insta::assert_snapshot!(
        "plateaus",
        format!("{flat} of 15 flat learners, {rising} of 15 that get 3 % faster a week")
    );
}

#[test]
fn keys_are_reviewed_after_ever_longer_times() {
    let mut made = Made::new("adults-en-v1", 99);
    let key = |presses, last_days| Outlook {
        presses,
        last_days,
        ..outlook(false, false)
    };
    for (unit, presses, last_days) in [
        ("q", 60, 6),
        ("z", 60, 7),
        ("x", 200, 13),
        ("j", 200, 15),
        ("b", 900, 31),
        ("v", 20, 63),
    ] {
        made.estimate
            .keys
            .insert(unit.into(), key(presses, last_days));
    }
    let review = made.of(Kind::Review);
    let Evidence::Review { keys } = &review[0].evidence else {
        panic!("{review:?}")
    };
    let due: Vec<(&str, u32)> = keys.iter().map(|due| (&*due.unit, due.days)).collect();
    // The most overdue first; v was never known.
    assert_eq!(due, [("j", 15), ("b", 31), ("z", 7)]);
    made.newest = Some(today().plus(-1));
    let review = made.of(Kind::Review);
    let Evidence::Review { keys } = &review[0].evidence else {
        panic!("{review:?}")
    };
    assert_eq!(keys.len(), 5);
}

#[test]
fn a_plan_is_enough_for_a_day() {
    let mut made = Made::new("adults-en-v1", 40);
    for pair in [["t", "h"], ["e", "r"], ["o", "u"], ["i", "n"], ["a", "n"]] {
        made.estimate
            .pairs
            .insert((pair[0].into(), pair[1].into()), outlook(true, false));
    }
    let plan = made.of(Kind::PracticePlan).remove(0);
    assert_eq!(
        (plan.subject.as_str(), plan.priority, plan.expires),
        (TODAY, 5, today().plus(1))
    );
    assert_eq!(
        plan.evidence,
        Evidence::Plan {
            minutes: 13,
            done: 0,
            weak: 5,
            due: 0
        }
    );
    let purposes: Vec<Purpose> = plan
        .actions
        .iter()
        .map(|action| match action {
            Action::Lesson { purpose, .. } | Action::Practice { purpose, .. } => *purpose,
        })
        .collect();
    assert_eq!(
        purposes,
        [
            Purpose::WarmUp,
            Purpose::Weak,
            Purpose::Weak,
            Purpose::New,
            Purpose::Free
        ]
    );
    // It is the first recommendation, and the next lesson is the one that is open.
    assert_eq!(made.recommend()[0], plan);
    assert!(plan.actions.contains(&Action::Lesson {
        course: "adults-en-v1".into(),
        number: 40,
        purpose: Purpose::New,
        minutes: 3,
    }));
    made.practised(1, 14, 0);
    assert_eq!(made.of(Kind::PracticePlan).len(), 1);
    made.practised(1, 1, 0);
    assert!(made.of(Kind::PracticePlan).is_empty());
}

#[test]
fn someone_new_gets_the_first_lesson() {
    let made = Made::new("adults-en-v1", 1);
    let all = made.recommend();
    assert_eq!(all.len(), 1);
    assert_eq!(
        all[0].actions,
        [Action::Lesson {
            course: "adults-en-v1".into(),
            number: 1,
            purpose: Purpose::New,
            minutes: 3,
        }]
    );
}

#[test]
fn every_action_can_be_done() {
    for (slug, lesson) in [
        ("adults-en-v1", 12),
        ("teens-en-v1", 50),
        ("kids-en-v1", 63),
        ("adults-en-v1", 99),
    ] {
        let mut learner = Learner::new(7, &EVEN);
        learner.slow.insert("th".into(), 0.6);
        learner.slow.insert("u".into(), 0.5);
        learner.wrong.insert("n".into(), 0.2);
        let texts = sentences(7);
        let typed: Vec<_> = (0..150_usize)
            .map(|index| {
                let day = i32::try_from(index / 10).expect("few");
                (
                    today().plus(day - 14),
                    learner.session(texts[index % texts.len()]),
                )
            })
            .collect();
        let past = Past::from_stats(typed.iter().map(|(day, stats)| (*day, stats)));
        let mut made = Made::new(slug, lesson);
        made.practised(28, 15, 1);
        let setting = Setting {
            layout: crate::keyboard::layout("us").expect("a layout"),
            language: "en",
        };
        made.estimate = estimate(&past, &setting);
        let open = open_lessons(&made.course, &made.progress, &made.unlocks);
        let taught = made.course.taught(open.last().copied().expect("one"));
        let all = made.recommend();
        assert!(
            all.iter()
                .any(|recommendation| recommendation.kind == Kind::PracticePlan),
            "{slug}"
        );
        assert_eq!(all, made.recommend(), "the same state, the same answer");
        for action in all
            .iter()
            .flat_map(|recommendation| &recommendation.actions)
        {
            match action {
                Action::Lesson { number, .. } => assert!(open.contains(number), "{slug}: {number}"),
                Action::Practice { units, length, .. } => {
                    let made = practice(&Practice {
                        language: "en",
                        age: made.course.age_group,
                        taught: &taught,
                        units,
                        length: *length,
                        seed: 1,
                    });
                    made.unwrap_or_else(|error| panic!("{slug}: {units:?}: {error}"));
                }
            }
        }
    }
}
