//! Acts of consent and of withdrawal.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

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

/// The act of letting somebody see how one practises, or its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CareConsent<'a> {
    /// Which relation.
    pub link: Uuid,
    /// What is seen by it.
    pub seen: &'a [&'a str],
    /// Whether it begins.
    pub granted: bool,
    /// `invitation`, `guardian`, `profile` or `ended`, as `consents` has them.
    pub source: &'static str,
}

/// Writes it to the log. The relation itself is the caller's to keep.
pub async fn record_care(
    db: &mut PgConnection,
    user: i64,
    consent: &CareConsent<'_>,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    let scope: Vec<String> = consent.seen.iter().map(|&name| name.to_owned()).collect();
    sqlx::query!(
        "INSERT INTO consents (user_id, kind, granted, source, given_at, subject, scope)
         VALUES ($1, 'care', $2, $3, $4, $5, $6)",
        user,
        consent.granted,
        consent.source,
        now,
        consent.link,
        &scope,
    )
    .execute(db)
    .await?;
    Ok(())
}
