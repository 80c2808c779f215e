//! What the server says beyond sessions, unlocks, settings and achievements: its progress, days, recommendations.
//! Kept as it came, by account; whoever reads merges it with what is known here. Nothing here overwrites that.

use rusqlite::params;
use serde_json::Value;

use crate::error::{Result, StoreError};
use crate::open::Store;
use crate::transact::Tx;

impl Store {
    /// What the signed-in account was told of `kind` (`progress`, `daily`, `recommendation` …): key and value.
    pub fn remote(&self, kind: &str) -> Result<Vec<(String, Value)>> {
        self.read(|sql| {
            let mut statement = sql.prepare_cached(
                "SELECT r.key, r.value FROM remote AS r JOIN accounts AS a ON a.id = r.account_id
                 WHERE a.is_current = 1 AND r.kind = ?1 ORDER BY r.key",
            )?;
            let rows =
                statement.query_map([kind], |row| Ok((row.get(0)?, row.get::<_, String>(1)?)))?;
            let mut values = Vec::new();
            for row in rows {
                let (key, value) = row?;
                let value = serde_json::from_str(&value).map_err(|_| StoreError::Unreadable {
                    what: "remote.value",
                })?;
                values.push((key, value));
            }
            Ok(values)
        })
    }
}

impl Tx<'_> {
    /// Keeps what the server says now.
    pub fn put_remote(&mut self, account: i64, kind: &str, key: &str, value: &Value) -> Result<()> {
        self.sql
            .prepare_cached("INSERT OR REPLACE INTO remote (account_id, kind, key, value) VALUES (?1, ?2, ?3, ?4)")?
            .execute(params![account, kind, key, value.to_string()])?;
        self.changes.remote.insert(kind.to_owned());
        Ok(())
    }

    /// The server says it is gone.
    pub fn delete_remote(&mut self, account: i64, kind: &str, key: &str) -> Result<()> {
        self.sql
            .prepare_cached("DELETE FROM remote WHERE account_id = ?1 AND kind = ?2 AND key = ?3")?
            .execute(params![account, kind, key])?;
        self.changes.remote.insert(kind.to_owned());
        Ok(())
    }
}
