//! The sessions of an export, each with what hangs on it: log, text, statistics, and where it stands with a server.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension as _, params, params_from_iter};

use super::receive::Received;
use crate::error::{Result, StoreError};
use crate::outbox::OutboxState;
use crate::pack::{pack_text, unpack_log, unpack_text};
use crate::rows::{self, StoredSession};
use crate::session::Exercise;
use crate::transact::Tx;

/// Columns of `session_pace` beside the session's number.
const PACE_FIGURES: usize = 12;

impl Tx<'_> {
    /// One session, whether it is here or not.
    pub(super) fn receive_session(
        &mut self,
        from: &Connection,
        stored: &StoredSession,
        accounts: &BTreeMap<i64, i64>,
        came: &mut Received,
    ) -> Result<()> {
        let id = stored.session.id;
        let theirs = rows::row_id(from, id)?.ok_or(StoreError::UnknownSession(id))?;
        let Some(here) = rows::session(&self.sql, id)? else {
            if self.is_tombstone(id)? {
                came.deleted += 1;
                return Ok(());
            }
            let row = self.receive_new(from, stored, theirs)?;
            self.receive_place(from, theirs, row, accounts)?;
            came.sessions += 1;
            return Ok(());
        };
        if here.session.figures != stored.session.figures
            || here.session.exercise != stored.session.exercise
        {
            came.conflicts += 1;
            return Ok(());
        }
        came.known += 1;
        let row = rows::row_id(&self.sql, id)?.ok_or(StoreError::UnknownSession(id))?;
        self.receive_packed(from, theirs, row, &here.session.local_date)?;
        if stored.is_deleted && !here.is_deleted {
            self.mark_deleted(id)?;
        }
        self.receive_account(from, theirs, row, accounts)
    }

    /// A session that is not here, with what was typed in it.
    fn receive_new(
        &mut self,
        from: &Connection,
        stored: &StoredSession,
        theirs: i64,
    ) -> Result<i64> {
        let session = &stored.session;
        let text = text_of(from, theirs)?;
        let inserted = self.insert_session(session, stored.origin, text.as_deref())?;
        let is_lesson = matches!(session.exercise, Exercise::Lesson(_));
        let own = text.filter(|_| !(is_lesson && inserted.text_is_the_lessons));
        if let Some(log) = log_of(from, theirs)? {
            self.sql
                .prepare_cached(
                    "INSERT INTO session_logs (session_id, log, text) VALUES (?1, ?2, ?3)",
                )?
                .execute(params![inserted.id, log, own.as_deref().map(pack_text)])?;
        }
        self.receive_packed(from, theirs, inserted.id, &session.local_date)?;
        if is_test(from, theirs)? {
            self.set_test(session.id)?;
        }
        self.receive_pace(from, theirs, inserted.id)?;
        // Its sums are made when somebody asks for them, and speeds within sessions that an older Tactus did not keep.
        self.forget_month(&session.local_date)?;
        if stored.is_deleted {
            self.sql.execute(
                "UPDATE sessions SET is_deleted = 1 WHERE id = ?1",
                [inserted.id],
            )?;
            self.changes.sessions.insert(session.id);
        } else {
            self.merge_effects(session)?;
        }
        Ok(inserted.id)
    }

    /// The speed within it.
    fn receive_pace(&mut self, from: &Connection, theirs: i64, row: i64) -> Result<()> {
        let mut pace = from.prepare_cached("SELECT * FROM session_pace WHERE session_id = ?1")?;
        let figures = pace
            .query_row([theirs], |row| {
                (1..=PACE_FIGURES)
                    .map(|at| row.get(at))
                    .collect::<rusqlite::Result<Vec<i64>>>()
            })
            .optional()?;
        if let Some(figures) = figures {
            self.sql
                .prepare_cached(include_str!("../sql/session_pace_insert.sql"))?
                .execute(params_from_iter(std::iter::once(row).chain(figures)))?;
        }
        Ok(())
    }

    /// What the file may lack of a session that it has: the log of one that came by sync, its statistics.
    fn receive_packed(
        &mut self,
        from: &Connection,
        theirs: i64,
        row: i64,
        local_date: &str,
    ) -> Result<()> {
        if let (Some(log), Some(text)) = (log_of(from, theirs)?, text_of(from, theirs)?) {
            // With its own text, whatever text the lesson has here.
            let inserted = self
                .sql
                .prepare_cached(
                    "INSERT OR IGNORE INTO session_logs (session_id, log, text) VALUES (?1, ?2, ?3)",
                )?
                .execute(params![row, log, pack_text(&text)])?;
            if inserted > 0 {
                self.forget_month(local_date)?;
            }
        }
        let stats: Option<Vec<u8>> = from
            .prepare_cached("SELECT stats FROM session_stats WHERE session_id = ?1")?
            .query_row([theirs], |row| row.get(0))
            .optional()?;
        stats.map_or(Ok(()), |stats| self.insert_stats(row, &stats))
    }

    /// Where a session that came stands with the server.
    fn receive_place(
        &mut self,
        from: &Connection,
        theirs: i64,
        row: i64,
        accounts: &BTreeMap<i64, i64>,
    ) -> Result<()> {
        match place_of(from, theirs)? {
            // One of another device.
            None => {}
            Some(place) if place.account.is_none() && place.is_waiting_for_an_account() => {
                self.enqueue(row)?;
            }
            Some(place) => {
                let here = place.account.map(|id| account(accounts, id)).transpose()?;
                self.sql
                    .prepare_cached(include_str!("../sql/outbox_receive.sql"))?
                    .execute(params![
                        row,
                        here,
                        place.state.as_str(),
                        place.code,
                        place.detail,
                        place.attempts
                    ])?;
                self.changes.outbox = true;
            }
        }
        self.receive_synced(from, theirs, row, accounts)
    }

    /// A session that is here and in no account yet may have one there: it is never sent to another.
    fn receive_account(
        &mut self,
        from: &Connection,
        theirs: i64,
        row: i64,
        accounts: &BTreeMap<i64, i64>,
    ) -> Result<()> {
        if let Some(place) = place_of(from, theirs)?
            && let Some(id) = place.account
        {
            let changed = self
                .sql
                .prepare_cached(include_str!("../sql/outbox_account.sql"))?
                .execute(params![
                    row,
                    account(accounts, id)?,
                    place.state.as_str(),
                    place.code,
                    place.detail
                ])?;
            self.changes.outbox |= changed > 0;
        }
        self.receive_synced(from, theirs, row, accounts)
    }

    fn receive_synced(
        &mut self,
        from: &Connection,
        theirs: i64,
        row: i64,
        accounts: &BTreeMap<i64, i64>,
    ) -> Result<()> {
        let synced = from
            .prepare_cached("SELECT account_id, item_hash, text FROM synced WHERE session_id = ?1")?
            .query_row([theirs], |row| {
                Ok((
                    row.get::<_, i64>(0)?,
                    row.get::<_, Vec<u8>>(1)?,
                    row.get::<_, Option<Vec<u8>>>(2)?,
                ))
            })
            .optional()?;
        let Some((of, hash, text)) = synced else {
            return Ok(());
        };
        self.sql
            .prepare_cached(include_str!("../sql/synced_receive.sql"))?
            .execute(params![row, account(accounts, of)?, hash, text])?;
        Ok(())
    }
}

/// A session's place in the outbox of the export.
struct Place {
    account: Option<i64>,
    state: OutboxState,
    code: Option<String>,
    detail: Option<String>,
    attempts: u32,
}

impl Place {
    fn is_waiting_for_an_account(&self) -> bool {
        self.state == OutboxState::Local && self.code.as_deref() == Some(crate::NO_ACCOUNT)
    }
}

fn place_of(from: &Connection, theirs: i64) -> Result<Option<Place>> {
    let row = from
        .prepare_cached(
            "SELECT account_id, state, code, detail, attempts FROM outbox WHERE session_id = ?1",
        )?
        .query_row([theirs], |row| {
            Ok((
                row.get::<_, String>(1)?,
                row.get(0)?,
                row.get(2)?,
                row.get(3)?,
                row.get(4)?,
            ))
        })
        .optional()?;
    row.map(|(state, account, code, detail, attempts)| {
        let state = match OutboxState::parse(&state)? {
            // What came of it is not known, and sending it again is harmless.
            OutboxState::Sent => OutboxState::Pending,
            state => state,
        };
        Ok(Place {
            account,
            state,
            code,
            detail,
            attempts,
        })
    })
    .transpose()
}

/// The number here of an account of the export.
pub(super) fn account(numbers: &BTreeMap<i64, i64>, theirs: i64) -> Result<i64> {
    let here = numbers.get(&theirs).copied();
    here.ok_or(StoreError::Unreadable {
        what: super::EXPORT,
    })
}

/// The packed log, as it can be read here.
fn log_of(from: &Connection, theirs: i64) -> Result<Option<Vec<u8>>> {
    let log: Option<Vec<u8>> = from
        .prepare_cached("SELECT log FROM session_logs WHERE session_id = ?1")?
        .query_row([theirs], |row| row.get(0))
        .optional()?;
    if let Some(log) = &log {
        unpack_log(log)?;
    }
    Ok(log)
}

fn is_test(from: &Connection, theirs: i64) -> Result<bool> {
    Ok(from
        .prepare_cached("SELECT is_test FROM sessions WHERE id = ?1")?
        .query_row([theirs], |row| row.get(0))?)
}

fn text_of(from: &Connection, theirs: i64) -> Result<Option<String>> {
    let found = from
        .prepare_cached(
            "SELECT g.text, l.text FROM session_logs AS g JOIN sessions AS s ON s.id = g.session_id
             LEFT JOIN lessons AS l ON l.id = s.lesson_id WHERE g.session_id = ?1",
        )?
        .query_row([theirs], |row| {
            Ok((
                row.get::<_, Option<Vec<u8>>>(0)?,
                row.get::<_, Option<String>>(1)?,
            ))
        })
        .optional()?;
    Ok(match found {
        None => None,
        Some((Some(own), _)) => Some(unpack_text(&own)?),
        Some((None, lessons)) => lessons,
    })
}
