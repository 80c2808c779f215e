//! What a learner took along from another machine, on its way into a file here.
//!
//! The tables of an export are put back into a database of their own, in memory, of the schema they were written
//! with, and are brought to today's by the same migrations as a file. The schema's own rules find what is damaged
//! before anything of the learner's file is touched. Then [`Store::receive`] unites it with the file, in one
//! transaction and by the rules of sync.

mod receive;
mod sessions;

use std::collections::BTreeMap;
use std::path::Path;

use refinery::Target;
use rusqlite::types::Value as Sql;
use rusqlite::{Connection, params, params_from_iter};
use serde_json::{Map, Value};
use trainer::stats::SessionStats;
use trainer::typing::Log;
use uuid::Uuid;

use crate::error::{Result, StoreError};
use crate::migrate;
use crate::pack::{pack_log, pack_text};
use crate::rows;
use crate::session::Exercise;
use crate::sums;

pub use receive::Received;

/// Names an export in errors.
pub(super) const EXPORT: &str = "export";

/// Of every error about what is wrong with an export: nothing here was touched.
const DAMAGED: StoreError = StoreError::Unreadable { what: EXPORT };

/// Tables whose rows come by calls of their own, since their content is packed.
const PACKED: [&str; 2] = ["session_logs", "session_stats"];

/// The tables of an export, being put back.
#[derive(Debug)]
pub struct Transfer {
    sql: Connection,
    /// Columns by table, each with whether it holds bytes.
    columns: BTreeMap<String, Vec<(String, bool)>>,
}

impl Transfer {
    /// For an export of a file whose schema had this version ([`schema_version`]).
    ///
    /// # Errors
    /// [`StoreError::Newer`]: this app does not know that schema.
    pub fn begin(version: u32) -> Result<Self> {
        let runner = migrate::built_in();
        let known = migrate::newest(&runner);
        if version > known {
            return Err(StoreError::Newer {
                path: MEMORY.into(),
                found: version,
                known,
            });
        }
        if version == 0 {
            return Err(DAMAGED);
        }
        let mut sql = Connection::open_in_memory()?;
        let target = i32::try_from(version).map_err(|_| DAMAGED)?;
        let runner = runner.set_target(Target::Version(target));
        migrate::run(&mut sql, &runner, Path::new(MEMORY))?;
        // Rows come in any order; `finish` looks at what they refer to.
        sql.pragma_update(None, "foreign_keys", false)?;
        sql.execute_batch("BEGIN")?;
        let columns = columns(&sql)?;
        Ok(Self { sql, columns })
    }

    /// Names of the tables whose rows are taken by [`Self::row`].
    pub fn tables(&self) -> impl Iterator<Item = &str> {
        let names = self.columns.keys().map(String::as_str);
        names.filter(|name| !PACKED.contains(name) && !sums::TABLES.contains(name))
    }

    /// Puts a row of [`Store::dump`](crate::Store::dump) back.
    ///
    /// # Errors
    /// [`StoreError::Unreadable`] for one that is not of this table.
    pub fn row(&self, table: &str, row: &Map<String, Value>) -> Result<()> {
        let columns = self.columns.get(table).ok_or(DAMAGED)?;
        let kept: Vec<&(String, bool)> = columns
            .iter()
            .filter(|(name, _)| row.contains_key(name))
            .collect();
        if kept.len() < row.len() {
            return Err(DAMAGED);
        }
        let values = kept
            .iter()
            .map(|(name, is_bytes)| value(&row[name], *is_bytes));
        let values = values.collect::<Result<Vec<Sql>>>()?;
        let names: Vec<String> = kept.iter().map(|(name, _)| format!("\"{name}\"")).collect();
        let marks = vec!["?"; names.len()].join(", ");
        self.sql
            .prepare_cached(&format!(
                "INSERT INTO \"{table}\" ({}) VALUES ({marks})",
                names.join(", ")
            ))?
            .execute(params_from_iter(values))
            .map_err(damaged)?;
        Ok(())
    }

    /// Puts back what was typed in a session. Its own row and the lessons have to be there.
    ///
    /// # Errors
    /// [`StoreError::Unreadable`] where there is no such session.
    pub fn log(&self, session: Uuid, text: &str, log: &Log) -> Result<()> {
        let row = rows::row_id(&self.sql, session)?.ok_or(DAMAGED)?;
        let stored = rows::session(&self.sql, session).map_err(|_| DAMAGED)?;
        let of_lesson = match stored.ok_or(DAMAGED)?.session.exercise {
            Exercise::Lesson(_) => self
                .sql
                .prepare_cached(
                    "SELECT l.text FROM sessions AS s JOIN lessons AS l ON l.id = s.lesson_id WHERE s.id = ?1",
                )?
                .query_row([row], |row| row.get::<_, Option<String>>(0))
                .map_err(damaged)?,
            Exercise::Practice | Exercise::OwnText => None,
        };
        let own = (of_lesson.as_deref() != Some(text)).then(|| pack_text(text));
        self.sql
            .prepare_cached("INSERT INTO session_logs (session_id, log, text) VALUES (?1, ?2, ?3)")?
            .execute(params![row, pack_log(log), own])
            .map_err(damaged)?;
        Ok(())
    }

    /// Puts back the packed key and pair statistics of a session.
    ///
    /// # Errors
    /// [`StoreError::Unreadable`] where there is no such session, or these are no statistics.
    pub fn stats(&self, session: Uuid, stats: &[u8]) -> Result<()> {
        let row = rows::row_id(&self.sql, session)?.ok_or(DAMAGED)?;
        SessionStats::unpack(stats).map_err(|_| DAMAGED)?;
        self.sql
            .prepare_cached("INSERT INTO session_stats (session_id, stats) VALUES (?1, ?2)")?
            .execute(params![row, stats])
            .map_err(damaged)?;
        Ok(())
    }

    /// Puts back the generated text of another device's practice.
    ///
    /// # Errors
    /// [`StoreError::Unreadable`] where there is no such session.
    pub fn pulled_text(&self, session: Uuid, text: &str) -> Result<()> {
        let row = rows::row_id(&self.sql, session)?.ok_or(DAMAGED)?;
        let put = self
            .sql
            .prepare_cached("UPDATE synced SET text = ?2 WHERE session_id = ?1")?
            .execute(params![row, pack_text(text)])?;
        if put == 0 { Err(DAMAGED) } else { Ok(()) }
    }

    /// All of it is there: brings it to today's schema and looks whether it holds together.
    ///
    /// # Errors
    /// [`StoreError::Unreadable`] where it does not.
    pub fn finish(mut self) -> Result<Transferred> {
        self.sql.execute_batch("COMMIT")?;
        migrate::run(&mut self.sql, &migrate::built_in(), Path::new(MEMORY))?;
        let hanging: u32 =
            self.sql
                .query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| {
                    row.get(0)
                })?;
        if hanging > 0 {
            return Err(DAMAGED);
        }
        let sessions = rows::every(&self.sql).map_err(|error| {
            tracing::warn!(%error, "a session of an export cannot be read");
            DAMAGED
        })?;
        Ok(Transferred {
            sql: self.sql,
            sessions,
        })
    }
}

/// An export that holds together.
#[derive(Debug)]
pub struct Transferred {
    pub(crate) sql: Connection,
    /// In order of time.
    pub(crate) sessions: Vec<rows::StoredSession>,
}

/// An account whose data an export holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TransferredAccount {
    /// Its server.
    pub server_url: String,
    /// The server's id of the user.
    pub user_id: String,
    /// The address, as the server told it last.
    pub email: Option<String>,
    /// Sessions that belong to it.
    pub sessions: u32,
}

impl Transferred {
    /// Ids of the sessions that count, in order of time, each with its day.
    pub fn sessions(&self) -> impl Iterator<Item = (Uuid, &str)> {
        let living = self.sessions.iter().filter(|stored| !stored.is_deleted);
        living.map(|stored| (stored.session.id, stored.session.local_date.as_str()))
    }

    /// How many own texts there are.
    pub fn own_texts(&self) -> Result<u32> {
        Ok(self
            .sql
            .query_row("SELECT count(*) FROM own_texts", [], |row| row.get(0))?)
    }

    /// The accounts that its sessions belong to.
    pub fn accounts(&self) -> Result<Vec<TransferredAccount>> {
        let mut statement = self
            .sql
            .prepare(include_str!("../sql/transferred_accounts.sql"))?;
        let rows = statement.query_map([], |row| {
            Ok((
                row.get::<_, String>(2)?,
                TransferredAccount {
                    server_url: row.get(0)?,
                    user_id: row.get(1)?,
                    email: None,
                    sessions: row.get(3)?,
                },
            ))
        })?;
        rows.map(|row| {
            let (user, account) = row?;
            let user: Value = serde_json::from_str(&user).unwrap_or_default();
            let email = user["email"].as_str().map(str::to_owned);
            Ok(TransferredAccount { email, ..account })
        })
        .collect()
    }
}

/// In errors, instead of a file.
const MEMORY: &str = EXPORT;

/// The newest schema this app knows: what an export of it is written with.
pub fn schema_version() -> u32 {
    migrate::newest(&migrate::built_in())
}

fn columns(sql: &Connection) -> Result<BTreeMap<String, Vec<(String, bool)>>> {
    let mut statement = sql.prepare(
        "SELECT s.name, c.name, c.type = 'BLOB' FROM sqlite_schema AS s JOIN pragma_table_info(s.name) AS c
         WHERE s.type = 'table' AND s.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND s.name NOT LIKE 'refinery%'
         ORDER BY s.name, c.cid",
    )?;
    let mut rows = statement.query([])?;
    let mut columns: BTreeMap<String, Vec<(String, bool)>> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let column = (row.get(1)?, row.get(2)?);
        columns.entry(row.get(0)?).or_default().push(column);
    }
    Ok(columns)
}

/// A value as [`Store::dump`](crate::Store::dump) writes it.
fn value(value: &Value, is_bytes: bool) -> Result<Sql> {
    Ok(match value {
        Value::Null => Sql::Null,
        Value::Number(number) => Sql::Integer(number.as_i64().ok_or(DAMAGED)?),
        Value::String(text) if is_bytes => Sql::Blob(bytes(text)?),
        Value::String(text) => Sql::Text(text.clone()),
        Value::Bool(_) | Value::Array(_) | Value::Object(_) => return Err(DAMAGED),
    })
}

/// An id, or bytes as hex.
fn bytes(text: &str) -> Result<Vec<u8>> {
    if text.len() == 36 {
        let id: Uuid = text.parse().map_err(|_| DAMAGED)?;
        return Ok(id.into_bytes().to_vec());
    }
    if !text.is_ascii() || !text.len().is_multiple_of(2) {
        return Err(DAMAGED);
    }
    let digits = text.as_bytes().chunks(2);
    digits
        .map(|two| {
            let two = std::str::from_utf8(two).map_err(|_| DAMAGED)?;
            u8::from_str_radix(two, 16).map_err(|_| DAMAGED)
        })
        .collect()
}

/// What the schema does not take is a damaged export; a disk or a fault of ours stays what it is.
fn damaged(error: rusqlite::Error) -> StoreError {
    use rusqlite::ErrorCode;
    match error.sqlite_error_code() {
        Some(ErrorCode::ConstraintViolation | ErrorCode::TypeMismatch) | None => {
            tracing::warn!(%error, "a row of an export does not fit");
            DAMAGED
        }
        Some(_) => error.into(),
    }
}
