//! Pairs of letters: which are common, and numbers for tables of them.

use std::collections::{BTreeMap, BTreeSet};

use super::Word;
use crate::content::kind::small;

/// Pairs that count as common.
const COMMON: usize = 200;

/// Numbers of the letters in these words, by code point, from 1 to 127; no language has more, capitals included.
pub(super) fn numbers(all: &[Word]) -> Vec<u8> {
    let letters: BTreeSet<char> = all
        .iter()
        .flat_map(|word| word.letters.iter().copied())
        .collect();
    let last = letters.last().map_or(0, |letter| *letter as usize + 1);
    let mut numbers = vec![0; last];
    for (letter, number) in letters.into_iter().zip(1..=127) {
        numbers[letter as usize] = number;
    }
    numbers
}

/// The commonest pairs of letters by how often they are in running text, in the order of the alphabet.
pub(super) fn common_pairs(all: &[Word]) -> Vec<(char, char)> {
    let mut weights: BTreeMap<(char, char), u64> = BTreeMap::new();
    for word in all.iter().filter(|word| word.is_real) {
        let weight = word.weight();
        let pairs = word.letters.iter().zip(word.letters.iter().skip(1));
        for (a, b) in pairs.filter(|(a, b)| a.is_alphabetic() && b.is_alphabetic()) {
            *weights.entry((small(*a), small(*b))).or_default() += weight;
        }
    }
    let mut pairs: Vec<_> = weights
        .into_iter()
        .map(|(pair, weight)| (weight, pair))
        .collect();
    pairs.sort_unstable_by(|a, b| b.cmp(a));
    let mut common: Vec<_> = pairs
        .into_iter()
        .take(COMMON)
        .map(|(_, pair)| pair)
        .collect();
    common.sort_unstable();
    common
}
