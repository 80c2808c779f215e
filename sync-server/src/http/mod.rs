//! What every request goes through before and after its handler: id and log, time and size limits,
//! the error envelope, health, the OpenAPI document. Knows no feature by more than its router.

mod encoded;
mod envelope;
mod error;
mod health;
mod json;
mod openapi;

use std::time::Duration;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::middleware::from_fn_with_state;
use axum::routing::get;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::timeout::TimeoutLayer;
use utoipa_axum::router::OpenApiRouter;

use crate::App;
use crate::{accounts, sync};

pub use encoded::decoded;
pub use error::{ApiError, Fields};
pub use json::Body;

/// Bytes of a body where a route does not say otherwise.
const BODY: usize = 64 * 1024;
/// Longer than any queue a request can honestly stand in.
const TIME: Duration = Duration::from_mins(1);

/// Everything the server answers.
pub fn router(app: App) -> Router {
    let (router, document) = routes().split_for_parts();
    let document = openapi::complete(document);
    router
        .route("/openapi.json", get(async move || axum::Json(document)))
        .layer(CatchPanicLayer::custom(error::panicked))
        .layer(TimeoutLayer::with_status_code(
            StatusCode::SERVICE_UNAVAILABLE,
            TIME,
        ))
        .layer(DefaultBodyLimit::max(BODY))
        .layer(from_fn_with_state(app.clone(), envelope::wrap))
        .with_state(app)
}

/// The document at `/openapi.json`.
pub fn document() -> utoipa::openapi::OpenApi {
    openapi::complete(routes().into_openapi())
}

fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::with_openapi(openapi::head())
        .merge(health::routes())
        .merge(accounts::routes())
        .merge(sync::routes())
}
