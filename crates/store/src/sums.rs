//! Sums for the statistics screen: a month of key and pair statistics in one row, and what is asked of them.
//!
//! A month is summed up a piece at a time ([`pieces`]), and what is not summed up yet is not in any answer. Each session
//! that comes later is added in its own transaction, and a month that loses one is summed up anew. A period's first
//! month is read session by session, as the period begins within it.

mod pieces;

use std::collections::BTreeMap;

use rusqlite::{OptionalExtension as _, Row, params};
use trainer::stats::{PARTS, Part, SessionStats, pace};
use trainer::text::Text;
use trainer::typing::{Log, Policy, Replay};

use crate::error::{Result, StoreError};
use crate::open::Store;
use crate::transact::Tx;

pub use pieces::Summed;

/// Tables that say nothing that the sessions' statistics do not: made anew from them in every file.
pub(crate) const TABLES: [&str; 3] = ["month_stats", "summed_months", "summing_months"];

/// Which sessions are asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Which<'a> {
    /// The first of the learner's days: `2026-11-01`.
    pub since: &'a str,
    /// Those of one layout.
    pub layout: Option<&'a str>,
    /// Those of one kind of text: `lesson`, `practice`, `own_text` or `test`.
    pub kind: Option<&'a str>,
}

/// Sessions of one layout and kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Use {
    /// Layout id.
    pub layout: String,
    /// `lesson`, `practice`, `own_text` or `test`.
    pub kind: String,
    /// Sessions, unfinished ones too.
    pub sessions: u32,
    /// Their active time, ms.
    pub active_duration: u64,
    /// Finished ones among them.
    pub finished: u32,
}

/// Speed within sessions, all of them together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PaceSum {
    /// Sessions that are long enough.
    pub sessions: u32,
    /// Their parts, one after the other.
    pub parts: [Part; PARTS],
}

/// A month, a layout and a kind of text.
type Group = (String, String, String);

/// The parts of a session that was just typed; none of one that is too short, or whose log does not fit its text,
/// which is the server's to refuse and not this file's.
pub(crate) fn pace_of(
    text: &str,
    policy: Policy,
    log: &Log,
    is_completed: bool,
) -> Option<[Part; PARTS]> {
    let text = Text::new(text).ok()?;
    pace(&Replay::run(&text, policy, log, is_completed).ok()?)
}

impl Tx<'_> {
    pub(crate) fn insert_pace(&mut self, row: i64, parts: &[Part; PARTS]) -> Result<()> {
        let mut insert = self
            .sql
            .prepare_cached(include_str!("sql/session_pace_insert.sql"))?;
        insert.raw_bind_parameter(1, row)?;
        let figures = parts
            .iter()
            .flat_map(|part| [part.right, part.wrong, part.active]);
        for (at, figure) in figures.enumerate() {
            insert.raw_bind_parameter(at + 2, figure)?;
        }
        insert.raw_execute()?;
        Ok(())
    }

    /// Says that a session was a free typing test, in the transaction that stores it.
    pub fn set_test(&mut self, session: uuid::Uuid) -> Result<()> {
        self.sql
            .prepare_cached("UPDATE sessions SET is_test = 1 WHERE client_id = ?1")?
            .execute([session.as_bytes().as_slice()])?;
        Ok(())
    }

    /// The month has to be summed up anew.
    pub(crate) fn forget_month(&mut self, local_date: &str) -> Result<()> {
        let month = month(local_date);
        self.sql
            .execute("DELETE FROM month_stats WHERE month = ?1", [month])?;
        self.sql
            .execute("DELETE FROM summed_months WHERE month = ?1", [month])?;
        self.sql
            .execute("DELETE FROM summing_months WHERE month = ?1", [month])?;
        Ok(())
    }

    /// Nothing is summed up any more.
    pub(crate) fn forget_months(&mut self) -> Result<()> {
        self.sql.execute("DELETE FROM month_stats", [])?;
        self.sql.execute("DELETE FROM summed_months", [])?;
        self.sql.execute("DELETE FROM summing_months", [])?;
        Ok(())
    }

    fn put_sum(&mut self, group: &Group, sum: &SessionStats) -> Result<()> {
        let (month, layout, kind) = group;
        self.sql
            .prepare_cached(
                "INSERT OR REPLACE INTO month_stats (month, keyboard_layout, kind, stats) VALUES (?1, ?2, ?3, ?4)",
            )?
            .execute(params![month, layout, kind, sum.pack_sum()])?;
        Ok(())
    }

    fn sum_of(&self, (month, layout, kind): &Group) -> Result<SessionStats> {
        let packed: Option<Vec<u8>> = self
            .sql
            .prepare_cached(
                "SELECT stats FROM month_stats WHERE month = ?1 AND keyboard_layout = ?2 AND kind = ?3",
            )?
            .query_row(params![month, layout, kind], |row| row.get(0))
            .optional()?;
        let mut sum = SessionStats::default();
        if let Some(packed) = packed {
            merge_sum(&mut sum, &packed)?;
        }
        Ok(sum)
    }
}

/// Adds the sessions whose statistics came in this transaction to their months, once each group.
pub(crate) fn settle(tx: &mut Tx<'_>) -> Result<()> {
    let mut sums: BTreeMap<Group, SessionStats> = BTreeMap::new();
    for row in std::mem::take(&mut tx.arrived_stats) {
        let found = tx
            .sql
            .prepare_cached(include_str!("sql/arrived_stats.sql"))?
            .query_row([row], |row| {
                Ok((
                    (row.get(0)?, row.get(1)?, row.get(2)?),
                    row.get::<_, Vec<u8>>(3)?,
                ))
            })
            .optional()?;
        let Some((group, packed)) = found else {
            continue; // its month has not come to it yet
        };
        if !sums.contains_key(&group) {
            let sum = tx.sum_of(&group)?;
            sums.insert(group.clone(), sum);
        }
        if let Some(sum) = sums.get_mut(&group) {
            merge_session(sum, &packed);
        }
    }
    for (group, sum) in &sums {
        tx.put_sum(group, sum)?;
    }
    Ok(())
}

impl Store {
    /// Key and pair statistics by layout, of whatever is asked and summed up ([`Store::summed`]). A file that is only
    /// looked at cannot be summed up: there all of it is read, session by session.
    pub fn key_sums(&self, which: &Which<'_>) -> Result<BTreeMap<String, SessionStats>> {
        let mut sums: BTreeMap<String, SessionStats> = BTreeMap::new();
        let whole = first_whole_month(which.since);
        self.read(|sql| {
            let mut cut = sql.prepare_cached(include_str!("sql/cut_month.sql"))?;
            let mut rows = cut.query(params![which.since, whole, which.kind])?;
            while let Some(row) = rows.next()? {
                let sum = sums.entry(row.get(0)?).or_default();
                merge_session(sum, row.get_ref(1)?.as_blob().unwrap_or_default());
            }
            if self.is_read_only() {
                let mut unsummed = sql.prepare_cached(include_str!("sql/unsummed_stats.sql"))?;
                let mut rows = unsummed.query(params![whole, which.kind])?;
                while let Some(row) = rows.next()? {
                    let sum = sums.entry(row.get(0)?).or_default();
                    merge_session(sum, row.get_ref(1)?.as_blob().unwrap_or_default());
                }
            }
            let mut months = sql.prepare_cached(include_str!("sql/months.sql"))?;
            let mut rows = months.query(params![whole, which.kind, self.is_read_only()])?;
            while let Some(row) = rows.next()? {
                let sum = sums.entry(row.get(0)?).or_default();
                merge_sum(sum, row.get_ref(1)?.as_blob().unwrap_or_default())?;
            }
            Ok(())
        })?;
        sums.retain(|layout, _| which.layout.is_none_or(|wanted| wanted == layout));
        Ok(sums)
    }

    /// Speed within the sessions asked about, as far as it is known ([`Store::summed`]).
    pub fn pace(&self, which: &Which<'_>) -> Result<PaceSum> {
        self.read(|sql| {
            let mut statement = sql.prepare_cached(include_str!("sql/pace.sql"))?;
            Ok(statement.query_row(params![which.since, which.layout, which.kind], read_pace)?)
        })
    }

    /// Which layouts and kinds of text were typed from a day on.
    pub fn uses(&self, since: &str) -> Result<Vec<Use>> {
        self.read(|sql| {
            let mut statement = sql.prepare_cached(include_str!("sql/uses.sql"))?;
            let rows = statement.query_map([since], |row| {
                Ok(Use {
                    layout: row.get(0)?,
                    kind: row.get(1)?,
                    sessions: row.get(2)?,
                    active_duration: row.get(3)?,
                    finished: row.get(4)?,
                })
            })?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }
}

fn read_pace(row: &Row<'_>) -> rusqlite::Result<PaceSum> {
    let mut sum = PaceSum {
        sessions: row.get(0)?,
        ..PaceSum::default()
    };
    for (at, part) in sum.parts.iter_mut().enumerate() {
        let figure = |of: usize| -> rusqlite::Result<u64> {
            Ok(row.get::<_, Option<u64>>(1 + 3 * at + of)?.unwrap_or(0))
        };
        *part = Part {
            right: figure(0)?,
            wrong: figure(1)?,
            active: figure(2)?,
        };
    }
    Ok(sum)
}

/// One session that cannot be read must not hide all others.
fn merge_session(sum: &mut SessionStats, packed: &[u8]) {
    match SessionStats::unpack(packed) {
        Ok(stats) => sum.merge(&stats),
        Err(error) => tracing::error!(%error, "the statistics of a session cannot be read"),
    }
}

fn merge_sum(sum: &mut SessionStats, packed: &[u8]) -> Result<()> {
    sum.merge_sum(packed).map_err(|_| StoreError::Unreadable {
        what: "month_stats.stats",
    })
}

/// `2026-11`
fn month(local_date: &str) -> &str {
    local_date.get(..7).unwrap_or(local_date)
}

/// The month of a day if it is its first, else the one after.
fn first_whole_month(since: &str) -> String {
    let month = month(since);
    if since.get(7..).is_none_or(|day| day <= "-01") {
        return month.to_owned();
    }
    let number = |part: Option<&str>| part.and_then(|part| part.parse::<u32>().ok()).unwrap_or(0);
    let (year, of_year) = (number(month.get(..4)), number(month.get(5..)));
    if of_year >= 12 {
        format!("{:04}-01", year + 1)
    } else {
        format!("{year:04}-{:02}", of_year + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_months_begin_on_the_first() {
        assert_eq!(first_whole_month("2026-11-01"), "2026-11");
        assert_eq!(first_whole_month("2026-11-02"), "2026-12");
        assert_eq!(first_whole_month("2026-12-31"), "2027-01");
        assert_eq!(first_whole_month("0000-01-01"), "0000-01");
    }
}
