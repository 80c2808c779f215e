//! A learner's key presses of some time, summed from the statistics of each session.

use async_trait::async_trait;
use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use chrono::{DateTime, TimeDelta, Utc};
use serde::Deserialize;
use sqlx::PgConnection;
use trainer::stats::SessionStats;
use utoipa::IntoParams;

use crate::App;
use crate::accounts;
use crate::http::{self, ApiError};
use crate::reports::Report;

/// How far back.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Days {
    /// Sessions begun in the last so many days; 7 if not given.
    #[param(value_type = Option<u32>, minimum = 1, maximum = 366)]
    days: Option<String>,
}

impl Days {
    /// The number asked for.
    pub(super) fn read(asked: Result<Query<Self>, QueryRejection>) -> Result<u32, ApiError> {
        http::number("days", http::query(asked)?.days.as_deref(), 7, 366)
    }
}

/// The packed statistics of the sessions begun since then.
struct Packed {
    user: i64,
    since: DateTime<Utc>,
}

#[async_trait]
impl Report for Packed {
    type Answer = Vec<Vec<u8>>;

    async fn read(&self, db: &mut PgConnection) -> sqlx::Result<Self::Answer> {
        sqlx::query_scalar!(
            "SELECT t.packed
            FROM sessions s
            JOIN session_stats t ON t.session_id = s.id AND t.user_id = s.user_id
            WHERE s.user_id = $1 AND s.started_at >= $2",
            self.user,
            self.since
        )
        .fetch_all(db)
        .await
    }
}

/// The sum over the sessions of the last days, as far back as the plan shows.
pub(super) async fn sum(app: &App, user: i64, days: u32) -> Result<SessionStats, ApiError> {
    let days = accounts::shown_days(app, user, days).await?;
    let since = app.clock.now() - TimeDelta::days(days.into());
    let packed = app.reports.read(&Packed { user, since }).await?;
    let add_up = move || {
        let mut sum = SessionStats::default();
        for one in packed {
            sum.merge_packed(&one)?;
        }
        Ok::<_, trainer::stats::Malformed>(sum)
    };
    // Away from the threads that answer requests: a busy year is thousands of sessions.
    tokio::task::spawn_blocking(add_up)
        .await
        .map_err(ApiError::internal)?
        .map_err(ApiError::internal)
}
