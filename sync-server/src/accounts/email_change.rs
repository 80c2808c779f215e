//! `POST /v1/me/email`.

use axum::Json;
use axum::extract::State;
use protocol::{ChangeEmailRequest, User};

use super::validate::Checks;
use super::{Caller, password_change, register, tokens, user};
use crate::App;
use crate::audit;
use crate::http::{ApiError, Body};
use crate::mail::{self, Kind};

/// Changes the address. It has to be confirmed again; all other devices are signed out, and the old address is told.
/// With the present address, only the mail that confirms it is sent again.
#[utoipa::path(post, path = "/v1/me/email", tag = "accounts", security(("bearer" = [])),
    request_body = ChangeEmailRequest, responses((status = OK, body = User),
        (status = CONFLICT, description = "There is an account with this address already.")))]
pub(super) async fn change(
    State(app): State<App>,
    caller: Caller,
    Body(request): Body<ChangeEmailRequest>,
) -> Result<Json<User>, ApiError> {
    let email = request.email.trim();
    let mut checks = Checks::new();
    checks.email(email);
    checks.0.check()?;
    password_change::prove(&app, &caller, &request.password).await?;
    app.limits.mail(email)?;

    let now = app.clock.now();
    let mut db = app.db.begin().await?;
    let old = sqlx::query!(
        r#"SELECT email, email_verified, lower(email) = lower($2) AS "is_same!" FROM users
           WHERE id = $1 AND is_active FOR UPDATE"#,
        caller.user,
        email,
    )
    .fetch_optional(&mut *db)
    .await?
    .ok_or(ApiError::Unauthorized)?;
    if !old.is_same {
        sqlx::query!(
            "UPDATE users SET email = $2, email_verified = FALSE WHERE id = $1",
            caller.user,
            email,
        )
        .execute(&mut *db)
        .await
        .map_err(register::translate)?;
        mail::forget(&mut db, caller.user).await?;
        tokens::revoke_all(
            &mut db,
            caller.user,
            Some(caller.device),
            "email_changed",
            now,
        )
        .await?;
        let entry = audit::Entry {
            action: "email_changed",
            fields: &["email"],
            device_id: Some(caller.device_id),
            ..audit::Entry::default()
        };
        audit::record(&mut db, caller.user, now, entry).await?;
        mail::owe(
            &mut db,
            Kind::EmailChanged,
            &old.email,
            Some(caller.user),
            now,
        )
        .await?;
        mail::owe(&mut db, Kind::VerifyEmail, email, Some(caller.user), now).await?;
    } else if !old.email_verified {
        mail::owe(
            &mut db,
            Kind::VerifyEmail,
            &old.email,
            Some(caller.user),
            now,
        )
        .await?;
    }
    let user = user::load(&mut db, caller.user, now).await?;
    db.commit().await?;
    app.mail.wake();
    Ok(Json(user))
}
