//! The event log of one session and its replay under an error policy.

use serde::{Deserialize, Serialize};

/// What a wrong insert and a delete do (metrics.md, "Error policies").
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Policy {
    /// A wrong insert is recorded and the cursor stays; deletes are ignored.
    StopOnError,
    /// A wrong insert fills the position; deletes move back.
    Free,
    /// A wrong insert fills the position; deletes are ignored.
    NoBackspace,
}

/// What one event did to the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// One unit was typed.
    Insert(Box<str>),
    /// Backspace: one unit is removed.
    DeleteUnit,
    /// Ctrl/Alt+Backspace: back to the space before the word.
    DeleteWord,
}

/// One event of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Milliseconds since the first event; the clock stands still while paused.
    pub t: u64,
    /// `KeyboardEvent.code` of the last stroke, empty where unknown.
    pub code: Box<str>,
    /// What was typed.
    pub input: Input,
}
