//! What operators do to organisations, for `tactus-server admin`.

use chrono::{DateTime, TimeDelta, Utc};
use serde::Serialize;
use sqlx::PgConnection;
use uuid::Uuid;

/// What an operator sees of an organisation; of its members only how many there are.
#[derive(Debug, Serialize)]
pub struct Overview {
    /// Its id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// What the account is in it.
    pub role: String,
    /// Number of the account that pays.
    pub payer: Option<i64>,
    /// Everybody in it.
    pub members: i64,
    /// Seats there are.
    pub seats: i64,
    /// Seats that are taken.
    pub taken: i64,
}

/// The organisations that an account is in.
pub async fn of_account(
    db: &mut PgConnection,
    user: i64,
    now: DateTime<Utc>,
) -> sqlx::Result<Vec<Overview>> {
    let orgs = sqlx::query_file_as!(Overview, "src/orgs/sql/overview.sql", user, now);
    orgs.fetch_all(db).await
}

/// Gives seats for so many days from now, and answers until when; none where there is no such organisation.
pub async fn grant_seats(
    db: &mut PgConnection,
    org: Uuid,
    seats: u32,
    days: u16,
    now: DateTime<Utc>,
) -> sqlx::Result<Option<DateTime<Utc>>> {
    let until = now + TimeDelta::days(days.into());
    let given = sqlx::query!(
        "INSERT INTO seat_grants (org_id, seats, granted_at, ends_at)
         SELECT id, $2, $3, $4 FROM organisations WHERE id = $1",
        org,
        i32::try_from(seats).unwrap_or(i32::MAX),
        now,
        until,
    )
    .execute(db)
    .await?;
    Ok((given.rows_affected() == 1).then_some(until))
}

/// Ends every grant of seats; whether there is such an organisation.
pub async fn end_seat_grants(
    db: &mut PgConnection,
    org: Uuid,
    now: DateTime<Utc>,
) -> sqlx::Result<bool> {
    sqlx::query!(
        "UPDATE seat_grants SET ends_at = $2 WHERE org_id = $1 AND ends_at > $2",
        org,
        now
    )
    .execute(&mut *db)
    .await?;
    let found = sqlx::query_scalar!(
        "SELECT EXISTS (SELECT FROM organisations WHERE id = $1) AS \"found!\"",
        org
    );
    found.fetch_one(db).await
}

/// Says whose subscription pays for an organisation; whether there is such a one.
pub async fn set_payer(db: &mut PgConnection, org: Uuid, payer: i64) -> sqlx::Result<bool> {
    let set = sqlx::query!(
        "UPDATE organisations SET payer_id = $2 WHERE id = $1",
        org,
        payer
    )
    .execute(db)
    .await?;
    Ok(set.rows_affected() == 1)
}
