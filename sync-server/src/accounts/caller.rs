//! Who is calling, by their access token.

use axum::extract::{FromRequestParts, OptionalFromRequestParts};
use axum::http::{header, request::Parts};
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::tokens::{self, Token};
use crate::App;
use crate::http::ApiError;

/// Someone with a valid access token. As a handler's argument it makes the route a private one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Caller {
    /// Their account.
    pub user: i64,
    /// The installation's row in `devices`.
    pub device: i64,
    /// The installation's own id.
    pub device_id: Uuid,
    /// When they signed in with password or provider; refreshing does not count.
    pub signed_in_at: DateTime<Utc>,
}

impl FromRequestParts<App> for Caller {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        let token = bearer(parts).ok_or(ApiError::Unauthorized)?;
        let caller = tokens::caller(app, &token)
            .await?
            .ok_or(ApiError::Unauthorized)?;
        app.limits.request(&caller)?;
        Ok(caller)
    }
}

/// Someone with a valid access token, or nobody: for routes that tell a little more to whom they know.
impl OptionalFromRequestParts<App> for Caller {
    type Rejection = ApiError;

    async fn from_request_parts(
        parts: &mut Parts,
        app: &App,
    ) -> Result<Option<Self>, Self::Rejection> {
        match <Self as FromRequestParts<App>>::from_request_parts(parts, app).await {
            Ok(caller) => Ok(Some(caller)),
            Err(ApiError::Unauthorized | ApiError::AccountErased) => Ok(None),
            Err(error) => Err(error),
        }
    }
}

pub(super) fn bearer(parts: &Parts) -> Option<Token> {
    let value = parts.headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    scheme
        .eq_ignore_ascii_case("bearer")
        .then(|| Token::received(token.trim()))
}
