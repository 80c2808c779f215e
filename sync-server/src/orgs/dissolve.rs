//! `DELETE /v1/orgs/{id}`: the end of an organisation.

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use protocol::OrgRole;
use uuid::Uuid;

use super::{hold, role_in};
use crate::App;
use crate::accounts::Caller;
use crate::audit;
use crate::billing;
use crate::care::{self, Ended};
use crate::http::{self, ApiError};

/// Dissolves an organisation; an owner may. Seats and consents end with it, the members' own data stay theirs. What is
/// paid for goes on being paid for until it is cancelled.
#[utoipa::path(delete, path = "/v1/orgs/{id}", tag = "organisations", security(("bearer" = [])),
    params(("id" = Uuid, Path)), responses((status = NO_CONTENT),
        (status = FORBIDDEN, description = "`forbidden`: the caller does not own it.")))]
pub(super) async fn dissolve(
    State(app): State<App>,
    caller: Caller,
    id: Result<Path<Uuid>, PathRejection>,
) -> Result<StatusCode, ApiError> {
    let org = http::path(id)?;
    let now = app.clock.now();
    let mut db = app.db.begin().await?;
    role_in(&mut db, org, caller.user).await?;
    hold(&mut db, org).await?;
    if role_in(&mut db, org, caller.user).await? != OrgRole::Owner {
        return Err(ApiError::Forbidden);
    }
    let members = sqlx::query!(
        "SELECT user_id, seat_since IS NOT NULL AS \"has_seat!\" FROM org_members WHERE org_id = $1
         ORDER BY user_id",
        org
    )
    .fetch_all(&mut *db)
    .await?;
    for member in &members {
        care::end_of_member(&mut db, org, member.user_id, Ended::ByOther, now).await?;
    }
    sqlx::query!("DELETE FROM organisations WHERE id = $1", org)
        .execute(&mut *db)
        .await?;
    let entry = audit::Entry {
        action: "org_dissolved",
        subject: Some(org.to_string()),
        device_id: Some(caller.device_id),
        ..audit::Entry::default()
    };
    audit::record(&mut db, caller.user, now, entry).await?;
    for member in members.iter().filter(|member| member.has_seat) {
        billing::plan_changed(&mut db, member.user_id, now).await?;
    }
    db.commit().await?;
    app.mail.wake();
    Ok(StatusCode::NO_CONTENT)
}
