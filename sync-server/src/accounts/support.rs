//! What operators do to accounts, for `tactus-server admin`. Each act is in the trail, done by an operator.

use chrono::{DateTime, TimeDelta, Utc};
use serde::Serialize;
use sqlx::PgConnection;

use super::{provider, register, tokens};
use crate::audit::{self, Actor};
use crate::billing;
use crate::http::ApiError;
use crate::mail::{self, Kind};

/// What an operator sees of an account: enough to help, nothing of what was typed.
#[derive(Debug, Serialize)]
pub struct Overview {
    /// Its number.
    pub id: i64,
    /// Its address.
    pub email: String,
    /// Whether the address was proven.
    pub email_verified: bool,
    /// `active`, `suspended` or `deleted`.
    pub state: String,
    /// By birth year.
    pub birth_year: Option<i16>,
    /// In which mails are written.
    pub language: String,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When somebody signed in for the last time.
    pub last_login_at: Option<DateTime<Utc>>,
    /// When it was deleted, if it can still be brought back.
    pub deleted_at: Option<DateTime<Utc>>,
    /// The best plan of now.
    pub plan: String,
    /// Until when a plan was given by hand.
    pub granted_until: Option<DateTime<Utc>>,
    /// Installations that are signed in.
    pub devices: i64,
}

/// One entry of the trail.
#[derive(Debug, Serialize)]
pub struct Step {
    /// When.
    pub at: DateTime<Utc>,
    /// `user`, `operator` or `server`.
    pub actor: String,
    /// What.
    pub action: String,
    /// Which thing.
    pub subject: Option<String>,
    /// Which fields.
    pub fields: Vec<String>,
}

/// The account of an address, in whatever state.
pub async fn find(db: &mut PgConnection, email: &str) -> sqlx::Result<Option<i64>> {
    let found = sqlx::query_scalar!("SELECT id FROM users WHERE lower(email) = lower($1)", email);
    found.fetch_optional(db).await
}

/// Looks at an account.
pub async fn show(db: &mut PgConnection, user: i64, now: DateTime<Utc>) -> sqlx::Result<Overview> {
    let overview = sqlx::query_file_as!(Overview, "src/accounts/sql/overview.sql", user, now)
        .fetch_one(&mut *db)
        .await?;
    note(db, user, "account_shown", &[], now).await?;
    Ok(overview)
}

/// The trail of an account, oldest first.
pub async fn trail(
    db: &mut PgConnection,
    user: i64,
    now: DateTime<Utc>,
) -> sqlx::Result<Vec<Step>> {
    let steps = sqlx::query_as!(
        Step,
        "SELECT at, actor, action, subject, fields FROM audit_log WHERE user_id = $1 ORDER BY id",
        user,
    )
    .fetch_all(&mut *db)
    .await?;
    note(db, user, "trail_shown", &[], now).await?;
    Ok(steps)
}

/// Gives a plan for so many days from now, and answers until when.
pub async fn grant(
    db: &mut PgConnection,
    user: i64,
    plan: &str,
    days: u16,
    now: DateTime<Utc>,
) -> sqlx::Result<DateTime<Utc>> {
    let until = now + TimeDelta::days(days.into());
    sqlx::query!(
        "INSERT INTO plan_grants (user_id, plan_name, granted_at, ends_at) VALUES ($1, $2, $3, $4)",
        user,
        plan,
        now,
        until,
    )
    .execute(&mut *db)
    .await?;
    billing::plan_changed(db, user, now).await?;
    note(db, user, "plan_granted", &["plan_name", "ends_at"], now).await?;
    Ok(until)
}

/// Ends every plan that was given by hand.
pub async fn end_grants(db: &mut PgConnection, user: i64, now: DateTime<Utc>) -> sqlx::Result<()> {
    sqlx::query!(
        "UPDATE plan_grants SET ends_at = $2 WHERE user_id = $1 AND ends_at > $2",
        user,
        now
    )
    .execute(&mut *db)
    .await?;
    billing::plan_changed(db, user, now).await?;
    note(db, user, "plan_grants_ended", &["ends_at"], now).await
}

/// Signs every installation out.
pub async fn sign_out(db: &mut PgConnection, user: i64, now: DateTime<Utc>) -> sqlx::Result<()> {
    tokens::revoke_all(db, user, None, "operator", now).await?;
    mail::forget(db, user).await?;
    note(db, user, "signed_out", &[], now).await
}

/// Keeps somebody from signing in, or lets them again. A deleted account stays deleted.
pub async fn suspend(
    db: &mut PgConnection,
    user: i64,
    is_suspended: bool,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "UPDATE users SET is_active = $2 WHERE id = $1 AND deleted_at IS NULL",
        user,
        !is_suspended,
    )
    .execute(&mut *db)
    .await?;
    if is_suspended {
        tokens::revoke_all(db, user, None, "suspended", now).await?;
    }
    let action = if is_suspended {
        "account_suspended"
    } else {
        "account_unsuspended"
    };
    note(db, user, action, &["is_active"], now).await
}

/// Gives an account another address, for somebody who cannot read the present one any more or from whom it was taken:
/// everything is signed out, and the new address gets a mail to choose a password.
pub async fn set_email(
    db: &mut PgConnection,
    user: i64,
    email: &str,
    now: DateTime<Utc>,
) -> Result<(), ApiError> {
    let mut checks = super::validate::Checks::new();
    checks.email(email);
    checks.0.check()?;
    let old = sqlx::query_scalar!("SELECT email FROM users WHERE id = $1 FOR UPDATE", user)
        .fetch_one(&mut *db)
        .await?;
    // Whoever took the account may come by a provider. Without that and without a password there has to be one: one
    // that nobody knows, until the link brings another.
    sqlx::query_file!("src/accounts/sql/set_email.sql", user, email)
        .execute(&mut *db)
        .await
        .map_err(register::translate)?;
    provider::unlink(db, user).await?;
    sign_out(db, user, now).await?;
    note(db, user, "email_changed", &["email"], now).await?;
    mail::owe(db, Kind::EmailChanged, &old, Some(user), now).await?;
    mail::owe(db, Kind::ResetPassword, email, Some(user), now).await?;
    Ok(())
}

/// Deletes an account as its owner would: it can be brought back for 30 days.
pub async fn delete(db: &mut PgConnection, user: i64, now: DateTime<Utc>) -> sqlx::Result<()> {
    sqlx::query!("SELECT soft_delete_user($1, $2, 'operator')", user, now)
        .execute(db)
        .await?;
    Ok(())
}

async fn note(
    db: &mut PgConnection,
    user: i64,
    action: &'static str,
    fields: &[&str],
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    let entry = audit::Entry {
        actor: Actor::Operator,
        action,
        fields,
        ..audit::Entry::default()
    };
    audit::record(db, user, now, entry).await
}
