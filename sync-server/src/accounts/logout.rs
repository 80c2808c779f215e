//! `POST /v1/auth/logout`.

use axum::extract::State;
use axum::http::StatusCode;

use super::{Caller, tokens};
use crate::App;
use crate::http::ApiError;

/// Signs this device out: all its tokens are revoked.
#[utoipa::path(post, path = "/v1/auth/logout", tag = "accounts", security(("bearer" = [])),
    responses((status = NO_CONTENT)))]
pub(super) async fn logout(State(app): State<App>, caller: Caller) -> Result<StatusCode, ApiError> {
    let mut db = app.db.begin().await?;
    tokens::revoke_device(&mut db, caller.device, app.clock.now()).await?;
    db.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}
