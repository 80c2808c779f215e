//! `POST /v1/auth/refresh`.

use axum::Json;
use axum::extract::State;
use protocol::{RefreshRequest, TokenPair};

use super::tokens::{self, Exchanged, Token};
use crate::App;
use crate::http::{ApiError, Body};

/// Exchanges a refresh token for a new pair.
#[utoipa::path(post, path = "/v1/auth/refresh", tag = "accounts", request_body = RefreshRequest,
    responses((status = OK, body = TokenPair),
        (status = UNAUTHORIZED, description = "The refresh token is not valid any more."),
        (status = GONE, description = "The account was deleted.")))]
pub(super) async fn refresh(
    State(app): State<App>,
    Body(request): Body<RefreshRequest>,
) -> Result<Json<TokenPair>, ApiError> {
    let old = Token::received(&request.refresh_token);
    app.limits.refresh(old.hash())?;
    let mut db = app.db.begin().await?;
    let exchanged = tokens::exchange(&app, &mut db, &old).await?;
    // In every case: a revocation has to stay.
    db.commit().await?;
    match exchanged {
        Exchanged::Pair(pair) => Ok(Json(pair.into_wire())),
        Exchanged::Invalid => Err(ApiError::InvalidRefreshToken),
        Exchanged::Reused => {
            tracing::warn!("a refresh token came back: its sign-in was revoked");
            Err(ApiError::InvalidRefreshToken)
        }
    }
}
