//! `POST /v1/auth/request-password-reset` and `POST /v1/auth/reset-password`.

use axum::extract::State;
use axum::http::StatusCode;
use protocol::{RequestPasswordReset, ResetPasswordRequest};

use super::verify_email::bad_token;
use super::{provider, strength, tokens};
use crate::App;
use crate::audit;
use crate::http::{ApiError, Body};
use crate::mail::{self, Kind, MailToken, Purpose};

/// Sends a link to choose a new password, if there is an account with this address. The answer is the same if not, and
/// so is the work: whether there is one is found out when the mail is written.
#[utoipa::path(post, path = "/v1/auth/request-password-reset", tag = "accounts",
    request_body = RequestPasswordReset, responses((status = ACCEPTED)))]
pub(super) async fn request(
    State(app): State<App>,
    Body(request): Body<RequestPasswordReset>,
) -> Result<StatusCode, ApiError> {
    let email = request.email.trim();
    let mut checks = super::validate::Checks::new();
    checks.email(email);
    checks.0.check()?;
    app.limits.mail(email)?;
    let mut db = app.db.acquire().await?;
    mail::owe(&mut db, Kind::ResetPassword, email, None, app.clock.now()).await?;
    app.mail.wake();
    Ok(StatusCode::ACCEPTED)
}

/// Chooses a new password with the token of a mail. Every device is signed out.
#[utoipa::path(post, path = "/v1/auth/reset-password", tag = "accounts", request_body = ResetPasswordRequest,
    responses((status = NO_CONTENT)))]
pub(super) async fn reset_password(
    State(app): State<App>,
    Body(request): Body<ResetPasswordRequest>,
) -> Result<StatusCode, ApiError> {
    reset(
        &app,
        &MailToken::received(&request.token),
        &request.password,
    )
    .await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What is known of whoever has this token, if it is good: a password should not be like it.
pub(super) async fn about(app: &App, token: &MailToken) -> Result<Option<Vec<String>>, ApiError> {
    let mut db = app.db.acquire().await?;
    let proven = mail::peek(&mut db, token, Purpose::ResetPassword, app.clock.now()).await?;
    let Some(proven) = proven else {
        return Ok(None);
    };
    Ok(Some(
        super::password_change::about(&mut db, proven.user).await?,
    ))
}

/// The same for the page. A password that is too weak does not use the token up.
pub(super) async fn reset(app: &App, token: &MailToken, password: &str) -> Result<(), ApiError> {
    let about = about(app, token).await?.ok_or_else(bad_token)?;
    strength::check("password", password, about).await?;
    let hash = app.passwords.hash(password.into()).await?;

    let now = app.clock.now();
    let mut db = app.db.begin().await?;
    let proven = mail::consume(&mut db, token, Purpose::ResetPassword, now).await?;
    let proven = proven.ok_or_else(bad_token)?;
    // Whoever could read the mail has proven the address too.
    let changed = sqlx::query!(
        "UPDATE users SET password_hash = $3, email_verified = TRUE WHERE id = $1 AND email = $2
         AND (is_active OR deleted_at IS NOT NULL)",
        proven.user,
        proven.email,
        hash,
    );
    if changed.execute(&mut *db).await?.rows_affected() == 0 {
        return Err(bad_token());
    }
    mail::forget(&mut db, proven.user).await?;
    // Whoever registered this address before its owner could read the mail may have come by a provider.
    provider::unlink(&mut db, proven.user).await?;
    tokens::revoke_all(&mut db, proven.user, None, "password_reset", now).await?;
    let entry = audit::Entry {
        action: "password_reset",
        fields: &["password"],
        ..audit::Entry::default()
    };
    audit::record(&mut db, proven.user, now, entry).await?;
    mail::owe(
        &mut db,
        Kind::PasswordChanged,
        &proven.email,
        Some(proven.user),
        now,
    )
    .await?;
    db.commit().await?;
    app.mail.wake();
    Ok(())
}
