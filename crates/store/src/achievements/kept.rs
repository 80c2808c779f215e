//! What achievements know, read back from the file.

use rusqlite::{Connection, Row};
use trainer::achievements::{Again, Day, DayFacts, Exercise, History, LessonFacts, SessionFacts};
use trainer::typing::Policy;

use super::Moment;
use crate::error::Result;
use crate::names::parse_policy;
use crate::outbox::uuid;

/// The aggregates, as they are kept.
pub(super) fn history(sql: &Connection) -> Result<History> {
    let mut statement = sql.prepare_cached(
        "SELECT local_date, clean, practice, own_texts, best_accuracy FROM daily WHERE finished > 0",
    )?;
    let mut rows = statement.query([])?;
    let mut history = History::default();
    while let Some(row) = rows.next()? {
        let Some(day) = day(row, 0)? else { continue };
        history.days.push(DayFacts {
            day,
            clean: row.get(1)?,
            practice: row.get(2)?,
            own_texts: row.get(3)?,
            best_accuracy: row.get(4)?,
        });
    }
    let mut statement = sql.prepare_cached(
        "SELECT course, lesson_number, best_rating, completed_at IS NOT NULL, first_date, last_date, gain
         FROM progress WHERE best_rating IS NOT NULL",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        history.lessons.push(LessonFacts {
            course: row.get(0)?,
            number: row.get(1)?,
            best_rating: row.get(2)?,
            is_completed: row.get(3)?,
            again: Again {
                days: day(row, 4)?.zip(day(row, 5)?),
                gain: row.get(6)?,
            },
        });
    }
    Ok(history)
}

fn day(row: &Row<'_>, column: usize) -> Result<Option<Day>> {
    let text: Option<String> = row.get(column)?;
    Ok(text.as_deref().and_then(Day::parse))
}

/// A finished session as it is stored, with what its facts borrow.
pub(super) struct Finished {
    pub(super) moment: Moment,
    course: Option<(String, u32)>,
    layout: String,
    facts: SessionFacts<'static>,
}

impl Finished {
    pub(super) fn facts(&self) -> SessionFacts<'_> {
        let exercise = match &self.course {
            Some((course, number)) => Exercise::Lesson {
                course,
                number: *number,
            },
            None => self.facts.exercise,
        };
        SessionFacts {
            exercise,
            layout: &self.layout,
            ..self.facts
        }
    }
}

/// Every finished session, in order of time.
pub(super) fn finished(sql: &Connection) -> Result<Vec<Finished>> {
    let mut statement = sql.prepare_cached(include_str!("../sql/achievement_sessions.sql"))?;
    let mut rows = statement.query([])?;
    let mut sessions = Vec::new();
    while let Some(row) = rows.next()? {
        let Some(day) = day(row, 5)? else { continue };
        let (id, kind, policy): (Vec<u8>, String, String) = (row.get(0)?, row.get(2)?, row.get(7)?);
        let course: Option<String> = row.get(3)?;
        let number: Option<u32> = row.get(4)?;
        sessions.push(Finished {
            moment: Moment {
                ended_at: row.get(1)?,
                session: uuid(&id)?,
                date: row.get(5)?,
            },
            course: course.zip(number),
            layout: row.get(6)?,
            facts: read_facts(row, day, parse_policy(&policy)?, kind == "own_text")?,
        });
    }
    Ok(sessions)
}

fn read_facts(
    row: &Row<'_>,
    day: Day,
    policy: Policy,
    is_own: bool,
) -> Result<SessionFacts<'static>> {
    Ok(SessionFacts {
        exercise: if is_own {
            Exercise::OwnText
        } else {
            Exercise::Practice
        },
        is_completed: true,
        day,
        layout: "",
        policy,
        rating: row.get(8)?,
        stars_needed: row.get(9)?,
        wpm: row.get(10)?,
        raw_wpm: row.get(11)?,
        accuracy: row.get(12)?,
        consistency: row.get(13)?,
        keystrokes: row.get(14)?,
        errors: row.get(15)?,
        uncorrected_errors: row.get(16)?,
        pauses: row.get(17)?,
    })
}
