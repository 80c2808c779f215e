//! Looking up what somebody says they typed.

use protocol::LessonRef;
use sqlx::PgConnection;
use trainer::lesson::{AgeGroup, Targets};

/// Stars that complete the last lesson of a course.
pub(super) const LAST: u8 = 2;

/// A lesson's text of one version and key order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypedLesson {
    /// Row in `courses`.
    pub course: i64,
    /// Row in `lessons`; the same for all versions.
    pub lesson: i64,
    /// Row in `lesson_texts`.
    pub text: i64,
    /// Number of the lesson, from 1.
    pub number: i32,
    /// What was to be typed.
    pub text_content: String,
    /// What gave stars in this version.
    pub targets: Targets,
}

/// The lesson a client names, or none: not known (yet).
pub async fn find(db: &mut PgConnection, wanted: &LessonRef) -> sqlx::Result<Option<TypedLesson>> {
    // A number beyond the column's type, or a NUL in a name, is no lesson of ours.
    let Ok(number) = i32::try_from(wanted.number) else {
        return Ok(None);
    };
    if [&wanted.course, &wanted.version, &wanted.key_order]
        .iter()
        .any(|name| name.contains('\0'))
    {
        return Ok(None);
    }
    let row = sqlx::query_file!(
        "src/catalog/sql/find.sql",
        wanted.course,
        wanted.version,
        number,
        wanted.key_order,
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| TypedLesson {
        course: row.course,
        lesson: row.lesson,
        text: row.text,
        number: row.number,
        text_content: row.text_content,
        targets: Targets {
            wpm: u32::try_from(row.target_wpm).unwrap_or_default(),
            accuracy: u32::try_from(row.target_accuracy_centi).unwrap_or_default(),
            age: match row.age_group.as_str() {
                "kids" => AgeGroup::Kids,
                "teens" => AgeGroup::Teens,
                _ => AgeGroup::Adults,
            },
        },
    }))
}

/// Those of these layouts that were imported besides the built-in ones.
pub async fn known_layouts(db: &mut PgConnection, ids: &[String]) -> sqlx::Result<Vec<String>> {
    sqlx::query_file_scalar!("src/catalog/sql/known_layouts.sql", ids)
        .fetch_all(db)
        .await
}

/// The stars that complete a lesson: those the next one asks for.
pub async fn stars_to_complete(
    db: &mut PgConnection,
    course: i64,
    number: i32,
) -> sqlx::Result<u8> {
    let row = sqlx::query_file!("src/catalog/sql/stars_to_complete.sql", course, number)
        .fetch_optional(db)
        .await?;
    Ok(row
        .and_then(|row| row.stars)
        .and_then(|stars| u8::try_from(stars).ok())
        .unwrap_or(LAST))
}
