//! `GET /v1/me/daily`: the document's query 4, by the learner's own days.

use async_trait::async_trait;
use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use chrono::{NaiveDate, TimeDelta};
use protocol::{DailyValue, Days};
use serde::Deserialize;
use sqlx::PgConnection;
use utoipa::IntoParams;

use super::{long, unsigned};
use crate::App;
use crate::accounts::{self, Caller};
use crate::http::{self, ApiError};
use crate::reports::Report;

/// How far back.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Back {
    /// Days before today, where the learner is; 30 if not given.
    #[param(value_type = Option<u32>, minimum = 1, maximum = 3660)]
    days: Option<String>,
}

/// The figures of the last days; of 90 at most without a plan, where plans are sold.
#[utoipa::path(get, path = "/v1/me/daily", tag = "statistics", security(("bearer" = [])), params(Back),
    responses((status = OK, body = Days)))]
pub(super) async fn daily(
    State(app): State<App>,
    caller: Caller,
    asked: Result<Query<Back>, QueryRejection>,
) -> Result<Json<Days>, ApiError> {
    let days = http::number("days", http::query(asked)?.days.as_deref(), 30, 3660)?;
    let days = accounts::shown_days(&app, caller.user, days).await?;
    let today = accounts::today(&app, caller.user).await?;
    let report = Since {
        user: caller.user,
        since: today - TimeDelta::days(days.into()),
    };
    let days = app.reports.read(&report).await?;
    Ok(Json(Days { days }))
}

struct Since {
    user: i64,
    since: NaiveDate,
}

#[async_trait]
impl Report for Since {
    type Answer = Vec<DailyValue>;

    async fn read(&self, db: &mut PgConnection) -> sqlx::Result<Self::Answer> {
        let rows = sqlx::query_file!("src/stats/sql/days.sql", self.user, self.since)
            .fetch_all(db)
            .await?;
        let day = rows.into_iter().map(|row| DailyValue {
            date: row.date,
            sessions: unsigned(row.sessions_count),
            active_duration: long(row.active_duration),
            keystrokes: unsigned(row.total_keystrokes),
            errors: unsigned(row.total_errors),
            lessons_completed: unsigned(row.lessons_completed),
            avg_wpm: row.avg_wpm_centi.map(unsigned),
            best_wpm: row.max_wpm_centi.map(unsigned),
            avg_accuracy: row.avg_accuracy_centi.map(unsigned),
        });
        Ok(day.collect())
    }
}
