//! Summing months up, a piece at a time: the screen waits for none of it, and a crash costs the last piece at most.
//!
//! What takes long, typing old sessions again for the speed within them, is done before the transaction, which only
//! writes. Whoever stores a session waits for that at most.

use std::collections::BTreeMap;

use rusqlite::{Connection, Row, params};
use trainer::stats::{PARTS, Part, SessionStats};

use super::{Group, merge_session, pace_of};
use crate::error::Result;
use crate::names::parse_policy;
use crate::open::Store;
use crate::pack::{unpack_log, unpack_text};
use crate::transact::Tx;

/// Finding the speed within a session costs as much as adding so many up.
const REPLAY: u32 = 8;

/// How far the months are summed up.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Summed {
    /// Sessions there are.
    pub of: u32,
    /// Those of them that are summed up.
    pub sessions: u32,
    /// The latest month that is not summed up: `2026-11`. All before it may not be either, and none after it.
    pub next: Option<String>,
}

/// A month that is not summed up, or not all of it.
struct Unsummed {
    month: String,
    sessions: u32,
    last_session: i64,
    done: u32,
}

/// Some of a month's sessions, in the order of their rows.
struct Piece {
    /// After this one.
    from: i64,
    /// Up to this one.
    to: i64,
    sessions: u32,
    /// No other was there.
    is_last: bool,
    /// Those of which the speed within has to be found.
    lacking: Vec<(i64, Found)>,
    cost: u32,
}

impl Store {
    /// Sums up as many sessions as `budget` allows, those of the latest month first; one whose speed within has to be
    /// found counts as eight. Each month is a transaction of its own. Answers whether there was anything to do.
    ///
    /// # Errors
    /// As [`Store::transact`]; what was summed up before stays.
    pub fn sum_some(&self, mut budget: u32) -> Result<bool> {
        let mut is_any = false;
        while budget > 0 && !self.is_read_only() {
            let Some(next) = self.read(unsummed)?.into_iter().next() else {
                break;
            };
            let mut piece = self.read(|sql| piece(sql, &next, budget))?;
            // Neither readers nor writers wait for this.
            let paces: Vec<_> = std::mem::take(&mut piece.lacking)
                .into_iter()
                .filter_map(|(session, found)| Some((session, found.pace()?)))
                .collect();
            let _committed = self.transact(|tx| add(tx, &next.month, &piece, &paces))?;
            budget = budget.saturating_sub(piece.cost.max(1));
            is_any = true;
        }
        Ok(is_any)
    }

    /// How far the months are summed up. A file that is only looked at says that all are: nothing is to be waited for.
    pub fn summed(&self) -> Result<Summed> {
        self.read(|sql| {
            let of = sql.query_row("SELECT coalesce(sum(sessions), 0) FROM daily", [], |row| {
                row.get(0)
            })?;
            let waiting = if self.is_read_only() {
                Vec::new()
            } else {
                unsummed(sql)?
            };
            let lacking: u32 = waiting
                .iter()
                .map(|month| month.sessions.saturating_sub(month.done))
                .sum();
            Ok(Summed {
                of,
                sessions: of.saturating_sub(lacking),
                next: waiting.into_iter().next().map(|month| month.month),
            })
        })
    }
}

/// The latest first.
fn unsummed(sql: &Connection) -> Result<Vec<Unsummed>> {
    let mut statement = sql.prepare_cached(include_str!("../sql/unsummed_months.sql"))?;
    let months = statement.query_map([], |row| {
        Ok(Unsummed {
            month: row.get(0)?,
            sessions: row.get(1)?,
            last_session: row.get(2)?,
            done: row.get(3)?,
        })
    })?;
    Ok(months.collect::<rusqlite::Result<_>>()?)
}

fn piece(sql: &Connection, next: &Unsummed, budget: u32) -> Result<Piece> {
    let mut piece = Piece {
        from: next.last_session,
        to: next.last_session,
        sessions: 0,
        is_last: false,
        lacking: Vec::new(),
        cost: 0,
    };
    let mut statement = sql.prepare_cached(include_str!("../sql/piece_sessions.sql"))?;
    // One more than may come: without it there is no other.
    let mut rows = statement.query(params![
        next.month,
        next.last_session,
        budget.saturating_add(1)
    ])?;
    loop {
        let Some(row) = rows.next()? else {
            piece.is_last = true;
            break;
        };
        if piece.cost >= budget {
            break;
        }
        piece.to = row.get(0)?;
        piece.sessions += 1;
        piece.cost += 1;
        let lacks_pace: bool = row.get(1)?;
        if lacks_pace && let Some(found) = Found::read(row)? {
            piece.cost += REPLAY - 1;
            piece.lacking.push((piece.to, found));
        }
    }
    Ok(piece)
}

/// What the speed within a session is found from.
struct Found {
    policy: String,
    log: Vec<u8>,
    own: Option<Vec<u8>>,
    lessons: Option<String>,
}

impl Found {
    /// None of another device's session: there is no log of it.
    fn read(row: &Row<'_>) -> Result<Option<Self>> {
        let log: Option<Vec<u8>> = row.get(3)?;
        let Some(log) = log else { return Ok(None) };
        Ok(Some(Self {
            policy: row.get(2)?,
            log,
            own: row.get(4)?,
            lessons: row.get(5)?,
        }))
    }

    fn pace(self) -> Option<[Part; PARTS]> {
        let text = match self.own {
            Some(own) => unpack_text(&own).ok(),
            None => self.lessons,
        };
        let read = (text, unpack_log(&self.log), parse_policy(&self.policy));
        let (Some(text), Ok(log), Ok(policy)) = read else {
            tracing::error!("the log of a session cannot be read");
            return None;
        };
        pace_of(&text, policy, &log, true)
    }
}

/// Adds a piece to its month, unless that stands elsewhere by now: a session of it was deleted meanwhile.
fn add(tx: &mut Tx<'_>, month: &str, piece: &Piece, paces: &[(i64, [Part; PARTS])]) -> Result<()> {
    let stands = unsummed(&tx.sql)?
        .iter()
        .any(|now| now.month == month && now.last_session == piece.from);
    if !stands {
        return Ok(());
    }
    if piece.from == 0 {
        tx.forget_month(month)?;
    }
    for (session, pace) in paces {
        tx.insert_pace(*session, pace)?;
    }
    // What came while the last piece was read is not in it, and is stored with all that is summed up.
    let to = if piece.is_last { i64::MAX } else { piece.to };
    let mut sums: BTreeMap<Group, SessionStats> = BTreeMap::new();
    for (layout, kind, packed) in stats(&tx.sql, month, piece.from, to)? {
        let group = (month.to_owned(), layout, kind);
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
    if piece.is_last {
        tx.sql
            .execute("DELETE FROM summing_months WHERE month = ?1", [month])?;
        tx.sql
            .execute("INSERT INTO summed_months (month) VALUES (?1)", [month])?;
    } else {
        tx.sql.execute(
            "INSERT INTO summing_months (month, last_session, sessions) VALUES (?1, ?2, ?3)
             ON CONFLICT (month) DO UPDATE SET last_session = excluded.last_session, sessions = sessions + excluded.sessions",
            params![month, piece.to, piece.sessions],
        )?;
    }
    Ok(())
}

/// A layout, a kind of text, and packed statistics.
type Stats = (String, String, Vec<u8>);

fn stats(sql: &Connection, month: &str, from: i64, to: i64) -> Result<Vec<Stats>> {
    let mut statement = sql.prepare_cached(include_str!("../sql/piece_stats.sql"))?;
    let rows = statement.query_map(params![month, from, to], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
