//! What a learner's next presses will be like: the gap and the error rate of every key and pair, each with how
//! sure that is.
//!
//! A handful of gaps says little of a pair, so its estimate is drawn towards what the learner's keys, hands and
//! fingers and the language say of such a pair, the more the fewer gaps it has: an empirical Bayes mixed model
//! of log gaps (see `docs/COACH.md`). Priors come from published figures, never from other people's data. Knows
//! nothing of what to do about it: that is [`crate::coach`].
//!
//! Everything is computed from the packed statistics of sessions, which the app and the server both have, with
//! floats in a fixed order and logarithms of one library, so that both give the same answer.

mod covariates;
mod fit;
mod gather;
mod language;
mod matrix;
mod observe;
mod past;
mod rates;
mod steps;
#[cfg(test)]
pub(crate) mod tests;
mod weak;

use std::collections::BTreeMap;

pub use crate::day::Day;
pub use past::{Past, RECENT_DAYS, WINDOW_DAYS, WINDOW_SESSIONS};
pub use weak::{KEY_SAMPLES, PAIR_SAMPLES, Weakness};

use crate::keyboard::Layout;
use fit::{BELIEFS, Beliefs, Fit};
use observe::Seen;

/// Where the past was typed.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    /// The layout, or any of the same key order.
    pub layout: &'a Layout,
    /// Language of the texts: `en`, `ru` …; one without a word list is allowed.
    pub language: &'a str,
}

/// What is expected of one key or pair, next time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Outlook {
    /// Gap before it, ms: the middle of what is expected.
    pub gap_ms: f64,
    /// Standard deviation of the natural logarithm of that gap: how far the true middle may be off. Single gaps
    /// scatter more, see [`Estimate::scatter`].
    pub sd_log: f64,
    /// Wrong presses among all where it is expected, 0 to 1.
    pub error_rate: f64,
    /// Gaps it rests on. None are needed: what is like it says something, too.
    pub samples: u32,
    /// Presses where it was expected.
    pub presses: u32,
    /// Wrong ones among them.
    pub errors: u32,
    /// Gap that the learner's other typing says of such a key or pair, ms.
    pub usual_ms: f64,
    /// Whether it is weak, and how.
    pub weakness: Weakness,
    /// Days between the newest session and the last that had it; of a few days ago to within a factor of two.
    pub last_days: i32,
}

impl Outlook {
    /// Its gap in whole ms, half up, as it is stored and shown.
    pub fn gap(&self) -> u32 {
        whole(self.gap_ms)
    }

    /// The usual gap in whole ms.
    pub fn usual_gap(&self) -> u32 {
        whole(self.usual_ms)
    }

    /// Its error rate in 1/100 %.
    pub fn error_rate_centi(&self) -> u32 {
        whole(self.error_rate * 10_000.0)
    }

    /// Bounds between which its true middle gap lies with a probability of 80 %, in whole ms.
    pub fn likely_gaps(&self) -> (u32, u32) {
        let at = |deviations: f64| whole(self.gap_ms * libm::exp(deviations * self.sd_log));
        (at(-LIKELY), at(LIKELY))
    }

    /// How much slower than usual it is, in whole per cent; 0 where faster.
    pub fn excess_percent(&self) -> u32 {
        whole((self.gap_ms / self.usual_ms - 1.0) * 100.0)
    }
}

/// 80 % of a normal distribution lie within so many deviations.
pub(crate) const LIKELY: f64 = 1.281_6;

/// The nearest whole number, half up; 0 for what is below.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "held within the range of the whole numbers first"
)]
pub(crate) fn whole(value: f64) -> u32 {
    (value + 0.5).floor().clamp(0.0, f64::from(u32::MAX)) as u32
}

/// How the whole of the learner's typing was on one day, whatever was typed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DayLevel {
    /// The day.
    pub day: Day,
    /// Natural logarithm of the day's gaps beyond what is expected of their pairs: lower is faster.
    pub log_gap: f64,
    /// Gaps it rests on.
    pub samples: u32,
    /// Presses of the day.
    pub presses: u32,
    /// Wrong ones among them.
    pub errors: u32,
}

/// What is expected of a learner.
#[derive(Debug, Clone, Default)]
pub struct Estimate {
    /// Keys, by unit. The space has none: no gap around it is a sample.
    pub keys: BTreeMap<Box<str>, Outlook>,
    /// Pairs inside words, by their two units.
    pub pairs: BTreeMap<(Box<str>, Box<str>), Outlook>,
    /// Error rate over everything, 0 to 1.
    pub error_rate: f64,
    /// Standard deviation of the natural logarithms of single gaps of the same pair.
    pub scatter: f64,
    /// The newest days with sessions, rising.
    pub days: Vec<DayLevel>,
}

impl Estimate {
    /// The error rate over everything in 1/100 %.
    pub fn error_rate_centi(&self) -> u32 {
        whole(self.error_rate * 10_000.0)
    }
}

/// What is to be expected after this past.
pub fn estimate(past: &Past, setting: &Setting<'_>) -> Estimate {
    estimate_with(past, setting, &BELIEFS)
}

fn estimate_with(past: &Past, setting: &Setting<'_>, beliefs: &Beliefs) -> Estimate {
    let seen = Seen::of(past, setting, beliefs);
    let Some(fit) = fit::fit(&seen.observed, &seen.priors, beliefs) else {
        return Estimate::default();
    };
    let learner = seen.learner_rate();
    Estimate {
        keys: keys(&seen, &fit, learner),
        pairs: pairs(&seen, &fit),
        error_rate: learner,
        scatter: fit.scatter,
        days: seen.days(past, &fit),
    }
}

fn pairs(seen: &Seen<'_>, fit: &Fit) -> BTreeMap<(Box<str>, Box<str>), Outlook> {
    let outlook = |(index, pair): (usize, &observe::Pair<'_>)| {
        let share = fit.share[index];
        let expected = fit.covariance.variance(&seen.observed.rows[index]);
        let left = fit.open(index);
        let (estimate, usual) = (fit.estimate[index], fit.expected[index]);
        let usual_rate = seen.key_rate(pair.key).mean;
        let rate = rates::rate(pair.sums.presses, usual_rate, rates::PAIR);
        let weakness = weak::pair(&weak::Case {
            samples: pair.sums.samples,
            presses: pair.sums.all_presses,
            excess: estimate - usual,
            deviation: (left + share * share * expected).sqrt(),
            rate,
            usual_rate,
        });
        let outlook = Outlook {
            gap_ms: libm::exp(estimate),
            sd_log: (left + (1.0 - share) * (1.0 - share) * expected).sqrt(),
            error_rate: rate.mean,
            samples: pair.sums.samples,
            presses: pair.sums.all_presses,
            errors: pair.sums.all_errors,
            usual_ms: libm::exp(usual),
            weakness,
            last_days: pair.sums.last_days(),
        };
        ((pair.before.into(), pair.unit.into()), outlook)
    };
    // A map is built quickest from what is in order.
    seen.pairs.iter().enumerate().map(outlook).collect()
}

/// A key is the mean of its pairs, as often as they were typed.
fn keys(seen: &Seen<'_>, fit: &Fit, learner: f64) -> BTreeMap<Box<str>, Outlook> {
    let mut outlooks = BTreeMap::new();
    for (index, key) in seen.keys.iter().enumerate() {
        let rate = seen.key_rate(index);
        let typed = Typed::of(seen, fit, index);
        let weakness = weak::key(&weak::Case {
            samples: key.sums.samples,
            presses: key.sums.all_presses,
            excess: typed.excess,
            deviation: typed.excess_variance.sqrt(),
            rate,
            usual_rate: learner,
        });
        let outlook = Outlook {
            gap_ms: libm::exp(typed.estimate),
            sd_log: typed.variance.sqrt(),
            error_rate: rate.mean,
            samples: key.sums.samples,
            presses: key.sums.all_presses,
            errors: key.sums.all_errors,
            usual_ms: libm::exp(typed.estimate - typed.excess),
            weakness,
            last_days: key.sums.last_days(),
        };
        outlooks.insert(key.unit.into(), outlook);
    }
    outlooks
}

/// What the pairs that end in a key say of it.
struct Typed {
    estimate: f64,
    variance: f64,
    /// What the key itself and its pairs add to hands, fingers, language and the keys before.
    excess: f64,
    excess_variance: f64,
}

impl Typed {
    fn of(seen: &Seen<'_>, fit: &Fit, key: usize) -> Self {
        let key = &seen.keys[key];
        let (Some(column), pairs) = (key.column, &key.pairs) else {
            return Self::alone(&key.alone, fit);
        };
        let weight = |pair: usize| f64::from(seen.pairs[pair].sums.all_presses);
        let all: f64 = pairs.iter().map(|&pair| weight(pair)).sum();
        let (mut estimate, mut excess, mut left) = (0.0, fit.coefficients[column], 0.0);
        // How the estimate and the excess move with coefficients and key effects.
        let mut moves = vec![0.0; fit.coefficients.len()];
        let mut excess_moves = moves.clone();
        excess_moves[column] = 1.0;
        for &pair in pairs {
            let part = weight(pair) / all;
            let share = fit.share[pair];
            estimate += part * fit.estimate[pair];
            excess += part * (fit.estimate[pair] - fit.expected[pair]);
            left += part * part * fit.open(pair);
            for &(at, value) in &seen.observed.rows[pair] {
                moves[at] += part * (1.0 - share) * value;
                excess_moves[at] -= part * share * value;
            }
        }
        let variance = |moves: &[f64]| left + fit.covariance.full_variance(moves);
        Self {
            estimate,
            variance: variance(&moves),
            excess,
            excess_variance: variance(&excess_moves),
        }
    }

    /// A key that has only begun words so far: what is like it says something of it.
    fn alone(row: &[(usize, f64)], fit: &Fit) -> Self {
        Self {
            estimate: matrix::dot(row, &fit.coefficients),
            variance: fit.covariance.variance(row) + fit.pair_variance,
            excess: 0.0,
            excess_variance: fit.pair_variance,
        }
    }
}
