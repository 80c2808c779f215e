//! Accounts a profile has synced with, and how far each exchange is. Switching accounts mixes nothing.

use rusqlite::{Connection, OptionalExtension as _, params};
use serde_json::Value;

use crate::error::{Result, StoreError};
use crate::open::Store;
use crate::transact::{Committed, Tx};

/// The account this profile is signed in to, and how far its exchange is. Tokens are not here.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredAccount {
    /// Its place in this file.
    pub id: i64,
    /// The server it is on.
    pub server_url: String,
    /// The server's id of the user.
    pub user_id: String,
    /// The server's `user` object as last told.
    pub user: Value,
    /// Where the next pull goes on; `None`: from the start.
    pub cursor: Option<String>,
    /// The server's epoch when `cursor` was given.
    pub epoch: Option<String>,
    /// Last exchange that worked, Unix ms.
    pub last_exchange: Option<i64>,
    /// Not before this, Unix ms.
    pub next_try: Option<i64>,
    /// Failures in a row.
    pub failures: u32,
    /// Code of the last failure, `None` when the last exchange worked.
    pub last_error: Option<String>,
    /// When to compare with the server next, Unix ms; `None`: with the next exchange.
    pub next_digest: Option<i64>,
}

const COLUMNS: &str = "id, server_url, user_id, user, cursor, epoch, last_exchange, next_try, failures, last_error, next_digest";

pub(crate) fn current(sql: &Connection) -> Result<Option<StoredAccount>> {
    let mut statement = sql.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM accounts WHERE is_current = 1"
    ))?;
    let row = statement
        .query_row([], |row| {
            let user: String = row.get(3)?;
            let account = StoredAccount {
                id: row.get(0)?,
                server_url: row.get(1)?,
                user_id: row.get(2)?,
                user: Value::Null,
                cursor: row.get(4)?,
                epoch: row.get(5)?,
                last_exchange: row.get(6)?,
                next_try: row.get(7)?,
                failures: row.get(8)?,
                last_error: row.get(9)?,
                next_digest: row.get(10)?,
            };
            Ok((account, user))
        })
        .optional()?;
    let Some((mut account, user)) = row else {
        return Ok(None);
    };
    account.user = serde_json::from_str(&user).map_err(|_| StoreError::Unreadable {
        what: "accounts.user",
    })?;
    Ok(Some(account))
}

impl Store {
    /// The account this profile is signed in to.
    pub fn account(&self) -> Result<Option<StoredAccount>> {
        self.read(current)
    }

    /// Signs this profile out: what was not sent stays with the account until it signs in again.
    pub fn sign_out(&self) -> Result<Committed<()>> {
        self.transact(|tx| {
            tx.sql.execute(
                "UPDATE accounts SET is_current = 0 WHERE is_current = 1",
                [],
            )?;
            tx.changes.account = true;
            Ok(())
        })
    }
}

impl Tx<'_> {
    /// Signs this profile in. Work recorded without an account, unless kept here by choice, is handed to this
    /// one; work of another account stays with that one. Answers the account's place in this file.
    pub fn sign_in(&mut self, server_url: &str, user_id: &str, user: &Value) -> Result<i64> {
        let before = current(&self.sql)?;
        self.sql.execute(
            "UPDATE accounts SET is_current = 0 WHERE is_current = 1",
            [],
        )?;
        let id: i64 = self
            .sql
            .prepare_cached(include_str!("sql/sign_in.sql"))?
            .query_row(params![server_url, user_id, user.to_string()], |row| {
                row.get(0)
            })?;
        if before.is_none_or(|before| before.id != id) {
            self.settings_unsent()?;
            self.sql.execute("UPDATE unlocks SET is_sent = 0", [])?;
        }
        self.claim_local(id)?;
        self.changes.account = true;
        Ok(id)
    }

    /// Keeps what the server says about the user.
    pub fn set_user(&mut self, account: i64, user: &Value) -> Result<()> {
        self.sql
            .prepare_cached("UPDATE accounts SET user = ?2 WHERE id = ?1")?
            .execute(params![account, user.to_string()])?;
        self.changes.account = true;
        Ok(())
    }

    /// Where the next pull goes on. Belongs into the transaction that applies the page it came with.
    pub fn set_cursor(&mut self, account: i64, cursor: Option<&str>, epoch: &str) -> Result<()> {
        self.sql
            .prepare_cached("UPDATE accounts SET cursor = ?2, epoch = ?3 WHERE id = ?1")?
            .execute(params![account, cursor, epoch])?;
        self.changes.account = true;
        Ok(())
    }

    /// An exchange worked at `now`, Unix ms.
    pub fn exchange_worked(&mut self, account: i64, now: i64) -> Result<()> {
        self.sql
            .prepare_cached(
                "UPDATE accounts SET last_exchange = ?2, next_try = NULL, failures = 0, last_error = NULL WHERE id = ?1",
            )?
            .execute(params![account, now])?;
        self.changes.account = true;
        Ok(())
    }

    /// An exchange failed; `next_try` in Unix ms, `None` when only the learner can help.
    pub fn exchange_failed(
        &mut self,
        account: i64,
        error: &str,
        next_try: Option<i64>,
    ) -> Result<()> {
        self.sql
            .prepare_cached(
                "UPDATE accounts SET next_try = ?3, failures = failures + 1, last_error = ?2 WHERE id = ?1",
            )?
            .execute(params![account, error, next_try])?;
        self.changes.account = true;
        Ok(())
    }
}
