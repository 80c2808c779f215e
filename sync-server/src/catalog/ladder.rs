//! Lessons as steps of their course, and what clients call them.

use std::collections::BTreeMap;

use protocol::{LessonRef, Unlock};
use sqlx::PgConnection;

use super::find::LAST;

/// A lesson among those of its course.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rung {
    /// Row in `lessons`.
    pub lesson: i64,
    /// Row in `courses`.
    pub course: i64,
    /// Slug of the course.
    pub slug: String,
    /// Number of the lesson, from 1.
    pub number: i32,
    /// The stars that complete it: those the next one asks for.
    pub stars_to_complete: u8,
    /// The lesson it opens.
    pub next: Option<i64>,
}

/// These lessons, by their row.
pub async fn rungs(db: &mut PgConnection, lessons: &[i64]) -> sqlx::Result<BTreeMap<i64, Rung>> {
    let rows = sqlx::query_file!("src/catalog/sql/rungs.sql", lessons)
        .fetch_all(db)
        .await?;
    let rung = rows.into_iter().map(|row| {
        let stars = row.stars.and_then(|stars| u8::try_from(stars).ok());
        let rung = Rung {
            lesson: row.lesson,
            course: row.course,
            slug: row.slug,
            number: row.number,
            stars_to_complete: stars.unwrap_or(LAST),
            next: row.next,
        };
        (rung.lesson, rung)
    });
    Ok(rung.collect())
}

/// The lessons that clients name; those that are not known (yet) are left out.
pub async fn lesson_ids(db: &mut PgConnection, named: &[Unlock]) -> sqlx::Result<Vec<i64>> {
    let (slugs, numbers): (Vec<String>, Vec<i32>) = named
        .iter()
        .filter(|unlock| !unlock.course.contains('\0'))
        .filter_map(|unlock| Some((unlock.course.clone(), i32::try_from(unlock.number).ok()?)))
        .unzip();
    sqlx::query_file_scalar!("src/catalog/sql/lesson_ids.sql", &slugs, &numbers)
        .fetch_all(db)
        .await
}

/// What clients call these rows of `lesson_texts`.
pub async fn text_names(
    db: &mut PgConnection,
    texts: &[i64],
) -> sqlx::Result<BTreeMap<i64, LessonRef>> {
    let rows = sqlx::query_file!("src/catalog/sql/text_names.sql", texts)
        .fetch_all(db)
        .await?;
    let named = rows.into_iter().map(|row| {
        let number = u32::try_from(row.number).unwrap_or_default();
        (
            row.id,
            LessonRef {
                course: row.slug,
                version: row.version,
                number,
                key_order: row.key_order,
            },
        )
    });
    Ok(named.collect())
}
