//! `GET /v1/me/weak-keys`: the document's query 2.

use std::cmp::Reverse;

use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use protocol::{WeakKey, WeakKeys};
use trainer::stats::{KeyStat, SessionStats};

use super::presses::{self, Days};
use crate::App;
use crate::accounts::Caller;
use crate::http::ApiError;

/// A key that goes wrong more often than this is weak, 1/100 %.
const ERROR_RATE: u32 = 1_000;
/// So is one that is slower, ms.
const LATENCY: u64 = 300;
/// No more of them.
const MOST: usize = 5;

/// The keys that go wrong often or are slow, the worst first.
#[utoipa::path(get, path = "/v1/me/weak-keys", tag = "statistics", security(("bearer" = [])), params(Days),
    responses((status = OK, body = WeakKeys)))]
pub(super) async fn weak_keys(
    State(app): State<App>,
    caller: Caller,
    asked: Result<Query<Days>, QueryRejection>,
) -> Result<Json<WeakKeys>, ApiError> {
    let days = Days::read(asked)?;
    let sum = presses::sum(&app, caller.user, days).await?;
    Ok(Json(WeakKeys {
        days,
        keys: weakest(&sum),
    }))
}

pub(super) fn weakest(sum: &SessionStats) -> Vec<WeakKey> {
    let is_weak = |stat: &KeyStat| {
        let presses = u64::from(stat.presses);
        u64::from(stat.errors) * 10_000 > u64::from(ERROR_RATE) * presses
            || stat.latency > LATENCY * presses
    };
    let mut weak: Vec<WeakKey> = sum
        .keys()
        .into_iter()
        .filter(|(_, stat)| is_weak(stat))
        .map(|(key, stat)| WeakKey {
            key: key.to_owned(),
            presses: stat.presses,
            errors: stat.errors,
            error_rate: stat.error_rate(),
            latency: mean(stat.latency, stat.presses),
        })
        .collect();
    weak.sort_by_key(|key| (Reverse(key.error_rate), Reverse(key.latency)));
    weak.truncate(MOST);
    weak
}

/// Mean, rounded half up.
fn mean(sum: u64, count: u32) -> u32 {
    let count = u64::from(count.max(1));
    u32::try_from(sum.saturating_mul(2).saturating_add(count) / (2 * count)).unwrap_or(u32::MAX)
}
