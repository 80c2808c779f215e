//! `GET /v1/care`: who sees the caller.

use axum::Json;
use axum::extract::State;
use protocol::{CareOverview, OrgName, Seen, SeenBy};
use sqlx::PgConnection;

use crate::App;
use crate::accounts::Caller;
use crate::http::ApiError;

/// Everybody who sees the caller, and what they see.
#[utoipa::path(get, path = "/v1/care", tag = "care", security(("bearer" = [])),
    responses((status = OK, body = CareOverview)))]
pub(super) async fn overview(
    State(app): State<App>,
    caller: Caller,
) -> Result<Json<CareOverview>, ApiError> {
    let mut db = app.db.acquire().await?;
    let seen_by = seen_by(&mut db, caller.user).await?;
    Ok(Json(CareOverview { seen_by }))
}

pub(super) async fn seen_by(db: &mut PgConnection, learner: i64) -> sqlx::Result<Vec<SeenBy>> {
    let rows = sqlx::query_file!("src/care/sql/seen_by.sql", learner)
        .fetch_all(db)
        .await?;
    let value = rows.into_iter().map(|row| SeenBy {
        id: row.id,
        email: row.email,
        name: row.name,
        org: row
            .org_id
            .zip(row.org_name)
            .map(|(id, name)| OrgName { id, name }),
        since: row.since,
        seen: Seen::ALL
            .into_iter()
            .filter(|seen| row.seen.iter().any(|name| name == seen.as_str()))
            .collect(),
    });
    Ok(value.collect())
}
