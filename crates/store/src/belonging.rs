//! Whose a file is: the accounts it has synced with, and what of theirs is still here alone.

use rusqlite::Connection;

use crate::error::Result;
use crate::open::Store;

/// What a file says of accounts on one server.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Belonging {
    /// The server's ids of the users, whoever signed in last first.
    pub users: Vec<String>,
    /// Whether the first of them is signed in.
    pub is_signed_in: bool,
    /// Sessions that wait for one of them to sign in, or to be sent.
    pub waiting: u32,
}

pub(crate) fn read(sql: &Connection, server_url: &str) -> Result<Belonging> {
    let mut statement = sql.prepare(
        "SELECT user_id, is_current FROM accounts WHERE server_url = ?1
         ORDER BY is_current DESC, coalesce(last_exchange, 0) DESC, id DESC",
    )?;
    let rows = statement.query_map([server_url], |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, bool>(1)?))
    })?;
    let accounts = rows.collect::<rusqlite::Result<Vec<_>>>()?;
    let waiting = sql.query_row(include_str!("sql/belonging.sql"), [server_url], |row| {
        row.get(0)
    })?;
    Ok(Belonging {
        is_signed_in: accounts.iter().any(|(_, is_current)| *is_current),
        users: accounts.into_iter().map(|(user, _)| user).collect(),
        waiting,
    })
}

impl Store {
    /// What this file says of accounts on a server.
    pub fn belonging(&self, server_url: &str) -> Result<Belonging> {
        self.read(|sql| read(sql, server_url))
    }
}
