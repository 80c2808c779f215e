//! The placement test: a few short texts that find out where in the course to begin.
//!
//! `begin_placement` says what it is; each text is an exercise (`open_exercise` with `placement`), and after each
//! `placement_result` says how it stands and which text is next. `accept_placement` opens the lessons.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The test of the profile's course on its layout.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct PlacementTest {
    /// Lessons of the course.
    pub lessons: u32,
    /// What the whole test takes, about, in seconds; it ends earlier with a text that is not known.
    pub seconds: u32,
    /// The texts, in order. Empty for a course too small for a test.
    pub parts: Vec<PlacementPart>,
}

/// One text of the test.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct PlacementPart {
    /// Titles of the blocks whose keys it asks for, in the course's language.
    pub titles: Vec<String>,
    /// The first lesson of these blocks: where to begin when the text is not known.
    pub first_lesson: u32,
    /// Units.
    pub length: u32,
    /// Speed that counts as known, 1/100 WPM.
    pub target_wpm: u32,
    /// Accuracy that counts as known, 1/100 %.
    pub target_accuracy: u32,
}

/// Of `placement_result` and `accept_placement`: the sessions of the test in the order of its texts.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PlacementArgs {
    /// UUIDs v7.
    pub sessions: Vec<String>,
}

/// How the test stands.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct PlacementResult {
    /// The text to type next, from 0; `None` when the test is over.
    pub next: Option<u32>,
    /// The lesson to begin with, as it stands.
    pub start: u32,
    /// Its title, in the course's language.
    pub start_title: String,
    /// The block it is in, from 1.
    pub block: u32,
    /// Title of that block, in the course's language.
    pub block_title: String,
    /// Lessons of the course.
    pub lessons: u32,
    /// The texts typed so far.
    pub typed: Vec<PlacementEvidence>,
    /// Time of all texts, first to last key of each, ms.
    pub duration: u64,
    /// Units typed in all.
    pub length: u32,
    /// Keys to practise, the weakest first.
    pub weak_keys: Vec<String>,
}

/// How one text went.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct PlacementEvidence {
    /// Which text.
    pub part: PlacementPart,
    /// 1/100 WPM.
    pub wpm: u32,
    /// 1/100 %.
    pub accuracy: u32,
    /// Whether it was typed to its end.
    pub is_completed: bool,
    /// Whether its keys count as known.
    pub is_known: bool,
}
