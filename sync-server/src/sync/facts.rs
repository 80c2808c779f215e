//! What achievements know of a learner, read from what sync keeps: single sessions, and all of them as aggregates.
//! What each field means is said in `trainer::achievements`.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::PgConnection;
use trainer::achievements::{Again, Day, DayFacts, Exercise, History, LessonFacts, SessionFacts};
use trainer::typing::Policy;
use uuid::Uuid;

use super::days;
use crate::catalog;

/// A session as what brings an achievement. Of two the earlier one counts, of two at the same instant the one with the
/// lesser id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Moment {
    /// When it ended.
    pub(crate) ended_at: DateTime<Utc>,
    /// The app's id of it.
    pub(crate) client_id: Uuid,
    /// Row in `sessions`.
    pub(crate) session: i64,
    /// The learner's own day.
    pub(crate) local_date: NaiveDate,
}

/// What was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Typed {
    /// Lesson of a course.
    Lesson(String, u32),
    /// A generated text.
    Practice,
    /// The learner's own text.
    OwnText,
}

/// A finished session.
#[derive(Debug, Clone)]
pub(crate) struct Finished {
    pub(crate) moment: Moment,
    pub(crate) typed: Typed,
    pub(crate) layout: String,
    /// All else. What was typed and the layout stand above: these borrow.
    pub(crate) facts: SessionFacts<'static>,
}

impl Finished {
    /// What achievements know of it.
    pub(crate) fn facts(&self) -> SessionFacts<'_> {
        SessionFacts {
            exercise: match &self.typed {
                Typed::Lesson(course, number) => Exercise::Lesson {
                    course,
                    number: *number,
                },
                Typed::Practice => Exercise::Practice,
                Typed::OwnText => Exercise::OwnText,
            },
            layout: &self.layout,
            ..self.facts
        }
    }
}

struct Row {
    id: i64,
    client_id: Uuid,
    ended_at: DateTime<Utc>,
    lesson: Option<i64>,
    is_generated: bool,
    local_date: NaiveDate,
    layout: String,
    error_policy: String,
    rating: Option<i16>,
    wpm: i32,
    raw_wpm: i32,
    accuracy: i32,
    consistency: Option<i32>,
    keystrokes: i32,
    errors: i32,
    uncorrected_errors: i32,
    pauses: i32,
}

impl Row {
    fn facts(&self, stars_needed: Option<u8>) -> Option<SessionFacts<'static>> {
        Some(SessionFacts {
            exercise: Exercise::Practice,
            is_completed: true,
            day: day(self.local_date)?,
            layout: "",
            policy: policy(&self.error_policy),
            rating: stars(self.rating),
            stars_needed,
            wpm: unsigned(self.wpm),
            raw_wpm: unsigned(self.raw_wpm),
            accuracy: unsigned(self.accuracy),
            consistency: self.consistency.map(unsigned),
            keystrokes: unsigned(self.keystrokes),
            errors: unsigned(self.errors),
            uncorrected_errors: unsigned(self.uncorrected_errors),
            pauses: unsigned(self.pauses),
        })
    }
}

/// Every finished session of a learner, in order of time.
pub(crate) async fn finished(db: &mut PgConnection, user: i64) -> sqlx::Result<Vec<Finished>> {
    let rows = sqlx::query_file_as!(Row, "src/sync/sql/finished.sql", user)
        .fetch_all(&mut *db)
        .await?;
    let lessons: BTreeSet<i64> = rows.iter().filter_map(|row| row.lesson).collect();
    let lessons: Vec<i64> = lessons.into_iter().collect();
    let rungs = catalog::rungs(db, &lessons).await?;
    let session = |row: Row| {
        let rung = row.lesson.and_then(|lesson| rungs.get(&lesson));
        Some(Finished {
            facts: row.facts(rung.map(|rung| rung.stars_to_complete))?,
            moment: Moment {
                ended_at: row.ended_at,
                client_id: row.client_id,
                session: row.id,
                local_date: row.local_date,
            },
            typed: match rung {
                Some(rung) => Typed::Lesson(rung.slug.clone(), unsigned(rung.number)),
                None if row.is_generated => Typed::Practice,
                None => Typed::OwnText,
            },
            layout: row.layout,
        })
    };
    Ok(rows.into_iter().filter_map(session).collect())
}

/// What all finished sessions of a learner come to, from the figures that are kept of days and lessons.
pub(crate) async fn history(db: &mut PgConnection, user: i64) -> sqlx::Result<History> {
    let rows = sqlx::query_file!("src/sync/sql/history_days.sql", user)
        .fetch_all(&mut *db)
        .await?;
    let days = rows.into_iter().filter_map(|row| {
        Some(DayFacts {
            day: day(row.date)?,
            clean: unsigned(row.clean_count),
            practice: unsigned(row.practice_count),
            own_texts: unsigned(row.own_text_count),
            best_accuracy: row.best_accuracy_centi.map(unsigned),
        })
    });
    let days = days.collect();
    let rows = sqlx::query_file!("src/sync/sql/history_lessons.sql", user)
        .fetch_all(&mut *db)
        .await?;
    let lessons: Vec<i64> = rows.iter().map(|row| row.lesson_id).collect();
    let rungs = catalog::rungs(db, &lessons).await?;
    let lessons = rows.into_iter().filter_map(|row| {
        let rung = rungs.get(&row.lesson_id)?;
        Some(LessonFacts {
            course: rung.slug.clone(),
            number: unsigned(rung.number),
            best_rating: stars(row.best_rating),
            is_completed: row.is_completed,
            again: Again {
                days: row
                    .first_rated_on
                    .and_then(day)
                    .zip(row.last_rated_on.and_then(day)),
                gain: unsigned(row.accuracy_gain_centi),
            },
        })
    });
    Ok(History {
        days,
        lessons: lessons.collect(),
    })
}

/// A date as achievements count it.
pub(super) fn day(date: NaiveDate) -> Option<Day> {
    Day::from_number(i32::try_from(days::number(date)).ok()?)
}

/// And back.
pub(super) fn date(day: Day) -> NaiveDate {
    days::day(day.number().into()).unwrap_or_default()
}

fn policy(name: &str) -> Policy {
    match name {
        "free" => Policy::Free,
        "no_backspace" => Policy::NoBackspace,
        _ => Policy::StopOnError,
    }
}

fn stars(rating: Option<i16>) -> Option<u8> {
    rating.and_then(|rating| u8::try_from(rating).ok())
}

fn unsigned(figure: i32) -> u32 {
    figure.try_into().unwrap_or_default()
}
