//! Bringing courses into the database: those built into the binary, and those that somebody wrote.

use std::path::Path;

use serde_json::json;
use sha2::{Digest as _, Sha256};
use sqlx::{PgConnection, Postgres, Transaction};
use trainer::content::{self, Collection, ContentError, CourseInfo};
use trainer::keyboard::{self, Layout};
use trainer::lesson::{Course, Lesson};
use trainer::text::{Text, TextError};

use super::folder::{self, FolderError};
use crate::App;

/// Between the units of a text in which some unit has several code points; `cut_units()` in SQL.
const UNIT_SEPARATOR: char = '\u{1f}';

/// Why the catalogue could not be imported. Nothing of it was.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The courses themselves are broken.
    #[error(transparent)]
    Content(#[from] ContentError),
    /// What somebody wrote is broken, or not there.
    #[error(transparent)]
    Folder(#[from] FolderError),
    /// A lesson has a text that cannot be typed.
    #[error("lesson {number} of {slug} has no proper text: {cause}")]
    Text {
        /// The course.
        slug: String,
        /// The lesson.
        number: u32,
        /// What is wrong.
        cause: TextError,
    },
    /// What was published stays as it is.
    #[error(
        "version {version} of {slug} is in the catalogue with another text in lesson {number} ({key_order}): \
         a changed course needs a new version"
    )]
    Changed {
        /// The course.
        slug: String,
        /// Its version.
        version: String,
        /// The lesson.
        number: u32,
        /// The key order.
        key_order: String,
    },
    /// The database failed.
    #[error(transparent)]
    Database(#[from] sqlx::Error),
}

/// Imports the built-in courses where none of them is there, brings those that are there to the built-in
/// version, and renews the table of fingers. Run at every start; with nothing new it writes nothing.
pub async fn import_built_in(app: &App) -> Result<(), ImportError> {
    let mut db = begin(app).await?;
    put_fingers(&mut db, keyboard::layouts()).await?;
    let there = sqlx::query!("SELECT slug, version FROM courses")
        .fetch_all(&mut *db)
        .await?;
    let built_in = content::catalogue()?;
    let has = |slug: &str| there.iter().any(|course| course.slug == slug);
    let is_first = !built_in.iter().any(|info| has(&info.slug));
    for info in built_in {
        let is_wanted = is_first || has(&info.slug);
        let is_there = there
            .iter()
            .any(|course| course.slug == info.slug && course.version == info.version);
        if is_wanted && !is_there {
            put_course(app, &mut db, &info).await?;
            tracing::info!(course = info.slug, version = info.version, "imported");
        }
    }
    db.commit().await?;
    Ok(())
}

/// Imports the courses of a folder, as the app reads one: all of them, or with anything broken none.
pub async fn import_folder(app: &App, folder: &Path) -> Result<Vec<Course>, ImportError> {
    let Collection {
        layouts, courses, ..
    } = folder::read(folder)?;
    let mut db = begin(app).await?;
    put_fingers(&mut db, &layouts).await?;
    for course in &courses {
        let id = put_native(app, &mut db, course).await?;
        for lesson in &course.lessons {
            put_text(&mut db, id, course, lesson).await?;
        }
    }
    db.commit().await?;
    Ok(courses)
}

/// Those who import at the same time do it one after the other.
async fn begin(app: &App) -> sqlx::Result<Transaction<'static, Postgres>> {
    let mut db = app.db.begin().await?;
    sqlx::query!("SELECT pg_advisory_xact_lock(hashtext('catalog'))")
        .execute(&mut *db)
        .await?;
    Ok(db)
}

async fn put_fingers(db: &mut PgConnection, of: &[Layout]) -> sqlx::Result<()> {
    let (mut layouts, mut codes, mut fingers) = (Vec::new(), Vec::new(), Vec::new());
    for layout in of {
        let space = (!layout.keys.contains_key("Space")).then_some("Space");
        for code in layout.keys.keys().map(|code| &**code).chain(space) {
            let Some(finger) = layout.finger(code) else {
                continue;
            };
            layouts.push(layout.id.to_string());
            codes.push(code.to_owned());
            fingers.push(finger.as_str().to_owned());
        }
    }
    sqlx::query_file!(
        "src/catalog/sql/put_fingers.sql",
        &layouts,
        &codes,
        &fingers
    )
    .execute(db)
    .await?;
    Ok(())
}

async fn put_course(
    app: &App,
    db: &mut PgConnection,
    info: &CourseInfo,
) -> Result<(), ImportError> {
    let native = native(info);
    let id = put_native(app, db, &content::course(&info.slug, native)?).await?;
    for key_order in &info.key_orders {
        let course = content::course(&info.slug, key_order)?;
        for lesson in &course.lessons {
            put_text(db, id, &course, lesson).await?;
        }
    }
    Ok(())
}

/// The key order whose text stands for the lesson: that of the layout most people of the language have.
fn native(info: &CourseInfo) -> &str {
    let is_native = |order: &&&str| **order == info.language || **order == "us";
    info.key_orders
        .iter()
        .find(is_native)
        .or(info.key_orders.first())
        .copied()
        .unwrap_or("us")
}

async fn put_native(app: &App, db: &mut PgConnection, course: &Course) -> Result<i64, ImportError> {
    let id = sqlx::query_file_scalar!(
        "src/catalog/sql/put_course.sql",
        course.slug,
        course.name,
        course.description,
        course.language,
        course.age_group.as_str(),
        course.version,
        count(course.lessons.len()),
        count(course.blocks.len()),
        app.clock.now(),
    )
    .fetch_one(&mut *db)
    .await?;
    for lesson in &course.lessons {
        let requirements = json!(lesson.unlock_requirements);
        sqlx::query_file!(
            "src/catalog/sql/put_lesson.sql",
            id,
            column(lesson.number),
            column(lesson.block_number),
            lesson.title,
            lesson.description,
            lesson.instructions,
            lesson.text_content,
            column(lesson.text_length),
            column(lesson.target_wpm),
            column(lesson.target_accuracy),
            column(lesson.target_duration),
            json!(lesson.target_keys),
            i32::from(lesson.difficulty),
            lesson.exercise_type.as_str(),
            requirements,
            json!(lesson.hints),
        )
        .fetch_one(&mut *db)
        .await?;
    }
    Ok(id)
}

async fn put_text(
    db: &mut PgConnection,
    course_id: i64,
    course: &Course,
    lesson: &Lesson,
) -> Result<(), ImportError> {
    let text = Text::new(&lesson.text_content).map_err(|cause| ImportError::Text {
        slug: course.slug.clone(),
        number: lesson.number,
        cause,
    })?;
    let hash: [u8; 32] = Sha256::digest(&lesson.text_content).into();
    let done = sqlx::query_file!(
        "src/catalog/sql/put_text.sql",
        course_id,
        course.version,
        course.key_order,
        lesson.text_content,
        count(text.len()),
        json!(lesson.target_keys),
        &hash,
        pack_units(&text),
        column(lesson.target_wpm),
        column(lesson.target_accuracy),
        column(lesson.number),
    )
    .execute(&mut *db)
    .await?;
    if done.rows_affected() == 1 {
        return Ok(());
    }
    let same = sqlx::query_file_scalar!(
        "src/catalog/sql/has_text.sql",
        course_id,
        column(lesson.number),
        course.version,
        course.key_order,
        &hash,
    );
    if same.fetch_one(db).await? {
        return Ok(());
    }
    Err(ImportError::Changed {
        slug: course.slug.clone(),
        version: course.version.clone(),
        number: lesson.number,
        key_order: course.key_order.clone(),
    })
}

/// The units of a text as `cut_units()` reads them: the text itself where every unit is one code point.
pub fn pack_units(text: &Text) -> String {
    if text.units().iter().all(|unit| unit.chars().count() == 1) {
        return text.as_string();
    }
    let mut packed = String::new();
    for (index, unit) in text.units().iter().enumerate() {
        if index > 0 {
            packed.push(UNIT_SEPARATOR);
        }
        packed.push_str(unit);
    }
    packed
}

fn column(number: u32) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

fn count(number: usize) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_course_has_a_native_key_order() {
        for info in content::catalogue().unwrap() {
            let expected = if info.language == "en" {
                "us"
            } else {
                &info.language
            };
            assert_eq!(native(&info), expected);
        }
    }

    #[test]
    fn only_texts_with_composed_units_are_separated() {
        let packed = |text: &str| pack_units(&Text::new(text).unwrap());
        assert_eq!(packed("fj é"), "fj é");
        assert_eq!(packed("a👍🏽b"), "a\u{1f}👍🏽\u{1f}b");
    }
}
