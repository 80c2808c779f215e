//! Acts of consent and of withdrawal.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;

/// What can be consented to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Analytics,
    Marketing,
}

/// Where the act took place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Source {
    Register,
    Profile,
}

/// Writes one act to the log. The state on `users` is the caller's to keep.
pub(super) async fn record(
    db: &mut PgConnection,
    user: i64,
    kind: Kind,
    granted: bool,
    source: Source,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    let kind = match kind {
        Kind::Analytics => "analytics",
        Kind::Marketing => "marketing",
    };
    let source = match source {
        Source::Register => "register",
        Source::Profile => "profile",
    };
    sqlx::query!(
        "INSERT INTO consents (user_id, kind, granted, source, given_at) VALUES ($1, $2, $3, $4, $5)",
        user,
        kind,
        granted,
        source,
        now,
    )
    .execute(db)
    .await?;
    Ok(())
}
