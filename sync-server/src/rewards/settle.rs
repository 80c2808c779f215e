//! `POST /v1/me/recommendations/{id}/dismiss` and `/complete`.

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use chrono_tz::Tz;
use protocol::ChangeKind;
use trainer::coach::{Closing, to_setting};

use super::coach;
use crate::App;
use crate::accounts::Caller;
use crate::http::{self, ApiError};
use crate::sync::{Ledger, write_setting};

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
    let settled = sqlx::query_file!("src/rewards/sql/settle.sql", id, caller.user, is_done, now)
        .fetch_optional(&mut *db)
        .await?
        .ok_or(ApiError::NotFound)?;
    if settled.is_changed {
        ledger.put(ChangeKind::Recommendation, id);
        let zone: Tz = settled.timezone.parse().unwrap_or(Tz::UTC);
        let today = coach::day(now.with_timezone(&zone).date_naive());
        let how = if is_done {
            Closing::Completed
        } else {
            Closing::Dismissed
        };
        // The learner's devices are to know, and the next recommendations go by it.
        let word = serde_json::from_value(settled.kind.into())
            .ok()
            .and_then(|kind| to_setting(kind, &settled.subject, Some(how), today));
        if let Some((key, value)) = word {
            write_setting(&mut db, caller.user, &key, &value, now, &mut ledger).await?;
        }
    }
    ledger.close(&mut db).await?;
    db.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}
