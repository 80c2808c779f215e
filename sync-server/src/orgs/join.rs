//! Joining an organisation, by saying yes to its invitation.

use chrono::{DateTime, Utc};
use protocol::OrgRole;
use sqlx::PgConnection;
use uuid::Uuid;

use super::create::seats;
use super::{hold, seats as places};
use crate::App;
use crate::billing;
use crate::http::ApiError;

/// Makes somebody a member; a learner gets a seat, if one is free. Whoever is in it already stays what they are. Answers
/// whether they are a learner there, whom those who lead it may see.
pub(crate) async fn join(
    app: &App,
    db: &mut PgConnection,
    org: Uuid,
    user: i64,
    role: OrgRole,
    now: DateTime<Utc>,
) -> Result<bool, ApiError> {
    hold(db, org).await?;
    let is_free = places::has_free(seats(app, db, org, now).await?);
    let seat_since = (role == OrgRole::Member && is_free).then_some(now);
    sqlx::query!(
        "INSERT INTO org_members (org_id, user_id, role, joined_at, seat_since) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (org_id, user_id) DO NOTHING",
        org,
        user,
        role.as_str(),
        now,
        seat_since,
    )
    .execute(&mut *db)
    .await?;
    billing::plan_changed(db, user, now).await?;
    Ok(super::role_in(db, org, user).await? == OrgRole::Member)
}
