//! What every request goes through before and after its handler: id and log, time and size limits,
//! the error envelope, health, the head of the OpenAPI document. Knows no feature.

mod encoded;
mod envelope;
mod error;
mod etag;
#[cfg(feature = "fuzzing")]
pub(crate) mod fuzzing;
mod health;
mod integrity;
mod json;
mod load;
mod openapi;
mod peer;
mod query;

use std::time::Duration;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::middleware::from_fn_with_state;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::timeout::TimeoutLayer;

use crate::App;

pub use encoded::decoded;
pub use error::{ApiError, Fields};
pub use etag::cached;
pub(crate) use health::routes as health;
pub use json::{Body, optional};
pub use load::Load;
pub(crate) use openapi::{complete, head};
pub use query::{form, number, path, query};

/// Bytes of a body where a route does not say otherwise.
const BODY: usize = 64 * 1024;
/// Longer than any queue a request can honestly stand in.
const TIME: Duration = Duration::from_mins(1);

/// What every request goes through, around the routes.
pub(crate) fn around(router: Router<App>, app: App) -> Router {
    router
        .layer(CatchPanicLayer::custom(error::panicked))
        .layer(TimeoutLayer::with_status_code(
            StatusCode::SERVICE_UNAVAILABLE,
            TIME,
        ))
        .layer(from_fn_with_state(app.clone(), load::shed))
        .layer(DefaultBodyLimit::max(BODY))
        .layer(from_fn_with_state(app.clone(), peer::count))
        .layer(from_fn_with_state(app.clone(), envelope::wrap))
        .with_state(app)
}
