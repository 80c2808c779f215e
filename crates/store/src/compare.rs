//! What comparing with the server needs: which sessions of an account it holds, and under which hash.

use rusqlite::{OptionalExtension as _, params};
use uuid::Uuid;

use crate::error::Result;
use crate::open::Store;
use crate::outbox::{OutboxState, uuid};
use crate::pack::{pack_text, unpack_text};
use crate::session::Origin;
use crate::transact::Tx;

/// SHA-256 of a session's content, as the wire defines it.
pub type ItemHash = [u8; 32];

/// A session of an account, as far as comparing goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparable {
    /// The session.
    pub session: Uuid,
    /// Month of the learner's own day: `2026-11`.
    pub month: String,
    /// Where it was typed.
    pub origin: Origin,
    /// Deleted; it no longer counts.
    pub is_deleted: bool,
    /// What the server calls its content; `None` while it has not said.
    pub item_hash: Option<ItemHash>,
    /// Its place in the outbox; `None` for a session of another device.
    pub state: Option<OutboxState>,
}

impl Comparable {
    /// Whether, as far as is known here, the server has it.
    pub fn is_there(&self) -> bool {
        !self.is_deleted && self.state.is_none_or(|state| state == OutboxState::Stored)
    }
}

impl Store {
    /// Every session of `account`, by rising id.
    pub fn comparable(&self, account: i64) -> Result<Vec<Comparable>> {
        self.read(|sql| {
            let mut statement = sql.prepare_cached(include_str!("sql/comparable.sql"))?;
            let mut rows = statement.query([account])?;
            let mut all = Vec::new();
            while let Some(row) = rows.next()? {
                let id: Vec<u8> = row.get(0)?;
                let origin: u8 = row.get(2)?;
                let state: Option<String> = row.get(5)?;
                all.push(Comparable {
                    session: uuid(&id)?,
                    month: row.get(1)?,
                    origin: if origin == 0 {
                        Origin::Here
                    } else {
                        Origin::Pulled
                    },
                    is_deleted: row.get(3)?,
                    item_hash: row.get(4)?,
                    state: state.as_deref().map(OutboxState::parse).transpose()?,
                });
            }
            Ok(all)
        })
    }

    /// The generated text of a practice session of another device, if it came along.
    pub fn pulled_text(&self, session: Uuid) -> Result<Option<String>> {
        self.read(|sql| {
            let packed: Option<Option<Vec<u8>>> = sql
                .prepare_cached(
                    "SELECT y.text FROM synced AS y JOIN sessions AS s ON s.id = y.session_id WHERE s.client_id = ?1",
                )?
                .query_row([session.as_bytes().as_slice()], |row| row.get(0))
                .optional()?;
            packed.flatten().map(|text| unpack_text(&text)).transpose()
        })
    }
}

impl Tx<'_> {
    /// The server of `account` holds this session under this hash; `text` is that of another device's practice.
    /// A session that is not here is passed over.
    pub fn set_synced(
        &mut self,
        account: i64,
        session: Uuid,
        item_hash: &ItemHash,
        text: Option<&str>,
    ) -> Result<()> {
        self.sql
            .prepare_cached(include_str!("sql/synced_put.sql"))?
            .execute(params![
                session.as_bytes().as_slice(),
                account,
                item_hash,
                text.map(pack_text)
            ])?;
        // One that was to be given back is there: its own device was faster.
        let settled = self
            .sql
            .prepare_cached(include_str!("sql/given_back.sql"))?
            .execute(params![session.as_bytes().as_slice(), account])?;
        self.changes.outbox |= settled > 0;
        Ok(())
    }

    /// The server of `account` no longer has this session: it goes up (again), not before `next_try` (Unix ms).
    /// One that waits already, was refused or is kept here by choice stays as it is.
    pub fn give_back(&mut self, account: i64, session: Uuid, next_try: Option<i64>) -> Result<()> {
        let changed = self
            .sql
            .prepare_cached(include_str!("sql/give_back.sql"))?
            .execute(params![session.as_bytes().as_slice(), account, next_try])?;
        self.changes.outbox |= changed > 0;
        Ok(())
    }

    /// When to compare with the server of `account` next, Unix ms; `None`: with the next exchange.
    pub fn set_next_digest(&mut self, account: i64, next: Option<i64>) -> Result<()> {
        self.sql
            .prepare_cached("UPDATE accounts SET next_digest = ?2 WHERE id = ?1")?
            .execute(params![account, next])?;
        Ok(())
    }

    /// The server of `account` was restored from a copy: everything is compared anew, and what is no session is
    /// sent anew.
    pub fn compare_anew(&mut self, account: i64) -> Result<()> {
        self.set_next_digest(account, None)?;
        self.sql.execute("UPDATE settings SET is_sent = 0", [])?;
        self.sql.execute("UPDATE unlocks SET is_sent = 0", [])?;
        Ok(())
    }
}
