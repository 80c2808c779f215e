//! Sync: hello, push, pull, digest, deleting a session.
//!
//! Owns sessions and what follows from them (statistics, key presses, progress, days, weeks), settings, unlocks,
//! tombstones, and the order of changes. Every transaction that changes something for a learner holds that
//! learner's lock: see [`ledger`].

mod aside;
mod client;
mod days;
mod delete;
mod derived;
mod digest;
mod facts;
#[cfg(feature = "fuzzing")]
pub(crate) mod fuzzing;
mod hello;
mod ledger;
mod progress;
mod pull;
mod push;
mod weeks;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::App;

pub(crate) use aside::{settings_of, write_setting};
pub use derived::{Difference, check_derived, mend_derived};
pub(crate) use facts::{Finished, Moment, finished, history};
pub use ledger::Ledger;

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(hello::hello))
        .routes(routes!(push::push))
        .routes(routes!(pull::pull))
        .routes(routes!(digest::digest))
        .routes(routes!(delete::delete))
}
