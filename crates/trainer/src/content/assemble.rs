//! Puts a course together from its plan, its wording and the generator.

use std::collections::BTreeMap;

use super::ContentError;
use super::lesson_text::{Ground, Used};
use super::plan::{self, LessonPlan};
use super::random::Random;
use super::sources::{SOURCES, wording};
use super::texts::texts;
use super::wording::{Head, Wording};
use super::words::words;
use crate::achievements::Outline;
use crate::lesson::{AgeGroup, Block, Course, Lesson, UnlockRequirements, target_duration};

/// Stars that every lesson asks of the one before it.
const PREVIOUS_LESSON_STARS: u8 = 2;

/// What there is to choose from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CourseInfo {
    /// `adults-en-v1`.
    pub slug: String,
    /// In the course's language.
    pub name: String,
    /// In the course's language.
    pub description: String,
    /// `en`, `ru` …
    pub language: String,
    /// Whom it is for.
    pub age_group: AgeGroup,
    /// `1.0.0`.
    pub version: String,
    /// The key orders it can be had in.
    pub key_orders: Vec<&'static str>,
}

/// All courses, without their texts. Reads no more than the beginning of each file.
pub fn catalogue() -> Result<Vec<CourseInfo>, ContentError> {
    let info = |source: &super::sources::Source| {
        let head = Head::read(source.file, source.text)?;
        Ok(CourseInfo {
            slug: head.slug,
            name: head.name,
            description: head.description,
            age_group: head.age_group,
            version: head.version,
            key_orders: plan::names(&head.language)?,
            language: head.language,
        })
    };
    SOURCES.iter().map(info).collect()
}

/// What each course is made of, by slug, without its texts.
pub(crate) fn outlines() -> Result<BTreeMap<String, Outline>, ContentError> {
    let outline = |source: &super::sources::Source| {
        let head = Head::read(source.file, source.text)?;
        let outline = Outline {
            lessons: plan::outline(&head.slug)?,
            language: head.language,
            age_group: head.age_group,
        };
        Ok((head.slug, outline))
    };
    SOURCES.iter().map(outline).collect()
}

/// The course `slug` for layouts that teach their keys in `key_order`.
pub fn course(slug: &str, key_order: &str) -> Result<Course, ContentError> {
    let wording = wording(slug)?;
    let plan = plan::lessons(slug, &wording.language, key_order)?;
    wording.covers(plan.iter().map(|lesson| lesson.block_number))?;
    let titles = (1..).zip(&wording.blocks);
    Ok(Course {
        slug: slug.to_owned(),
        name: wording.name.clone(),
        description: wording.description.clone(),
        language: wording.language.clone(),
        age_group: wording.age_group,
        version: wording.version.clone(),
        key_order: key_order.to_owned(),
        blocks: titles
            .map(|(number, title)| Block {
                number,
                title: title.clone(),
            })
            .collect(),
        lessons: lessons(wording, &plan, key_order)?,
    })
}

fn lessons(
    wording: &Wording,
    plan: &[LessonPlan],
    key_order: &str,
) -> Result<Vec<Lesson>, ContentError> {
    let (words, texts) = (words(&wording.language)?, texts(&wording.language)?);
    let mut used = Used::default();
    let mut taught: Vec<String> = Vec::new();
    let mut lessons: Vec<Lesson> = Vec::new();
    for (planned, told) in plan.iter().zip(&wording.lessons) {
        let of_block = block_keys(planned, &lessons);
        if planned.introduces {
            taught.extend(planned.focus.iter().cloned());
        }
        let trained = if planned.focus.is_empty() {
            &of_block
        } else {
            &planned.focus
        };
        let number = planned.number.to_string();
        let mut random = Random::of(&[&wording.slug, &number, &wording.version, key_order]);
        let ground = Ground {
            language: &wording.language,
            age: wording.age_group,
            key_order,
            words,
            texts,
            taught: &taught,
            planned,
            trained,
        };
        let text = ground.text(&mut used, &mut random)?;
        let target_keys = if trained.is_empty() {
            units(&text)
        } else {
            trained.clone()
        };
        let text_length = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
        let fill = |text: &String| wording.fill(text, &target_keys);
        lessons.push(Lesson {
            number: planned.number,
            block_number: planned.block_number,
            title: fill(&told.title),
            description: fill(&told.description),
            instructions: fill(&told.instructions),
            hints: told.hints.iter().map(fill).collect(),
            exercise_type: planned.exercise_type,
            new_keys: if planned.introduces {
                planned.focus.clone()
            } else {
                Vec::new()
            },
            focus: planned.focus.clone(),
            text_content: text,
            text_length,
            target_wpm: planned.target_wpm,
            target_accuracy: planned.target_accuracy,
            target_duration: target_duration(text_length, planned.target_wpm),
            difficulty: difficulty(planned),
            unlock_requirements: UnlockRequirements {
                previous_lesson_stars: PREVIOUS_LESSON_STARS,
            },
            target_keys,
        });
    }
    Ok(lessons)
}

/// What a review goes over: the keys of its block so far.
fn block_keys(planned: &LessonPlan, before: &[Lesson]) -> Vec<String> {
    let of_block = before
        .iter()
        .filter(|lesson| lesson.block_number == planned.block_number);
    of_block
        .flat_map(|lesson| lesson.new_keys.iter().cloned())
        .collect()
}

/// The different characters of a text in their order, without the space.
pub(super) fn units(text: &str) -> Vec<String> {
    let mut units: Vec<String> = Vec::new();
    for unit in text.chars().filter(|unit| *unit != ' ') {
        let unit = unit.to_string();
        if !units.contains(&unit) {
            units.push(unit);
        }
    }
    units
}

fn difficulty(planned: &LessonPlan) -> u8 {
    match planned.block_number {
        0 | 1 => 1,
        2 => 2,
        3 => 3,
        4 | 5 => 4,
        _ => 5,
    }
}
