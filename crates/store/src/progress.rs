//! Progress of each lesson and the lessons that are open.
//!
//! A row is a fold over the lesson's sessions that commutes and associates: whatever order sessions come in,
//! from this machine or another, the row is the same.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, OptionalExtension as _, Row, params};

use crate::error::Result;
use crate::open::Store;
use crate::rows;
use crate::session::{LessonRef, Session};
use crate::transact::Tx;

/// Progress in one lesson, over all versions and key orders of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LessonProgress {
    /// Sessions begun in it.
    pub attempt_count: u32,
    /// Best stars.
    pub best_rating: Option<u8>,
    /// Best speed of a finished session, 1/100 WPM.
    pub best_wpm: Option<u32>,
    /// Best accuracy of a finished session, 1/100 %.
    pub best_accuracy: Option<u32>,
    /// Speed and accuracy of the finished session with the most stars; among equals the faster one.
    pub closest: Option<(u32, u32)>,
    /// Earliest session that reached the stars needed: Unix ms and the learner's day.
    pub completed: Option<(i64, String)>,
    /// Start of the latest session, Unix ms.
    pub last_at: i64,
}

impl LessonProgress {
    /// What one session contributes.
    pub fn of(session: &Session) -> Self {
        let finished = session.is_completed.then_some(&session.figures);
        let completes = matches!((session.rating, session.stars_needed), (Some(got), Some(needed)) if got >= needed);
        Self {
            attempt_count: 1,
            best_rating: session.rating,
            best_wpm: finished.map(|figures| figures.wpm),
            best_accuracy: finished.map(|figures| figures.accuracy),
            closest: finished.map(|figures| (figures.wpm, figures.accuracy)),
            completed: completes.then(|| (session.started_at, session.local_date.clone())),
            last_at: session.started_at,
        }
    }

    /// Both together.
    #[must_use]
    pub fn merged(self, other: Self) -> Self {
        let closest = (self.best_rating, self.closest)
            .max((other.best_rating, other.closest))
            .1;
        Self {
            attempt_count: self.attempt_count + other.attempt_count,
            best_rating: self.best_rating.max(other.best_rating),
            best_wpm: self.best_wpm.max(other.best_wpm),
            best_accuracy: self.best_accuracy.max(other.best_accuracy),
            closest,
            completed: match (self.completed, other.completed) {
                (Some(one), Some(other)) => Some(one.min(other)),
                (one, other) => one.or(other),
            },
            last_at: self.last_at.max(other.last_at),
        }
    }
}

const COLUMNS: &str = "attempt_count, best_rating, best_wpm, best_accuracy, closest_wpm, closest_accuracy, \
                       completed_at, completed_date, last_at";

fn read(row: &Row<'_>) -> rusqlite::Result<LessonProgress> {
    let closest: (Option<u32>, Option<u32>) = (row.get(4)?, row.get(5)?);
    let completed: (Option<i64>, Option<String>) = (row.get(6)?, row.get(7)?);
    Ok(LessonProgress {
        attempt_count: row.get(0)?,
        best_rating: row.get(1)?,
        best_wpm: row.get(2)?,
        best_accuracy: row.get(3)?,
        closest: closest.0.zip(closest.1),
        completed: completed.0.zip(completed.1),
        last_at: row.get(8)?,
    })
}

/// Adds one session to its lesson's row.
pub(crate) fn merge(tx: &mut Tx<'_>, lesson: &LessonRef, session: &Session) -> Result<()> {
    let before = one(&tx.sql, &lesson.course, lesson.number)?;
    let contribution = LessonProgress::of(session);
    let merged = match before {
        Some(before) => before.merged(contribution),
        None => contribution,
    };
    write(tx, &lesson.course, lesson.number, &merged)
}

/// Folds a lesson's row anew, after a session was taken out.
pub(crate) fn recompute(tx: &mut Tx<'_>, course: &str, number: u32) -> Result<()> {
    let sessions = rows::of_lesson(&tx.sql, course, number)?;
    let folded = sessions
        .iter()
        .map(LessonProgress::of)
        .reduce(LessonProgress::merged);
    if let Some(folded) = folded {
        return write(tx, course, number, &folded);
    }
    tx.sql.execute(
        "DELETE FROM progress WHERE course = ?1 AND lesson_number = ?2",
        params![course, number],
    )?;
    tx.changes.progress.insert((course.to_owned(), number));
    Ok(())
}

fn one(sql: &Connection, course: &str, number: u32) -> Result<Option<LessonProgress>> {
    Ok(sql
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM progress WHERE course = ?1 AND lesson_number = ?2"
        ))?
        .query_row(params![course, number], read)
        .optional()?)
}

fn write(tx: &mut Tx<'_>, course: &str, number: u32, progress: &LessonProgress) -> Result<()> {
    tx.sql
        .prepare_cached(&format!(
            "INSERT OR REPLACE INTO progress (course, lesson_number, {COLUMNS})
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)"
        ))?
        .execute(params![
            course,
            number,
            progress.attempt_count,
            progress.best_rating,
            progress.best_wpm,
            progress.best_accuracy,
            progress.closest.map(|(wpm, _)| wpm),
            progress.closest.map(|(_, accuracy)| accuracy),
            progress.completed.as_ref().map(|(at, _)| at),
            progress.completed.as_ref().map(|(_, date)| date),
            progress.last_at,
        ])?;
    tx.changes.progress.insert((course.to_owned(), number));
    Ok(())
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
    /// Progress in the lessons of a course that were begun, by number.
    pub fn progress(&self, course: &str) -> Result<BTreeMap<u32, LessonProgress>> {
        self.read(|sql| {
            let mut statement = sql.prepare_cached(&format!(
                "SELECT {COLUMNS}, lesson_number FROM progress WHERE course = ?1"
            ))?;
            let rows = statement.query_map([course], |row| Ok((row.get(9)?, read(row)?)))?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
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
