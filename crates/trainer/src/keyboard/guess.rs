//! Which layout is active, from a few key presses.

use super::{Key, Layout, layouts, routes::is_dead};
use crate::text::cut;

/// Ranks all layouts by how well they explain what keys typed; `presses` are pairs of `KeyboardEvent.code` and
/// the text it gave. Ties go to the learner's language, then to the better-known layout.
pub fn guess<C: AsRef<str>, T: AsRef<str>>(
    presses: &[(C, T)],
    language: &str,
) -> Vec<&'static Layout> {
    guess_among(layouts(), presses, language)
}

/// The same among these layouts, the better-known ones first.
pub fn guess_among<'a, C: AsRef<str>, T: AsRef<str>>(
    layouts: impl IntoIterator<Item = &'a Layout>,
    presses: &[(C, T)],
    language: &str,
) -> Vec<&'a Layout> {
    let mut ranked: Vec<_> = layouts.into_iter().collect();
    ranked.sort_by_cached_key(|layout| {
        let score: i64 = presses
            .iter()
            .map(|(code, text)| layout.explains(code.as_ref(), text.as_ref()))
            .sum();
        (-score, *layout.language != *language)
    });
    ranked
}

impl Layout {
    /// 1 where the key types this text, −1 where it types something else, 0 where nothing can be said.
    fn explains(&self, code: &str, text: &str) -> i64 {
        // Compared as it came: ’ and ' are one unit, and tell two layouts apart.
        let Some(key) = self.keys.get(code) else {
            return 0;
        };
        match cut(text).len() {
            1 if self.types(key, text) => 1,
            1 => -1,
            _ => 0,
        }
    }

    /// Whether the key types the unit at some level, alone or after a dead key.
    fn types(&self, key: &Key, unit: &str) -> bool {
        key.levels().any(|(symbol, _)| {
            symbol == unit
                || self
                    .dead_keys
                    .values()
                    .any(|results| results.get(symbol).is_some_and(|r| **r == *unit))
        }) || self.is_dead_alone(key, unit)
    }

    /// Some systems give the bare accent where a dead key is followed by nothing it combines with.
    fn is_dead_alone(&self, key: &Key, unit: &str) -> bool {
        key.levels().any(|(symbol, _)| {
            is_dead(symbol)
                && self
                    .dead_keys
                    .get(symbol)
                    .is_some_and(|results| results.values().any(|r| **r == *unit))
        })
    }
}
