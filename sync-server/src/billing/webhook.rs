//! `POST /v1/stripe/webhook`: that something happened, said by Stripe. Kept, and answered at once.

use axum::Json;
use axum::body::Body;
use axum::extract::State;
use axum::http::HeaderMap;
use http_body_util::{BodyExt as _, LengthLimitError, Limited};
use serde::Serialize;

use super::stripe::{Event, VERSION, is_id};
use super::{events, signature};
use crate::App;
use crate::http::ApiError;

/// Bytes of a body. Stripe names no limit; an invoice with a hundred lines has some 200 KiB.
const LONGEST: usize = 512 * 1024;

/// It is kept.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(super) struct Received {
    /// Always true.
    received: bool,
}

/// For Stripe alone: an event, signed over its bytes as they are sent (`Stripe-Signature`, scheme `v1`, at most five
/// minutes old). The same one again changes nothing.
#[utoipa::path(post, path = "/v1/stripe/webhook", tag = "billing",
    request_body(content = serde_json::Value, description = "An event of Stripe's."),
    responses((status = OK, body = Received),
        (status = BAD_REQUEST, description = "It is not signed by Stripe, or not just now, or is no event."),
        (status = NOT_FOUND, description = "No plans are sold here.")))]
pub(super) async fn webhook(
    State(app): State<App>,
    headers: HeaderMap,
    body: Body,
) -> Result<Json<Received>, ApiError> {
    let billing = app.billing.as_ref().ok_or(ApiError::NotFound)?;
    let body = match Limited::new(body, LONGEST).collect().await {
        Ok(collected) => collected.to_bytes(),
        Err(error) if error.is::<LengthLimitError>() => {
            return Err(ApiError::TooLarge("this address takes 512 KiB"));
        }
        Err(_) => return Err(ApiError::Unreadable("it broke off".to_owned())),
    };
    let now = app.clock.now();
    let signature = headers
        .get("stripe-signature")
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    if !signature::is_stripes(&billing.webhook_secrets, signature, &body, now) {
        return Err(ApiError::Unreadable(
            "it is not signed by Stripe".to_owned(),
        ));
    }
    let event: Event = serde_json::from_slice(&body)
        .ok()
        .filter(|event: &Event| is_id(&event.id) && !event.kind.contains('\0'))
        .ok_or_else(|| ApiError::Unreadable("it is no event".to_owned()))?;
    if event.api_version.as_deref() != Some(VERSION) {
        // Harmless, as only names are read of it; but the endpoint is to be set to the version that was tested.
        tracing::debug!("a webhook is of another version of Stripe's API than this server's");
    }
    let mut db = app.db.begin().await?;
    let is_new = events::keep(&mut db, billing, &event, now).await?;
    db.commit().await?;
    if is_new {
        billing.wake.notify_one();
    }
    Ok(Json(Received { received: true }))
}
