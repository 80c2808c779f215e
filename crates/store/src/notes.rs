//! Notes of whoever works with this file, by name: what has no table of its own and must outlive the app.

use rusqlite::{OptionalExtension as _, params};
use serde_json::Value;

use crate::error::{Result, StoreError};
use crate::open::Store;
use crate::transact::Tx;

/// Keeps notes apart from the facts about the file itself.
fn fact(name: &str) -> String {
    format!("note/{name}")
}

impl Store {
    /// What was noted under this name.
    ///
    /// # Errors
    /// [`StoreError::Unreadable`] when it is no JSON.
    pub fn note(&self, name: &str) -> Result<Option<Value>> {
        let text: Option<String> = self.read(|sql| {
            Ok(sql
                .prepare_cached("SELECT value FROM facts WHERE name = ?1")?
                .query_row([fact(name)], |row| row.get(0))
                .optional()?)
        })?;
        text.map(|text| {
            serde_json::from_str(&text).map_err(|_| StoreError::Unreadable { what: "facts" })
        })
        .transpose()
    }
}

impl Tx<'_> {
    /// Notes something under a name, or forgets what was noted.
    pub fn set_note(&mut self, name: &str, value: Option<&Value>) -> Result<()> {
        match value {
            Some(value) => self
                .sql
                .prepare_cached("INSERT OR REPLACE INTO facts (name, value) VALUES (?1, ?2)")?
                .execute(params![fact(name), value.to_string()])?,
            None => self
                .sql
                .prepare_cached("DELETE FROM facts WHERE name = ?1")?
                .execute([fact(name)])?,
        };
        Ok(())
    }
}
