//! Where each session typed here stands on its way to the server. A session never leaves this list, and
//! nothing here ever touches the session itself.

use rusqlite::{Connection, params};
use uuid::Uuid;

use crate::error::{Result, StoreError};
use crate::open::Store;
use crate::transact::Tx;

/// Where a session stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OutboxState {
    /// Kept here only: nobody was signed in (`code` is `no_account`), or by choice (`by_choice`).
    Local,
    /// Will be sent.
    Pending,
    /// Was sent, and no answer came: will be sent again.
    Sent,
    /// The server has it.
    Stored,
    /// The server takes it later (`code`).
    Held,
    /// The server never takes it (`code`).
    Rejected,
    /// It was deleted on the server; the row here stays, marked.
    Deleted,
}

impl OutboxState {
    /// The name in the file.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Local => "local",
            Self::Pending => "pending",
            Self::Sent => "sent",
            Self::Stored => "stored",
            Self::Held => "held",
            Self::Rejected => "rejected",
            Self::Deleted => "deleted",
        }
    }

    pub(crate) fn parse(name: &str) -> Result<Self> {
        Ok(match name {
            "local" => Self::Local,
            "pending" => Self::Pending,
            "sent" => Self::Sent,
            "stored" => Self::Stored,
            "held" => Self::Held,
            "rejected" => Self::Rejected,
            "deleted" => Self::Deleted,
            _ => {
                return Err(StoreError::Unreadable {
                    what: "outbox.state",
                });
            }
        })
    }
}

/// Code of a session recorded while nobody was signed in: goes to the account that signs in first.
pub const NO_ACCOUNT: &str = "no_account";
/// Code of a session the learner keeps on this machine.
pub const BY_CHOICE: &str = "by_choice";

/// A session's place in the outbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutboxRow {
    /// The session.
    pub session_id: Uuid,
    /// Where it stands.
    pub state: OutboxState,
    /// Why, where there is a reason.
    pub code: Option<String>,
    /// One sentence of the server for a person, in English.
    pub detail: Option<String>,
    /// Times it was sent without being stored.
    pub attempts: u32,
    /// Not before this, Unix ms.
    pub next_try: Option<i64>,
}

/// What the outbox of the signed-in account (or of nobody) holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct OutboxCounts {
    /// The server has them.
    pub stored: u32,
    /// Go up by themselves: pending, or sent without an answer.
    pub waiting: u32,
    /// Held back by the server.
    pub held: u32,
    /// Refused for good.
    pub rejected: u32,
    /// Kept on this machine, or waiting for another account to sign in.
    pub local: u32,
}

/// How the outbox of a file stands.
pub(crate) fn outbox_counts(sql: &Connection) -> Result<OutboxCounts> {
    let mut statement = sql.prepare_cached(include_str!("sql/outbox_counts.sql"))?;
    let rows = statement.query_map([], |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, u32>(1)?))
    })?;
    let mut counts = OutboxCounts::default();
    for row in rows {
        let (state, count) = row?;
        match OutboxState::parse(&state)? {
            OutboxState::Stored | OutboxState::Deleted => counts.stored += count,
            OutboxState::Pending | OutboxState::Sent => counts.waiting += count,
            OutboxState::Held => counts.held += count,
            OutboxState::Rejected => counts.rejected += count,
            OutboxState::Local => counts.local += count,
        }
    }
    Ok(counts)
}

impl Store {
    /// How the outbox stands.
    pub fn outbox_counts(&self) -> Result<OutboxCounts> {
        self.read(outbox_counts)
    }

    /// Sessions of `account` that may be sent at `now` (Unix ms), oldest first, at most `limit`.
    pub fn due(&self, account: i64, now: i64, limit: u32) -> Result<Vec<OutboxRow>> {
        self.read(|sql| {
            let mut statement = sql.prepare_cached(include_str!("sql/outbox_due.sql"))?;
            let mut rows = statement.query(params![account, now, limit])?;
            let mut due = Vec::new();
            while let Some(row) = rows.next()? {
                due.push(read_row(row)?);
            }
            Ok(due)
        })
    }

    /// Sessions of the account signed in that the server does not have: those it refused or holds back, then those
    /// that wait; each newest first, at most `limit`.
    pub fn unsettled(&self, limit: u32) -> Result<Vec<OutboxRow>> {
        self.read(|sql| {
            let mut statement = sql.prepare_cached(include_str!("sql/outbox_unsettled.sql"))?;
            let mut rows = statement.query([limit])?;
            let mut unsettled = Vec::new();
            while let Some(row) = rows.next()? {
                unsettled.push(read_row(row)?);
            }
            Ok(unsettled)
        })
    }

    /// When the next session of `account` may be sent, Unix ms: `None` when none waits.
    pub fn next_due(&self, account: i64) -> Result<Option<i64>> {
        self.read(|sql| {
            Ok(sql
                .prepare_cached(
                    "SELECT min(coalesce(next_try, 0)) FROM outbox WHERE account_id = ?1 AND state IN ('pending', 'sent', 'held')",
                )?
                .query_row([account], |row| row.get(0))?)
        })
    }

    /// A session's place in the outbox; `None` for one that came from another device.
    pub fn outbox_row(&self, session: Uuid) -> Result<Option<OutboxRow>> {
        self.read(|sql| row_of(sql, session))
    }
}

fn row_of(sql: &Connection, session: Uuid) -> Result<Option<OutboxRow>> {
    let mut statement = sql.prepare_cached(include_str!("sql/outbox_row.sql"))?;
    let mut rows = statement.query([session.as_bytes().as_slice()])?;
    rows.next()?.map(read_row).transpose()
}

fn read_row(row: &rusqlite::Row<'_>) -> Result<OutboxRow> {
    let id: Vec<u8> = row.get(0)?;
    let state: String = row.get(1)?;
    Ok(OutboxRow {
        session_id: uuid(&id)?,
        state: OutboxState::parse(&state)?,
        code: row.get(2)?,
        detail: row.get(3)?,
        attempts: row.get(4)?,
        next_try: row.get(5)?,
    })
}

pub(crate) fn uuid(bytes: &[u8]) -> Result<Uuid> {
    Uuid::from_slice(bytes).map_err(|_| StoreError::Unreadable { what: "client_id" })
}

/// What becomes of a session in the outbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing<'a> {
    /// Where it stands now.
    pub state: OutboxState,
    /// Why.
    pub code: Option<&'a str>,
    /// One sentence of the server.
    pub detail: Option<&'a str>,
    /// Not before this, Unix ms.
    pub next_try: Option<i64>,
}

impl Tx<'_> {
    /// Sets where a session of `account` stands after it was sent; counts the attempt. A session that the
    /// learner meanwhile keeps here, or that is settled, stays as it is. `false`: nothing was changed.
    pub fn set_standing(
        &mut self,
        account: i64,
        session: Uuid,
        standing: &Standing<'_>,
    ) -> Result<bool> {
        let changed = self
            .sql
            .prepare_cached(include_str!("sql/outbox_standing.sql"))?
            .execute(params![
                session.as_bytes().as_slice(),
                account,
                standing.state.as_str(),
                standing.code,
                standing.detail,
                standing.next_try,
            ])?;
        self.changes.outbox |= changed > 0;
        Ok(changed > 0)
    }

    /// Sends a session again that was refused, held back or kept here; it goes to the account signed in.
    pub fn retry(&mut self, session: Uuid) -> Result<()> {
        self.change_by_hand(session, include_str!("sql/outbox_retry.sql"))
    }

    /// Keeps a session on this machine. One the server has already is not taken back by this.
    pub fn keep_local(&mut self, session: Uuid) -> Result<()> {
        self.change_by_hand(session, include_str!("sql/outbox_keep.sql"))
    }

    fn change_by_hand(&mut self, session: Uuid, statement: &str) -> Result<()> {
        if row_of(&self.sql, session)?.is_none() {
            return Err(StoreError::UnknownSession(session));
        }
        self.sql
            .prepare_cached(statement)?
            .execute([session.as_bytes().as_slice()])?;
        self.changes.outbox = true;
        Ok(())
    }

    /// Hands what was recorded without an account to `account`.
    pub(crate) fn claim_local(&mut self, account: i64) -> Result<()> {
        self.sql.execute(
            "UPDATE outbox SET account_id = ?1, state = 'pending', code = NULL
             WHERE account_id IS NULL AND state = 'local' AND code = 'no_account'",
            [account],
        )?;
        self.changes.outbox = true;
        Ok(())
    }
}
