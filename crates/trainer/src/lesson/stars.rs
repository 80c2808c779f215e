//! Stars, version 1 of the formulas: one table of requirements, from which everything else follows.

use super::AgeGroup;
use crate::metrics::Figures;

/// The most stars a lesson gives.
pub const MAX_STARS: u8 = 5;

/// What a lesson aims at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Targets {
    /// WPM.
    pub wpm: u32,
    /// 1/100 %.
    pub accuracy: u32,
    /// Children need no speed for two stars.
    pub age: AgeGroup,
}

/// What a star needs of a finished lesson.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Requirement {
    /// Least net speed, 1/100 WPM; `None` where speed does not count.
    pub wpm_centi: Option<u32>,
    /// Least accuracy, 1/100 %; `None` where accuracy does not count.
    pub accuracy_centi: Option<u32>,
    /// Whether no wrong unit may be left at the end.
    pub no_uncorrected: bool,
}

impl Requirement {
    fn is_met(&self, figures: &Figures) -> bool {
        self.wpm_centi.is_none_or(|least| figures.wpm >= least)
            && self
                .accuracy_centi
                .is_none_or(|least| figures.accuracy >= least)
            && !(self.no_uncorrected && figures.uncorrected_errors > 0)
    }
}

/// What star `n` (1 to 5; others are taken as the nearest of these) needs.
pub fn star_requirements(targets: &Targets, n: u8) -> Requirement {
    let speed = |hundredths: u32| Some(targets.wpm.saturating_mul(hundredths));
    // a + tenths/10 × (100 % − a), rounded up: figures are whole hundredths, so this is exact.
    let accuracy = |tenths: u32| {
        let aim = targets.accuracy.min(10_000);
        Some(aim + ((10_000 - aim) * tenths).div_ceil(10))
    };
    let (wpm_centi, accuracy_centi) = match n {
        0 | 1 => (None, None),
        2 if targets.age == AgeGroup::Kids => (None, accuracy(0)),
        2 => (speed(70), accuracy(0)),
        3 => (speed(100), accuracy(0)),
        4 => (speed(125), accuracy(4)),
        _ => (speed(150), accuracy(7)),
    };
    Requirement {
        wpm_centi,
        accuracy_centi,
        no_uncorrected: n >= MAX_STARS,
    }
}

/// Stars of an attempt, `None` when it was not finished.
pub fn stars(figures: &Figures, targets: &Targets, completed: bool) -> Option<u8> {
    // Each star asks at least as much as the one below it.
    completed.then(|| {
        let met = (1..=MAX_STARS)
            .rev()
            .find(|&n| star_requirements(targets, n).is_met(figures));
        met.unwrap_or(1)
    })
}
