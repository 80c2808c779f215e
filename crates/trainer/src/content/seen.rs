//! What was typed in a course so far, and how much a word is worth after that.

use std::collections::VecDeque;

use super::words::{Word, Words};

/// What the learner typed in this course so far, as far as the choice of words depends on it.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    /// By number of the pair.
    pairs: Vec<u32>,
    /// The last words by their place in the list, latest at the end.
    recent: VecDeque<usize>,
}

/// Words that are not chosen again soon.
const RECENT: usize = 60;

impl Seen {
    /// Counts the pairs of a text, as far as words have them.
    pub(crate) fn add_text(&mut self, text: &str, words: &Words) {
        for word in text.split(' ') {
            let letters = word.chars();
            let pairs = letters.clone().zip(letters.skip(1));
            for pair in pairs.filter_map(|(a, b)| words.pair(a, b)) {
                self.count(pair);
            }
        }
    }

    pub(crate) fn add_word(&mut self, word: &Word) {
        for (pair, _) in &word.pairs {
            self.count(*pair);
        }
        if self.recent.len() == RECENT {
            self.recent.pop_front();
        }
        self.recent.push_back(word.id);
    }

    fn count(&mut self, pair: usize) {
        if self.pairs.len() <= pair {
            self.pairs.resize(pair + 1, 0);
        }
        self.pairs[pair] += 1;
    }
}

/// How much a word is worth now, in thousandths: the share of what is practised, pairs that were seldom
/// typed, how common it is; less for words typed a short while ago, very short or made up.
pub(crate) fn score(word: &Word, items: &[Vec<char>], seen: &Seen) -> i64 {
    let length = word.letters.len();
    let pairs = word.pairs.iter();
    let novelty: i64 = pairs
        .map(|(pair, is_common)| {
            let typed = i64::from(seen.pairs.get(*pair).copied().unwrap_or(0));
            // The commonest pairs should come several times, the others at all.
            match (is_common, typed) {
                (true, 0) => 2400,
                (true, _) => 3000 / (2 + typed),
                (false, _) => 1200 / (1 + typed),
            }
        })
        .sum();
    let whole = i64::try_from(length).unwrap_or(1).max(1);
    let share = practised(word, items);
    let common = i64::from(word.zipf) * 12 / 10;
    let again = if seen.recent.contains(&word.id) {
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
    // A bit a letter: words are short.
    let mut practised = 0_u64;
    for item in items.iter().filter(|item| !item.is_empty()) {
        if let [letter] = item.as_slice() {
            let letters = word.letters.iter().enumerate();
            practised |= letters.fold(0, |set, (at, other)| {
                set | (u64::from(other == letter) << at)
            });
            continue;
        }
        for (at, window) in word.letters.windows(item.len()).enumerate() {
            if window == item.as_slice() {
                practised |= ((1 << item.len()) - 1) << at;
            }
        }
    }
    practised.count_ones() as usize
}
