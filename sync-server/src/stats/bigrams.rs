//! `GET /v1/me/bigrams`: the document's query 5, without its self-join, which takes time in the square of a session's
//! length and counts positions typed twice twice over.

use std::cmp::Reverse;

use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use protocol::{Bigram, Bigrams};
use trainer::stats::SessionStats;

use super::presses::{self, Days};
use crate::App;
use crate::accounts::Caller;
use crate::http::ApiError;

/// Pressed less often, a pair says nothing.
const PRESSES: u32 = 10;
/// A pair that goes wrong more often than this is told, 1/100 %.
const ERROR_RATE: u64 = 1_500;
/// No more of them.
const MOST: usize = 10;

/// The pairs of keys that go wrong often, the worst first.
#[utoipa::path(get, path = "/v1/me/bigrams", tag = "statistics", security(("bearer" = [])), params(Days),
    responses((status = OK, body = Bigrams)))]
pub(super) async fn bigrams(
    State(app): State<App>,
    caller: Caller,
    asked: Result<Query<Days>, QueryRejection>,
) -> Result<Json<Bigrams>, ApiError> {
    let days = Days::read(asked)?;
    let sum = presses::sum(&app, caller.user, days).await?;
    Ok(Json(Bigrams {
        days,
        bigrams: worst(&sum),
    }))
}

pub(super) fn worst(sum: &SessionStats) -> Vec<Bigram> {
    let mut worst: Vec<Bigram> = sum
        .pairs()
        .into_iter()
        .filter(|(_, stat)| {
            stat.presses >= PRESSES
                && u64::from(stat.errors) * 10_000 > ERROR_RATE * u64::from(stat.presses)
        })
        .map(|((before, unit), stat)| Bigram {
            bigram: format!("{before}{unit}"),
            presses: stat.presses,
            errors: stat.errors,
            error_rate: stat.error_rate(),
        })
        .collect();
    worst.sort_by_key(|pair| (Reverse(pair.error_rate), Reverse(pair.presses)));
    worst.truncate(MOST);
    worst
}
