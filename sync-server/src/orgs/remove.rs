//! `DELETE /v1/orgs/{id}/members/{member}`: leaving, and being removed.

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use protocol::OrgRole;
use uuid::Uuid;

use super::{has_other_owner, hold, member, role_in};
use crate::App;
use crate::accounts::Caller;
use crate::audit;
use crate::billing;
use crate::care::{self, Ended};
use crate::http::{self, ApiError};

/// Takes somebody out of an organisation: oneself, or whom one may: managers may members, owners everybody. The seat is
/// free again and nobody there sees them any more; what they have practised is theirs and stays. The last owner can only
/// hand the organisation on, or dissolve it.
#[utoipa::path(delete, path = "/v1/orgs/{id}/members/{member}", tag = "organisations", security(("bearer" = [])),
    params(("id" = Uuid, Path), ("member" = Uuid, Path)), responses((status = NO_CONTENT),
        (status = FORBIDDEN, description = "`forbidden`."),
        (status = CONFLICT, description = "`last_owner`.")))]
pub(super) async fn remove(
    State(app): State<App>,
    caller: Caller,
    path: Result<Path<(Uuid, Uuid)>, PathRejection>,
) -> Result<StatusCode, ApiError> {
    let (org, id) = http::path(path)?;
    let now = app.clock.now();
    let mut db = app.db.begin().await?;
    role_in(&mut db, org, caller.user).await?;
    hold(&mut db, org).await?;
    let own = role_in(&mut db, org, caller.user).await?;
    // A member knows of nobody else's membership.
    let member = match member(&mut db, org, id).await {
        Err(ApiError::NotFound) if own == OrgRole::Member => Err(ApiError::Forbidden),
        other => other,
    }?;
    let is_self = member.user_id == caller.user;
    let may = is_self
        || own == OrgRole::Owner
        || (own == OrgRole::Manager && member.role() == OrgRole::Member);
    if !may {
        return Err(ApiError::Forbidden);
    }
    if member.role() == OrgRole::Owner && !has_other_owner(&mut db, org, id).await? {
        return Err(ApiError::LastOwner);
    }
    let by = if is_self {
        Ended::ByLearner
    } else {
        Ended::ByOther
    };
    care::end_of_member(&mut db, org, member.user_id, by, now).await?;
    sqlx::query!("DELETE FROM org_members WHERE id = $1", id)
        .execute(&mut *db)
        .await?;
    if member.has_seat {
        billing::plan_changed(&mut db, member.user_id, now).await?;
    }
    let entry = |action, device_id| audit::Entry {
        action,
        subject: Some(org.to_string()),
        device_id,
        ..audit::Entry::default()
    };
    let device = Some(caller.device_id);
    if is_self {
        audit::record(&mut db, caller.user, now, entry("org_left", device)).await?;
    } else {
        audit::record(
            &mut db,
            caller.user,
            now,
            entry("org_member_removed", device),
        )
        .await?;
        audit::record(
            &mut db,
            member.user_id,
            now,
            entry("org_removed_by_other", None),
        )
        .await?;
    }
    db.commit().await?;
    app.mail.wake();
    Ok(StatusCode::NO_CONTENT)
}
