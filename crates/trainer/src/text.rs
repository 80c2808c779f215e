//! Text to type, and what is typed: lenient marks, NFC, cut into units (extended grapheme clusters).
//!
//! Texts and input take the same way, so that what looks the same compares the same. Nothing outside this
//! module cuts a string: the interface gets its units from here.

use std::{fmt, sync::Arc};

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

/// The most units a session's text may have.
pub const MAX_UNITS: usize = 200_000;

/// The most code points of one unit: no keyboard types more, and the schema holds no more.
pub const MAX_UNIT_CHARS: usize = 8;

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
    /// A unit longer than [`MAX_UNIT_CHARS`].
    #[error("unit {index} is longer than {MAX_UNIT_CHARS} code points")]
    UnitTooLong {
        /// Index of the unit, from 0.
        index: usize,
    },
}

impl Text {
    /// Makes a text: line breaks become spaces, then the leniency map, NFC and the cut.
    pub fn new(raw: &str) -> Result<Self, TextError> {
        let units: Vec<Box<str>> = cut(&join_lines(raw));
        if units.len() < 2 {
            return Err(TextError::TooShort);
        }
        if units.len() > MAX_UNITS {
            return Err(TextError::TooLong);
        }
        for (index, unit) in units.iter().enumerate() {
            if unit.chars().any(char::is_control) {
                return Err(TextError::Control { index });
            }
            if unit.chars().count() > MAX_UNIT_CHARS {
                return Err(TextError::UnitTooLong { index });
            }
        }
        Ok(Self {
            units: units.into(),
        })
    }

    /// The units in order.
    pub fn units(&self) -> &[Box<str>] {
        &self.units
    }

    /// Number of units.
    pub fn len(&self) -> usize {
        self.units.len()
    }

    /// Whether there is nothing to type; only [`Text::truncated`] makes such a text.
    pub fn is_empty(&self) -> bool {
        self.units.is_empty()
    }

    /// The whole text as one string.
    pub fn as_string(&self) -> String {
        self.units.concat()
    }

    /// The first `n` units: a timed test ends its text at the cursor.
    #[must_use]
    pub fn truncated(&self, n: usize) -> Self {
        Self {
            units: self.units[..n.min(self.units.len())].into(),
        }
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.units.iter().try_for_each(|unit| f.write_str(unit))
    }
}

/// The leniency map and NFC: what a keyboard gives for a plain mark counts as that mark.
///
/// No-break spaces become spaces, typographic quotes and apostrophes straight ones, dashes a hyphen, the
/// ellipsis three dots.
pub fn lenient(raw: &str) -> String {
    if raw.is_ascii() {
        return raw.to_owned();
    }
    let mut plain = String::with_capacity(raw.len());
    for c in raw.chars() {
        match c {
            '\u{a0}' | '\u{202f}' => plain.push(' '),
            '‘' | '’' => plain.push('\''),
            '“' | '”' | '„' | '«' | '»' => plain.push('"'),
            '–' | '—' => plain.push('-'),
            '…' => plain.push_str("..."),
            c => plain.push(c),
        }
    }
    plain.nfc().collect()
}

/// [`lenient`], then extended grapheme clusters. For input: one typed string may hold several units.
pub fn cut(raw: &str) -> Vec<Box<str>> {
    lenient(raw).graphemes(true).map(Box::from).collect()
}

/// Whether this is exactly one unit as [`cut`] would give it, and one that can be stored.
pub fn is_unit(s: &str) -> bool {
    let bytes = s.as_bytes();
    if let [byte] = bytes {
        return !byte.is_ascii_control();
    }
    !s.is_empty()
        && s.chars().count() <= MAX_UNIT_CHARS
        && !s.chars().any(char::is_control)
        && lenient(s) == s
        && s.graphemes(true).nth(1).is_none()
}

/// Line breaks of every kind become one space each, CR LF together too.
fn join_lines(raw: &str) -> String {
    raw.replace("\r\n", " ").replace(
        [
            '\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}',
        ],
        " ",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn units(raw: &str) -> Vec<String> {
        cut(raw).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn marks_a_keyboard_gives_become_plain() {
        assert_eq!(
            lenient("l’été\u{a0}: «\u{202f}oui\u{202f}» – “a„ — ‘b’…"),
            "l'été : \" oui \" - \"a\" - 'b'..."
        );
    }

    #[test]
    fn units_are_composed_clusters() {
        assert_eq!(units("e\u{301}te\u{301}"), ["é", "t", "é"]);
        assert_eq!(units("ёж"), ["ё", "ж"]);
        assert_eq!(units("´x"), ["´", "x"]);
        assert_eq!(units("👩‍🚀!"), ["👩‍🚀", "!"]);
        assert_eq!(units("…"), [".", ".", "."]);
    }

    #[test]
    fn line_breaks_become_one_space_each() {
        let text = Text::new("a\r\nb\nc\rd\u{2028}e").expect("a good text");
        assert_eq!(text.to_string(), "a b c d e");
        assert_eq!(text.as_string(), "a b c d e");
    }

    #[test]
    fn what_cannot_be_typed_is_refused() {
        assert_eq!(Text::new(""), Err(TextError::TooShort));
        assert_eq!(Text::new("e\u{301}"), Err(TextError::TooShort));
        assert_eq!(Text::new("a\tb"), Err(TextError::Control { index: 1 }));
        assert_eq!(Text::new("a\0"), Err(TextError::Control { index: 1 }));
        let tower = format!("ab{}", "\u{323}\u{316}".repeat(5));
        assert_eq!(Text::new(&tower), Err(TextError::UnitTooLong { index: 1 }));
        assert_eq!(Text::new(&"ab".repeat(MAX_UNITS)), Err(TextError::TooLong));
    }

    #[test]
    fn one_unit_is_one_normal_cluster() {
        for good in ["a", " ", "é", "ё", "👩‍🚀", "´", "\u{301}"] {
            assert!(is_unit(good), "{good:?}");
        }
        for bad in [
            "", "ab", "e\u{301}", "\u{a0}", "…", "\u{8}", "\n", "\r\n", "\0", "\u{85}",
        ] {
            assert!(!is_unit(bad), "{bad:?}");
        }
    }

    #[test]
    fn truncated_keeps_the_beginning() {
        let text = Text::new("día a día").expect("a good text");
        assert_eq!(text.truncated(3).to_string(), "día");
        assert_eq!(text.truncated(99), text);
        assert!(text.truncated(0).is_empty());
    }
}
