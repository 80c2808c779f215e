//! The figures of each of the learner's days, as sums: exact, and the same in whatever order sessions come.

use rusqlite::{Row, params};
use trainer::achievements::DayFacts;

use crate::achievements;
use crate::error::Result;
use crate::open::Store;
use crate::rows;
use crate::session::Session;
use crate::transact::Tx;

/// One day with sessions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Day {
    /// The learner's own day: `2026-11-22`.
    pub local_date: String,
    /// Sessions, unfinished and practice ones too.
    pub sessions: u32,
    /// Active time over all of them, ms.
    pub active_duration: u64,
    /// Presses over all of them.
    pub presses: u64,
    /// Finished sessions.
    pub finished: u32,
    /// Mean speed of the finished ones, half up, 1/100 WPM.
    pub avg_wpm: Option<u32>,
    /// Mean accuracy of the finished ones, half up, 1/100 %.
    pub avg_accuracy: Option<u32>,
    /// Best speed of the finished ones, 1/100 WPM.
    pub best_wpm: Option<u32>,
    /// Lessons that reached the stars needed for the first time that day.
    pub lessons_completed: u32,
}

/// Adds one session to its day.
pub(crate) fn merge(tx: &mut Tx<'_>, session: &Session) -> Result<()> {
    let finished = session.is_completed.then_some(&session.figures);
    let facts = achievements::facts(session).filter(|facts| facts.is_completed);
    let facts = facts.map(|facts| DayFacts::of(&facts));
    tx.sql
        .prepare_cached(include_str!("sql/daily_merge.sql"))?
        .execute(params![
            session.local_date,
            session.figures.active_duration,
            session.figures.inserts,
            u32::from(session.is_completed),
            finished.map_or(0, |figures| figures.wpm),
            finished.map_or(0, |figures| figures.accuracy),
            finished.map(|figures| figures.wpm),
            facts.map_or(0, |facts| facts.clean),
            facts.map_or(0, |facts| facts.practice),
            facts.map_or(0, |facts| facts.own_texts),
            facts.and_then(|facts| facts.best_accuracy),
        ])?;
    tx.changes.days.insert(session.local_date.clone());
    Ok(())
}

/// Sums a day anew, after a session was taken out.
pub(crate) fn recompute(tx: &mut Tx<'_>, local_date: &str) -> Result<bool> {
    tx.sql
        .execute("DELETE FROM daily WHERE local_date = ?1", [local_date])?;
    tx.changes.days.insert(local_date.to_owned());
    for session in rows::of_day(&tx.sql, local_date)? {
        merge(tx, &session)?;
    }
    Ok(true)
}

impl Store {
    /// Days with sessions from `since` (`2026-11-01`) on, in order.
    pub fn days(&self, since: &str) -> Result<Vec<Day>> {
        self.read(|sql| {
            let mut statement = sql.prepare_cached(include_str!("sql/days.sql"))?;
            let rows = statement.query_map([since], read)?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<Day> {
    let finished: u32 = row.get(4)?;
    let mean = |sum: u64| (finished > 0).then(|| half_up(sum, finished));
    Ok(Day {
        local_date: row.get(0)?,
        sessions: row.get(1)?,
        active_duration: row.get(2)?,
        presses: row.get(3)?,
        finished,
        avg_wpm: mean(row.get(5)?),
        avg_accuracy: mean(row.get(6)?),
        best_wpm: row.get(7)?,
        lessons_completed: row.get(8)?,
    })
}

/// `sum / count`, rounded half up; a mean of `u32`s is one.
fn half_up(sum: u64, count: u32) -> u32 {
    let count = u64::from(count);
    u32::try_from((2 * sum + count) / (2 * count)).unwrap_or(u32::MAX)
}
