//! When a key or pair is called weak. Rules of the research ("Rules for the planned features"), and evidence for
//! them: what is called weak has to be so with a high probability, not only on average.

use super::rates::Rate;

/// What is weak about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Weakness {
    /// Slower than the rest of the learner's typing says of such a key or pair.
    pub slow: bool,
    /// More often wrong than the learner's other keys.
    pub errors: bool,
}

impl Weakness {
    /// Whether there is any.
    pub fn is_any(self) -> bool {
        self.slow || self.errors
    }
}

/// Least samples of a key.
pub const KEY_SAMPLES: u32 = 30;
/// Least samples of a pair.
pub const PAIR_SAMPLES: u32 = 15;
/// Natural log of how much slower than expected a weak key or pair is: 1.2. The research asks 1.25 of a key's
/// median; the estimate is drawn towards what is expected, so that less of it is as much in truth.
const EXCESS: f64 = 0.182_321_556_793_954_6;
/// It has to be beyond half of that with a probability of 95 %: so many deviations.
const SURE: f64 = 1.645;
/// Least error rate of a weak key or pair.
const ERRORS: f64 = 0.05;
/// How many times the learner's mean that has to be.
const TIMES: f64 = 2.0;
/// And how many times it, surely.
const SURELY_TIMES: f64 = 1.25;

/// What is judged.
#[derive(Debug, Clone, Copy)]
pub(super) struct Case {
    pub(super) samples: u32,
    pub(super) presses: u32,
    /// Log gap beyond what is expected, and its deviation.
    pub(super) excess: f64,
    pub(super) deviation: f64,
    pub(super) rate: Rate,
    /// What the rate is held against: the learner's for keys, the key's for pairs.
    pub(super) usual_rate: f64,
}

pub(super) fn key(case: &Case) -> Weakness {
    judge(case, KEY_SAMPLES)
}

pub(super) fn pair(case: &Case) -> Weakness {
    judge(case, PAIR_SAMPLES)
}

fn judge(case: &Case, samples: u32) -> Weakness {
    let Case { rate, .. } = case;
    Weakness {
        slow: case.samples >= samples
            && case.excess >= EXCESS
            && case.excess - SURE * case.deviation >= EXCESS / 2.0,
        errors: case.presses >= samples
            && rate.mean >= ERRORS
            && rate.mean >= TIMES * case.usual_rate
            && rate.mean - SURE * rate.deviation >= SURELY_TIMES * case.usual_rate,
    }
}
