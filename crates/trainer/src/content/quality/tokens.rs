//! Which parts of a text are words of the language.

use std::collections::BTreeMap;

use crate::content::numbers::is_counted;
use crate::content::words::words;

/// The real words of a language, as they stand in the list, and whether they are for children.
pub(super) struct Vocabulary {
    language: String,
    words: BTreeMap<&'static str, bool>,
}

impl Vocabulary {
    pub(super) fn of(language: &str) -> Self {
        let words = words(language).unwrap_or_else(|error| panic!("{error}"));
        let real = words.all.iter().filter(|word| word.is_real);
        Self {
            language: language.to_owned(),
            words: real.map(|word| (word.text, word.is_for_kids)).collect(),
        }
    }

    /// Whether everything between spaces is made of real words, numbers and marks.
    pub(super) fn is_real(&self, group: &str) -> bool {
        self.find(trimmed(group)).is_some() || pieces(group).all(|piece| self.find(piece).is_some())
    }

    /// A real word in `group` that is not on the children's list.
    pub(super) fn not_for_kids<'g>(&self, group: &'g str) -> Option<&'g str> {
        if self.find(trimmed(group)) == Some(true) {
            return None;
        }
        pieces(group).find(|piece| self.find(piece) == Some(false))
    }

    /// Whether a word is for children; `None` where it is no word.
    fn find(&self, piece: &str) -> Option<bool> {
        let small = piece.to_lowercase();
        let found = self
            .words
            .get(piece)
            .or_else(|| self.words.get(small.as_str()));
        let is_number_word =
            is_counted(&self.language, piece) || (self.language == "fr" && piece == "h");
        found.copied().or_else(|| is_number_word.then_some(true))
    }
}

/// Without the marks around it.
fn trimmed(group: &str) -> &str {
    group.trim_matches(|unit: char| !unit.is_alphabetic())
}

/// The runs of letters.
pub(super) fn pieces(group: &str) -> impl Iterator<Item = &str> {
    group
        .split(|unit: char| !unit.is_alphabetic() || matches!(unit, '\u{ba}' | '\u{aa}'))
        .filter(|piece| !piece.is_empty())
}
