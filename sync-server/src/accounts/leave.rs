//! `DELETE /v1/me`, and the way back.

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use chrono::{DateTime, TimeDelta, Utc};
use protocol::{DeleteMeRequest, Leaving};
use sqlx::PgConnection;
use uuid::Uuid;

use super::{Caller, password_change};
use crate::App;
use crate::audit;
use crate::http::{self, ApiError, Fields};
use crate::mail::{self, Kind};

/// So long after signing in the password need not be given again.
const RECENT: TimeDelta = TimeDelta::minutes(10);
/// As in the database's `erase_due_users()`.
pub(super) const ERASED_AFTER: TimeDelta = TimeDelta::days(30);

/// Deletes the caller's account: at once out of everybody's sight and signed out everywhere, and erased after 30 days
/// unless somebody signs in before.
#[utoipa::path(delete, path = "/v1/me", tag = "accounts", security(("bearer" = [])),
    request_body = Option<DeleteMeRequest>, responses((status = ACCEPTED, body = Leaving)))]
pub(super) async fn leave(
    State(app): State<App>,
    caller: Caller,
    body: Bytes,
) -> Result<(StatusCode, Json<Leaving>), ApiError> {
    let request: DeleteMeRequest = http::optional(&body)?;
    let now = app.clock.now();
    match request.password {
        Some(password) => password_change::prove(&app, &caller, &password).await?,
        None if now - caller.signed_in_at <= RECENT => {}
        None => {
            let why = "is needed, as the sign-in was more than ten minutes ago";
            return Err(ApiError::Invalid(Fields::one("password", why)));
        }
    }
    let mut db = app.db.begin().await?;
    let email = sqlx::query_scalar!("SELECT email FROM users WHERE id = $1", caller.user)
        .fetch_one(&mut *db)
        .await?;
    sqlx::query!(
        "SELECT soft_delete_user($1, $2, 'user', $3)",
        caller.user,
        now,
        caller.device_id,
    )
    .execute(&mut *db)
    .await?;
    mail::owe(
        &mut db,
        Kind::AccountDeleted,
        &email,
        Some(caller.user),
        now,
    )
    .await?;
    db.commit().await?;
    app.mail.wake();
    let leaving = Leaving {
        erased_from: now + ERASED_AFTER,
    };
    Ok((StatusCode::ACCEPTED, Json(leaving)))
}

/// Erases whoever was deleted 30 days ago, and answers how many that were.
pub async fn erase_due(app: &App) -> sqlx::Result<usize> {
    let erased = sqlx::query_scalar!("SELECT erase_due_users($1)", app.clock.now())
        .fetch_all(&app.db)
        .await?;
    Ok(erased.len())
}

/// Brings an account back whose owner signs in in time.
pub(super) async fn come_back(
    db: &mut PgConnection,
    user: i64,
    device_id: Uuid,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    let back = sqlx::query!(
        "UPDATE users SET deleted_at = NULL, is_active = TRUE WHERE id = $1 AND deleted_at IS NOT NULL",
        user,
    );
    if back.execute(&mut *db).await?.rows_affected() > 0 {
        let entry = audit::Entry {
            action: "account_deletion_cancelled",
            device_id: Some(device_id),
            ..audit::Entry::default()
        };
        audit::record(db, user, now, entry).await?;
    }
    Ok(())
}
