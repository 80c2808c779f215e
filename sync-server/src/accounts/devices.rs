//! `GET /v1/me/devices` and `DELETE /v1/me/devices/{id}`.

use axum::Json;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use protocol::{Device, Devices};
use uuid::Uuid;

use super::{Caller, tokens};
use crate::App;
use crate::audit;
use crate::http::{self, ApiError};

/// The installations that are signed in to the caller's account.
#[utoipa::path(get, path = "/v1/me/devices", tag = "accounts", security(("bearer" = [])),
    responses((status = OK, body = Devices)))]
pub(super) async fn list(
    State(app): State<App>,
    caller: Caller,
) -> Result<Json<Devices>, ApiError> {
    let rows = sqlx::query_file!("src/accounts/sql/devices.sql", caller.user, app.clock.now())
        .fetch_all(&app.db)
        .await?;
    let devices = rows.into_iter().map(|row| Device {
        id: row.device_id,
        name: row.name,
        created_at: row.created_at,
        last_seen_at: row.last_seen_at,
        is_current: row.id == caller.device,
    });
    Ok(Json(Devices {
        devices: devices.collect(),
    }))
}

/// Signs an installation out; the caller's own too.
#[utoipa::path(delete, path = "/v1/me/devices/{id}", tag = "accounts", security(("bearer" = [])),
    params(("id" = Uuid, Path, description = "The installation's own id.")),
    responses((status = NO_CONTENT)))]
pub(super) async fn sign_out(
    State(app): State<App>,
    caller: Caller,
    id: Result<Path<Uuid>, PathRejection>,
) -> Result<StatusCode, ApiError> {
    let id = http::path(id)?;
    let now = app.clock.now();
    let mut db = app.db.begin().await?;
    let device = sqlx::query_scalar!(
        "SELECT id FROM devices WHERE user_id = $1 AND device_id = $2",
        caller.user,
        id,
    )
    .fetch_optional(&mut *db)
    .await?
    .ok_or(ApiError::NotFound)?;
    tokens::revoke_device(&mut db, device, now).await?;
    let entry = audit::Entry {
        action: "device_signed_out",
        subject: Some(id.to_string()),
        device_id: Some(caller.device_id),
        ..audit::Entry::default()
    };
    audit::record(&mut db, caller.user, now, entry).await?;
    db.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}
