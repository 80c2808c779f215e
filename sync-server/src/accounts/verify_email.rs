//! `POST /v1/auth/verify-email`.

use axum::extract::State;
use axum::http::StatusCode;
use protocol::VerifyEmailRequest;

use crate::App;
use crate::audit;
use crate::http::{ApiError, Body, Fields};
use crate::mail::{self, MailToken, Purpose};

/// Proves an address with the token of a mail.
#[utoipa::path(post, path = "/v1/auth/verify-email", tag = "accounts", request_body = VerifyEmailRequest,
    responses((status = NO_CONTENT)))]
pub(super) async fn verify_email(
    State(app): State<App>,
    Body(request): Body<VerifyEmailRequest>,
) -> Result<StatusCode, ApiError> {
    verify(&app, &MailToken::received(&request.token)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The link is over: used, too old, replaced, or none of ours.
pub(super) fn bad_token() -> ApiError {
    ApiError::Invalid(Fields::one("token", "is used, too old or unknown"))
}

/// The same for the page.
pub(super) async fn verify(app: &App, token: &MailToken) -> Result<(), ApiError> {
    let now = app.clock.now();
    let mut db = app.db.begin().await?;
    let proven = mail::consume(&mut db, token, Purpose::VerifyEmail, now).await?;
    let proven = proven.ok_or_else(bad_token)?;
    // Only the address it was sent to: the account may have another one by now.
    let verified = sqlx::query!(
        "UPDATE users SET email_verified = TRUE WHERE id = $1 AND email = $2 AND is_active",
        proven.user,
        proven.email,
    );
    if verified.execute(&mut *db).await?.rows_affected() == 0 {
        return Err(bad_token());
    }
    let entry = audit::Entry {
        action: "email_verified",
        ..audit::Entry::default()
    };
    audit::record(&mut db, proven.user, now, entry).await?;
    db.commit().await?;
    Ok(())
}
