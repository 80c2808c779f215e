//! What sort of character a key gives: the generator treats letters, capitals, digits and marks differently.

/// Sort of a character that is not a space.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A small letter.
    Letter,
    /// A capital.
    Capital,
    /// 0 to 9.
    Digit,
    /// Anything else: punctuation, signs, ordinal marks.
    Mark,
}

impl Kind {
    /// The sort of `unit`.
    pub(crate) fn of(unit: char) -> Self {
        match unit {
            // Letters to Unicode, signs to a typist.
            '\u{ba}' | '\u{aa}' => Self::Mark,
            _ if unit.is_uppercase() => Self::Capital,
            _ if unit.is_alphabetic() => Self::Letter,
            _ if unit.is_ascii_digit() => Self::Digit,
            _ => Self::Mark,
        }
    }
}

/// The word with its first letter as a capital.
pub(crate) fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// The small letter of a capital; anything else as it is.
pub(crate) fn small(unit: char) -> char {
    unit.to_lowercase().next().unwrap_or(unit)
}
