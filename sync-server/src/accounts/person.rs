//! What other features have to know of somebody who deals with other people.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;

use super::standing::is_child;
use super::validate::Checks;

/// Somebody with an account in use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Their address.
    pub email: String,
    /// Whether it is proven to be theirs.
    pub is_email_verified: bool,
    /// Is this a child's account?
    pub is_child: bool,
}

/// Whether this can be an address at all.
pub fn is_email(text: &str) -> bool {
    let mut checks = Checks::new();
    checks.email(text);
    checks.0.check().is_ok()
}

/// Somebody.
pub async fn person(db: &mut PgConnection, user: i64, now: DateTime<Utc>) -> sqlx::Result<Person> {
    let row = sqlx::query!(
        "SELECT email, email_verified, birth_year FROM users WHERE id = $1",
        user
    )
    .fetch_one(db)
    .await?;
    Ok(Person {
        email: row.email,
        is_email_verified: row.email_verified,
        is_child: is_child(row.birth_year.map(i32::from), now),
    })
}

/// Somebody whose account is in use, held until the transaction ends.
pub async fn hold(db: &mut PgConnection, user: i64, now: DateTime<Utc>) -> sqlx::Result<Person> {
    sqlx::query!(
        "SELECT id FROM users WHERE id = $1 AND is_active FOR NO KEY UPDATE",
        user
    )
    .fetch_one(&mut *db)
    .await?;
    person(db, user, now).await
}
