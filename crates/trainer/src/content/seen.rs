//! What was typed in a course so far, and how much a word is worth after that.

use std::collections::{BTreeMap, VecDeque};

use super::words::{Word, Words};

/// What the learner typed in this course so far, as far as the choice of words depends on it.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    pairs: BTreeMap<(char, char), u32>,
    /// The last words, latest at the end.
    recent: VecDeque<&'static str>,
}

/// Words that are not chosen again soon.
const RECENT: usize = 60;

impl Seen {
    /// Counts the pairs of a text.
    pub(crate) fn add_text(&mut self, text: &str) {
        for word in text.split(' ') {
            let letters = word.chars();
            for pair in letters.clone().zip(letters.skip(1)) {
                *self.pairs.entry(pair).or_default() += 1;
            }
        }
    }

    pub(crate) fn add_word(&mut self, word: &'static str) {
        self.add_text(word);
        if self.recent.len() == RECENT {
            self.recent.pop_front();
        }
        self.recent.push_back(word);
    }
}

/// How much a word is worth now, in thousandths: the share of what is practised, pairs that were seldom
/// typed, how common it is; less for words typed a short while ago, very short or made up.
pub(crate) fn score(word: &Word, items: &[Vec<char>], words: &Words, seen: &Seen) -> i64 {
    let length = word.letters.len();
    let pairs = word.letters.iter().zip(word.letters.iter().skip(1));
    let novelty: i64 = pairs
        .map(|(a, b)| {
            let typed = i64::from(seen.pairs.get(&(*a, *b)).copied().unwrap_or(0));
            // The commonest pairs should come several times, the others at all.
            match (words.is_common(*a, *b), typed) {
                (true, 0) => 2400,
                (true, _) => 3000 / (2 + typed),
                (false, _) => 1200 / (1 + typed),
            }
        })
        .sum();
    let whole = i64::try_from(length).unwrap_or(1).max(1);
    let share = practised(word, items);
    let common = i64::from(word.zipf) * 12 / 10;
    let again = if seen.recent.contains(&word.text) {
        -2000
    } else {
        0
    };
    let short = match length {
        0..=2 => -700,
        3 | 10.. => -200,
        _ => 0,
    };
    let made_up = if word.is_real { 0 } else { -1800 };
    share + novelty / (whole - 1).max(1) + common + again + short + made_up
}

/// The share of a word that is practised, in thousandths of what that is worth.
pub(crate) fn practised(word: &Word, items: &[Vec<char>]) -> i64 {
    let whole = i64::try_from(word.letters.len()).unwrap_or(1).max(1);
    2200 * i64::try_from(focus(word, items)).unwrap_or(0) / whole
}

/// Letters of a word that belong to something practised.
pub(crate) fn focus(word: &Word, items: &[Vec<char>]) -> usize {
    let is_practised = |index: usize| {
        items.iter().any(|item| {
            let start = index.saturating_sub(item.len() - 1);
            (start..=index).any(|at| word.letters.get(at..at + item.len()) == Some(item.as_slice()))
        })
    };
    (0..word.letters.len())
        .filter(|&index| is_practised(index))
        .count()
}
