//! `POST /v1/auth/login`.

use axum::Json;
use axum::extract::State;
use protocol::{LoginRequest, SignedIn};

use super::limits::SignIn;
use super::validate::Checks;
use super::{device, leave, plan, tokens, user};
use crate::App;
use crate::http::{ApiError, Body};

/// Signs in. A wrong address and a wrong password get the same answer after the same work. An account that was deleted
/// less than 30 days ago comes back.
#[utoipa::path(post, path = "/v1/auth/login", tag = "accounts", request_body = LoginRequest,
    responses((status = OK, body = SignedIn),
        (status = UNAUTHORIZED, description = "The address or the password is wrong."),
        (status = FORBIDDEN, description = "The plan allows no further device.")))]
pub(super) async fn login(
    State(app): State<App>,
    Body(request): Body<LoginRequest>,
) -> Result<Json<SignedIn>, ApiError> {
    if let Some(name) = &request.device_name {
        let mut checks = Checks::new();
        checks.device_name(name);
        checks.0.check()?;
    }
    let email = request.email.trim();
    let found = find(&app, email).await?;
    // Asked for nobody too, so that it takes as long.
    let asked = found.as_ref().map_or(0, |(id, _)| *id);
    let known = device::is_known(&mut *app.db.acquire().await?, asked, request.device_id).await?;
    app.limits.sign_in(&match &found {
        Some((id, _)) if known => SignIn::Known(*id, request.device_id),
        _ => SignIn::Address(email.to_lowercase()),
    })?;
    let (id, stored) = found.map_or((None, None), |(id, stored)| (Some(id), stored));
    let right = app
        .passwords
        .verify(request.password.clone().into(), stored)
        .await?;
    let (Some(id), true) = (id, right) else {
        return Err(ApiError::InvalidCredentials);
    };

    let now = app.clock.now();
    let mut db = app.db.begin().await?;
    leave::come_back(&mut db, id, request.device_id, now).await?;
    let name = request.device_name.as_deref();
    sqlx::query!("UPDATE users SET last_login_at = $2 WHERE id = $1", id, now)
        .execute(&mut *db)
        .await?;
    plan::admit(&app, &mut db, id, request.device_id, now).await?;
    let device = device::sign_in(&mut db, id, request.device_id, name, now).await?;
    let pair = tokens::begin(&app, &mut db, id, device).await?.into_wire();
    let user = user::load(&mut db, id, now).await?;
    db.commit().await?;
    Ok(Json(SignedIn {
        user,
        access_token: pair.access_token,
        refresh_token: pair.refresh_token,
        expires_in: pair.expires_in,
    }))
}

/// The account of an address and its password hash. What cannot be an address (a NUL would be an error
/// to PostgreSQL) belongs to nobody.
async fn find(app: &App, email: &str) -> sqlx::Result<Option<(i64, Option<String>)>> {
    if email.contains('\0') {
        return Ok(None);
    }
    let row = sqlx::query!(
        "SELECT id, password_hash FROM users WHERE lower(email) = lower($1) AND (is_active OR deleted_at > $2)",
        email,
        app.clock.now() - leave::ERASED_AFTER,
    )
    .fetch_optional(&app.db)
    .await?;
    Ok(row.map(|row| (row.id, row.password_hash)))
}
