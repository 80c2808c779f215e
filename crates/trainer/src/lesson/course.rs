//! What a course and a lesson are: the fields of the tables `courses` and `lessons`, in stored units.

use serde::{Deserialize, Serialize};

use super::Targets;

/// Whom a course is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AgeGroup {
    /// Grown-ups.
    Adults,
    /// About 12 to 17 years.
    Teens,
    /// About 7 to 11 years; speed does not gate them.
    Kids,
}

impl AgeGroup {
    /// The word used in slugs, files and columns.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Adults => "adults",
            Self::Teens => "teens",
            Self::Kids => "kids",
        }
    }
}

/// What kind of text a lesson has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExerciseType {
    /// Groups of letters around the new keys.
    Drill,
    /// Single words.
    Words,
    /// Written sentences.
    Sentences,
    /// Written paragraphs.
    Paragraphs,
}

impl ExerciseType {
    /// The word used in files and columns.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Drill => "drill",
            Self::Words => "words",
            Self::Sentences => "sentences",
            Self::Paragraphs => "paragraphs",
        }
    }
}

/// A course for one key order: the texts of its lessons use the keys in the order that layout teaches.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Course {
    /// `adults-en-v1`: unique, at most 100 characters.
    pub slug: String,
    /// In the course's language.
    pub name: String,
    /// In the course's language.
    pub description: String,
    /// `en`, `ru`, `es`, `de`, `fr`.
    pub language: String,
    /// Whom it is for.
    pub age_group: AgeGroup,
    /// `1.0.0`; another text needs another version.
    pub version: String,
    /// Whose order of keys the texts follow: `us`, `us-dvorak`, `ru` …
    pub key_order: String,
    /// In rising order of number, from 1 without gaps.
    pub blocks: Vec<Block>,
    /// In rising order of number, from 1 without gaps.
    pub lessons: Vec<Lesson>,
}

/// A part of a course.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// From 1.
    pub number: u32,
    /// In the course's language.
    pub title: String,
}

/// One lesson.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lesson {
    /// From 1.
    #[serde(rename = "lesson_number")]
    pub number: u32,
    /// From 1.
    pub block_number: u32,
    /// In the course's language, at most 255 characters.
    pub title: String,
    /// What it is about, in the course's language.
    pub description: String,
    /// What to do, in the course's language.
    pub instructions: String,
    /// What kind of text it has.
    pub exercise_type: ExerciseType,
    /// The characters taught here for the first time; empty in most lessons.
    pub new_keys: Vec<String>,
    /// The characters it is about; empty for a review of the whole block.
    pub focus: Vec<String>,
    /// The characters it trains, new ones first.
    pub target_keys: Vec<String>,
    /// The text to type: NFC, single spaces, taught characters only.
    pub text_content: String,
    /// Characters (units) of the text.
    pub text_length: u32,
    /// WPM.
    pub target_wpm: u32,
    /// 1/100 %.
    pub target_accuracy: u32,
    /// Seconds one pass takes at the target speed.
    pub target_duration: u32,
    /// 1 (easiest) to 5.
    pub difficulty: u8,
    /// What opens it.
    pub unlock_requirements: UnlockRequirements,
    /// One to four, each at most 120 characters, in the course's language.
    pub hints: Vec<String>,
}

/// What a lesson asks of the one before it. The first lesson is open anyway.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnlockRequirements {
    /// Stars needed in the lesson before, 1 to 5.
    pub previous_lesson_stars: u8,
}

impl Course {
    /// The lesson of this number, from 1.
    pub fn lesson(&self, number: u32) -> Option<&Lesson> {
        let index = usize::try_from(number.checked_sub(1)?).ok()?;
        self.lessons.get(index)
    }

    /// Stars at which lesson `number` is completed: what the next lesson asks for, 2 for the last.
    pub fn stars_to_complete(&self, number: u32) -> u8 {
        self.lesson(number + 1)
            .map_or(2, |next| next.unlock_requirements.previous_lesson_stars)
    }

    /// The targets of lesson `number`.
    pub fn targets(&self, number: u32) -> Option<Targets> {
        let lesson = self.lesson(number)?;
        Some(Targets {
            wpm: lesson.target_wpm,
            accuracy: lesson.target_accuracy,
            age: self.age_group,
        })
    }

    /// Every character taught up to lesson `number`, in the order of teaching, without the space.
    pub fn taught(&self, number: u32) -> Vec<String> {
        let upto = self
            .lessons
            .iter()
            .take_while(|lesson| lesson.number <= number);
        upto.flat_map(|lesson| lesson.new_keys.iter().cloned())
            .collect()
    }
}

/// Seconds that `length` characters take at `wpm`, half up; a word is five characters.
pub fn target_duration(length: u32, wpm: u32) -> u32 {
    let wpm = u64::from(wpm.max(1));
    let seconds = (u64::from(length) * 12 * 2 + wpm) / (2 * wpm);
    u32::try_from(seconds).unwrap_or(u32::MAX)
}
