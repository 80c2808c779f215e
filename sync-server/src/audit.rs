//! The audit trail: who did what to whose account, when, from which installation.
//!
//! Ids and names of fields, never values. Written in the transaction that does the thing, so that there is
//! no operation without its entry and no entry of an operation that was rolled back.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

/// Who did it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Actor {
    /// The learner.
    #[default]
    User,
    /// Somebody with the server's commands.
    Operator,
}

/// Something that was done to an account.
#[derive(Debug, Clone, Default)]
pub struct Entry<'a> {
    /// By whom.
    pub actor: Actor,
    /// What, as `session_deleted`.
    pub action: &'static str,
    /// Which thing, where the action does not say.
    pub subject: Option<String>,
    /// Names of the fields that changed.
    pub fields: &'a [&'a str],
    /// From which installation, by its own id.
    pub device_id: Option<Uuid>,
}

/// Writes an entry about what was done to the account of `user`, or to none.
pub async fn record(
    db: &mut PgConnection,
    user: impl Into<Option<i64>>,
    now: DateTime<Utc>,
    entry: Entry<'_>,
) -> sqlx::Result<()> {
    let fields: Vec<String> = entry.fields.iter().map(|&name| name.to_owned()).collect();
    sqlx::query!(
        "INSERT INTO audit_log (at, actor, user_id, action, subject, fields, device_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        now,
        match entry.actor {
            Actor::User => "user",
            Actor::Operator => "operator",
        },
        user.into(),
        entry.action,
        entry.subject,
        &fields,
        entry.device_id,
    )
    .execute(db)
    .await?;
    Ok(())
}
