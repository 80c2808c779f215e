//! Which strings are words of a language.

use std::collections::BTreeSet;

use super::ContentError;
use super::numbers::is_counted;
use super::words::words;

/// The real words of a language, and what numbers stand with: `kg`, `Uhr`.
pub(crate) struct Vocabulary {
    language: String,
    words: BTreeSet<&'static str>,
}

impl Vocabulary {
    /// Of a language that has a word list.
    pub(crate) fn of(language: &str) -> Result<Self, ContentError> {
        let real = words(language)?.all.iter().filter(|word| word.is_real);
        Ok(Self {
            language: language.to_owned(),
            words: real.map(|word| word.text).collect(),
        })
    }

    /// Whether a run of letters is a word, whatever its capitals.
    pub(crate) fn has(&self, letters: &str) -> bool {
        self.words.contains(letters)
            || self.words.contains(letters.to_lowercase().as_str())
            || is_counted(&self.language, letters)
    }
}
