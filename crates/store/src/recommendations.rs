//! What recommendations are computed from.

use rusqlite::params;

use crate::error::Result;
use crate::open::Store;

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
