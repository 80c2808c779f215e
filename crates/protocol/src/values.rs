//! The values of pulled changes. A session deleted elsewhere is told by [`Gone`].

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{DeviceType, ErrorPolicy, LessonRef, SessionResult};

/// `session`: as it was pushed, without the log, with what the server computed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SessionValue {
    /// The app's id.
    pub id: Uuid,
    /// The installation that sent it.
    pub device_id: Uuid,
    /// Item hash of the session as it was sent, for the digest: `started_at` may be corrected here.
    pub item_hash: String,
    /// The lesson that was typed, if it was one.
    pub lesson: Option<LessonRef>,
    /// The generated text of a practice session; null with a lesson and for an own text.
    pub text: Option<String>,
    /// When it began, by the device's clock, corrected where that was wrong.
    #[serde(with = "crate::time")]
    pub started_at: DateTime<Utc>,
    /// IANA name.
    pub timezone: String,
    /// The learner's own day.
    pub local_date: NaiveDate,
    /// A layout id of `content/layouts`.
    pub keyboard_layout: String,
    /// What it was typed on.
    pub device_type: DeviceType,
    /// How mistakes were treated.
    pub error_policy: ErrorPolicy,
    /// Practice has no stars.
    pub is_practice: bool,
    /// Typed to the end.
    pub is_completed: bool,
    /// Version of the formulas behind `result`.
    pub metrics_version: u32,
    /// Every figure.
    pub result: SessionResult,
    /// Stars of a finished lesson attempt.
    pub rating: Option<u8>,
    /// The server computed the figures from the log, and they are humanly possible.
    pub verified: bool,
}

/// `session_stats`: what a session says about single keys and pairs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StatsValue {
    /// The session's id.
    pub id: Uuid,
    /// The packed statistics of `trainer::stats`, in base64 with padding.
    pub stats: String,
}

/// `progress`: how a learner stands in one lesson.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProgressValue {
    /// Slug of the course.
    pub course: String,
    /// Number of the lesson, from 1.
    pub lesson_number: u32,
    /// It may be typed.
    pub is_unlocked: bool,
    /// An attempt had the stars that the next lesson asks for.
    pub is_completed: bool,
    /// Most stars.
    pub best_rating: Option<u8>,
    /// Highest speed of a finished attempt, 1/100 WPM.
    pub best_wpm: Option<u32>,
    /// Highest accuracy of a finished attempt, 1/100 %.
    pub best_accuracy: Option<u32>,
    /// Sessions begun in it.
    pub attempt_count: u32,
}

/// `daily`: the figures of one of the learner's days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DailyValue {
    /// The day.
    pub date: NaiveDate,
    /// Sessions of any kind.
    pub sessions: u32,
    /// Their active time, ms.
    pub active_duration: u64,
    /// Their inserts.
    pub keystrokes: u32,
    /// Their wrong inserts.
    pub errors: u32,
    /// Lessons that reached the needed stars for the first time.
    pub lessons_completed: u32,
    /// Mean speed of finished sessions, 1/100 WPM.
    pub avg_wpm: Option<u32>,
    /// Best speed of finished sessions, 1/100 WPM.
    pub best_wpm: Option<u32>,
    /// Mean accuracy of finished sessions, 1/100 %.
    pub avg_accuracy: Option<u32>,
}

/// What is left of a thing that was deleted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Gone {
    /// The id it had.
    pub id: Uuid,
}
