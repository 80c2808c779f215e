//! What every lesson must reach, from `content/quality.toml`.

use std::collections::BTreeMap;

use serde::Deserialize;

#[derive(Deserialize)]
pub(super) struct Thresholds {
    pub(super) drill: DrillThresholds,
    pub(super) words: WordThresholds,
    pub(super) pairs: ByAge<PairThresholds>,
    pub(super) length: LengthThresholds,
    pub(super) hints: HintThresholds,
    pub(super) texts: TextThresholds,
}

/// A figure for each age group.
#[derive(Deserialize)]
pub(super) struct ByAge<T> {
    pub(super) adults: T,
    pub(super) teens: T,
    pub(super) kids: T,
}

#[derive(Deserialize)]
pub(super) struct DrillThresholds {
    pub(super) share: usize,
    pub(super) share_marks: usize,
    pub(super) share_capitals: usize,
    pub(super) presses: ByAge<Presses>,
    pub(super) novelty: usize,
    pub(super) novelty_marks: usize,
}

#[derive(Deserialize)]
pub(super) struct Presses {
    pub(super) two: usize,
    pub(super) five: usize,
    pub(super) marks: usize,
    pub(super) capitals: usize,
}

#[derive(Deserialize)]
pub(super) struct WordThresholds {
    pub(super) share: usize,
    pub(super) share_rare: usize,
    pub(super) share_single: usize,
    pub(super) capitals: usize,
    pub(super) presses: ByAge<usize>,
    pub(super) rare: usize,
    pub(super) rare_letters: String,
    real: Vec<(usize, usize)>,
    real_home_row: BTreeMap<String, (usize, usize)>,
    pub(super) no_share: BTreeMap<String, String>,
    pub(super) novelty: usize,
    pub(super) different: usize,
    pub(super) times: usize,
}

#[derive(Deserialize)]
pub(super) struct PairThresholds {
    pub(super) once: usize,
    pub(super) often: usize,
}

#[derive(Deserialize)]
pub(super) struct LengthThresholds {
    pub(super) tolerance: u32,
    pub(super) sentences: u32,
    pub(super) paragraphs: u32,
}

#[derive(Deserialize)]
pub(super) struct HintThresholds {
    pub(super) most: usize,
    pub(super) longest: usize,
    pub(super) longest_kids: usize,
}

#[derive(Deserialize)]
pub(super) struct TextThresholds {
    pub(super) sentence: (usize, usize),
    pub(super) kids: (usize, usize),
    pub(super) teens: (usize, usize),
    pub(super) adults: (usize, usize),
    pub(super) symbols: (usize, usize),
    pub(super) similarity: usize,
}

impl<T> ByAge<T> {
    /// The figure of one age group.
    pub(super) fn of(&self, age: crate::lesson::AgeGroup) -> &T {
        match age {
            crate::lesson::AgeGroup::Adults => &self.adults,
            crate::lesson::AgeGroup::Teens => &self.teens,
            crate::lesson::AgeGroup::Kids => &self.kids,
        }
    }
}

impl WordThresholds {
    /// Real words in a lesson, and as a mean of its block.
    pub(super) fn real(&self, block: u32, language: &str) -> (usize, usize) {
        let own = self
            .real_home_row
            .get(language)
            .filter(|_| block == 1)
            .copied();
        own.or_else(|| self.real.get(block as usize - 1).copied())
            .unwrap_or((100, 100))
    }
}

/// The thresholds as they are in the file.
pub(super) fn thresholds() -> Thresholds {
    toml::from_str(include_str!("../../../../../content/quality.toml"))
        .expect("content/quality.toml is sound")
}
