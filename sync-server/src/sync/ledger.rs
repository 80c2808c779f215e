//! The order of a user's changes: a lock and a counter of their own.
//!
//! Opening takes the lock on the user's row of `sync_heads` and holds it to the end of the transaction, so that
//! numbers are committed in the order in which they are given: a reader that has seen one has seen all below it.

use std::collections::BTreeMap;

use protocol::{ChangeKind, ChangeOp};
use serde_json::Value;
use sqlx::PgConnection;

/// What one transaction changes for a user, in order.
pub struct Ledger {
    user: i64,
    head: i64,
    changes: Vec<(Key, Option<Value>)>,
}

type Key = (&'static str, i64);

impl Ledger {
    /// Waits for the user's other transactions, and keeps later ones waiting until this one ends.
    pub async fn open(db: &mut PgConnection, user: i64) -> sqlx::Result<Self> {
        let head = sqlx::query_file_scalar!("src/sync/sql/lock_head.sql", user)
            .fetch_one(db)
            .await?;
        Ok(Self {
            user,
            head,
            changes: Vec::new(),
        })
    }

    /// Something is new or different: which one of its kind is `reference` (see `changes.ref`).
    pub fn put(&mut self, kind: ChangeKind, reference: i64) {
        self.changes.push(((kind.as_str(), reference), None));
    }

    /// Something is gone; `value` names it.
    pub fn delete(&mut self, kind: ChangeKind, reference: i64, value: Value) {
        self.changes.push(((kind.as_str(), reference), Some(value)));
    }

    /// Writes the changes; a thing changed twice is told once, where it changed last.
    pub async fn close(self, db: &mut PgConnection) -> sqlx::Result<()> {
        if self.changes.is_empty() {
            return Ok(());
        }
        let mut last: BTreeMap<Key, (i64, Option<Value>)> = BTreeMap::new();
        for (number, (key, gone)) in (self.head + 1..).zip(self.changes) {
            last.insert(key, (number, gone));
        }
        let mut in_order: Vec<_> = last.into_iter().collect();
        in_order.sort_by_key(|(_, (number, _))| *number);
        // Numbered again, so that there are no gaps.
        let numbers: Vec<i64> = (self.head + 1..).take(in_order.len()).collect();
        let kinds: Vec<String> = in_order
            .iter()
            .map(|((kind, _), _)| (*kind).to_owned())
            .collect();
        let references: Vec<i64> = in_order
            .iter()
            .map(|((_, reference), _)| *reference)
            .collect();
        let ops: Vec<String> = in_order
            .iter()
            .map(|(_, (_, gone))| match gone {
                None => name(ChangeOp::Put),
                Some(_) => name(ChangeOp::Delete),
            })
            .collect();
        let values: Vec<Option<Value>> = in_order.into_iter().map(|(_, (_, gone))| gone).collect();
        let values = values.as_slice() as &[Option<Value>];
        sqlx::query_file!(
            "src/sync/sql/put_changes.sql",
            self.user,
            &numbers,
            &kinds,
            &references,
            &ops,
            values as _
        )
        .execute(&mut *db)
        .await?;
        let head = numbers.last().copied().unwrap_or(self.head);
        sqlx::query!(
            "UPDATE sync_heads SET seq = $2 WHERE user_id = $1",
            self.user,
            head
        )
        .execute(db)
        .await?;
        Ok(())
    }
}

fn name(op: ChangeOp) -> String {
    match op {
        ChangeOp::Put => "put",
        ChangeOp::Delete => "delete",
    }
    .to_owned()
}
