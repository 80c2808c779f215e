//! `POST /v1/me/recommendations/{id}/dismiss` and `/complete`.

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use protocol::ChangeKind;

use crate::App;
use crate::accounts::Caller;
use crate::http::{self, ApiError};
use crate::sync::Ledger;

/// The learner does not want to see it any more. Again is no error.
#[utoipa::path(post, path = "/v1/me/recommendations/{id}/dismiss", tag = "recommendations",
    security(("bearer" = [])), params(("id" = i64, Path)), responses((status = NO_CONTENT)))]
pub(super) async fn dismiss(
    State(app): State<App>,
    caller: Caller,
    path: Result<Path<i64>, PathRejection>,
) -> Result<StatusCode, ApiError> {
    settle(&app, caller, http::path(path)?, false).await
}

/// The learner has done it. Again is no error.
#[utoipa::path(post, path = "/v1/me/recommendations/{id}/complete", tag = "recommendations",
    security(("bearer" = [])), params(("id" = i64, Path)), responses((status = NO_CONTENT)))]
pub(super) async fn complete(
    State(app): State<App>,
    caller: Caller,
    path: Result<Path<i64>, PathRejection>,
) -> Result<StatusCode, ApiError> {
    settle(&app, caller, http::path(path)?, true).await
}

async fn settle(app: &App, caller: Caller, id: i64, is_done: bool) -> Result<StatusCode, ApiError> {
    let now = app.clock.now();
    let mut db = app.db.begin().await?;
    let mut ledger = Ledger::open(&mut db, caller.user).await?;
    let changed =
        sqlx::query_file_scalar!("src/rewards/sql/settle.sql", id, caller.user, is_done, now)
            .fetch_optional(&mut *db)
            .await?;
    match changed {
        None => return Err(ApiError::NotFound),
        Some(true) => ledger.put(ChangeKind::Recommendation, id),
        Some(false) => {}
    }
    ledger.close(&mut db).await?;
    db.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}
