//! Sessions as they are sent and as the app has them, made by dice.

use std::sync::LazyLock;

use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use store::{DeviceType, Exercise, LessonRef, Session};
use trainer::achievements::{self, Day, SessionFacts};
use trainer::content;
use trainer::lesson::{Course, stars};
use trainer::metrics::METRICS_VERSION;
use trainer::text::Text;
use trainer::typing::{Policy, Recorder};
use uuid::Uuid;

use crate::derived::Dice;
use crate::support::{example, example_result, figures_of, record};

/// Days that lie near each other and far apart, none after the one on which tests begin.
const DAYS: [&str; 12] = [
    "2025-01-05",
    "2026-02-10",
    "2026-06-01",
    "2026-07-04",
    "2026-09-30",
    "2026-10-19",
    "2026-11-03",
    "2026-11-16",
    "2026-11-17",
    "2026-11-18",
    "2026-11-20",
    "2026-11-21",
];

pub(super) static COURSE: LazyLock<Course> =
    LazyLock::new(|| content::course("adults-en-v1", "us").unwrap());

/// A session as it is sent, and as the app that typed it has it.
pub(super) struct Typed {
    pub(super) sent: Value,
    pub(super) here: Session,
}

impl Typed {
    pub(super) fn ended_at(&self) -> i64 {
        self.here.started_at + i64::try_from(self.here.figures.duration).unwrap()
    }

    pub(super) fn facts(&self) -> SessionFacts<'_> {
        let (session, figures) = (&self.here, &self.here.figures);
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
}

fn pick<T: Copy>(dice: &mut Dice, of: &[T]) -> T {
    of[usize::try_from(dice.below(of.len() as u64)).unwrap()]
}

/// Types `text` with a wrong key now and then, to its end or not.
fn typing(dice: &mut Dice, text: &Text, policy: Policy) -> Recorder {
    let mut recorder = Recorder::new(text.clone(), policy);
    let (gap, slips) = (
        pick(dice, &[100, 150, 400, 2_200]),
        pick(dice, &[0, 0, 1, 3]),
    );
    let uneven = dice.below(3);
    let end = if dice.below(6) == 0 {
        20
    } else {
        text.units().len()
    };
    let mut t = 0;
    for (at, unit) in text.units().iter().enumerate().take(end) {
        let is_slip = slips > 0 && at % 40 < slips && at > 0;
        if is_slip {
            recorder.type_text(t, "KeyQ", if &**unit == "q" { "z" } else { "q" });
            t += gap;
        }
        // Under the other policies the wrong key stands in the place of the right one.
        if !is_slip || policy == Policy::StopOnError {
            recorder.type_text(t, "KeyX", unit);
            t += gap + uneven * (at as u64 % 7) * 20;
        }
    }
    recorder
}

/// Any session: of a lesson, a generated text, an own text.
pub(super) fn any_session(dice: &mut Dice, id: u128) -> Typed {
    let policy = pick(
        dice,
        &[
            Policy::StopOnError,
            Policy::StopOnError,
            Policy::Free,
            Policy::NoBackspace,
        ],
    );
    let mut sent = example(id);
    let number = u32::try_from(1 + dice.below(4)).unwrap();
    let lesson = COURSE.lesson(number).unwrap();
    let kind = dice.below(10);
    let text = Text::new(&lesson.text_content).unwrap();
    let recorder = typing(dice, &text, policy);
    let mut figures = figures_of(&recorder);
    let mut is_completed = recorder.is_complete();
    sent["text"] = text.to_string().into();
    sent["log"] = serde_json::to_value(recorder.log()).unwrap();
    sent.as_object_mut().unwrap().remove("result");
    let mut exercise = Exercise::Practice;
    let mut rating = None;
    if kind < 7 {
        let named = LessonRef {
            course: "adults-en-v1".into(),
            version: COURSE.version.clone(),
            number,
            key_order: "us".into(),
        };
        let is_practice = kind == 0;
        sent["text"] = Value::Null;
        sent["lesson"] = json!({"course": named.course, "version": named.version, "number": number, "key_order": "us"});
        sent["is_practice"] = is_practice.into();
        exercise = Exercise::Lesson(named);
        let targets = COURSE.targets(number).unwrap();
        rating = stars(&figures, &targets, is_completed).filter(|_| !is_practice);
    } else if kind == 9 {
        // What is known of an own text is what the app says of it.
        sent["text"] = Value::Null;
        sent["log"] = Value::Null;
        sent["result"] = example_result();
        let keys = [(0, "f"), (182, "k"), (385, "j"), (600, " "), (790, "f")];
        figures = figures_of(&record("fj f", Policy::StopOnError, &keys));
        is_completed = true;
        exercise = Exercise::OwnText;
    }
    let local_date = pick(dice, &DAYS);
    let started_at: DateTime<Utc> = format!("{local_date}T0{}:00:00.000Z", dice.below(8))
        .parse()
        .unwrap();
    let layout = pick(dice, &["us", "us", "us", "us-dvorak"]);
    let stars_needed =
        matches!(exercise, Exercise::Lesson(_)).then(|| COURSE.stars_to_complete(number));
    for (name, value) in [
        ("local_date", json!(local_date)),
        (
            "started_at",
            json!(started_at.format("%Y-%m-%dT%H:%M:%S.000Z").to_string()),
        ),
        ("keyboard_layout", json!(layout)),
        ("error_policy", serde_json::to_value(policy).unwrap()),
        ("is_completed", json!(is_completed)),
    ] {
        sent[name] = value;
    }
    let here = Session {
        id: Uuid::from_u128(id),
        exercise,
        started_at: started_at.timestamp_millis(),
        timezone: "Europe/Berlin".into(),
        local_date: local_date.into(),
        keyboard_layout: layout.into(),
        device_type: DeviceType::Laptop,
        policy,
        is_completed,
        metrics_version: METRICS_VERSION,
        figures,
        rating,
        stars_needed,
    };
    Typed { sent, here }
}
