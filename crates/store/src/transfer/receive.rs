//! Uniting an export with a learner's file. Ids decide: what is here stays as it is, what is not here comes; settings
//! go by their clock, achievements to the earlier day, deleted sessions stay deleted: as between two devices of one
//! account. What an export says twice, or a second time, changes nothing.

use std::collections::BTreeMap;

use rusqlite::types::Value as Sql;
use rusqlite::{Connection, OptionalExtension as _, params, params_from_iter};

use super::Transferred;
use super::sessions::account;
use crate::achievements;
use crate::error::Result;
use crate::open::Store;
use crate::outbox::uuid;
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
const BY_RULE: [&str; 12] = [
    "lessons",
    "sessions",
    "session_logs",
    "session_stats",
    "session_pace",
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
const NOT_TAKEN: [&str; 6] = [
    "progress",
    "daily",
    "month_stats",
    "summed_months",
    "summing_months",
    "facts",
];
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
        let mut statement = from.prepare(
            "SELECT id, bookmark, practised_at, bookmark_unit FROM own_texts ORDER BY id",
        )?;
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
                    .execute(params![
                        id,
                        row.get::<_, u32>(1)?,
                        practised_at,
                        row.get::<_, u32>(3)?
                    ])?;
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
