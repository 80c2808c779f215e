//! How often a language has its letters and pairs, from the word lists.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::content::words::{SOURCES, words};

/// What a language says of a pair, in bits: minus the logarithm to base 2 of a share, so that rarer is more.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Bits {
    /// Of the pair among all pairs.
    pub(super) pair: f64,
    /// Of its second letter after its first.
    pub(super) next: f64,
    /// Of its second letter among all letters.
    pub(super) letter: f64,
}

/// Letters and pairs of running text inside words, without case.
#[derive(Debug)]
pub(super) struct Language {
    letters: BTreeMap<char, u64>,
    pairs: BTreeMap<(char, char), u64>,
    /// Pairs that begin with a letter.
    starts: BTreeMap<char, u64>,
    all_letters: u64,
    all_pairs: u64,
    /// What that says of the listed pairs.
    known: BTreeMap<(char, char), Bits>,
}

/// What is not in the lists counts as once in so many.
const RARE_PAIR: u64 = 300_000;
const RARE_LETTER: u64 = 100_000;

/// The language, counted when it is first asked for; `None` without a word list.
pub(super) fn language(name: &str) -> Option<&'static Language> {
    static LANGUAGES: [OnceLock<Option<Language>>; SOURCES.len()] =
        [const { OnceLock::new() }; SOURCES.len()];
    let mut known = SOURCES.iter().zip(&LANGUAGES);
    let (_, cell) = known.find(|(source, _)| source.language == name)?;
    cell.get_or_init(|| Language::count(name)).as_ref()
}

impl Language {
    fn count(name: &str) -> Option<Self> {
        let mut counted = Self {
            letters: BTreeMap::new(),
            pairs: BTreeMap::new(),
            starts: BTreeMap::new(),
            all_letters: 0,
            all_pairs: 0,
            known: BTreeMap::new(),
        };
        for word in words(name).ok()?.all.iter().filter(|word| word.is_real) {
            let weight = word.weight();
            let mut before = None;
            for letter in word.letters.iter().map(|letter| small(*letter)) {
                *counted.letters.entry(letter).or_default() += weight;
                counted.all_letters += weight;
                if let Some(first) = before.replace(letter) {
                    *counted.pairs.entry((first, letter)).or_default() += weight;
                    *counted.starts.entry(first).or_default() += weight;
                    counted.all_pairs += weight;
                }
            }
        }
        let bits = |&(first, second): &(char, char)| counted.count_bits(Some(first), Some(second));
        let known = counted.pairs.keys().map(|pair| (*pair, bits(pair)));
        counted.known = known.collect();
        Some(counted)
    }

    /// What it says of a pair of units; units of more than one character are in no list.
    pub(super) fn bits(&self, before: &str, unit: &str) -> Bits {
        let (first, second) = (only(before), only(unit));
        let known = first.zip(second).and_then(|pair| self.known.get(&pair));
        known
            .copied()
            .unwrap_or_else(|| self.count_bits(first, second))
    }

    fn count_bits(&self, first: Option<char>, second: Option<char>) -> Bits {
        let count = |counts: &BTreeMap<char, u64>, letter: Option<char>| {
            letter
                .and_then(|letter| counts.get(&letter).copied())
                .unwrap_or(0)
        };
        let pair = first
            .zip(second)
            .and_then(|pair| self.pairs.get(&pair).copied())
            .unwrap_or(0);
        let rare_pair = self.all_pairs / RARE_PAIR + 1;
        let start = count(&self.starts, first) + 30 * rare_pair;
        let letter = count(&self.letters, second) + self.all_letters / RARE_LETTER + 1;
        Bits {
            pair: bits(pair + rare_pair, self.all_pairs),
            next: bits(pair + rare_pair, start),
            letter: bits(letter, self.all_letters),
        }
    }
}

/// Minus the logarithm to base 2 of a share.
fn bits(part: u64, of: u64) -> f64 {
    libm::log2(float(of) / float(part))
}

/// Counts are below 2⁵³, where every whole number has a float of its own.
#[expect(clippy::cast_precision_loss, reason = "counts are far below 2⁵³")]
fn float(count: u64) -> f64 {
    count as f64
}

/// The only character of a unit, small.
fn only(unit: &str) -> Option<char> {
    let mut characters = unit.chars();
    let only = characters.next().filter(|_| characters.next().is_none())?;
    Some(small(only))
}

fn small(letter: char) -> char {
    let mut small = letter.to_lowercase();
    small
        .next()
        .filter(|_| small.next().is_none())
        .unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_pairs_have_few_bits() {
        let english = language("en").expect("a list");
        let th = english.bits("t", "h");
        // The commonest pair of English is about one in thirty, and h follows about every third t inside words.
        assert!((4.0..6.0).contains(&th.pair), "{th:?}");
        assert!((1.0..2.5).contains(&th.next), "{th:?}");
        assert!((3.5..5.5).contains(&th.letter), "{th:?}");
        assert_eq!(english.bits("T", "h"), th);
        let never = english.bits("q", "x");
        assert!(never.pair > 17.0 && never.letter > 8.0, "{never:?}");
        assert!((english.bits("ab", "c").pair - never.pair).abs() < 1e-12);
        for name in ["ru", "es", "de", "fr"] {
            assert!(language(name).is_some(), "{name}");
        }
        assert!(language("xx").is_none());
    }
}
