//! The catalogue: courses and their lessons.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// `GET /v1/courses`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Courses {
    /// Published ones, by slug.
    pub courses: Vec<CourseValue>,
}

/// A course, without its lessons.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CourseValue {
    /// `adults-en-v1`.
    pub slug: String,
    /// In the course's language.
    pub name: String,
    /// In the course's language.
    pub description: Option<String>,
    /// `en`, `ru`, `es`, `de`, `fr`.
    pub language: String,
    /// `adults`, `teens`, `kids`.
    pub age_group: String,
    /// The newest version. What was published under a version never changes.
    pub version: String,
    /// Lessons it has.
    pub total_lessons: u32,
    /// Blocks it has.
    pub total_blocks: u32,
    /// Minutes it takes, where the course says so.
    pub estimated_duration: Option<u32>,
    /// WPM to end with, where the course says so.
    pub target_wpm: Option<u32>,
    /// 1/100 %.
    pub target_accuracy: Option<u32>,
    /// To be shown first.
    pub is_featured: bool,
    /// A small picture.
    pub thumbnail_url: Option<String>,
    /// A large one.
    pub cover_image_url: Option<String>,
    /// The key orders its texts can be had in.
    pub key_orders: Vec<String>,
}

/// `GET /v1/courses/{slug}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CourseWithLessons {
    /// The course.
    #[serde(flatten)]
    pub course: CourseValue,
    /// Its lessons, by rising number, without their texts.
    pub lessons: Vec<LessonSummary>,
}

/// A lesson, without its text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LessonSummary {
    /// From 1.
    pub lesson_number: u32,
    /// From 1.
    pub block_number: u32,
    /// In the course's language.
    pub title: String,
    /// In the course's language.
    pub description: Option<String>,
    /// `drill`, `words`, `sentences`, `paragraphs`.
    pub exercise_type: String,
    /// 1 (easiest) to 5.
    pub difficulty: u8,
    /// Units of the text in the native key order.
    pub text_length: u32,
    /// WPM.
    pub target_wpm: u32,
    /// 1/100 %.
    pub target_accuracy: u32,
    /// Seconds.
    pub target_duration: Option<u32>,
    /// What opens it: `{"previous_lesson_stars": 2}`.
    #[cfg_attr(feature = "openapi", schema(value_type = serde_json::Value))]
    pub unlock_requirements: Value,
}

/// `GET /v1/courses/{slug}/lessons/{number}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LessonWithText {
    /// Slug of the course.
    pub course: String,
    /// Version of the text.
    pub version: String,
    /// Key order of the text.
    pub key_order: String,
    /// From 1.
    pub lesson_number: u32,
    /// From 1.
    pub block_number: u32,
    /// In the course's language, as in the newest version.
    pub title: String,
    /// In the course's language, as in the newest version.
    pub description: Option<String>,
    /// In the course's language, as in the newest version.
    pub instructions: Option<String>,
    /// `drill`, `words`, `sentences`, `paragraphs`.
    pub exercise_type: String,
    /// 1 (easiest) to 5.
    pub difficulty: u8,
    /// What is to be typed.
    pub text_content: String,
    /// Its units.
    pub text_length: u32,
    /// SHA-256 of the text, hex.
    pub text_hash: String,
    /// The characters it trains, new ones first.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<String>))]
    pub target_keys: Value,
    /// WPM.
    pub target_wpm: u32,
    /// 1/100 %.
    pub target_accuracy: u32,
    /// Seconds.
    pub target_duration: Option<u32>,
    /// What opens it: `{"previous_lesson_stars": 2}`.
    #[cfg_attr(feature = "openapi", schema(value_type = serde_json::Value))]
    pub unlock_requirements: Value,
    /// In the course's language.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<String>))]
    pub hints: Value,
}
