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
    reckoned_as: Option<String>,
    changes: Vec<(Key, Option<Value>)>,
}

type Key = (&'static str, i64);

impl Ledger {
    /// Waits for the user's other transactions, and keeps later ones waiting until this one ends.
    pub async fn open(db: &mut PgConnection, user: i64) -> sqlx::Result<Self> {
        let row = sqlx::query_file!("src/sync/sql/lock_head.sql", user)
            .fetch_one(db)
            .await?;
        Ok(Self {
            user,
            head: row.seq,
            reckoned_as: row.reckoned_as,
            changes: Vec::new(),
        })
    }

    /// Under which definitions, and as whom, all sessions were looked at for achievements.
    pub(crate) fn reckoned_as(&self) -> Option<&str> {
        self.reckoned_as.as_deref()
    }

    /// All of them were looked at just now.
    pub(crate) async fn reckon(
        &mut self,
        db: &mut PgConnection,
        reckoned_as: String,
    ) -> sqlx::Result<()> {
        sqlx::query!(
            "UPDATE sync_heads SET reckoned_as = $2 WHERE user_id = $1",
            self.user,
            reckoned_as
        )
        .execute(db)
        .await?;
        self.reckoned_as = Some(reckoned_as);
        Ok(())
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
        let mut last: BTreeMap<Key, (usize, Option<Value>)> = BTreeMap::new();
        for (order, (key, gone)) in self.changes.into_iter().enumerate() {
            last.insert(key, (order, gone));
        }
        let mut in_order: Vec<_> = last.into_iter().collect();
        in_order.sort_by_key(|(_, (order, _))| *order);
        let mut head = self.head;
        let numbers: Vec<i64> = in_order
            .iter()
            .map(|((kind, _), _)| {
                head += numbers_of(kind);
                head
            })
            .collect();
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

/// A session brings its statistics along: one row of `changes`, which has the number of the statistics, and the
/// number before it is the session's. Statistics are never written without their session.
pub(super) fn numbers_of(kind: &str) -> i64 {
    if kind == ChangeKind::Session.as_str() {
        2
    } else {
        1
    }
}

fn name(op: ChangeOp) -> String {
    match op {
        ChangeOp::Put => "put",
        ChangeOp::Delete => "delete",
    }
    .to_owned()
}
