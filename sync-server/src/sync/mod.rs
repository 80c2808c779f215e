//! Sync: hello, push, pull.
//!
//! Owns sessions and what follows from them (statistics, key presses, progress, days), settings, unlocks,
//! tombstones, and the order of changes. Every transaction that changes something for a learner holds that
//! learner's lock: see [`ledger`].

mod aside;
mod client;
mod days;
mod hello;
mod ledger;
mod progress;
mod pull;
mod push;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::App;

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(hello::hello))
        .routes(routes!(push::push))
        .routes(routes!(pull::pull))
}
