//! The event log of one session and its replay under an error policy.
//!
//! [`Recorder`] takes input as it comes and writes the [`Log`]; [`Replay`] judges a stored log. Both move the
//! same reducer, so that the screen, the stored figures and the server's can never part ways.

mod log;
mod recorder;
mod reducer;
mod replay;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

pub use log::{
    DELETE_UNIT, DELETE_WORD, Log, LogError, MAX_CODE_LEN, MAX_CODES, MAX_EVENTS, MAX_GAP,
};
pub use recorder::{Outcome, Recorder};
pub use replay::{Press, Replay};

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

/// What one event does to the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// Units were typed, usually one.
    Insert(Box<str>),
    /// Backspace: one unit is removed.
    DeleteUnit,
    /// Ctrl/Alt+Backspace: the spaces before the cursor, then back to the space before the word.
    DeleteWord,
}

impl Input {
    /// Reads what the interface and the wire write: `"\b"`, `"\u{17}"`, or the units typed.
    pub fn from_wire(text: &str) -> Self {
        match text {
            DELETE_UNIT => Self::DeleteUnit,
            DELETE_WORD => Self::DeleteWord,
            typed => Self::Insert(typed.into()),
        }
    }
}
