//! What the learner did with recommendations, and what these are computed from.

use rusqlite::params;

use crate::error::Result;
use crate::open::Store;
use crate::transact::Tx;

/// How a recommendation stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closure {
    /// Not wanted.
    Dismissed,
    /// Done.
    Completed,
    /// Open again: the learner took the last word back.
    Reopened,
}

impl Closure {
    fn as_str(self) -> &'static str {
        match self {
            Self::Dismissed => "dismissed",
            Self::Completed => "completed",
            Self::Reopened => "reopened",
        }
    }
}

/// A recommendation that was dismissed or done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClosedRecommendation {
    /// Its kind, as `trainer::coach` names it.
    pub kind: String,
    /// Its subject.
    pub subject: String,
    /// The learner's day of it.
    pub local_date: String,
    /// Whether it was done, else dismissed.
    pub is_completed: bool,
}

/// A session, as far as recommendations need it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sitting {
    /// The learner's own day.
    pub local_date: String,
    /// Active time, ms.
    pub active_duration: u64,
    /// Whether it was typed to the end.
    pub is_completed: bool,
    /// Net speed, 1/100 WPM.
    pub wpm: u32,
    /// Number of the lesson, of the course asked for.
    pub lesson: Option<u32>,
    /// Whether it was practice.
    pub is_practice: bool,
}

impl Store {
    /// Recommendations that are dismissed or done.
    pub fn closed_recommendations(&self) -> Result<Vec<ClosedRecommendation>> {
        self.read(|sql| {
            let mut statement = sql.prepare_cached(
                "SELECT kind, subject, local_date, how = 'completed' FROM closed_recommendations
                 WHERE how <> 'reopened' ORDER BY kind, subject",
            )?;
            let rows = statement.query_map([], |row| {
                Ok(ClosedRecommendation {
                    kind: row.get(0)?,
                    subject: row.get(1)?,
                    local_date: row.get(2)?,
                    is_completed: row.get(3)?,
                })
            })?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// All sessions that count, in order of time.
    pub fn sittings(&self, course: &str) -> Result<Vec<Sitting>> {
        self.read(|sql| {
            let mut statement = sql.prepare_cached(include_str!("sql/sittings.sql"))?;
            let rows = statement.query_map([course], |row| {
                Ok(Sitting {
                    local_date: row.get(0)?,
                    active_duration: row.get(1)?,
                    is_completed: row.get(2)?,
                    wpm: row.get(3)?,
                    lesson: row.get(4)?,
                    is_practice: row.get(5)?,
                })
            })?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// Packed statistics of the newest sessions on these layouts, at most so many, each with its day.
    pub fn newest_stats(&self, layouts: &[&str], most: usize) -> Result<Vec<(String, Vec<u8>)>> {
        let layouts = serde_json::Value::from(layouts).to_string();
        self.read(|sql| {
            let mut statement = sql.prepare_cached(include_str!("sql/newest_stats.sql"))?;
            let most = i64::try_from(most).unwrap_or(i64::MAX);
            let rows = statement
                .query_map(params![layouts, most], |row| Ok((row.get(0)?, row.get(1)?)))?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }
}

impl Tx<'_> {
    /// Keeps the learner's last word on a recommendation.
    pub fn close_recommendation(
        &mut self,
        kind: &str,
        subject: &str,
        closure: Closure,
        now: i64,
        local_date: &str,
    ) -> Result<()> {
        self.sql
            .prepare_cached(
                "INSERT OR REPLACE INTO closed_recommendations (kind, subject, how, closed_at, local_date)
                 VALUES (?1, ?2, ?3, ?4, ?5)",
            )?
            .execute(params![kind, subject, closure.as_str(), now, local_date])?;
        Ok(())
    }
}
