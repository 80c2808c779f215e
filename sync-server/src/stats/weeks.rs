//! `GET /v1/me/weekly`: the weekly summaries the document asks for, by ISO weeks of the learner's own days.

use async_trait::async_trait;
use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use chrono::{Datelike as _, NaiveDate, TimeDelta};
use protocol::{WeeklyValue, Weeks};
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
    /// Weeks before this one, where the learner is; 26 if not given.
    #[param(value_type = Option<u32>, minimum = 1, maximum = 522)]
    weeks: Option<String>,
}

/// The figures of the last weeks; of those that begin within 90 days without a plan, where plans are sold.
#[utoipa::path(get, path = "/v1/me/weekly", tag = "statistics", security(("bearer" = [])), params(Back),
    responses((status = OK, body = Weeks)))]
pub(super) async fn weekly(
    State(app): State<App>,
    caller: Caller,
    asked: Result<Query<Back>, QueryRejection>,
) -> Result<Json<Weeks>, ApiError> {
    let weeks = http::number("weeks", http::query(asked)?.weeks.as_deref(), 26, 522)?;
    let shown = accounts::shown_days(&app, caller.user, weeks * 7).await?;
    let today = accounts::today(&app, caller.user).await?;
    let monday = today - TimeDelta::days(today.weekday().num_days_from_monday().into());
    let report = Since {
        user: caller.user,
        since: if shown < weeks * 7 {
            today - TimeDelta::days(shown.into())
        } else {
            monday - TimeDelta::weeks(weeks.into())
        },
    };
    let weeks = app.reports.read(&report).await?;
    Ok(Json(Weeks { weeks }))
}

struct Since {
    user: i64,
    since: NaiveDate,
}

#[async_trait]
impl Report for Since {
    type Answer = Vec<WeeklyValue>;

    async fn read(&self, db: &mut PgConnection) -> sqlx::Result<Self::Answer> {
        let rows = sqlx::query_file!("src/stats/sql/weeks.sql", self.user, self.since)
            .fetch_all(db)
            .await?;
        let week = rows.into_iter().map(|row| WeeklyValue {
            week: row.week,
            days_active: unsigned(row.days_active),
            sessions: unsigned(row.sessions_count),
            active_duration: long(row.active_duration),
            keystrokes: unsigned(row.total_keystrokes),
            errors: unsigned(row.total_errors),
            lessons_completed: unsigned(row.lessons_completed),
            avg_wpm: row.avg_wpm_centi.map(unsigned),
            best_wpm: row.max_wpm_centi.map(unsigned),
            avg_accuracy: row.avg_accuracy_centi.map(unsigned),
        });
        Ok(week.collect())
    }
}
