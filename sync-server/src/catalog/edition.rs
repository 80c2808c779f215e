//! One version of a course in the database: its rows, and what keeps it from being taken.

use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use sqlx::PgConnection;
use trainer::lesson::{Course, Lesson};
use trainer::text::Text;

use super::ImportError;
use crate::App;

/// Between the units of a text in which some unit has several code points; `cut_units()` in SQL.
const UNIT_SEPARATOR: char = '\u{1f}';

/// A version of a course.
pub(super) struct Edition<'a> {
    /// In the key order whose texts stand for the lessons.
    pub(super) native: &'a Course,
    /// In every key order, that one too.
    pub(super) orders: Vec<&'a Course>,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Put {
    /// It is new, or a new version.
    Imported,
    /// It was there to the letter.
    Unchanged,
}

impl Edition<'_> {
    /// Brings it into the catalogue, in the caller's transaction.
    pub(super) async fn put(&self, app: &App, db: &mut PgConnection) -> Result<Put, ImportError> {
        let course = self.native;
        let there = sqlx::query_file!("src/catalog/sql/there.sql", course.slug)
            .fetch_optional(&mut *db)
            .await?;
        if let Some(there) = there {
            let (is_same, is_older) = (
                there.version == course.version,
                number(&there.version) > number(&course.version),
            );
            if there.language != course.language || there.age_group != course.age_group.as_str() {
                return Err(ImportError::OtherKind(course.slug.clone()));
            }
            if is_older {
                return Err(ImportError::Older {
                    slug: course.slug.clone(),
                    version: course.version.clone(),
                    there: there.version,
                });
            }
            if is_same {
                self.is_unchanged(db, there.id).await?;
                return Ok(Put::Unchanged);
            }
            if there.total_lessons > count(course.lessons.len()) {
                return Err(ImportError::Fewer {
                    slug: course.slug.clone(),
                    version: course.version.clone(),
                    lessons: course.lessons.len(),
                    there: there.total_lessons,
                });
            }
        }
        let id = self.put_course(app, db).await?;
        for course in &self.orders {
            put_texts(db, id, course).await?;
        }
        Ok(Put::Imported)
    }

    /// Refuses what has the version that is there, and not its words, goals and texts.
    async fn is_unchanged(&self, db: &mut PgConnection, id: i64) -> Result<(), ImportError> {
        let course = self.native;
        let changed = sqlx::query_file_scalar!(
            "src/catalog/sql/changed_lesson.sql",
            id,
            &lessons(course).map(told).collect::<Vec<Value>>(),
        )
        .fetch_one(&mut *db)
        .await?;
        if let Some(number) = changed {
            return Err(changed_lesson(course, number));
        }
        for course in &self.orders {
            let rows = Rows::of(course)?;
            no_other_text(db, id, course, &rows).await?;
        }
        Ok(())
    }

    async fn put_course(&self, app: &App, db: &mut PgConnection) -> Result<i64, ImportError> {
        let course = self.native;
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
        let told: Vec<Value> = lessons(course).map(told).collect();
        sqlx::query_file!("src/catalog/sql/put_lessons.sql", id, &told)
            .execute(&mut *db)
            .await?;
        Ok(id)
    }
}

/// A lesson's columns, by their names.
fn told(lesson: &Lesson) -> Value {
    json!({
        "lesson_number": lesson.number,
        "block_number": lesson.block_number,
        "title": lesson.title,
        "description": lesson.description,
        "instructions": lesson.instructions,
        "text_content": lesson.text_content,
        "text_length": lesson.text_length,
        "target_wpm": lesson.target_wpm,
        "target_accuracy_centi": lesson.target_accuracy,
        "target_duration": lesson.target_duration,
        "target_keys": lesson.target_keys,
        "difficulty": lesson.difficulty,
        "exercise_type": lesson.exercise_type.as_str(),
        "unlock_requirements": lesson.unlock_requirements,
        "hints": lesson.hints,
    })
}

/// The columns of a key order's texts, a lesson a place.
struct Rows {
    numbers: Vec<i32>,
    texts: Vec<String>,
    lengths: Vec<i32>,
    target_keys: Vec<Value>,
    hashes: Vec<Vec<u8>>,
    units: Vec<String>,
    wpm: Vec<i32>,
    accuracy: Vec<i32>,
}

impl Rows {
    fn of(course: &Course) -> Result<Self, ImportError> {
        let cut = |lesson: &Lesson| {
            Text::new(&lesson.text_content).map_err(|cause| ImportError::Text {
                slug: course.slug.clone(),
                number: lesson.number,
                cause,
            })
        };
        let texts: Vec<Text> = lessons(course).map(cut).collect::<Result<_, _>>()?;
        Ok(Self {
            numbers: lessons(course)
                .map(|lesson| column(lesson.number))
                .collect(),
            texts: lessons(course)
                .map(|lesson| lesson.text_content.clone())
                .collect(),
            lengths: texts.iter().map(|text| count(text.len())).collect(),
            target_keys: lessons(course)
                .map(|lesson| json!(lesson.target_keys))
                .collect(),
            hashes: lessons(course)
                .map(|lesson| Sha256::digest(&lesson.text_content).to_vec())
                .collect(),
            units: texts.iter().map(pack_units).collect(),
            wpm: lessons(course)
                .map(|lesson| column(lesson.target_wpm))
                .collect(),
            accuracy: lessons(course)
                .map(|lesson| column(lesson.target_accuracy))
                .collect(),
        })
    }
}

/// Adds the texts of a key order. One that was published stays, and another one in its place is refused.
async fn put_texts(db: &mut PgConnection, id: i64, course: &Course) -> Result<(), ImportError> {
    let rows = Rows::of(course)?;
    sqlx::query_file!(
        "src/catalog/sql/put_texts.sql",
        id,
        course.version,
        course.key_order,
        &rows.numbers,
        &rows.texts,
        &rows.lengths,
        &rows.target_keys,
        &rows.hashes,
        &rows.units,
        &rows.wpm,
        &rows.accuracy,
    )
    .execute(&mut *db)
    .await?;
    no_other_text(db, id, course, &rows).await
}

/// Whether all texts of this version and key order are the ones in the catalogue.
async fn no_other_text(
    db: &mut PgConnection,
    id: i64,
    course: &Course,
    rows: &Rows,
) -> Result<(), ImportError> {
    let changed = sqlx::query_file_scalar!(
        "src/catalog/sql/changed_text.sql",
        id,
        course.version,
        course.key_order,
        &rows.numbers,
        &rows.hashes,
        &rows.wpm,
        &rows.accuracy,
    )
    .fetch_one(db)
    .await?;
    changed.map_or(Ok(()), |number| Err(changed_lesson(course, number)))
}

fn changed_lesson(course: &Course, number: i32) -> ImportError {
    ImportError::Changed {
        slug: course.slug.clone(),
        version: course.version.clone(),
        number: u32::try_from(number).unwrap_or_default(),
        key_order: course.key_order.clone(),
    }
}

fn lessons(course: &Course) -> impl Iterator<Item = &Lesson> {
    course.lessons.iter()
}

/// A version as numbers, to compare by.
fn number(version: &str) -> Vec<u32> {
    version
        .split('.')
        .map(|part| part.parse().unwrap_or(0))
        .collect()
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
    fn only_texts_with_composed_units_are_separated() {
        let packed = |text: &str| pack_units(&Text::new(text).unwrap());
        assert_eq!(packed("fj é"), "fj é");
        assert_eq!(packed("a👍🏽b"), "a\u{1f}👍🏽\u{1f}b");
    }

    #[test]
    fn versions_are_compared_as_numbers() {
        assert!(number("1.10.0") > number("1.9.3"));
        assert!(number("2.0.0") > number("1.99.99"));
        assert_eq!(number("1.0.0"), number("1.0.0"));
    }
}
