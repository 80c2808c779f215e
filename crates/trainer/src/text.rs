//! Text to type: NFC, lenient marks, cut into units (extended grapheme clusters).

use std::sync::Arc;

/// A text to type, normalised and cut into units. Cheap to clone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    units: Arc<[Box<str>]>,
}

/// Why a string cannot be a text to type.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// Fewer than two units: no gap, so no speed.
    #[error("a text needs at least 2 units")]
    TooShort,
    /// More units than one session may hold.
    #[error("a text may have at most {MAX_UNITS} units")]
    TooLong,
    /// A control character other than a line break, which becomes a space.
    #[error("unit {index} is a control character")]
    Control {
        /// Index of the unit, from 0.
        index: usize,
    },
    /// A unit longer than 8 code points, which no keyboard types and the schema does not hold.
    #[error("unit {index} is longer than 8 code points")]
    UnitTooLong {
        /// Index of the unit, from 0.
        index: usize,
    },
}

/// The most units a session's text may have.
pub const MAX_UNITS: usize = 200_000;
