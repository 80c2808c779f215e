//! What every lesson must reach, from `content/quality.toml`.

use serde::Deserialize;

#[derive(Deserialize)]
pub(super) struct Thresholds {
    pub(super) drill: DrillThresholds,
    pub(super) words: WordThresholds,
    pub(super) length: LengthThresholds,
    pub(super) hints: HintThresholds,
}

#[derive(Deserialize)]
pub(super) struct DrillThresholds {
    pub(super) share: usize,
    pub(super) adults: Presses,
    pub(super) teens: Presses,
    pub(super) kids: Presses,
    pub(super) novelty: usize,
}

#[derive(Deserialize)]
pub(super) struct Presses {
    pub(super) two: usize,
    pub(super) five: usize,
}

#[derive(Deserialize)]
pub(super) struct WordThresholds {
    pub(super) share: usize,
    pub(super) adults: usize,
    pub(super) teens: usize,
    pub(super) kids: usize,
    pub(super) rare: usize,
    pub(super) rare_letters: String,
    pub(super) real: Vec<(usize, usize)>,
    pub(super) novelty: usize,
    pub(super) different: usize,
    pub(super) times: usize,
}

#[derive(Deserialize)]
pub(super) struct LengthThresholds {
    pub(super) tolerance: u32,
}

#[derive(Deserialize)]
pub(super) struct HintThresholds {
    pub(super) most: usize,
    pub(super) longest: usize,
}

/// The thresholds as they are in the file.
pub(super) fn thresholds() -> Thresholds {
    toml::from_str(include_str!("../../../../../content/quality.toml"))
        .expect("content/quality.toml is sound")
}
