//! `POST /v1/sync/push`: a verdict on each session, in the order sent.
//!
//! Decoding and judging touch nothing; everything that is stored goes through one transaction with all its
//! effects. If that fails, each session gets a transaction of its own, so that one that the database cannot take
//! hurts no other.

mod arrival;
mod batch;
mod figures;
#[cfg(feature = "fuzzing")]
pub(super) mod fuzzing;
mod judge;
pub(super) mod keystrokes;
mod refusal;
mod rows;
mod sent;

use std::sync::Arc;

use axum::Json;
use axum::body::Body;
use axum::extract::State;
use axum::http::HeaderMap;
use protocol::{
    MAX_PUSH_BYTES, MAX_PUSH_DECODED_BYTES, MAX_PUSH_SESSIONS, PushAnswer, PushRequest, Verdict,
};

use self::arrival::Arrival;
use self::batch::Batch;
use self::refusal::Refusal;
use self::sent::Sent;
use super::aside::Aside;
use super::client;
use crate::App;
use crate::accounts::Caller;
use crate::http::{ApiError, decoded};

/// Stores sessions, and merges settings and unlocks. Sending the same again changes nothing.
#[utoipa::path(post, path = "/v1/sync/push", tag = "sync", security(("bearer" = [])),
    request_body = PushRequest, responses((status = OK, body = PushAnswer),
        (status = UNSUPPORTED_MEDIA_TYPE, description = "Compressed otherwise than with zstd or gzip."),
        (status = UPGRADE_REQUIRED, description = "The app is too old.")))]
pub(super) async fn push(
    State(app): State<App>,
    caller: Caller,
    headers: HeaderMap,
    body: Body,
) -> Result<Json<PushAnswer>, ApiError> {
    client::check(&headers)?;
    let _pushing = app.load.push(caller.device)?;
    let request: PushRequest = decoded(
        &app.load,
        &headers,
        body,
        MAX_PUSH_BYTES,
        MAX_PUSH_DECODED_BYTES,
    )
    .await?;
    if request.sessions.len() > MAX_PUSH_SESSIONS {
        return Err(ApiError::TooLarge("send less at a time"));
    }
    let received_at = app.clock.now();
    let aside = Aside::check(request.settings, request.unlocks, received_at)?;
    let sessions = request.sessions;
    let elements = tokio::task::spawn_blocking(move || {
        sessions
            .iter()
            .map(|raw| Sent::decode(raw))
            .collect::<Vec<_>>()
    })
    .await
    .map_err(ApiError::internal)?;
    let batch = Batch {
        db: &app.db,
        user: caller.user,
        plans: app.plans,
        device_id: request.device_id,
        arrival: Arrival::new(received_at, request.sent_at),
    };
    let results = answer(&batch, elements, &aside).await?;
    Ok(Json(PushAnswer {
        server_time: app.clock.now(),
        results,
    }))
}

type Decoded = Result<Sent, (Option<uuid::Uuid>, Refusal)>;

/// The verdicts in the order of the elements.
async fn answer(
    batch: &Batch<'_>,
    elements: Vec<Decoded>,
    aside: &Aside,
) -> Result<Vec<Verdict>, ApiError> {
    let mut results: Vec<Option<Verdict>> = Vec::with_capacity(elements.len());
    let mut readable = Vec::new();
    for (index, element) in elements.into_iter().enumerate() {
        match element {
            Ok(sent) => {
                readable.push((index, Arc::new(sent)));
                results.push(None);
            }
            Err((id, refusal)) => results.push(Some(refusal.verdict(id))),
        }
    }
    let sessions: Vec<Arc<Sent>> = readable.iter().map(|(_, sent)| Arc::clone(sent)).collect();
    let verdicts = batch.store(&sessions, aside).await?;
    for ((index, _), verdict) in readable.into_iter().zip(verdicts) {
        results[index] = Some(verdict);
    }
    Ok(results.into_iter().flatten().collect())
}
