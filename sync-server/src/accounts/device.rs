//! The installations an account is used on.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

/// Notes that an installation signs in, and answers its row.
pub(super) async fn sign_in(
    db: &mut PgConnection,
    user: i64,
    device_id: Uuid,
    name: Option<&str>,
    now: DateTime<Utc>,
) -> sqlx::Result<i64> {
    let row = sqlx::query_file!(
        "src/accounts/sql/device_sign_in.sql",
        user,
        device_id,
        name,
        now
    )
    .fetch_one(db)
    .await?;
    Ok(row.id)
}

/// Whether this installation has signed in to this account before.
pub(super) async fn is_known(
    db: &mut PgConnection,
    user: i64,
    device_id: Uuid,
) -> sqlx::Result<bool> {
    let known = sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT FROM devices WHERE user_id = $1 AND device_id = $2) AS "known!""#,
        user,
        device_id,
    );
    known.fetch_one(db).await
}
