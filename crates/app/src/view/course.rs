//! The course map.

use serde::Serialize;
use ts_rs::TS;

use super::start::AgeGroup;

/// The learner's course with its progress.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct CourseMap {
    /// Slug: `adults-en-v1`.
    pub slug: String,
    /// Name in the course's language.
    pub name: String,
    /// Language of the course.
    pub language: String,
    /// Whom it is for.
    pub age_group: AgeGroup,
    /// Name of the layout.
    pub layout_name: String,
    /// Lessons completed.
    pub completed: u32,
    /// Stars earned.
    pub stars: u32,
    /// Blocks in order.
    pub blocks: Vec<BlockView>,
    /// Number of the lesson to type next: the first open one that is not completed, else the last.
    pub current: u32,
}

/// One block of the course.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct BlockView {
    /// From 1.
    pub number: u32,
    /// Title in the course's language.
    pub title: String,
    /// Its lessons in order.
    pub lessons: Vec<LessonTile>,
}

/// One lesson on the map.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct LessonTile {
    /// From 1.
    pub number: u32,
    /// Title in the course's language.
    pub title: String,
    /// `drill`, `words`, `sentences`, `paragraphs`.
    pub exercise_type: String,
    /// Units in its text.
    pub length: u32,
    /// Speed that three stars ask for, 1/100 WPM.
    pub target_wpm: u32,
    /// Accuracy that two stars ask for, 1/100 %.
    pub target_accuracy: u32,
    /// The keys it is about, as printed on the tile; empty for a review.
    pub focus: Vec<String>,
    /// Whether `focus` keys are new here.
    pub introduces: bool,
    /// Whether it can be typed now.
    pub is_open: bool,
    /// Whether it has the stars the next lesson asks for.
    pub is_completed: bool,
    /// Best stars, `None` before the first finished attempt.
    pub stars: Option<u8>,
    /// Best speed, 1/100 WPM.
    pub best_wpm: Option<u32>,
    /// Best accuracy, 1/100 %.
    pub best_accuracy: Option<u32>,
    /// Sessions begun in it.
    pub attempts: u32,
    /// What opens it; `None` when it is open.
    pub missing: Option<Missing>,
}

/// What a locked lesson waits for.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct Missing {
    /// The lesson that has to be typed better.
    pub lesson: u32,
    /// The stars needed there.
    pub stars: u8,
    /// Speed needed for them, 1/100 WPM; `None` where speed does not count.
    pub wpm_needed: Option<u32>,
    /// Accuracy needed, 1/100 %.
    pub accuracy_needed: Option<u32>,
    /// Speed of the attempt that came closest, 1/100 WPM.
    pub wpm: Option<u32>,
    /// Accuracy of that attempt, 1/100 %.
    pub accuracy: Option<u32>,
    /// Whether that lesson can be typed now; if not, `current` of the map leads on.
    pub is_open: bool,
}
