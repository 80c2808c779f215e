//! `POST /v1/auth/oauth/redeem`.

use axum::Json;
use axum::extract::State;
use protocol::{RedeemRequest, SignedIn};

use super::code;
use crate::App;
use crate::accounts::{self, Joining};
use crate::http::{ApiError, Body, Fields};

/// Signs the app in, with the code that the browser brought and the verifier that only the app has. Makes an account
/// if the provider names somebody new; what was not agreed to then is not agreed to. An account with the same address
/// is taken only when both the provider and a mail of ours have proven the address.
#[utoipa::path(post, path = "/v1/auth/oauth/redeem", tag = "accounts", request_body = RedeemRequest,
    responses((status = OK, body = SignedIn),
        (status = FORBIDDEN, description = "The account is suspended, or its plan allows no further device."),
        (status = CONFLICT, description = "An account has this address, and it is not proven on both sides."),
        (status = GONE, description = "The account was deleted for good.")))]
pub(super) async fn redeem(
    State(app): State<App>,
    Body(request): Body<RedeemRequest>,
) -> Result<Json<SignedIn>, ApiError> {
    // Before the code is used up: what is wrong here can be mended.
    let joining = Joining::check(&app, &request)?;
    accounts::limit_redeeming(&app, request.device_id)?;
    let mut db = app.db.acquire().await?;
    let identity = code::take(
        &mut db,
        &request.code,
        &request.code_verifier,
        app.clock.now(),
    )
    .await?;
    drop(db);
    let identity = identity.ok_or_else(|| {
        ApiError::Invalid(Fields::one(
            "code",
            "is used, too old, unknown or of another app",
        ))
    })?;
    let signed_in = accounts::sign_in_with(&app, &identity, &joining).await?;
    Ok(Json(signed_in))
}
