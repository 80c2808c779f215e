//! The catalogue for everyone: `GET /v1/courses` and what is below it.

use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use protocol::{CourseValue, CourseWithLessons, Courses, LessonSummary, LessonWithText};
use serde::Deserialize;
use sqlx::PgConnection;
use utoipa::IntoParams;

use crate::App;
use crate::http::{self, ApiError, cached};

/// Which of a lesson's texts.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Which {
    /// Version of the course; the newest if not given.
    version: Option<String>,
    /// Key order; that of the language's own layout if not given.
    key_order: Option<String>,
}

/// The published courses. `If-None-Match` with the last `ETag` gets 304 while nothing changed.
#[utoipa::path(get, path = "/v1/courses", tag = "catalogue", responses((status = OK, body = Courses),
    (status = NOT_MODIFIED, description = "`If-None-Match` names what there is.")))]
pub(super) async fn courses(
    State(app): State<App>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let mut db = app.db.acquire().await?;
    let courses = published(&mut db, None).await?;
    cached(&headers, &Courses { courses })
}

/// One course with its lessons, without their texts. With `ETag`.
#[utoipa::path(get, path = "/v1/courses/{slug}", tag = "catalogue", params(("slug" = String, Path)),
    responses((status = OK, body = CourseWithLessons), (status = NOT_MODIFIED, description = "`If-None-Match` names what there is.")))]
pub(super) async fn course(
    State(app): State<App>,
    path: Result<Path<String>, PathRejection>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let slug = name(http::path(path)?)?;
    let mut db = app.db.acquire().await?;
    let course = published(&mut db, Some(&slug)).await?.pop();
    let course = course.ok_or(ApiError::NotFound)?;
    let lessons = sqlx::query_file!("src/catalog/sql/shown_lessons.sql", slug)
        .fetch_all(&mut *db)
        .await?;
    let lesson = lessons.into_iter().map(|row| LessonSummary {
        lesson_number: count(row.lesson_number),
        block_number: count(row.block_number),
        title: row.title,
        description: row.description,
        exercise_type: row.exercise_type,
        difficulty: u8::try_from(row.difficulty).unwrap_or(1),
        text_length: count(row.text_length),
        target_wpm: count(row.target_wpm),
        target_accuracy: count(row.target_accuracy_centi),
        target_duration: row.target_duration.map(count),
        unlock_requirements: row.unlock_requirements,
    });
    let lessons = lesson.collect();
    cached(&headers, &CourseWithLessons { course, lessons })
}

/// A lesson with the text of one version and key order. Under the same version that text is for ever the same.
/// With `ETag`.
#[utoipa::path(get, path = "/v1/courses/{slug}/lessons/{number}", tag = "catalogue",
    params(("slug" = String, Path), ("number" = u32, Path), Which),
    responses((status = OK, body = LessonWithText), (status = NOT_MODIFIED, description = "`If-None-Match` names what there is.")))]
pub(super) async fn lesson(
    State(app): State<App>,
    path: Result<Path<(String, u32)>, PathRejection>,
    query: Result<Query<Which>, QueryRejection>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let (slug, number) = http::path(path)?;
    let slug = name(slug)?;
    let number = i32::try_from(number).map_err(|_| ApiError::NotFound)?;
    let which = http::query(query)?;
    let version = which.version.map(name).transpose()?;
    let key_order = which.key_order.map(name).transpose()?;
    let row = sqlx::query_file!(
        "src/catalog/sql/shown_text.sql",
        slug,
        number,
        version,
        key_order
    )
    .fetch_optional(&app.db)
    .await?
    .ok_or(ApiError::NotFound)?;
    let lesson = LessonWithText {
        course: slug,
        version: row.version,
        key_order: row.key_order,
        lesson_number: count(number),
        block_number: count(row.block_number),
        title: row.title,
        description: row.description,
        instructions: row.instructions,
        exercise_type: row.exercise_type,
        difficulty: u8::try_from(row.difficulty).unwrap_or(1),
        text_content: row.text_content,
        text_length: count(row.text_length),
        text_hash: hex::encode(row.text_hash),
        target_keys: row.target_keys,
        target_wpm: count(row.target_wpm),
        target_accuracy: count(row.target_accuracy_centi),
        target_duration: row.target_duration.map(count),
        unlock_requirements: row.unlock_requirements,
        hints: row.hints,
    };
    cached(&headers, &lesson)
}

async fn published(db: &mut PgConnection, slug: Option<&str>) -> sqlx::Result<Vec<CourseValue>> {
    let rows = sqlx::query_file!("src/catalog/sql/shown_courses.sql", slug)
        .fetch_all(db)
        .await?;
    let course = rows.into_iter().map(|row| CourseValue {
        slug: row.slug,
        name: row.name,
        description: row.description,
        language: row.language,
        age_group: row.age_group,
        version: row.version,
        total_lessons: count(row.total_lessons),
        total_blocks: count(row.total_blocks),
        estimated_duration: row.estimated_duration.map(count),
        target_wpm: row.target_wpm.map(count),
        target_accuracy: row.target_accuracy_centi.map(count),
        is_featured: row.is_featured,
        thumbnail_url: row.thumbnail_url,
        cover_image_url: row.cover_image_url,
        key_orders: row.key_orders,
    });
    Ok(course.collect())
}

/// A name as it may stand in the database; one with a NUL is nobody's.
fn name(name: String) -> Result<String, ApiError> {
    if name.contains('\0') {
        return Err(ApiError::NotFound);
    }
    Ok(name)
}

fn count(number: i32) -> u32 {
    u32::try_from(number).unwrap_or_default()
}
