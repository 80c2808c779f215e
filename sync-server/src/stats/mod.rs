//! What the data says: a learner's progress, weak keys and pairs, days and weeks, and rankings; the document's five
//! queries.
//!
//! Reads what sync keeps, and writes none of it. Everything here is a report: it may come from a replica that is a
//! few seconds behind, see [`crate::reports`]. No question costs more because other people have more data.

mod bigrams;
mod days;
mod leaderboard;
mod presses;
mod progress;
mod weak_keys;
mod weeks;

use protocol::{Bigram, WeakKey};
use trainer::stats::SessionStats;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::App;

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(progress::progress))
        .routes(routes!(weak_keys::weak_keys))
        .routes(routes!(bigrams::bigrams))
        .routes(routes!(days::daily))
        .routes(routes!(weeks::weekly))
        .routes(routes!(leaderboard::leaderboard))
}

/// What somebody struggles with: keys and pairs by the same measure as their own statistics, at most five of each.
pub(crate) fn difficulties(sum: &SessionStats) -> (Vec<WeakKey>, Vec<Bigram>) {
    let mut pairs = bigrams::worst(sum);
    pairs.truncate(5);
    (weak_keys::weakest(sum), pairs)
}

/// A column that is never negative.
fn unsigned(figure: i32) -> u32 {
    u32::try_from(figure).unwrap_or_default()
}

/// A column that is never negative.
fn long(figure: i64) -> u64 {
    u64::try_from(figure).unwrap_or_default()
}

/// Stars.
fn stars(rating: Option<i16>) -> Option<u8> {
    rating.and_then(|rating| u8::try_from(rating).ok())
}
