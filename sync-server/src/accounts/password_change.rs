//! `POST /v1/me/password`.

use axum::extract::State;
use axum::http::StatusCode;
use protocol::ChangePasswordRequest;
use sqlx::PgConnection;

use super::limits::SignIn;
use super::{Caller, strength, tokens};
use crate::App;
use crate::audit;
use crate::http::{ApiError, Body};
use crate::mail::{self, Kind};

/// Changes the password. All other devices are signed out.
#[utoipa::path(post, path = "/v1/me/password", tag = "accounts", security(("bearer" = [])),
    request_body = ChangePasswordRequest, responses((status = NO_CONTENT)))]
pub(super) async fn change(
    State(app): State<App>,
    caller: Caller,
    Body(request): Body<ChangePasswordRequest>,
) -> Result<StatusCode, ApiError> {
    prove(&app, &caller, &request.old).await?;
    let about = about(&mut *app.db.acquire().await?, caller.user).await?;
    strength::check("new", &request.new, about).await?;
    let hash = app.passwords.hash(request.new.clone().into()).await?;

    let now = app.clock.now();
    let mut db = app.db.begin().await?;
    let email = sqlx::query_scalar!(
        "UPDATE users SET password_hash = $2 WHERE id = $1 AND is_active RETURNING email",
        caller.user,
        hash,
    )
    .fetch_optional(&mut *db)
    .await?
    .ok_or(ApiError::Unauthorized)?;
    mail::forget(&mut db, caller.user).await?;
    tokens::revoke_all(
        &mut db,
        caller.user,
        Some(caller.device),
        "password_changed",
        now,
    )
    .await?;
    let entry = audit::Entry {
        action: "password_changed",
        fields: &["password"],
        device_id: Some(caller.device_id),
        ..audit::Entry::default()
    };
    audit::record(&mut db, caller.user, now, entry).await?;
    mail::owe(
        &mut db,
        Kind::PasswordChanged,
        &email,
        Some(caller.user),
        now,
    )
    .await?;
    db.commit().await?;
    app.mail.wake();
    Ok(StatusCode::NO_CONTENT)
}

/// Whoever holds a token has to know the password as well for what cannot be undone. Counted like signing in.
pub(super) async fn prove(app: &App, caller: &Caller, password: &str) -> Result<(), ApiError> {
    app.limits
        .sign_in(&SignIn::Known(caller.user, caller.device_id))?;
    let stored = sqlx::query_scalar!("SELECT password_hash FROM users WHERE id = $1", caller.user)
        .fetch_optional(&app.db)
        .await?
        .flatten();
    if app.passwords.verify(password.into(), stored).await? {
        Ok(())
    } else {
        Err(ApiError::InvalidCredentials)
    }
}

/// What a password of this account should not be like.
pub(super) async fn about(db: &mut PgConnection, user: i64) -> sqlx::Result<Vec<String>> {
    let row = sqlx::query!(
        "SELECT email, username, full_name FROM users WHERE id = $1",
        user
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map_or_else(Vec::new, |row| {
        [Some(row.email), row.username, row.full_name]
            .into_iter()
            .flatten()
            .collect()
    }))
}
