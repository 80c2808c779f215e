//! The course map.

use serde::Serialize;
use ts_rs::TS;

use super::{keyboard::StrokeView, start::AgeGroup};

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
    /// Number of the lesson to type next: the last open one, which a placement test may have set; when the course is
    /// done, the first that is not completed, else the last.
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

/// What is said before a lesson is typed.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct LessonIntro {
    /// The lesson as on the map, with what is missing to open it.
    pub lesson: LessonTile,
    /// The block it is in, from 1.
    pub block: u32,
    /// Title of that block, in the course's language.
    pub block_title: String,
    /// What it is about, in the course's language.
    pub description: String,
    /// What to do, in the course's language.
    pub instructions: String,
    /// Hints, in the course's language.
    pub hints: Vec<String>,
    /// 1 (easiest) to 5.
    pub difficulty: u8,
    /// Seconds one pass takes at the target speed.
    pub target_duration: u32,
    /// The keys it is about, those new here first: how each is typed. Empty for a review.
    pub keys: Vec<IntroKey>,
    /// Units taught before this lesson: other caps are empty.
    pub taught: Vec<String>,
    /// What opens the next lesson; `None` when it is open, or this is the last.
    pub next_missing: Option<Missing>,
}

/// A key of a lesson, with the way to it.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct IntroKey {
    /// The unit it types.
    pub unit: String,
    /// Whether it is taught here for the first time.
    pub is_new: bool,
    /// One stroke, or two with a dead key.
    pub strokes: Vec<StrokeView>,
    /// The Shift key to hold with the last stroke: that of the other hand; `None` without Shift.
    pub shift_key: Option<String>,
    /// Where the finger of the last stroke rests; `None` for the thumb.
    pub home_key: Option<String>,
}
