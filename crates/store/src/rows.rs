//! The rows of `sessions` and what hangs on them: writing one, reading them back.

use rusqlite::{Connection, OptionalExtension as _, Row, params};
use trainer::metrics::Figures;
use trainer::typing::Log;
use uuid::Uuid;

use crate::error::{Result, StoreError};
use crate::names::{parse_policy, policy_name};
use crate::open::Store;
use crate::outbox::uuid;
use crate::pack::{unpack_log, unpack_text};
use crate::session::{DeviceType, Exercise, LessonRef, Origin, Session};
use crate::sums::Which;
use crate::transact::Tx;

/// A session as it lies in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredSession {
    /// What is known of it.
    pub session: Session,
    /// Where it was typed.
    pub origin: Origin,
    /// Deleted elsewhere; it no longer counts.
    pub is_deleted: bool,
}

/// Everything that was typed in a session, and from what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredLog {
    /// The events.
    pub log: Log,
    /// The text.
    pub text: String,
}

/// A finished session on the time axis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// The session.
    pub session: Uuid,
    /// Unix ms.
    pub started_at: i64,
    /// The learner's own day.
    pub local_date: String,
    /// 1/100 WPM.
    pub wpm: u32,
    /// 1/100 %.
    pub accuracy: u32,
    /// How even its gaps are, 1/100 %.
    pub consistency: Option<u32>,
    /// Lesson number.
    pub lesson: Option<u32>,
    /// `lesson`, `practice`, `own_text` or `test`.
    pub kind: String,
    /// Typed in this file, so that there is a log of it.
    pub is_here: bool,
}

pub(crate) struct Inserted {
    pub(crate) id: i64,
    pub(crate) text_is_the_lessons: bool,
}

impl Tx<'_> {
    pub(crate) fn insert_session(
        &mut self,
        session: &Session,
        origin: Origin,
        text: Option<&str>,
    ) -> Result<Inserted> {
        let (kind, lesson) = match &session.exercise {
            Exercise::Lesson(lesson) => ("lesson", Some(self.lesson_id(lesson, text)?)),
            Exercise::Practice => ("practice", None),
            Exercise::OwnText => ("own_text", None),
        };
        let figures = &session.figures;
        self.sql
            .prepare_cached(include_str!("sql/session_insert.sql"))?
            .execute(params![
                session.id.as_bytes().as_slice(),
                match origin {
                    Origin::Here => 0,
                    Origin::Pulled => 1,
                },
                kind,
                lesson.map(|(id, _)| id),
                session.started_at,
                session.timezone,
                session.local_date,
                session.keyboard_layout,
                session.device_type.as_str(),
                policy_name(session.policy),
                session.is_completed,
                session.rating,
                session.stars_needed,
                session.metrics_version,
                figures.wpm,
                figures.gross_wpm,
                figures.raw_wpm,
                figures.accuracy,
                figures.result_accuracy,
                figures.errors,
                figures.uncorrected_errors,
                figures.corrected_errors,
                figures.corrected_error_rate,
                figures.uncorrected_error_rate,
                figures.duration,
                figures.active_duration,
                figures.kspc,
                figures.avg_keystroke_time,
                figures.max_pause_duration,
                figures.pause_count,
                figures.consistency,
                figures.inserts,
                figures.correct_inserts,
                figures.deleted,
                figures.length,
            ])?;
        let text_is_the_lessons = lesson.is_some_and(|(_, same)| same);
        Ok(Inserted {
            id: self.sql.last_insert_rowid(),
            text_is_the_lessons,
        })
    }

    /// The lesson's row, made or given its text when needed; and whether its text is `text`.
    fn lesson_id(&mut self, lesson: &LessonRef, text: Option<&str>) -> Result<(i64, bool)> {
        let known: Option<(i64, Option<String>)> = self
            .sql
            .prepare_cached("SELECT id, text FROM lessons WHERE course = ?1 AND version = ?2 AND number = ?3 AND key_order = ?4")?
            .query_row(params![lesson.course, lesson.version, lesson.number, lesson.key_order], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })
            .optional()?;
        match known {
            Some((id, Some(known))) => Ok((id, text == Some(known.as_str()))),
            Some((id, None)) => {
                self.sql.execute(
                    "UPDATE lessons SET text = ?2 WHERE id = ?1",
                    params![id, text],
                )?;
                Ok((id, true))
            }
            None => {
                self.sql.execute(
                    "INSERT INTO lessons (course, version, number, key_order, text) VALUES (?1, ?2, ?3, ?4, ?5)",
                    params![lesson.course, lesson.version, lesson.number, lesson.key_order, text],
                )?;
                Ok((self.sql.last_insert_rowid(), true))
            }
        }
    }
}

impl Store {
    /// One session.
    pub fn session(&self, id: Uuid) -> Result<Option<StoredSession>> {
        self.read(|sql| session(sql, id))
    }

    /// What was typed in a session; `None` for one of another device.
    pub fn session_log(&self, id: Uuid) -> Result<Option<StoredLog>> {
        self.read(|sql| {
            let mut statement = sql.prepare_cached(include_str!("sql/session_log.sql"))?;
            let row = statement
                .query_row([id.as_bytes().as_slice()], |row| {
                    Ok((
                        row.get::<_, Vec<u8>>(0)?,
                        row.get::<_, Option<Vec<u8>>>(1)?,
                        row.get::<_, Option<String>>(2)?,
                    ))
                })
                .optional()?;
            let Some((log, own, lessons)) = row else {
                return Ok(None);
            };
            let text = match own {
                Some(own) => unpack_text(&own)?,
                None => lessons.ok_or(StoreError::Unreadable {
                    what: "lessons.text",
                })?,
            };
            Ok(Some(StoredLog {
                log: unpack_log(&log)?,
                text,
            }))
        })
    }

    /// The newest sessions first (ids of version 7 rise with time), at most `limit`, deleted ones left out.
    pub fn newest_sessions(&self, limit: u32) -> Result<Vec<StoredSession>> {
        self.read(|sql| {
            list(
                sql,
                "WHERE s.is_deleted = 0 ORDER BY s.client_id DESC LIMIT ?1",
                [limit],
            )
        })
    }

    /// Sessions of the learner's days from `since` (`2026-11-01`) on, in order of time, deleted ones left out.
    pub fn sessions_since(&self, since: &str) -> Result<Vec<StoredSession>> {
        self.read(|sql| {
            list(
                sql,
                "WHERE s.is_deleted = 0 AND s.local_date >= ?1 ORDER BY s.started_at, s.client_id",
                [since],
            )
        })
    }

    /// Finished sessions in order of time: what a curve needs of them.
    pub fn points(&self, which: &Which<'_>) -> Result<Vec<Point>> {
        self.read(|sql| {
            let mut statement = sql.prepare_cached(include_str!("sql/points.sql"))?;
            let mut rows = statement.query(params![which.since, which.layout, which.kind])?;
            let mut points = Vec::new();
            while let Some(row) = rows.next()? {
                points.push(Point {
                    session: uuid(row.get_ref(0)?.as_blob().unwrap_or_default())?,
                    started_at: row.get(1)?,
                    local_date: row.get(2)?,
                    wpm: row.get(3)?,
                    accuracy: row.get(4)?,
                    consistency: row.get(5)?,
                    lesson: row.get(6)?,
                    kind: row.get(7)?,
                    is_here: row.get(8)?,
                });
            }
            Ok(points)
        })
    }

    /// Packed key and pair statistics of the days' sessions, those typed on `layout` only, if one is named.
    pub fn stats_since(&self, since: &str, layout: Option<&str>) -> Result<Vec<Vec<u8>>> {
        self.read(|sql| {
            let mut statement = sql.prepare_cached(include_str!("sql/stats_since.sql"))?;
            let rows = statement.query_map(params![since, layout], |row| row.get(0))?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// Packed key and pair statistics of one session.
    pub fn session_stats(&self, id: Uuid) -> Result<Option<Vec<u8>>> {
        self.read(|sql| {
            let Some(row) = row_id(sql, id)? else {
                return Ok(None);
            };
            Ok(sql
                .prepare_cached("SELECT stats FROM session_stats WHERE session_id = ?1")?
                .query_row([row], |row| row.get(0))
                .optional()?)
        })
    }
}

pub(crate) fn row_id(sql: &Connection, id: Uuid) -> Result<Option<i64>> {
    Ok(sql
        .prepare_cached("SELECT id FROM sessions WHERE client_id = ?1")?
        .query_row([id.as_bytes().as_slice()], |row| row.get(0))
        .optional()?)
}

pub(crate) fn session(sql: &Connection, id: Uuid) -> Result<Option<StoredSession>> {
    Ok(list(sql, "WHERE s.client_id = ?1", [id.as_bytes().as_slice()])?.pop())
}

pub(crate) fn of_lesson(sql: &Connection, course: &str, number: u32) -> Result<Vec<Session>> {
    let stored = list(
        sql,
        "WHERE s.is_deleted = 0 AND l.course = ?1 AND l.number = ?2",
        params![course, number],
    )?;
    Ok(stored.into_iter().map(|stored| stored.session).collect())
}

/// Every session, those deleted too, in order of time.
pub(crate) fn every(sql: &Connection) -> Result<Vec<StoredSession>> {
    list(sql, "ORDER BY s.started_at, s.client_id", [])
}

/// Every session that counts, in order of time.
pub(crate) fn living(sql: &Connection) -> Result<Vec<Session>> {
    let stored = list(
        sql,
        "WHERE s.is_deleted = 0 ORDER BY s.started_at, s.client_id",
        [],
    )?;
    Ok(stored.into_iter().map(|stored| stored.session).collect())
}

pub(crate) fn of_day(sql: &Connection, local_date: &str) -> Result<Vec<Session>> {
    let stored = list(
        sql,
        "WHERE s.is_deleted = 0 AND s.local_date = ?1",
        [local_date],
    )?;
    Ok(stored.into_iter().map(|stored| stored.session).collect())
}

fn list(
    sql: &Connection,
    which: &str,
    params: impl rusqlite::Params,
) -> Result<Vec<StoredSession>> {
    let mut statement = sql.prepare_cached(&format!(
        "{} {which}",
        include_str!("sql/session_select.sql")
    ))?;
    let mut rows = statement.query(params)?;
    let mut sessions = Vec::new();
    while let Some(row) = rows.next()? {
        sessions.push(read(row)?);
    }
    Ok(sessions)
}

/// Reads a row of `sql/session_select.sql`, by position: ten thousand of them are read for a page.
fn read(row: &Row<'_>) -> Result<StoredSession> {
    let id: Vec<u8> = row.get(0)?;
    let kind: String = row.get(2)?;
    let device: String = row.get(7)?;
    let policy: String = row.get(8)?;
    let exercise = match kind.as_str() {
        "lesson" => Exercise::Lesson(LessonRef {
            course: row.get(14)?,
            version: row.get(15)?,
            number: row.get(16)?,
            key_order: row.get(17)?,
        }),
        "practice" => Exercise::Practice,
        "own_text" => Exercise::OwnText,
        _ => {
            return Err(StoreError::Unreadable {
                what: "sessions.kind",
            });
        }
    };
    let origin: u8 = row.get(1)?;
    Ok(StoredSession {
        session: Session {
            id: uuid(&id)?,
            exercise,
            started_at: row.get(3)?,
            timezone: row.get(4)?,
            local_date: row.get(5)?,
            keyboard_layout: row.get(6)?,
            device_type: DeviceType::parse(&device)?,
            policy: parse_policy(&policy)?,
            is_completed: row.get(9)?,
            metrics_version: row.get(13)?,
            figures: read_figures(row)?,
            rating: row.get(10)?,
            stars_needed: row.get(11)?,
        },
        origin: if origin == 0 {
            Origin::Here
        } else {
            Origin::Pulled
        },
        is_deleted: row.get(12)?,
    })
}

fn read_figures(row: &Row<'_>) -> rusqlite::Result<Figures> {
    Ok(Figures {
        wpm: row.get(18)?,
        gross_wpm: row.get(19)?,
        raw_wpm: row.get(20)?,
        accuracy: row.get(21)?,
        result_accuracy: row.get(22)?,
        errors: row.get(23)?,
        uncorrected_errors: row.get(24)?,
        corrected_errors: row.get(25)?,
        corrected_error_rate: row.get(26)?,
        uncorrected_error_rate: row.get(27)?,
        duration: row.get(28)?,
        active_duration: row.get(29)?,
        kspc: row.get(30)?,
        avg_keystroke_time: row.get(31)?,
        max_pause_duration: row.get(32)?,
        pause_count: row.get(33)?,
        consistency: row.get(34)?,
        inserts: row.get(35)?,
        correct_inserts: row.get(36)?,
        deleted: row.get(37)?,
        length: row.get(38)?,
    })
}
