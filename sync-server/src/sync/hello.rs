//! `GET /v1/sync/hello`.

use axum::Json;
use axum::extract::State;
use protocol::{Hello, Limits};

use crate::App;
use crate::http::ApiError;

/// Within this many seconds the first pushes of all machines that were just switched on spread out.
const SPREAD_S: u32 = 120;
/// Changes in one answer to a pull.
pub(super) const PULL_CHANGES: u32 = 500;
/// The oldest app that may sync.
pub(super) const MIN_CLIENT: &str = "0.1.0";

/// What a client asks first.
#[utoipa::path(get, path = "/v1/sync/hello", tag = "sync", responses((status = OK, body = Hello)))]
pub(super) async fn hello(State(app): State<App>) -> Result<Json<Hello>, ApiError> {
    let epoch = sqlx::query_scalar!("SELECT epoch FROM server_state")
        .fetch_one(&app.db)
        .await?;
    let limit = |limit: usize| u32::try_from(limit).unwrap_or(u32::MAX);
    Ok(Json(Hello {
        proto_min: protocol::PROTO,
        proto_max: protocol::PROTO,
        epoch,
        server_time: app.clock.now(),
        spread_s: SPREAD_S,
        limits: Limits {
            push_sessions: limit(protocol::MAX_PUSH_SESSIONS),
            push_bytes: limit(protocol::MAX_PUSH_BYTES),
            push_decoded_bytes: limit(protocol::MAX_PUSH_DECODED_BYTES),
            pull_changes: PULL_CHANGES,
        },
        min_client: MIN_CLIENT.to_owned(),
        providers: app.oauth.names(),
    }))
}
