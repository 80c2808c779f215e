//! The result of one session.

use serde::Serialize;
use ts_rs::TS;

use super::{achievement::Achievement, exercise::ExerciseRequest};

/// Everything the result screen shows.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct SessionResult {
    /// UUID v7.
    pub session_id: String,
    /// What was typed.
    pub request: ExerciseRequest,
    /// Title in the course's language.
    pub title: String,
    /// Whether the text was finished.
    pub is_completed: bool,
    /// All figures; `None` when too little was typed for a speed (the session is then not stored).
    pub figures: Option<FiguresView>,
    /// 1 to 5; `None` for practice and unfinished sessions.
    pub stars: Option<u8>,
    /// Stars of the best attempt before this one.
    pub best_stars_before: Option<u8>,
    /// 1/100 WPM.
    pub target_wpm: Option<u32>,
    /// 1/100 %.
    pub target_accuracy: Option<u32>,
    /// What one star more needs; `None` at five, and for practice.
    pub next_star: Option<NextStar>,
    /// What it brought; empty for most sessions. One quiet line, all of them together.
    pub achievements: Vec<Achievement>,
    /// Lesson that this session opened.
    pub opened: Option<u32>,
    /// The one best next step.
    pub next_step: NextStep,
    /// The next lesson, if it is open.
    pub next_lesson: Option<u32>,
    /// What was typed instead of what, most frequent first.
    pub slips: Vec<Slip>,
    /// The slowest pair with samples in this session.
    pub slowest_pair: Option<SlowPair>,
    /// Speed over a sliding window of 12 s, a point each 2 s of active time.
    pub curve: Vec<CurvePoint>,
    /// One mark a press.
    pub beats: Vec<Beat>,
    /// Gaps over 2,000 ms.
    pub pauses: Vec<Pause>,
}

/// All figures of metrics.md, in stored units.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
#[expect(
    missing_docs,
    reason = "the names are those of spec/metrics.md, with their units there"
)]
pub struct FiguresView {
    pub wpm: u32,
    pub gross_wpm: u32,
    pub raw_wpm: u32,
    pub accuracy: u32,
    pub result_accuracy: u32,
    pub errors: u32,
    pub uncorrected_errors: u32,
    pub duration: u64,
    pub active_duration: u64,
    pub kspc: u32,
    pub avg_keystroke_time: u64,
    pub max_pause_duration: u64,
    pub pause_count: u32,
    pub consistency: Option<u32>,
    pub inserts: u32,
    pub deleted: u32,
    pub length: u32,
}

/// What one star more needs.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct NextStar {
    /// The star: 2 to 5.
    pub stars: u8,
    /// 1/100 WPM; `None` where speed does not count.
    pub wpm: Option<u32>,
    /// 1/100 %.
    pub accuracy: Option<u32>,
    /// Whether no uncorrected error may stay.
    pub no_uncorrected: bool,
}

/// The one best next step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[ts(export)]
pub enum NextStep {
    /// Go on to this lesson.
    Lesson {
        /// From 1.
        number: u32,
    },
    /// Type the same again; of a test, one like it with other words.
    Again,
    /// Go on in an own text.
    Piece {
        /// UUID of the text.
        text: String,
        /// The piece that follows, from 0.
        piece: u32,
    },
    /// Practise these units first.
    Practise {
        /// Expected units that were missed, and what was typed for them.
        units: Vec<String>,
        /// How many of the slips they make up.
        slips: u32,
    },
}

/// One kind of slip.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct Slip {
    /// Unit of the text.
    pub expected: String,
    /// What was typed.
    pub typed: String,
    /// How often.
    pub count: u32,
}

/// A pair and its speed.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct SlowPair {
    /// Two units.
    pub pair: String,
    /// Median gap, ms.
    pub median: u64,
    /// Median gap of all pairs of this session, ms.
    pub overall: u64,
}

/// A point of the speed curve.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct CurvePoint {
    /// Lesson clock, ms.
    pub t: u64,
    /// 1/100 WPM.
    pub wpm: u32,
}

/// One mark of the beat line.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct Beat {
    /// Lesson clock, ms.
    pub t: u64,
    /// First unit of a word: a tall mark.
    pub word: bool,
    /// A slip: a cross above a red mark.
    pub slip: bool,
}

/// A long gap.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct Pause {
    /// When it began, lesson clock, ms.
    pub t: u64,
    /// How long, ms.
    pub length: u64,
    /// The word it came before or within.
    pub word: String,
}
