//! `GET /v1/me/courses/{slug}/progress`: the document's query 1, also for a course that was not begun, and what opens
//! each locked lesson.

use async_trait::async_trait;
use axum::Json;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use protocol::{BestAttempt, CourseProgress, LessonStanding, MissingStars};
use sqlx::PgConnection;
use trainer::lesson::{AgeGroup, Targets, star_requirements};

use super::{stars, unsigned};
use crate::App;
use crate::accounts::Caller;
use crate::http::{self, ApiError};
use crate::reports::Report;

/// How the caller stands in a course.
#[utoipa::path(get, path = "/v1/me/courses/{slug}/progress", tag = "statistics", security(("bearer" = [])),
    params(("slug" = String, Path)), responses((status = OK, body = CourseProgress)))]
pub(super) async fn progress(
    State(app): State<App>,
    caller: Caller,
    path: Result<Path<String>, PathRejection>,
) -> Result<Json<CourseProgress>, ApiError> {
    let course = http::path(path)?;
    let report = OfCourse {
        user: caller.user,
        course,
    };
    let rows = app.reports.read(&report).await?;
    if rows.is_empty() {
        return Err(ApiError::NotFound);
    }
    Ok(Json(summary(report.course, &rows)))
}

struct OfCourse {
    user: i64,
    course: String,
}

/// A lesson with how the learner stands in it.
struct Row {
    number: i32,
    age_group: String,
    target_wpm: i32,
    target_accuracy_centi: i32,
    stars_needed: Option<i16>,
    is_unlocked: bool,
    is_completed: bool,
    best_rating: Option<i16>,
    best_wpm_centi: Option<i32>,
    best_accuracy_centi: Option<i32>,
    attempt_count: i32,
    /// Figures of the best attempt as a whole.
    attempt_rating: Option<i16>,
    attempt_wpm_centi: Option<i32>,
    attempt_accuracy_centi: Option<i32>,
}

#[async_trait]
impl Report for OfCourse {
    type Answer = Vec<Row>;

    async fn read(&self, db: &mut PgConnection) -> sqlx::Result<Self::Answer> {
        if self.course.contains('\0') {
            return Ok(Vec::new());
        }
        sqlx::query_file_as!(Row, "src/stats/sql/progress.sql", self.user, self.course)
            .fetch_all(db)
            .await
    }
}

fn summary(course: String, rows: &[Row]) -> CourseProgress {
    let mut lessons = Vec::with_capacity(rows.len());
    let mut previous: Option<(&Row, bool)> = None;
    for row in rows {
        // As in `trainer::lesson::open_lessons`: the first, what was opened or typed, and what follows a completed
        // one, also one that a newer version of the course added.
        let is_open =
            row.number == 1 || row.is_unlocked || previous.is_some_and(|(row, _)| row.is_completed);
        lessons.push(LessonStanding {
            lesson_number: unsigned(row.number),
            is_unlocked: is_open,
            is_completed: row.is_completed,
            best_rating: stars(row.best_rating),
            best_wpm: row.best_wpm_centi.map(unsigned),
            best_accuracy: row.best_accuracy_centi.map(unsigned),
            attempt_count: unsigned(row.attempt_count),
            missing: previous
                .filter(|_| !is_open)
                .map(|(before, is_before_open)| missing(row, before, is_before_open)),
        });
        previous = Some((row, is_open));
    }
    let completed: Vec<&Row> = rows.iter().filter(|row| row.is_completed).collect();
    let (done, total) = (count(completed.len()), count(rows.len()));
    let speeds = || completed.iter().filter_map(|row| row.best_wpm_centi);
    CourseProgress {
        course,
        completed_lessons: done,
        total_lessons: total,
        completion_percentage: u32::try_from(half_up(
            u64::from(done) * 10_000,
            u64::from(total.max(1)),
        ))
        .unwrap_or_default(),
        avg_wpm: mean(speeds()),
        avg_accuracy: mean(completed.iter().filter_map(|row| row.best_accuracy_centi)),
        max_wpm: speeds().max().map(unsigned),
        lessons,
    }
}

/// What opens `row`, which the lesson `before` comes before.
fn missing(row: &Row, before: &Row, is_previous_unlocked: bool) -> MissingStars {
    let needed = stars(row.stars_needed).unwrap_or(1);
    let targets = Targets {
        wpm: unsigned(before.target_wpm),
        accuracy: unsigned(before.target_accuracy_centi),
        age: match before.age_group.as_str() {
            "kids" => AgeGroup::Kids,
            "teens" => AgeGroup::Teens,
            _ => AgeGroup::Adults,
        },
    };
    let requirement = star_requirements(&targets, needed);
    let best = || {
        Some(BestAttempt {
            rating: stars(before.attempt_rating)?,
            wpm: before.attempt_wpm_centi.map(unsigned)?,
            accuracy: before.attempt_accuracy_centi.map(unsigned)?,
        })
    };
    MissingStars {
        previous_lesson: unsigned(before.number),
        stars: needed,
        wpm: requirement.wpm_centi,
        accuracy: requirement.accuracy_centi,
        no_uncorrected_errors: requirement.no_uncorrected,
        best: best(),
        is_previous_unlocked,
    }
}

fn mean(figures: impl Iterator<Item = i32>) -> Option<u32> {
    let (mut sum, mut count) = (0_u64, 0_u64);
    for figure in figures {
        sum += u64::from(unsigned(figure));
        count += 1;
    }
    (count > 0).then(|| u32::try_from(half_up(sum, count)).unwrap_or(u32::MAX))
}

fn half_up(sum: u64, count: u64) -> u64 {
    (2 * sum + count) / (2 * count)
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
