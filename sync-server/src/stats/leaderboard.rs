//! `GET /v1/courses/{slug}/lessons/{number}/leaderboard`: the document's query 3. Adults who opted in, by the best speed
//! the server computed itself, under `stop_on_error`.

use async_trait::async_trait;
use axum::Json;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use protocol::{Leaderboard, LeaderboardEntry, OwnRank};
use sqlx::PgConnection;

use super::{stars, unsigned};
use crate::App;
use crate::accounts::Caller;
use crate::http::{self, ApiError};
use crate::reports::Report;

/// A lesson's ranking, and where the caller stands in it.
#[utoipa::path(get, path = "/v1/courses/{slug}/lessons/{number}/leaderboard", tag = "statistics",
    security(("bearer" = [])), params(("slug" = String, Path), ("number" = u32, Path)),
    responses((status = OK, body = Leaderboard)))]
pub(super) async fn leaderboard(
    State(app): State<App>,
    caller: Caller,
    path: Result<Path<(String, u32)>, PathRejection>,
) -> Result<Json<Leaderboard>, ApiError> {
    let (course, lesson_number) = http::path(path)?;
    let report = OfLesson {
        user: caller.user,
        number: i32::try_from(lesson_number).map_err(|_| ApiError::NotFound)?,
        course,
    };
    let (entries, own) = app.reports.read(&report).await?.ok_or(ApiError::NotFound)?;
    Ok(Json(Leaderboard {
        course: report.course,
        lesson_number,
        entries,
        own,
    }))
}

struct OfLesson {
    user: i64,
    course: String,
    number: i32,
}

#[async_trait]
impl Report for OfLesson {
    /// None if there is no such lesson.
    type Answer = Option<(Vec<LeaderboardEntry>, Option<OwnRank>)>;

    async fn read(&self, db: &mut PgConnection) -> sqlx::Result<Self::Answer> {
        if self.course.contains('\0') {
            return Ok(None);
        }
        let lesson = sqlx::query_scalar!(
            "SELECT l.id FROM lessons l JOIN courses c ON c.id = l.course_id
             WHERE c.slug = $1 AND l.lesson_number = $2",
            self.course,
            self.number
        )
        .fetch_optional(&mut *db)
        .await?;
        let Some(lesson) = lesson else {
            return Ok(None);
        };
        let rows = sqlx::query_file!("src/stats/sql/leaderboard.sql", lesson)
            .fetch_all(&mut *db)
            .await?;
        let entries = rows.into_iter().map(|row| LeaderboardEntry {
            rank: rank(row.rank),
            username: row.username,
            avatar_url: row.avatar_url,
            wpm: unsigned(row.wpm),
            accuracy: unsigned(row.accuracy),
            rating: stars(row.rating),
            completed_at: row.completed_at,
        });
        let own = sqlx::query_file!("src/stats/sql/own_rank.sql", lesson, self.user)
            .fetch_optional(db)
            .await?;
        let own = own.map(|row| OwnRank {
            rank: rank(row.rank),
            wpm: unsigned(row.wpm),
            accuracy: unsigned(row.accuracy),
            rating: stars(row.rating),
        });
        Ok(Some((entries.collect(), own)))
    }
}

fn rank(rank: i64) -> u32 {
    u32::try_from(rank).unwrap_or(u32::MAX)
}
