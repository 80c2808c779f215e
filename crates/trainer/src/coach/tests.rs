//! The rules, on learners that are known.

mod plateau;
mod weak;

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
