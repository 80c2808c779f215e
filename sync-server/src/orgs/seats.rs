//! `POST /v1/orgs/{id}/seats` and `DELETE /v1/orgs/{id}/seats/{member}`: giving a seat, and taking it back.

use axum::Json;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use chrono::{DateTime, Utc};
use protocol::{AssignSeatRequest, Seats};
use sqlx::PgConnection;
use uuid::Uuid;

use super::create::seats;
use super::{Member, hold, lead, member};
use crate::App;
use crate::accounts::Caller;
use crate::audit;
use crate::billing;
use crate::http::{self, ApiError, Body};

/// Whether one more can be given. Fewer than are taken takes none away.
pub(super) fn has_free(seats: Seats) -> bool {
    seats.total.is_none_or(|total| seats.taken < total)
}

/// Gives a member a seat; one who has it keeps it. Of two at once for the last one, one is refused.
#[utoipa::path(post, path = "/v1/orgs/{id}/seats", tag = "organisations", security(("bearer" = [])),
    params(("id" = Uuid, Path)), request_body = AssignSeatRequest, responses((status = OK, body = Seats),
        (status = FORBIDDEN, description = "`forbidden`: the caller does not lead it."),
        (status = CONFLICT, description = "`no_seat_free`.")))]
pub(super) async fn assign(
    State(app): State<App>,
    caller: Caller,
    id: Result<Path<Uuid>, PathRejection>,
    Body(form): Body<AssignSeatRequest>,
) -> Result<Json<Seats>, ApiError> {
    let org = http::path(id)?;
    let now = app.clock.now();
    let mut db = app.db.begin().await?;
    lead(&mut db, org, caller.user).await?;
    hold(&mut db, org).await?;
    let member = member(&mut db, org, form.member).await?;
    if !member.has_seat {
        if !has_free(seats(&app, &mut db, org, now).await?) {
            return Err(ApiError::NoSeatFree);
        }
        mark(&mut db, &caller, form.member, &member, Some(now), now).await?;
    }
    let seats = seats(&app, &mut db, org, now).await?;
    db.commit().await?;
    Ok(Json(seats))
}

/// Takes a seat back. Nothing of the member is deleted; what the seat gave stops.
#[utoipa::path(delete, path = "/v1/orgs/{id}/seats/{member}", tag = "organisations", security(("bearer" = [])),
    params(("id" = Uuid, Path), ("member" = Uuid, Path)), responses((status = OK, body = Seats),
        (status = FORBIDDEN, description = "`forbidden`: the caller does not lead it.")))]
pub(super) async fn free(
    State(app): State<App>,
    caller: Caller,
    path: Result<Path<(Uuid, Uuid)>, PathRejection>,
) -> Result<Json<Seats>, ApiError> {
    let (org, id) = http::path(path)?;
    let now = app.clock.now();
    let mut db = app.db.begin().await?;
    lead(&mut db, org, caller.user).await?;
    hold(&mut db, org).await?;
    let member = member(&mut db, org, id).await?;
    if member.has_seat {
        mark(&mut db, &caller, id, &member, None, now).await?;
    }
    let seats = seats(&app, &mut db, org, now).await?;
    db.commit().await?;
    Ok(Json(seats))
}

async fn mark(
    db: &mut PgConnection,
    caller: &Caller,
    id: Uuid,
    member: &Member,
    since: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "UPDATE org_members SET seat_since = $2 WHERE id = $1",
        id,
        since
    )
    .execute(&mut *db)
    .await?;
    billing::plan_changed(db, member.user_id, now).await?;
    let action = if since.is_some() {
        "seat_given"
    } else {
        "seat_taken_back"
    };
    let entry = |device_id| audit::Entry {
        action,
        subject: Some(id.to_string()),
        device_id,
        ..audit::Entry::default()
    };
    audit::record(db, member.user_id, now, entry(None)).await?;
    if member.user_id != caller.user {
        audit::record(db, caller.user, now, entry(Some(caller.device_id))).await?;
    }
    Ok(())
}
