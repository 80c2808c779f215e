//! The account as its owner sees it.

use chrono::{DateTime, Utc};
use protocol::User;
use sqlx::PgConnection;

use super::plan::plan_of;
use super::standing::is_child;

/// Reads one account.
pub(super) async fn load(db: &mut PgConnection, id: i64, now: DateTime<Utc>) -> sqlx::Result<User> {
    let row = sqlx::query_file!("src/accounts/sql/user.sql", id)
        .fetch_one(&mut *db)
        .await?;
    let plan = plan_of(db, id, now).await?;
    Ok(User {
        id,
        email: row.email,
        email_verified: row.email_verified,
        username: row.username,
        full_name: row.full_name,
        language: row.language,
        timezone: row.timezone,
        theme: row.theme,
        is_premium: plan != "free",
        plan,
        is_child: is_child(row.birth_year.map(i32::from), now),
        has_birth_year: row.birth_year.is_some(),
        leaderboard_opt_in: row.leaderboard_opt_in,
        created_at: row.created_at,
        consent_analytics: row.consent_analytics,
        consent_marketing: row.consent_marketing,
    })
}
