//! The first statistics page: speed and accuracy over time, the keyboard's heat.

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
    /// 56 days.
    EightWeeks,
    /// Everything.
    All,
}

/// What the page shows.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct Statistics {
    /// The period asked for.
    pub period: Period,
    /// Finished sessions in order of time.
    pub sessions: Vec<SessionPoint>,
    /// Median speed of the last five finished sessions, 1/100 WPM.
    pub median_wpm: Option<u32>,
    /// Mean accuracy of the period's finished sessions, 1/100 %.
    pub accuracy: Option<u32>,
    /// Active time of the period, ms.
    pub active_duration: u64,
    /// One entry a day with sessions.
    pub days: Vec<DayView>,
    /// Days in a row with a finished session, one gap of a day in any seven forgiven.
    pub streak: u32,
    /// Every key pressed in the period.
    pub keys: Vec<KeyHeat>,
    /// What was typed instead of what, most frequent first, at most 8.
    pub confusions: Vec<super::result::Slip>,
}

/// One finished session on the time axis.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct SessionPoint {
    /// RFC 3339.
    pub started_at: String,
    /// The learner's own day, `2026-11-22`.
    pub local_date: String,
    /// 1/100 WPM.
    pub wpm: u32,
    /// Median of this and the four before, 1/100 WPM.
    pub running_wpm: u32,
    /// 1/100 %.
    pub accuracy: u32,
    /// Lesson number; `None` for practice.
    pub lesson: Option<u32>,
}

/// One day.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct DayView {
    /// `2026-11-22`.
    pub date: String,
    /// Sessions, unfinished ones too.
    pub sessions: u32,
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
