//! Practice of any keys and pairs within what has been taught.

use super::ContentError;
use super::random::Random;
use super::seen::Seen;
use super::word_text::{WordText, word_text};
use super::words::words;
use crate::lesson::AgeGroup;

/// What to practise.
#[derive(Debug, Clone, Copy)]
pub struct Practice<'a> {
    /// Language of the words.
    pub language: &'a str,
    /// Whose words: children only get those of their list.
    pub age: AgeGroup,
    /// Units that may be used; the space always may.
    pub taught: &'a [String],
    /// Units or pairs of units to practise, the most needed first.
    pub units: &'a [String],
    /// Characters, about.
    pub length: u32,
    /// Another number gives another text.
    pub seed: u64,
}

/// Most things to practise at once; more would give each too little.
const MAX_ITEMS: usize = 8;
/// Bounds of the text's length, characters.
const LENGTHS: std::ops::RangeInclusive<u32> = 20..=2_000;

/// A text for practice: words rich in what is practised, groups of letters where there are no words.
pub fn practice(practice: &Practice<'_>) -> Result<String, ContentError> {
    let words = words(practice.language)?;
    let known: Vec<char> = practice
        .taught
        .iter()
        .flat_map(|unit| unit.chars())
        .filter(|unit| *unit != ' ')
        .collect();
    let mut items: Vec<Vec<char>> = Vec::new();
    for unit in practice.units {
        let item: Vec<char> = unit.chars().collect();
        if item.is_empty() || item.len() > 2 || item.iter().any(|unit| !known.contains(unit)) {
            return Err(ContentError::NotTaught { unit: unit.clone() });
        }
        if !items.contains(&item) {
            items.push(item);
        }
    }
    items.truncate(MAX_ITEMS);
    if items.is_empty() {
        return Err(ContentError::NothingToPractise);
    }
    let length = practice.length.clamp(*LENGTHS.start(), *LENGTHS.end()) as usize;
    let mut random = Random::new(practice.seed);
    let spec = WordText {
        items: &items,
        known: &known,
        length,
        in_turn: false,
        age: practice.age,
    };
    Ok(word_text(&spec, words, &mut Seen::default(), &mut random))
}
