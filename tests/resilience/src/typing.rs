//! Sessions as the app makes them, typed by nobody.

use std::sync::LazyLock;

use anyhow::{Context as _, Result};
use store::{DeviceType, Exercise, LessonRef, Session};
use trainer::content;
use trainer::lesson::{Course, stars};
use trainer::metrics::{METRICS_VERSION, figures};
use trainer::stats::session_stats;
use trainer::text::Text;
use trainer::typing::{Input, Log, Policy, Recorder, Replay};
use uuid::Uuid;

/// What everything is typed on.
pub const LAYOUT: &str = "us";
/// The text of a practice session.
const PRACTICE: &str = "fj fj jf jf";

static COURSE: LazyLock<Course> =
    LazyLock::new(|| content::course("adults-en-v1", LAYOUT).expect("a built-in course"));

/// A session with all that is stored of it.
#[derive(Debug)]
pub struct Typed {
    /// The session.
    pub session: Session,
    /// Its text.
    pub text: String,
    /// Everything that happened.
    pub log: Log,
    /// Packed statistics.
    pub stats: Vec<u8>,
}

/// Types lesson `number`, or a practice text for 0. Two seeds give two sessions with other figures.
pub fn typed(id: Uuid, seed: u64, number: u32, started_at: i64) -> Result<Typed> {
    let lesson = COURSE.lesson(number);
    let text = lesson.map_or(PRACTICE, |lesson| lesson.text_content.as_str());
    let text = Text::new(text)?;
    let mut recorder = Recorder::new(text.clone(), Policy::StopOnError);
    let mut t = 0;
    for (unit, at) in text.units().iter().zip(0_u64..) {
        t += 100 + (seed * 31 + at * 17) % 200;
        if (seed + at).is_multiple_of(13) {
            recorder.push(t, "KeyK", Input::Insert("\u{e9}".into()));
            t += 90;
        }
        recorder.push(t, "KeyF", Input::Insert(unit.clone()));
    }
    let replay = Replay::run(&text, Policy::StopOnError, recorder.log(), true)?;
    let figures = figures(&replay)?;
    let day = chrono::DateTime::from_timestamp_millis(started_at).context("a time")?;
    Ok(Typed {
        session: Session {
            id,
            exercise: match lesson {
                Some(_) => Exercise::Lesson(LessonRef {
                    course: COURSE.slug.clone(),
                    version: COURSE.version.clone(),
                    number,
                    key_order: LAYOUT.to_owned(),
                }),
                None => Exercise::Practice,
            },
            started_at,
            timezone: "Europe/Berlin".to_owned(),
            local_date: day.date_naive().to_string(),
            keyboard_layout: LAYOUT.to_owned(),
            device_type: DeviceType::Laptop,
            policy: Policy::StopOnError,
            is_completed: true,
            metrics_version: METRICS_VERSION,
            rating: COURSE
                .targets(number)
                .and_then(|targets| stars(&figures, &targets, true)),
            stars_needed: lesson.map(|_| COURSE.stars_to_complete(number)),
            figures,
        },
        text: text.as_string(),
        log: recorder.log().clone(),
        stats: session_stats(&replay).pack(),
    })
}

/// Stars that complete a lesson, as the app says it to sync.
pub(crate) fn stars_needed(course: &str, number: u32) -> Option<u8> {
    (course == COURSE.slug).then(|| COURSE.stars_to_complete(number))
}
