//! `PATCH /v1/orgs/{id}/members/{member}`: what somebody is from now on.

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use protocol::{ChangeRoleRequest, OrgRole};
use uuid::Uuid;

use super::{has_other_owner, hold, member, role_in};
use crate::App;
use crate::accounts::{self, Caller};
use crate::audit;
use crate::http::{self, ApiError, Body};

/// Changes what a member is. Owners alone may; the last one stays one, and a child's account leads nothing.
#[utoipa::path(patch, path = "/v1/orgs/{id}/members/{member}", tag = "organisations", security(("bearer" = [])),
    params(("id" = Uuid, Path), ("member" = Uuid, Path)), request_body = ChangeRoleRequest,
    responses((status = NO_CONTENT),
        (status = FORBIDDEN, description = "`forbidden`: the caller does not own it, or the account is a child's."),
        (status = CONFLICT, description = "`last_owner`.")))]
pub(super) async fn change(
    State(app): State<App>,
    caller: Caller,
    path: Result<Path<(Uuid, Uuid)>, PathRejection>,
    Body(form): Body<ChangeRoleRequest>,
) -> Result<StatusCode, ApiError> {
    let (org, id) = http::path(path)?;
    let now = app.clock.now();
    let mut db = app.db.begin().await?;
    // Looked at under the lock: whoever was an owner a moment ago may be none any more.
    role_in(&mut db, org, caller.user).await?;
    hold(&mut db, org).await?;
    if role_in(&mut db, org, caller.user).await? != OrgRole::Owner {
        return Err(ApiError::Forbidden);
    }
    let member = member(&mut db, org, id).await?;
    if form.role != OrgRole::Owner
        && member.role() == OrgRole::Owner
        && !has_other_owner(&mut db, org, id).await?
    {
        return Err(ApiError::LastOwner);
    }
    let is_child = accounts::person(&mut db, member.user_id, now)
        .await?
        .is_child;
    if form.role != OrgRole::Member && is_child {
        return Err(ApiError::Forbidden);
    }
    sqlx::query!(
        "UPDATE org_members SET role = $2 WHERE id = $1",
        id,
        form.role.as_str()
    )
    .execute(&mut *db)
    .await?;
    let entry = |device_id| audit::Entry {
        action: "org_role_changed",
        subject: Some(id.to_string()),
        fields: &["role"],
        device_id,
        ..audit::Entry::default()
    };
    audit::record(&mut db, member.user_id, now, entry(None)).await?;
    if member.user_id != caller.user {
        audit::record(&mut db, caller.user, now, entry(Some(caller.device_id))).await?;
    }
    db.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}
