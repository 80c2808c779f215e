//! Pushing sessions, and the verdict on each.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use uuid::Uuid;

/// `POST /v1/sync/push`.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PushRequest {
    /// The installation that sends.
    pub device_id: Uuid,
    /// The device's clock at sending; tells the server how wrong it is.
    #[serde(with = "crate::time")]
    pub sent_at: DateTime<Utc>,
    /// Each decoded by itself as a [`PushSession`]: one that does not decode is `unreadable` and
    /// hurts no other.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<PushSession>))]
    pub sessions: Vec<Box<RawValue>>,
    /// Settings that changed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub settings: Vec<Setting>,
    /// Lessons that were opened.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unlocks: Vec<Unlock>,
}

/// One finished or abandoned typing session.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PushSession {
    /// UUID v7 made by the app.
    pub id: Uuid,
    /// The lesson that was typed, if it was one.
    #[serde(default)]
    pub lesson: Option<LessonRef>,
    /// A generated text, for practice. Null with a lesson, and for the learner's own text, which
    /// never leaves the machine.
    #[serde(default)]
    pub text: Option<String>,
    /// The device's wall clock at the first event.
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
    /// Practice has no lesson attempt, no stars.
    pub is_practice: bool,
    /// Typed to the end.
    pub is_completed: bool,
    /// Version of the formulas behind `result`.
    pub metrics_version: u32,
    /// The app's figures, a [`SessionResult`]: beside a log any of them, without one all.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<SessionResult>))]
    pub result: Option<Box<RawValue>>,
    /// A [`crate::Log`]. Kept undecoded: one that may not be kept is not even looked at.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<crate::Log>))]
    pub log: Option<Box<RawValue>>,
}

impl PushSession {
    /// Decodes one element of a push; an error means `unreadable`.
    pub fn from_raw(raw: &RawValue) -> serde_json::Result<Self> {
        serde_json::from_str(raw.get())
    }

    /// This session as an element of a push.
    pub fn to_raw(&self) -> Box<RawValue> {
        serde_json::value::to_raw_value(self).expect("plain data always serialises")
    }
}

/// A lesson of the catalogue, exactly as it was typed.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LessonRef {
    /// Slug, as `adults-en-v1`.
    pub course: String,
    /// Version of the course, as `1.0.0`.
    pub version: String,
    /// Number of the lesson, from 1.
    pub number: u32,
    /// Which of the lesson's texts: every key order has its own.
    pub key_order: String,
}

/// What a session was typed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum DeviceType {
    /// A desktop computer.
    Desktop,
    /// A portable one.
    Laptop,
    /// A tablet with a keyboard.
    Tablet,
}

impl DeviceType {
    /// The name on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Desktop => "desktop",
            Self::Laptop => "laptop",
            Self::Tablet => "tablet",
        }
    }
}

/// How mistakes are treated while typing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ErrorPolicy {
    /// The cursor waits for the right key.
    StopOnError,
    /// A wrong unit fills its place and can be deleted.
    Free,
    /// A wrong unit fills its place and stays.
    NoBackspace,
}

impl ErrorPolicy {
    /// The name on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::StopOnError => "stop_on_error",
            Self::Free => "free",
            Self::NoBackspace => "no_backspace",
        }
    }
}

/// Figures of a session under the names and in the units of `cargo xtask replay`.
///
/// Speeds, accuracies, rates and consistency in 1/100, durations in ms, KSPC in 1/1000.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[expect(missing_docs, reason = "the figures are defined once, in the metrics")]
pub struct SessionResult {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wpm: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gross_wpm: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub raw_wpm: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accuracy: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub result_accuracy: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub errors: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub uncorrected_errors: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duration: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub active_duration: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kspc: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub avg_keystroke_time: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_pause_duration: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pause_count: Option<u32>,
    /// `Some(None)` is a figure too: there were too few gaps to have a rhythm.
    #[serde(default, with = "stated", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<u32>))]
    pub consistency: Option<Option<u32>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inserts: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deleted: Option<u32>,
}

impl SessionResult {
    /// Decodes the `result` of a session; an error means `bad_result`.
    pub fn from_raw(raw: &RawValue) -> serde_json::Result<Self> {
        serde_json::from_str(raw.get())
    }

    /// This result as a field of [`PushSession`].
    pub fn to_raw(&self) -> Box<RawValue> {
        serde_json::value::to_raw_value(self).expect("numbers always serialise")
    }
}

/// Tells a figure that was not given (outer `None`) from one given as `null`.
mod stated {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    #[expect(
        clippy::option_option,
        reason = "not given, none and a value are three things"
    )]
    #[expect(clippy::ref_option, reason = "serde's signature")]
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde's signature")]
    pub(super) fn serialize<S: Serializer>(
        value: &Option<Option<u32>>,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        value.serialize(to)
    }

    #[expect(
        clippy::option_option,
        reason = "not given, none and a value are three things"
    )]
    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Option<Option<u32>>, D::Error> {
        Option::<u32>::deserialize(from).map(Some)
    }
}

/// One setting; the greater `hlc` wins.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Setting {
    /// Name of the setting.
    pub key: String,
    /// Its value.
    #[cfg_attr(feature = "openapi", schema(value_type = serde_json::Value))]
    pub value: serde_json::Value,
    /// Hybrid logical clock, `ms-counter-device`.
    pub hlc: String,
}

/// A lesson that was opened.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Unlock {
    /// Slug of the course.
    pub course: String,
    /// Number of the lesson, from 1.
    pub number: u32,
}

/// Answer to a push.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PushAnswer {
    /// The server's clock.
    #[serde(with = "crate::time")]
    pub server_time: DateTime<Utc>,
    /// One per session, in the order sent.
    pub results: Vec<Verdict>,
}

/// What became of one session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Verdict {
    /// The session's id; null when the element did not even have a readable one.
    pub id: Option<Uuid>,
    /// What became of it.
    pub status: VerdictStatus,
    /// With `rejected` a [`RejectCode`]; with `held` `unknown_lesson`, `newer_metrics`, `log_withheld` or another
    /// reason of the server.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// One sentence for a person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
}

/// What becomes of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum VerdictStatus {
    /// Committed, with all its effects.
    Stored,
    /// The same id and content was committed before.
    Duplicate,
    /// A tombstone exists; never send it again.
    Deleted,
    /// Never will be stored.
    Rejected,
    /// Not now; send again later.
    Held,
}

/// Why a session never will be stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum RejectCode {
    /// The element does not decode.
    Unreadable,
    /// The id is taken by other content.
    IdConflict,
    /// The log cannot have happened.
    BadLog,
    /// The text is no text.
    BadText,
    /// The figures are missing or impossible.
    BadResult,
    /// The server computed other figures from the log.
    ResultMismatch,
    /// The id belongs to someone else.
    NotYours,
}

impl RejectCode {
    /// The name on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Unreadable => "unreadable",
            Self::IdConflict => "id_conflict",
            Self::BadLog => "bad_log",
            Self::BadText => "bad_text",
            Self::BadResult => "bad_result",
            Self::ResultMismatch => "result_mismatch",
            Self::NotYours => "not_yours",
        }
    }
}
