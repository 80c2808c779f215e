//! Uniting an export with a learner's file. Ids decide: what is here stays as it is, what is not here comes; settings
//! go by their clock, achievements to the earlier day, deleted sessions stay deleted: as between two devices of one
//! account. What an export says twice, or a second time, changes nothing.

use std::collections::BTreeMap;

use rusqlite::types::Value as Sql;
use rusqlite::{Connection, OptionalExtension as _, params, params_from_iter};

use super::Transferred;
use crate::achievements;
use crate::error::{Result, StoreError};
use crate::open::Store;
use crate::outbox::{OutboxState, uuid};
use crate::pack::{pack_text, unpack_log, unpack_text};
use crate::rows::{self, StoredSession};
use crate::session::Exercise;
use crate::settings::{Hlc, StoredSetting};
use crate::transact::{Committed, Tx};

/// What came of an export.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Received {
    /// Sessions that were not here.
    pub sessions: u32,
    /// Sessions that were here.
    pub known: u32,
    /// Sessions that were deleted here, and stay so.
    pub deleted: u32,
    /// Sessions whose id another one has here: that one stays.
    pub conflicts: u32,
    /// Own texts that were not here.
    pub texts: u32,
    /// Settings that were newer than those here.
    pub settings: u32,
    /// Results of other programs that were not here.
    pub results: u32,
}

/// Tables that are united by rules of their own.
const BY_RULE: [&str; 11] = [
    "lessons",
    "sessions",
    "session_logs",
    "session_stats",
    "synced",
    "outbox",
    "accounts",
    "settings",
    "unlocks",
    "achievements",
    "own_text_chapters",
];
/// Tables of which nothing comes: folds over sessions are folded here, the profile's card and what was reckoned
/// belong to the file.
const NOT_TAKEN: [&str; 3] = ["progress", "daily", "facts"];
/// United by a rule too, though nothing but the rows they lack would come of the general one.
const SPECIAL: [&str; 3] = ["remote", "tombstones", "own_texts"];

impl Store {
    /// Takes over what an export has and this file lacks, in one transaction. `now` is in Unix ms.
    ///
    /// Sessions of an account stay that account's, whoever is signed in here: they are kept and never sent to another.
    /// Sessions that were in no account go the way of those typed here: to the account that is signed in, or to none.
    ///
    /// # Errors
    /// As [`Store::transact`]; nothing is changed then.
    pub fn receive(&self, from: &Transferred, now: i64) -> Result<Committed<Received>> {
        self.transact(|tx| {
            let accounts = tx.receive_accounts(&from.sql)?;
            let mut came = Received::default();
            tx.receive_tombstones(&from.sql)?;
            for stored in &from.sessions {
                tx.receive_session(&from.sql, stored, &accounts, &mut came)?;
            }
            came.settings = tx.receive_settings(&from.sql, now)?;
            tx.receive_unlocks(&from.sql)?;
            for told in achievements::every(&from.sql)? {
                tx.merge_achievement(&told)?;
            }
            came.texts = tx.receive_texts(&from.sql)?;
            for table in general(&from.sql)? {
                let rows = tx.receive_rows(&from.sql, &table, "TRUE")?;
                if table == "imported_results" {
                    came.results = rows;
                }
            }
            Ok(came)
        })
    }
}

/// Tables that are united by their keys alone, those of a later schema too.
fn general(sql: &Connection) -> Result<Vec<String>> {
    let mut statement = sql.prepare(
        "SELECT name FROM pragma_table_list
         WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
           AND name NOT LIKE 'refinery%' ORDER BY name",
    )?;
    let names = statement.query_map([], |row| row.get::<_, String>(0))?;
    let names = names.collect::<rusqlite::Result<Vec<_>>>()?;
    let known = |name: &str| {
        [&BY_RULE[..], &NOT_TAKEN[..], &SPECIAL[..]]
            .iter()
            .any(|names| names.contains(&name))
    };
    Ok(names.into_iter().filter(|name| !known(name)).collect())
}

impl Tx<'_> {
    /// The accounts of the export, none of them signed in by this; their numbers there and here.
    fn receive_accounts(&mut self, from: &Connection) -> Result<BTreeMap<i64, i64>> {
        let mut statement =
            from.prepare("SELECT id, server_url, user_id, user FROM accounts ORDER BY id")?;
        let mut rows = statement.query([])?;
        let mut numbers = BTreeMap::new();
        while let Some(row) = rows.next()? {
            let (server, user_id): (String, String) = (row.get(1)?, row.get(2)?);
            self.sql
                .prepare_cached(
                    "INSERT OR IGNORE INTO accounts (server_url, user_id, user, is_current) VALUES (?1, ?2, ?3, 0)",
                )?
                .execute(params![server, user_id, row.get::<_, String>(3)?])?;
            let here = self
                .sql
                .prepare_cached("SELECT id FROM accounts WHERE server_url = ?1 AND user_id = ?2")?
                .query_row(params![server, user_id], |row| row.get(0))?;
            numbers.insert(row.get(0)?, here);
        }
        drop(rows);
        let mut statement = from.prepare("SELECT account_id, kind, key, value FROM remote")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let here = account(&numbers, row.get(0)?)?;
            let (kind, key, value): (String, String, String) =
                (row.get(1)?, row.get(2)?, row.get(3)?);
            self.sql
                .prepare_cached("INSERT OR IGNORE INTO remote (account_id, kind, key, value) VALUES (?1, ?2, ?3, ?4)")?
                .execute(params![here, kind, key, value])?;
        }
        Ok(numbers)
    }

    fn receive_tombstones(&mut self, from: &Connection) -> Result<()> {
        let mut statement = from.prepare("SELECT client_id FROM tombstones")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            self.mark_deleted(uuid(&row.get::<_, Vec<u8>>(0)?)?)?;
        }
        Ok(())
    }

    fn receive_session(
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
        self.receive_packed(from, theirs, row)?;
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
        self.receive_packed(from, theirs, inserted.id)?;
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

    /// What the file may lack of a session that it has: the log of one that came by sync, its statistics.
    fn receive_packed(&mut self, from: &Connection, theirs: i64, row: i64) -> Result<()> {
        if let (Some(log), Some(text)) = (log_of(from, theirs)?, text_of(from, theirs)?) {
            // With its own text, whatever text the lesson has here.
            self.sql
                .prepare_cached(
                    "INSERT OR IGNORE INTO session_logs (session_id, log, text) VALUES (?1, ?2, ?3)",
                )?
                .execute(params![row, log, pack_text(&text)])?;
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

    fn receive_settings(&mut self, from: &Connection, now: i64) -> Result<u32> {
        let now = u64::try_from(now).unwrap_or(0);
        let mut statement = from.prepare("SELECT key, value, hlc FROM settings ORDER BY key")?;
        let mut rows = statement.query([])?;
        let mut came = 0;
        while let Some(row) = rows.next()? {
            let (key, text, clock): (String, String, String) =
                (row.get(0)?, row.get(1)?, row.get(2)?);
            let (Ok(value), Ok(clock)) = (serde_json::from_str(&text), clock.parse::<Hlc>()) else {
                tracing::warn!(key, "a setting of an export cannot be read");
                continue;
            };
            // One from the future would never be written again.
            let hlc = Hlc {
                ms: clock.ms.min(now),
                ..clock
            };
            let here: Option<String> = self
                .sql
                .prepare_cached("SELECT hlc FROM settings WHERE key = ?1")?
                .query_row([&key], |row| row.get(0))
                .optional()?;
            let here = here.and_then(|here| here.parse::<Hlc>().ok());
            if here.is_some_and(|here| here >= hlc) {
                continue;
            }
            self.merge_setting(&StoredSetting {
                key: key.clone(),
                value,
                hlc,
            })?;
            // The server has not heard of it from here.
            self.sql
                .execute("UPDATE settings SET is_sent = 0 WHERE key = ?1", [&key])?;
            came += 1;
        }
        Ok(came)
    }

    fn receive_unlocks(&mut self, from: &Connection) -> Result<()> {
        let mut statement = from.prepare("SELECT course, lesson_number FROM unlocks")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            self.unlock(&row.get::<_, String>(0)?, row.get(1)?)?;
        }
        Ok(())
    }

    /// Own texts that are not here; of one that is, the bookmark moves to where it was used last.
    fn receive_texts(&mut self, from: &Connection) -> Result<u32> {
        let mut statement =
            from.prepare("SELECT id, bookmark, practised_at FROM own_texts ORDER BY id")?;
        let mut rows = statement.query([])?;
        let mut came = 0;
        while let Some(row) = rows.next()? {
            let id: Vec<u8> = row.get(0)?;
            let of_text = format!("text_id = x'{}'", uuid(&id)?.simple());
            let is_this = format!("id = x'{}'", uuid(&id)?.simple());
            if self.receive_rows(from, "own_texts", &is_this)? > 0 {
                self.receive_rows(from, "own_text_chapters", &of_text)?;
                came += 1;
            } else if let Some(practised_at) = row.get::<_, Option<i64>>(2)? {
                self.sql
                    .prepare_cached(include_str!("../sql/own_text_later.sql"))?
                    .execute(params![id, row.get::<_, u32>(1)?, practised_at])?;
            }
        }
        Ok(came)
    }

    /// Rows of a table that has no numbers of its own, where their keys are not here. Answers how many came.
    fn receive_rows(&mut self, from: &Connection, table: &str, which: &str) -> Result<u32> {
        let mut statement =
            from.prepare_cached(&format!("SELECT * FROM \"{table}\" WHERE {which}"))?;
        let names = statement.column_names();
        let marks = vec!["?"; names.len()].join(", ");
        let names: Vec<String> = names.iter().map(|name| format!("\"{name}\"")).collect();
        let insert = format!(
            "INSERT OR IGNORE INTO \"{table}\" ({}) VALUES ({marks})",
            names.join(", ")
        );
        let mut rows = statement.query([])?;
        let mut came = 0;
        while let Some(row) = rows.next()? {
            let values = (0..names.len()).map(|at| row.get::<_, Sql>(at));
            let values = values.collect::<rusqlite::Result<Vec<_>>>()?;
            came += self
                .sql
                .prepare_cached(&insert)?
                .execute(params_from_iter(values))?;
        }
        Ok(u32::try_from(came).unwrap_or(u32::MAX))
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

fn account(numbers: &BTreeMap<i64, i64>, theirs: i64) -> Result<i64> {
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
