//! For tests and figures only: what the store really runs with, and states that nobody waits for.

use crate::error::Result;
use crate::open::Store;

impl Store {
    /// The pragmas durability hangs on, as SQLite reports them.
    #[doc(hidden)]
    pub fn pragmas(&self) -> Result<std::collections::BTreeMap<&'static str, i64>> {
        let names = [
            "synchronous",
            "foreign_keys",
            "fullfsync",
            "checkpoint_fullfsync",
            "busy_timeout",
        ];
        let connection = self
            .writer
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        let mut values = std::collections::BTreeMap::new();
        for name in names {
            values.insert(
                name,
                connection.query_row(&format!("PRAGMA {name}"), [], |row| row.get(0))?,
            );
        }
        Ok(values)
    }

    /// What this store must never run with: a power cut takes acknowledged commits.
    #[doc(hidden)]
    pub fn weaken(&self) -> Result<()> {
        let connection = self
            .writer
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        Ok(connection.pragma_update(None, "synchronous", "NORMAL")?)
    }

    /// Makes the file one that a newer version of the app has written.
    #[doc(hidden)]
    pub fn mark_newer(&self, version: u32) -> Result<()> {
        let _committed = self.transact(|tx| {
            tx.sql.execute(
                "INSERT INTO refinery_schema_history VALUES (?1, 'tomorrow', '2027-11-22T08:30:00Z', '1')",
                [version],
            )?;
            Ok(())
        })?;
        Ok(())
    }

    /// Makes the disk full for SQLite at this many pages.
    #[doc(hidden)]
    pub fn limit_pages(&self, pages: u32) -> Result<()> {
        let connection = self
            .writer
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        Ok(connection.query_row(&format!("PRAGMA max_page_count = {pages}"), [], |_| Ok(()))?)
    }
}
