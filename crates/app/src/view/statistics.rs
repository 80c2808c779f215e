//! Statistics over a period, a layout and a kind of text; and how today goes.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How far back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Period {
    /// 7 days, today included.
    Week,
    /// 30 days.
    Month,
    /// 90 days.
    Quarter,
    /// 365 days.
    Year,
    /// Everything.
    All,
}

/// What was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum TextUse {
    /// A lesson of a course.
    Lesson,
    /// A generated exercise, or the test that finds a place in the course; also tests of other devices.
    Practice,
    /// The learner's own text.
    OwnText,
    /// A free typing test.
    Test,
}

/// Of `statistics`.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct StatisticsArgs {
    /// How far back.
    pub period: Period,
    /// Layout id; none for all of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional = nullable)]
    pub layout: Option<String>,
    /// Kind of text; none for all of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional = nullable)]
    pub kind: Option<TextUse>,
}

/// What the page shows.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct Statistics {
    /// The learner's day today.
    pub today: String,
    /// The first day of the period, or of the first session where that is later.
    pub since: String,
    /// Set while months of the period are still summed up: keys, pairs, gaps, fingers, moves, confusions and pace are
    /// of the later ones alone.
    pub summing: Option<Summing>,
    /// What can be chosen: layouts that were ever typed on, the most used first.
    pub layouts: Vec<LayoutUse>,
    /// Kinds of text that were ever typed.
    pub kinds: Vec<TextUse>,
    /// Finished sessions of any time, layout and kind.
    pub all_finished: u32,
    /// Finished sessions of what was asked for.
    pub finished: u32,
    /// Sessions of it, unfinished ones too.
    pub sessions: u32,
    /// Their active time, ms.
    pub active_duration: u64,
    /// Median speed of the last five finished sessions, 1/100 WPM.
    pub median_wpm: Option<u32>,
    /// Mean accuracy of the finished sessions, 1/100 %.
    pub accuracy: Option<u32>,
    /// Median evenness of the finished sessions that have one, 1/100 %.
    pub consistency: Option<u32>,
    /// How the median of the last five changed over the period, 1/100 WPM; `None` with fewer than ten sessions.
    pub gain: Option<i32>,
    /// How the curve is gathered.
    pub step: Step,
    /// Days or weeks with finished sessions, in order.
    pub curve: Vec<SpellView>,
    /// The newest finished sessions first, at most 50.
    pub recent: Vec<SessionPoint>,
    /// Days with sessions of the last 53 weeks, whatever was asked for.
    pub days: Vec<DayView>,
    /// Days in a row with a finished session, one gap of a day in any seven forgiven; whatever was asked for.
    pub streak: u32,
    /// The layout that keys and fingers are shown on: the one asked for, else the one in use.
    pub board: String,
    /// Every key pressed on that layout.
    pub keys: Vec<KeyHeat>,
    /// Fingers of that layout that typed something, from left to right, then the thumbs.
    pub fingers: Vec<FingerView>,
    /// What the hands did between two keys of that layout.
    pub moves: Vec<MoveView>,
    /// Pairs that are slow or wrong, and the most pressed of the others; at most 400.
    pub pairs: Vec<PairView>,
    /// Pairs there are.
    pub all_pairs: u32,
    /// What was typed instead of what, most frequent first, at most 12.
    pub confusions: Vec<super::result::Slip>,
    /// How long gaps are.
    pub gaps: Option<GapsView>,
    /// Speed within sessions; `None` where none is long enough.
    pub pace: Option<PaceView>,
    /// A place among published figures, for adults.
    pub norm: Option<NormView>,
}

/// How far months of old sessions are summed up. Also the event `summing`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Summing {
    /// Sessions that are.
    pub sessions: u32,
    /// Sessions there are.
    pub of: u32,
    /// The latest month that is not, `2026-11`: those before it may not be either. None: all are.
    pub next: Option<String>,
}

/// A layout in the filter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct LayoutUse {
    /// Layout id.
    pub id: String,
    /// Its own name, or its id where it is gone.
    pub name: String,
}

/// How sessions are gathered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Step {
    /// By day.
    Day,
    /// By week, Monday to Sunday.
    Week,
}

/// A day or a week with finished sessions.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct SpellView {
    /// The day, or the week's Monday.
    pub date: String,
    /// Finished sessions in it.
    pub sessions: u32,
    /// Their slowest, 1/100 WPM.
    pub least: u32,
    /// Their median, 1/100 WPM.
    pub median: u32,
    /// Their fastest, 1/100 WPM.
    pub most: u32,
    /// Median of the last five sessions when it ended, 1/100 WPM.
    pub running: u32,
    /// Their mean accuracy, 1/100 %.
    pub accuracy: u32,
}

/// One finished session.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct SessionPoint {
    /// UUID v7.
    pub session_id: String,
    /// RFC 3339.
    pub started_at: String,
    /// The learner's own day, `2026-11-22`.
    pub local_date: String,
    /// 1/100 WPM.
    pub wpm: u32,
    /// 1/100 %.
    pub accuracy: u32,
    /// Lesson number.
    pub lesson: Option<u32>,
    /// What was typed.
    pub kind: TextUse,
    /// Its result can be shown: it was typed here.
    pub has_result: bool,
}

/// One day.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct DayView {
    /// `2026-11-22`.
    pub date: String,
    /// Sessions, unfinished ones too.
    pub sessions: u32,
    /// Finished ones.
    pub finished: u32,
    /// Active time, ms.
    pub active_duration: u64,
}

/// One key of the heat map.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct KeyHeat {
    /// The unit.
    pub unit: String,
    /// Inserts where it was expected.
    pub presses: u32,
    /// Wrong ones among them.
    pub errors: u32,
    /// Wrong ones, 1/100 %.
    pub error_rate: u32,
    /// Gaps that count (metrics.md, "Per key and per pair").
    pub samples: u32,
    /// Median gap, ms; `None` without samples.
    pub median: Option<u64>,
}

/// One pair.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct PairView {
    /// The unit before.
    pub before: String,
    /// The unit.
    pub unit: String,
    /// Inserts where it was expected.
    pub presses: u32,
    /// Wrong ones, 1/100 %.
    pub error_rate: u32,
    /// Median gap, ms; `None` without samples.
    pub median: Option<u64>,
    /// What was typed instead most often.
    pub instead: Option<String>,
    /// `trainer::stats::Pair` says when.
    pub is_slow: bool,
    /// `trainer::stats::Pair` says when.
    pub is_wrong: bool,
}

/// One finger.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct FingerView {
    /// `pinky_left` … `thumb`.
    pub finger: String,
    /// Inserts that were its to type.
    pub presses: u32,
    /// Of all inserts, 1/100 %.
    pub share: u32,
    /// Wrong ones, 1/100 %.
    pub error_rate: u32,
    /// Median gap, ms; `None` without samples.
    pub median: Option<u64>,
}

/// What the hands do from one key to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum MoveKind {
    /// The same key twice.
    Repeat,
    /// Another key with the same finger.
    SameFinger,
    /// Another finger of the same hand.
    SameHand,
    /// The other hand.
    OtherHand,
}

/// All pairs with one move.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct MoveView {
    /// The move.
    pub kind: MoveKind,
    /// Inserts after it.
    pub presses: u32,
    /// Wrong ones, 1/100 %.
    pub error_rate: u32,
    /// Median gap, ms; `None` without samples.
    pub median: Option<u64>,
}

/// How long gaps between two keys are.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct GapsView {
    /// A quarter is no longer, ms.
    pub lower: u64,
    /// Half are no longer, ms.
    pub median: u64,
    /// Three quarters are no longer, ms.
    pub upper: u64,
    /// Gaps there are.
    pub samples: u32,
    /// Rising, from the first to the last with a gap in it; four are a doubling.
    pub bins: Vec<GapBin>,
}

/// Gaps of about one length.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct GapBin {
    /// From this on, ms.
    pub from: u64,
    /// Below this, ms.
    pub to: u64,
    /// How many.
    pub count: u32,
}

/// Speed within sessions.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct PaceView {
    /// Finished sessions of at least 100 inserts that were typed here.
    pub sessions: u32,
    /// Their four parts, one after the other.
    pub parts: Vec<PartView>,
}

/// A quarter of sessions.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct PartView {
    /// Right inserts as words of five a minute of active time, 1/100 WPM.
    pub wpm: u32,
    /// Wrong inserts, 1/100 %.
    pub error_rate: u32,
}

/// Where a speed stands among published figures of adults (`trainer::norms`).
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct NormView {
    /// Tests and own texts in the period, which are whole texts as in the study.
    pub sessions: u32,
    /// Their median, 1/100 WPM.
    pub wpm: u32,
    /// Which part of the study.
    pub place: NormPlace,
    /// With `faster_than`: of a hundred, about so many.
    pub of_hundred: Option<u32>,
    /// Mean of the study, 1/100 WPM.
    pub mean: u32,
    /// People in it.
    pub people: u32,
}

/// A place among them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum NormPlace {
    /// Among the slowest tenth.
    SlowestTenth,
    /// Between the tenths.
    FasterThan,
    /// Among the fastest tenth.
    FastestTenth,
}

/// Of `daily_goal`: how today goes.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct DailyGoal {
    /// Minutes a day; `None`: there is no goal.
    pub goal: Option<u16>,
    /// Active time of today, ms.
    pub today: u64,
    /// The last seven days, today the last, the empty ones too.
    pub week: Vec<DayView>,
    /// Days in a row with a finished session, one gap of a day in any seven forgiven.
    pub streak: u32,
}
