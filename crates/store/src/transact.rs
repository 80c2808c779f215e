//! The one way to write: `BEGIN IMMEDIATE`, do, commit, say what changed.

use std::collections::BTreeSet;
use std::sync::{MutexGuard, PoisonError};

use rusqlite::{Connection, Transaction, TransactionBehavior};
use uuid::Uuid;

use crate::achievements::{self, Standing};
use crate::error::{Result, StoreError};
use crate::migrate;
use crate::open::Store;
use crate::sums;

/// What a transaction changed: whoever shows it, reads it again.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// Sessions that came or changed.
    pub sessions: BTreeSet<Uuid>,
    /// Lessons whose progress changed: course and number.
    pub progress: BTreeSet<(String, u32)>,
    /// Lessons that were opened.
    pub unlocks: BTreeSet<(String, u32)>,
    /// Days whose figures changed.
    pub days: BTreeSet<String>,
    /// Settings that changed.
    pub settings: BTreeSet<String>,
    /// Something waits to be sent, or no longer does.
    pub outbox: bool,
    /// The account, or how it stands.
    pub account: bool,
    /// Achievements that were reached.
    pub achievements: BTreeSet<String>,
    /// Kinds of things the server told about.
    pub remote: BTreeSet<String>,
}

impl Changes {
    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A committed transaction.
#[derive(Debug)]
#[must_use]
pub struct Committed<T> {
    /// What the work gave.
    pub value: T,
    /// What it changed.
    pub changes: Changes,
}

/// A write transaction. What can be written is in the `impl Tx` of each table's module.
#[derive(Debug)]
pub struct Tx<'a> {
    pub(crate) sql: Transaction<'a>,
    pub(crate) changes: Changes,
    /// Of achievements, once a session has come.
    pub(crate) standing: Option<Standing>,
    /// Rows of sessions whose key and pair statistics came.
    pub(crate) arrived_stats: Vec<i64>,
}

impl Store {
    /// Runs `work` in one durable transaction: all of it is on the disk when this returns, or none of it.
    ///
    /// Keep it short: there is one writer, and a finished session waits for it.
    ///
    /// # Errors
    /// What `work` says; [`StoreError::DiskFull`]; [`StoreError::Newer`] when the file is only looked at.
    pub fn transact<T>(&self, work: impl FnOnce(&mut Tx<'_>) -> Result<T>) -> Result<Committed<T>> {
        if let Some(found) = self.newer {
            return Err(StoreError::Newer {
                path: self.path().to_owned(),
                found,
                known: migrate::newest(&migrate::built_in()),
            });
        }
        let mut connection = self.writer();
        let sql = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut tx = Tx {
            sql,
            changes: Changes::default(),
            standing: None,
            arrived_stats: Vec::new(),
        };
        // An error drops the transaction, and dropping rolls back.
        let value = work(&mut tx)?;
        sums::settle(&mut tx)?;
        achievements::settle(&mut tx)?;
        let Tx { sql, changes, .. } = tx;
        sql.commit()?;
        Ok(Committed { value, changes })
    }

    fn writer(&self) -> MutexGuard<'_, Connection> {
        // A panic in the middle rolled its transaction back: the connection itself is good.
        self.writer.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Reads at one point in time, beside the writer.
    pub(crate) fn read<T>(&self, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        let connection = self.reader.lock().unwrap_or_else(PoisonError::into_inner);
        // Several statements of one question must see the same state.
        let snapshot = Transaction::new_unchecked(&connection, TransactionBehavior::Deferred)?;
        let answer = work(&snapshot);
        drop(snapshot);
        answer
    }
}
