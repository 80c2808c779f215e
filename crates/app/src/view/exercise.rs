//! Typing: the exercise, its events, and the journal that outlives a crash.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::settings::ErrorPolicy;

/// What to type.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[ts(export)]
pub enum ExerciseRequest {
    /// A lesson of the profile's course.
    Lesson {
        /// From 1.
        number: u32,
    },
    /// Practice of these units, made by the generator.
    Practice {
        /// Units to practise: keys or pairs.
        units: Vec<String>,
        /// Characters, 60 to 1,500; without it about two minutes at the target speed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        length: Option<u32>,
    },
    /// One text of the placement test.
    Placement {
        /// Which, from 0.
        part: u32,
    },
    /// A piece of an own text.
    OwnText {
        /// UUID of the text; empty in the result of a session that was stored before, which no longer knows.
        text: String,
        /// Which piece, from 0; without it the one the bookmark is at.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        piece: Option<u32>,
    },
    /// A test of the course's words.
    Test {
        /// What `amount` counts.
        unit: TestUnit,
        /// 15, 30, 60 or 120 seconds; 10, 25, 50 or 100 words.
        amount: u32,
        /// With capitals and marks.
        punctuation: bool,
        /// With numbers.
        digits: bool,
    },
}

/// How a test is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum TestUnit {
    /// It ends after so many seconds.
    Seconds,
    /// It ends with so many words.
    Words,
}

/// An opened exercise. Its session is in the journal from the first event on.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct Exercise {
    /// UUID v7 of the session.
    pub session_id: String,
    /// What was asked for.
    pub request: ExerciseRequest,
    /// Title in the course's language; of an own text its own, of a test empty.
    pub title: String,
    /// Language of the text, BCP 47.
    pub language: String,
    /// Chapter of an own text, from 1, with its title, which may be empty.
    pub chapter: Option<(u32, String)>,
    /// The test ends at this lesson clock, ms; what is typed later does not count.
    #[ts(type = "number | null")]
    pub limit: Option<u64>,
    /// What to do, in the course's language.
    pub instructions: String,
    /// Hints, in the course's language.
    pub hints: Vec<String>,
    /// The text, cut by Rust.
    pub units: Vec<String>,
    /// What a wrong key does.
    pub policy: ErrorPolicy,
    /// Layout id.
    pub layout: String,
    /// 1/100 WPM; `None` for practice; of a placement text what counts as known.
    pub target_wpm: Option<u32>,
    /// 1/100 %; as `target_wpm`.
    pub target_accuracy: Option<u32>,
    /// Children: no figures, larger text.
    pub is_child: bool,
    /// Units this learner has mastered: their caps fade.
    pub mastered: Vec<String>,
    /// Units taught up to this lesson: other caps are empty.
    pub taught: Vec<String>,
    /// Units new in this lesson.
    pub new_keys: Vec<String>,
    /// Events typed before a crash or a pause over a quit, to be painted at once.
    pub typed: Vec<TypedEvent>,
    /// Lesson clock of the next event, ms: 0, or 5,001 ms after the last one when resumed.
    pub clock: u64,
}

/// One DOM input, as the typing surface saw it. Rust cuts `text` into units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct TypedEvent {
    /// `KeyboardEvent.code` of the last stroke, empty where unknown.
    pub code: String,
    /// What was inserted, or `"\b"` (one unit deleted), or `"\u0017"` (word deleted).
    pub text: String,
    /// Lesson clock, whole ms: stands still while paused, never goes back.
    pub t: u64,
}

/// A batch of events; sending it twice is harmless.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct EventBatch {
    /// The session.
    pub session_id: String,
    /// Index of the first event among all DOM inputs of the session, from 0.
    pub from: u32,
    /// The events.
    pub events: Vec<TypedEvent>,
}

/// Where Rust stands after a batch; the mirror must agree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Position {
    /// Index of the unit to type next.
    pub cursor: u32,
    /// Inserts so far.
    pub inserts: u32,
    /// Wrong inserts so far.
    pub errors: u32,
    /// Whether the text is finished.
    pub is_complete: bool,
    /// DOM inputs taken so far; the next batch begins here.
    pub taken: u32,
}

/// A session found open at the start.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct Resumable {
    /// The session.
    pub session_id: String,
    /// What it is.
    pub request: ExerciseRequest,
    /// Title in the course's language.
    pub title: String,
    /// Units typed.
    pub cursor: u32,
    /// Units in all.
    pub length: u32,
    /// When it was begun, RFC 3339.
    pub started_at: String,
}
