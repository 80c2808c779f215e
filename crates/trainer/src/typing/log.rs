//! The packed log of a session, exactly `log` of the wire: only what differs from the text is kept.

use serde::{Deserialize, Deserializer, Serialize};

use crate::text::lenient;

/// `typed` entry for one unit deleted.
pub const DELETE_UNIT: &str = "\u{8}";
/// `typed` entry for a word deleted.
pub const DELETE_WORD: &str = "\u{17}";
/// The longest gap between two events, ms: an hour. The clock stands still long before that.
pub const MAX_GAP: u32 = 3_600_000;
/// The most events of one session: the `keystrokes` view numbers presses in 18 bits.
pub const MAX_EVENTS: usize = 1 << 18;
/// The most different keys of one session: far more than any keyboard has, and what databases number.
pub const MAX_CODES: usize = 1 << 15;
/// The longest name of a physical key, bytes. The longest that exists has 18.
pub const MAX_CODE_LEN: usize = 32;

/// Everything that happened in one session, packed.
///
/// It reads from the wire leniently where a number is out of range: that is a wrong log, which
/// [`Replay::run`](super::Replay::run) names, and not an unreadable one.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Log {
    /// Milliseconds since the event before; the first is 0.
    #[serde(deserialize_with = "gaps")]
    pub dt: Vec<u32>,
    /// The physical keys used (`KeyboardEvent.code`), `""` for an unknown one.
    pub codes: Vec<Box<str>>,
    /// Key of each event: index into `codes`.
    #[serde(deserialize_with = "code_indexes")]
    pub code: Vec<u16>,
    /// Events that did not insert the expected unit, by rising event index: the unit typed instead,
    /// [`DELETE_UNIT`] or [`DELETE_WORD`].
    #[serde(default, deserialize_with = "deviations")]
    pub typed: Vec<(u32, Box<str>)>,
}

/// Why a log is invalid. Events are counted from 0.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LogError {
    /// Times count from the first event.
    #[error("the first event is not at 0")]
    FirstTimeNotZero,
    /// Negative on the wire, or longer than [`MAX_GAP`].
    #[error("the gap before event {event} is negative or longer than an hour")]
    Gap {
        /// The event after the gap.
        event: usize,
    },
    /// `dt` and `code` do not belong together.
    #[error("dt has {dt} entries and code has {code}")]
    LengthsDiffer {
        /// Entries of `dt`.
        dt: usize,
        /// Entries of `code`.
        code: usize,
    },
    /// More than [`MAX_EVENTS`].
    #[error("more than {MAX_EVENTS} events")]
    TooManyEvents,
    /// More than [`MAX_CODES`].
    #[error("more than {MAX_CODES} different keys")]
    TooManyCodes,
    /// A key's name is longer than [`MAX_CODE_LEN`] or holds a control character.
    #[error("codes entry {index} is no name of a key")]
    CodeName {
        /// Index into `codes`.
        index: usize,
    },
    /// `code` points outside `codes`.
    #[error("the key of event {event} is not in codes")]
    CodeIndex {
        /// The event.
        event: usize,
    },
    /// `typed` names an event that is not there.
    #[error("typed names event {event}, which is not in the log")]
    TypedIndex {
        /// The event named.
        event: u32,
    },
    /// `typed` is not in rising order, or names an event twice.
    #[error("typed is out of order at event {event}")]
    TypedOrder {
        /// The event named.
        event: u32,
    },
    /// What was typed is not exactly one unit.
    #[error("event {event} typed something other than one unit")]
    NotOneUnit {
        /// The event.
        event: usize,
    },
    /// A deviation that is none.
    #[error("event {event} is listed in typed, and typed the expected unit")]
    DeviationIsExpected {
        /// The event.
        event: usize,
    },
    /// The policy records no deletes.
    #[error("event {event} deletes, which the error policy does not record")]
    DeleteNotRecorded {
        /// The event.
        event: usize,
    },
    /// A delete with nothing to remove is not an event.
    #[error("event {event} deletes, and there is nothing to delete")]
    NothingToDelete {
        /// The event.
        event: usize,
    },
    /// The text was finished before.
    #[error("event {event} comes after the end of the text")]
    EventAfterEnd {
        /// The event.
        event: usize,
    },
    /// `is_completed` says otherwise than the log ends.
    #[error("the log ends {}, and is_completed says otherwise", if *.finished { "finished" } else { "unfinished" })]
    CompletedDiffers {
        /// Whether the log ends with the text finished.
        finished: bool,
    },
}

impl Log {
    /// Number of events.
    pub fn len(&self) -> usize {
        self.dt.len()
    }

    /// Whether nothing happened.
    pub fn is_empty(&self) -> bool {
        self.dt.is_empty()
    }

    /// What can be checked without the text.
    pub(super) fn check_form(&self) -> Result<(), LogError> {
        if self.dt.len() != self.code.len() {
            return Err(LogError::LengthsDiffer {
                dt: self.dt.len(),
                code: self.code.len(),
            });
        }
        if self.dt.len() > MAX_EVENTS {
            return Err(LogError::TooManyEvents);
        }
        if self.codes.len() > MAX_CODES {
            return Err(LogError::TooManyCodes);
        }
        if let Some(index) = self.codes.iter().position(|code| !is_code_name(code)) {
            return Err(LogError::CodeName { index });
        }
        if self.dt.first().is_some_and(|&dt| dt != 0) {
            return Err(LogError::FirstTimeNotZero);
        }
        let mut lowest = 0;
        for &(event, _) in &self.typed {
            if event as usize >= self.dt.len() {
                return Err(LogError::TypedIndex { event });
            }
            if event < lowest {
                return Err(LogError::TypedOrder { event });
            }
            lowest = event + 1;
        }
        Ok(())
    }
}

/// Whether this can be the name of a physical key.
pub(super) fn is_code_name(code: &str) -> bool {
    code.len() <= MAX_CODE_LEN && !code.chars().any(char::is_control)
}

/// Gaps that no `u32` holds become the largest one, which the replay refuses as longer than an hour.
fn gaps<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<u32>, D::Error> {
    let wide = Vec::<i64>::deserialize(from)?;
    Ok(wide
        .into_iter()
        .map(|dt| u32::try_from(dt).unwrap_or(u32::MAX))
        .collect())
}

/// Indexes that no `u16` holds become the largest one, which no `codes` reaches.
fn code_indexes<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<u16>, D::Error> {
    let wide = Vec::<i64>::deserialize(from)?;
    Ok(wide
        .into_iter()
        .map(|code| u16::try_from(code).unwrap_or(u16::MAX))
        .collect())
}

/// What was typed goes through the leniency map like the text; an index out of range stays out of range.
fn deviations<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<(u32, Box<str>)>, D::Error> {
    let wide = Vec::<(i64, String)>::deserialize(from)?;
    let narrow = |(event, unit): (i64, String)| {
        (
            u32::try_from(event).unwrap_or(u32::MAX),
            lenient(&unit).into_boxed_str(),
        )
    };
    Ok(wide.into_iter().map(narrow).collect())
}
