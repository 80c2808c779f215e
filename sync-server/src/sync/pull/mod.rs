//! `GET /v1/sync/pull`: what changed for the caller since a cursor, in the order it was committed.

pub(super) mod cursor;
mod values;

use axum::Json;
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use protocol::PullAnswer;
use serde::Deserialize;
use utoipa::IntoParams;

use self::cursor::Cursor;
use super::client;
use super::hello::PULL_CHANGES;
use crate::App;
use crate::accounts::Caller;
use crate::http::{ApiError, Fields};

/// Where to go on, and how far.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct From {
    /// The cursor of the last answer; none asks for everything.
    cursor: Option<String>,
    /// Most changes to answer with; the server's own limit, which hello tells, holds too.
    #[param(value_type = Option<i64>, minimum = 1)]
    limit: Option<String>,
}

/// Changes since the cursor. Skips none that was committed, whatever ran at the same time.
#[utoipa::path(get, path = "/v1/sync/pull", tag = "sync", security(("bearer" = [])), params(From),
    responses((status = OK, body = PullAnswer),
        (status = CONFLICT, description = "The cursor is of another time of this server: start over."),
        (status = UPGRADE_REQUIRED, description = "The app is too old.")))]
pub(super) async fn pull(
    State(app): State<App>,
    caller: Caller,
    headers: HeaderMap,
    from: Result<Query<From>, axum::extract::rejection::QueryRejection>,
) -> Result<Json<PullAnswer>, ApiError> {
    client::check(&headers)?;
    let Query(from) =
        from.map_err(|_| ApiError::Invalid(Fields::one("cursor", "is no query of this address")))?;
    let limit = limit(from.limit.as_deref())?;

    // One snapshot for the order and the values: what is told is how things were at one moment.
    let mut db = app
        .db
        .begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        .await?;
    let epoch = sqlx::query_scalar!("SELECT epoch FROM server_state")
        .fetch_one(&mut *db)
        .await?;
    let head = sqlx::query_scalar!("SELECT seq FROM sync_heads WHERE user_id = $1", caller.user)
        .fetch_optional(&mut *db)
        .await?
        .unwrap_or(0);
    let since = match from.cursor {
        None => 0,
        Some(cursor) => {
            Cursor::read(&cursor)
                .filter(|cursor| {
                    cursor.epoch == epoch && cursor.user == caller.user && cursor.seq <= head
                })
                .ok_or(ApiError::ResyncRequired)?
                .seq
        }
    };
    let rows = sqlx::query_file_as!(
        values::Row,
        "src/sync/sql/changes.sql",
        caller.user,
        since,
        limit + 1
    )
    .fetch_all(&mut *db)
    .await?;
    let mut rows: Vec<values::Row> = rows
        .into_iter()
        .flat_map(values::Row::with_statistics)
        .filter(|row| row.seq > since)
        .collect();
    let has_more = i64::try_from(rows.len()).is_ok_and(|rows| rows > limit);
    rows.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    let seq = rows.last().map_or(since, |row| row.seq);
    let changes = values::tell(&mut db, caller.user, rows, app.clock.now()).await?;
    db.commit().await?;
    let cursor = Cursor {
        epoch,
        user: caller.user,
        seq,
    }
    .write();
    Ok(Json(PullAnswer {
        changes,
        cursor,
        has_more,
        epoch,
    }))
}

fn limit(asked: Option<&str>) -> Result<i64, ApiError> {
    let most = i64::from(PULL_CHANGES);
    match asked.map(str::parse::<i64>) {
        None => Ok(most),
        Some(Ok(limit)) if limit >= 1 => Ok(limit.min(most)),
        Some(_) => Err(ApiError::Invalid(Fields::one(
            "limit",
            "is no number from 1 on",
        ))),
    }
}
