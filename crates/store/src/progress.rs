//! Progress of each lesson and the lessons that are open.
//!
//! A row is a fold over the lesson's sessions that commutes and associates: whatever order sessions come in,
//! from this machine or another, the row is the same.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, Row, params};
use serde::Deserialize;
use trainer::achievements::{Again, Day};
use trainer::lesson::{Attempt, LessonProgress};
use trainer::metrics::is_plausible;
use trainer::typing::Policy;
use uuid::Uuid;

use crate::error::Result;
use crate::open::Store;
use crate::outbox::uuid;
use crate::rows;
use crate::session::{LessonRef, Session};
use crate::transact::Tx;

/// Progress of a lesson with what only the file needs: whose the best attempt is, and the day of completion.
#[derive(Debug, Default)]
struct Folded {
    progress: LessonProgress,
    completed_date: Option<String>,
    again: Again,
}

impl Folded {
    fn add(&mut self, session: &Session) {
        let attempt = attempt(session);
        // Where the course is not known here, nothing says what completes the lesson.
        let needed = session.stars_needed.unwrap_or(u8::MAX);
        let before = self.progress.completed_at;
        self.progress.merge(&attempt, needed);
        if attempt.rating.is_none_or(|rating| rating < needed) {
            return;
        }
        let day = Some(session.local_date.clone());
        match before {
            Some(first) if first < attempt.ended_at => {}
            // Two at the same instant, typed in different zones: the earlier day, whatever the order.
            Some(first) if first == attempt.ended_at => {
                self.completed_date = self.completed_date.take().min(day);
            }
            _ => self.completed_date = day,
        }
    }
}

/// What a session is to progress.
fn attempt(session: &Session) -> Attempt {
    let figures = &session.figures;
    Attempt {
        session: session.id.as_u128(),
        ended_at: session.started_at.saturating_add_unsigned(figures.duration),
        rating: session.rating,
        wpm: figures.wpm,
        accuracy: figures.accuracy,
        is_verified: is_plausible(figures) && session.policy == Policy::StopOnError,
    }
}

/// Adds one session, already in the file, to its lesson's row.
pub(crate) fn merge(tx: &mut Tx<'_>, lesson: &LessonRef, session: &Session) -> Result<()> {
    let mut folded = load(&tx.sql, &lesson.course, Some(lesson.number))?
        .remove(&lesson.number)
        .unwrap_or_default();
    folded.add(session);
    if session.rating.is_some() {
        folded.again = again(&tx.sql, &lesson.course, lesson.number)?;
    }
    write(tx, &lesson.course, lesson.number, &folded)
}

/// How often a lesson was come back to, from its finished attempts.
fn again(sql: &Connection, course: &str, number: u32) -> Result<Again> {
    let mut statement = sql.prepare_cached(include_str!("sql/lesson_attempts.sql"))?;
    let mut rows = statement.query(params![course, number])?;
    let mut attempts = Vec::new();
    while let Some(row) = rows.next()? {
        let day: String = row.get(0)?;
        attempts.extend(Day::parse(&day).zip(Some(row.get(1)?)));
    }
    Ok(Again::of(attempts))
}

/// Folds a lesson's row anew, after a session was taken out.
pub(crate) fn recompute(tx: &mut Tx<'_>, course: &str, number: u32) -> Result<()> {
    let sessions = rows::of_lesson(&tx.sql, course, number)?;
    if sessions.is_empty() {
        tx.sql.execute(
            "DELETE FROM progress WHERE course = ?1 AND lesson_number = ?2",
            params![course, number],
        )?;
        tx.changes.progress.insert((course.to_owned(), number));
        return Ok(());
    }
    let mut folded = Folded::default();
    for session in &sessions {
        folded.add(session);
    }
    folded.again = again(&tx.sql, course, number)?;
    write(tx, course, number, &folded)
}

/// The rows of a course, or one of them, by lesson number.
fn load(sql: &Connection, course: &str, number: Option<u32>) -> Result<BTreeMap<u32, Folded>> {
    let mut statement = sql.prepare_cached(include_str!("sql/progress.sql"))?;
    let mut rows = statement.query(params![course, number])?;
    let mut progress = BTreeMap::new();
    while let Some(row) = rows.next()? {
        progress.insert(row.get(0)?, read(sql, row)?);
    }
    Ok(progress)
}

fn read(sql: &Connection, row: &Row<'_>) -> Result<Folded> {
    let best: Option<Vec<u8>> = row.get(8)?;
    let best = match best {
        Some(id) => rows::session(sql, uuid(&id)?)?.map(|stored| attempt(&stored.session)),
        None => None,
    };
    let completed_at: Option<i64> = row.get(6)?;
    let day = |column: usize| -> Result<Option<Day>> {
        let text: Option<String> = row.get(column)?;
        Ok(text.as_deref().and_then(Day::parse))
    };
    let progress = LessonProgress {
        attempt_count: row.get(1)?,
        best_rating: row.get(2)?,
        best_wpm: row.get(3)?,
        best_verified_wpm: row.get(4)?,
        best_accuracy: row.get(5)?,
        is_completed: completed_at.is_some(),
        completed_at,
        best,
    };
    Ok(Folded {
        progress,
        completed_date: row.get(7)?,
        again: Again {
            days: day(9)?.zip(day(10)?),
            gain: row.get(11)?,
        },
    })
}

fn write(tx: &mut Tx<'_>, course: &str, number: u32, folded: &Folded) -> Result<()> {
    let progress = &folded.progress;
    tx.sql
        .prepare_cached(include_str!("sql/progress_put.sql"))?
        .execute(params![
            course,
            number,
            progress.attempt_count,
            progress.best_rating,
            progress.best_wpm,
            progress.best_verified_wpm,
            progress.best_accuracy,
            progress
                .best
                .map(|best| Uuid::from_u128(best.session).into_bytes()),
            progress.completed_at,
            folded.completed_date,
            folded.again.days.map(|(first, _)| first.to_string()),
            folded.again.days.map(|(_, last)| last.to_string()),
            folded.again.gain,
        ])?;
    tx.changes.progress.insert((course.to_owned(), number));
    Ok(())
}

/// What the server says about a lesson; it may know of sessions this machine never saw.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Told {
    course: String,
    #[serde(alias = "number")]
    lesson_number: u32,
    attempt_count: u32,
    is_completed: bool,
    best_rating: Option<u8>,
    best_wpm: Option<u32>,
    best_accuracy: Option<u32>,
}

impl Told {
    fn merge_into(&self, progress: &mut LessonProgress) {
        progress.attempt_count = progress.attempt_count.max(self.attempt_count);
        progress.is_completed |= self.is_completed;
        progress.best_rating = progress.best_rating.max(self.best_rating);
        progress.best_wpm = progress.best_wpm.max(self.best_wpm);
        progress.best_accuracy = progress.best_accuracy.max(self.best_accuracy);
    }
}

/// A lesson that was opened.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct StoredUnlock {
    /// Slug of the course.
    pub course: String,
    /// Number of the lesson, from 1.
    pub number: u32,
}

impl Store {
    /// Progress in the lessons of a course that were begun, by number: what the sessions here say, and what the
    /// signed-in account's server says beyond them.
    pub fn progress(&self, course: &str) -> Result<BTreeMap<u32, LessonProgress>> {
        let told = self.remote("progress")?;
        let here = self.read(|sql| load(sql, course, None))?;
        let mut progress: BTreeMap<u32, LessonProgress> = here
            .into_iter()
            .map(|(number, folded)| (number, folded.progress))
            .collect();
        for (_, value) in told {
            match serde_json::from_value::<Told>(value) {
                Ok(told) if told.course == course => {
                    told.merge_into(progress.entry(told.lesson_number).or_default());
                }
                Ok(_) => {}
                Err(error) => tracing::warn!(%error, "progress of the server cannot be read"),
            }
        }
        Ok(progress)
    }

    /// Numbers of the lessons of a course that were opened; the first lesson is open without being here.
    pub fn unlocks(&self, course: &str) -> Result<BTreeSet<u32>> {
        self.read(|sql| {
            let mut statement =
                sql.prepare_cached("SELECT lesson_number FROM unlocks WHERE course = ?1")?;
            let rows = statement.query_map([course], |row| row.get(0))?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// Unlocks the server has not confirmed yet.
    pub fn unsent_unlocks(&self) -> Result<Vec<StoredUnlock>> {
        self.read(|sql| {
            let mut statement = sql.prepare_cached(
                "SELECT course, lesson_number FROM unlocks WHERE is_sent = 0 ORDER BY course, lesson_number",
            )?;
            let rows = statement.query_map([], |row| Ok(StoredUnlock { course: row.get(0)?, number: row.get(1)? }))?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }
}

impl Tx<'_> {
    /// Opens a lesson; what is open stays open.
    pub fn unlock(&mut self, course: &str, number: u32) -> Result<()> {
        self.put_unlock(course, number, false)
    }

    /// Takes over an unlock the server told about.
    pub fn merge_unlock(&mut self, course: &str, number: u32) -> Result<()> {
        self.put_unlock(course, number, true)?;
        self.unlocks_sent(&[StoredUnlock {
            course: course.to_owned(),
            number,
        }])
    }

    fn put_unlock(&mut self, course: &str, number: u32, is_sent: bool) -> Result<()> {
        let added = self
            .sql
            .prepare_cached("INSERT OR IGNORE INTO unlocks (course, lesson_number, is_sent) VALUES (?1, ?2, ?3)")?
            .execute(params![course, number, is_sent])?;
        if added > 0 {
            self.changes.unlocks.insert((course.to_owned(), number));
        }
        Ok(())
    }

    /// The server has these.
    pub fn unlocks_sent(&mut self, sent: &[StoredUnlock]) -> Result<()> {
        let mut statement = self
            .sql
            .prepare_cached("UPDATE unlocks SET is_sent = 1 WHERE course = ?1 AND lesson_number = ?2 AND is_sent = 0")?;
        for unlock in sent {
            statement.execute(params![unlock.course, unlock.number])?;
        }
        Ok(())
    }
}
