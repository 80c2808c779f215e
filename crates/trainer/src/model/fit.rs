//! The mixed model of log gaps: what all keys, hands and the language say of a pair, and what it says itself.
//!
//! log gap = covariates × coefficients + first key + second key + pair + day + scatter.
//! Pairs are integrated out, keys and coefficients solved for, days and the robust weights found in turns; the
//! variances are the learner's own, held by priors while there is little to tell them from.

use super::covariates::Prior;
use super::matrix::{Factor, Inverse, Sparse, Symmetric, dot};
use super::steps::Steps;

/// What the model believes before it has seen anything, and how it sees.
#[derive(Debug, Clone)]
pub(super) struct Beliefs {
    /// Variance of single gaps of the same pair.
    pub(super) scatter: f64,
    /// Variance between pairs that are alike in all else.
    pub(super) pair: f64,
    /// Variance between first keys.
    pub(super) first_key: f64,
    /// Variance between second keys.
    pub(super) second_key: f64,
    /// How many gaps, pairs and keys these are worth.
    pub(super) worth: Worth,
    /// A gap counts fully up to so many deviations from what was expected, less beyond (Huber 1964).
    pub(super) cut: f64,
    /// Variance that a day adds to what an older gap says of today.
    pub(super) drift: f64,
    /// Rounds of fitting.
    pub(super) rounds: usize,
    /// Whether the language counts; for comparison.
    pub(super) language: bool,
    /// Whether hands and fingers count; for comparison.
    pub(super) hands: bool,
}

/// How much the learner's own variances have to show before they win over the beliefs.
#[derive(Debug, Clone)]
pub(super) struct Worth {
    pub(super) gaps: f64,
    pub(super) pairs: f64,
    pub(super) keys: f64,
}

/// A pair differs by a fifth or so from what its keys and class say: the excess at which one is called weak.
/// Drift: about 30 % of speed is lost in up to nine months (Baddeley and Longman 1978): ln(1 / 0.7)² in 270 days.
pub(super) const BELIEFS: Beliefs = Beliefs {
    scatter: 0.12,
    pair: 0.04,
    first_key: 0.01,
    second_key: 0.02,
    worth: Worth {
        gaps: 50.0,
        pairs: 100.0,
        keys: 20.0,
    },
    cut: 1.0,
    drift: 0.127_2 / 270.0,
    rounds: 3,
    language: true,
    hands: true,
};

/// Gaps of about the same length.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cell {
    log_gap: f64,
    count: f64,
}

/// Cells of one pair in one period.
#[derive(Debug, Clone)]
struct Run {
    pair: usize,
    period: usize,
    cells: std::ops::Range<usize>,
}

/// What is to be explained.
#[derive(Debug, Clone, Default)]
pub(super) struct Observed {
    /// By rising gap in each run.
    cells: Vec<Cell>,
    /// By pair, then period.
    runs: Vec<Run>,
    /// Covariates and keys of each pair, by rising column.
    pub(super) rows: Vec<Sparse>,
    /// Age of each period, days.
    pub(super) ages: Vec<f64>,
    /// Number of first keys and of second keys; their columns stand behind the covariates.
    pub(super) first_keys: usize,
    pub(super) second_keys: usize,
}

impl Observed {
    /// Adds the gaps of a pair in a period: logarithms, rising, with how many there are of each.
    pub(super) fn push(
        &mut self,
        pair: usize,
        period: usize,
        gaps: impl Iterator<Item = (f64, f64)>,
    ) {
        let start = self.cells.len();
        self.cells
            .extend(gaps.map(|(log_gap, count)| Cell { log_gap, count }));
        let cells = start..self.cells.len();
        if !cells.is_empty() {
            self.runs.push(Run {
                pair,
                period,
                cells,
            });
        }
    }

    fn runs(&self) -> impl Iterator<Item = (&Run, &[Cell])> {
        let runs = self.runs.iter();
        runs.map(|run| (run, &self.cells[run.cells.clone()]))
    }
}

/// What was found.
pub(super) struct Fit {
    /// Log gap that keys, class and language say, by pair.
    pub(super) expected: Vec<f64>,
    /// Log gap with the pair's own part, by pair.
    pub(super) estimate: Vec<f64>,
    /// Share of its own gaps in the pair's part, 0 to 1.
    pub(super) share: Vec<f64>,
    /// Coefficients and key effects.
    pub(super) coefficients: Vec<f64>,
    /// Covariance of these.
    pub(super) covariance: Inverse,
    /// Variance between pairs.
    pub(super) pair_variance: f64,
    /// Deviation of single gaps.
    pub(super) scatter: f64,
}

impl Fit {
    /// Variance of what a pair's own gaps leave open.
    pub(super) fn open(&self, pair: usize) -> f64 {
        self.pair_variance * (1.0 - self.share[pair])
    }
}

/// The weight of one pair's own gaps.
#[derive(Debug, Clone, Copy, Default)]
struct Own {
    /// Gaps that count, after robust weights and age.
    count: f64,
    /// Sum of their logs.
    sum: f64,
}

/// The answer of one round, given variances and levels.
struct Solved {
    expected: Vec<f64>,
    share: Vec<f64>,
    coefficients: Vec<f64>,
    factor: Factor,
}

/// The state between rounds.
struct Rounds<'a> {
    observed: &'a Observed,
    beliefs: &'a Beliefs,
    priors: &'a [Prior],
    scatter: f64,
    pair: f64,
    first_key: f64,
    second_key: f64,
    /// Log gap of each period beyond the newest.
    levels: Vec<f64>,
    estimate: Vec<f64>,
}

/// Fits the model; `None` without a single gap.
pub(super) fn fit(observed: &Observed, priors: &[Prior], beliefs: &Beliefs) -> Option<Fit> {
    let start = start(&observed.cells)?;
    let mut rounds = Rounds {
        observed,
        beliefs,
        priors,
        scatter: beliefs.scatter,
        pair: beliefs.pair,
        first_key: beliefs.first_key,
        second_key: beliefs.second_key,
        levels: vec![0.0; observed.ages.len()],
        estimate: vec![start; observed.rows.len()],
    };
    let mut solved = rounds.solve();
    for _ in 1..beliefs.rounds {
        rounds.learn(&solved);
        solved = rounds.solve();
    }
    Some(Fit {
        covariance: solved.factor.inverse(),
        expected: solved.expected,
        estimate: rounds.estimate,
        share: solved.share,
        coefficients: solved.coefficients,
        pair_variance: rounds.pair,
        scatter: rounds.scatter.sqrt(),
    })
}

/// The median log gap: cells are not in order, so it is found among hundredths.
fn start(cells: &[Cell]) -> Option<f64> {
    let mut steps = Steps::default();
    for cell in cells {
        steps.add(cell.log_gap, cell.count);
    }
    steps.median()
}

impl Rounds<'_> {
    /// Coefficients, key effects and pairs, given variances, levels and the last estimate.
    fn solve(&mut self) -> Solved {
        let own = self.own();
        let (rows, observed) = (&self.observed.rows, self.observed);
        let mut precision: Vec<f64> = self
            .priors
            .iter()
            .map(|prior| 1.0 / (prior.deviation * prior.deviation))
            .collect();
        let mut right: Vec<f64> = self
            .priors
            .iter()
            .zip(&precision)
            .map(|(prior, precision)| prior.mean * precision)
            .collect();
        precision.extend(std::iter::repeat_n(
            1.0 / self.first_key,
            observed.first_keys,
        ));
        precision.extend(std::iter::repeat_n(
            1.0 / self.second_key,
            observed.second_keys,
        ));
        right.resize(precision.len(), 0.0);
        let mut matrix = Symmetric::diagonal(&precision);
        for (row, own) in rows.iter().zip(&own) {
            if own.count > 0.0 {
                let weight = 1.0 / (self.pair + self.scatter / own.count);
                matrix.add_square(row, weight);
                let mean = own.sum / own.count;
                for &(at, value) in row {
                    right[at] += weight * mean * value;
                }
            }
        }
        let factor = matrix.factor();
        let coefficients = factor.solve(right);
        let expected: Vec<f64> = rows.iter().map(|row| dot(row, &coefficients)).collect();
        let share: Vec<f64> = own
            .iter()
            .map(|own| self.pair * own.count / (self.pair * own.count + self.scatter))
            .collect();
        self.estimate = expected
            .iter()
            .zip(&own)
            .zip(&share)
            .map(|((expected, own), share)| {
                if own.count > 0.0 {
                    expected + share * (own.sum / own.count - expected)
                } else {
                    *expected
                }
            })
            .collect();
        Solved {
            expected,
            share,
            coefficients,
            factor,
        }
    }

    /// What each pair's own gaps say, with strange gaps and old ones counted less.
    ///
    /// Gaps of a period as old as `age` share what has changed since: their mean has the variance
    /// scatter / n + drift × age, as much as n / (1 + n × drift × age / scatter) gaps of today.
    fn own(&self) -> Vec<Own> {
        let cut = self.beliefs.cut * self.scatter.sqrt();
        let mut all = vec![Own::default(); self.observed.rows.len()];
        for (run, cells) in self.observed.runs() {
            let &Run { pair, period, .. } = run;
            let (level, estimate) = (self.levels[period], self.estimate[pair]);
            let mut own = Own::default();
            for cell in cells {
                let log_gap = cell.log_gap - level;
                let weight = cell.count * robust((log_gap - estimate).abs(), cut);
                own.count += weight;
                own.sum += weight * log_gap;
            }
            let age = self.observed.ages[period] * self.beliefs.drift / self.scatter;
            let fresh = 1.0 / (1.0 + own.count * age);
            all[pair].count += fresh * own.count;
            all[pair].sum += fresh * own.sum;
        }
        all
    }

    /// Variances and levels from what was found.
    fn learn(&mut self, solved: &Solved) {
        self.learn_variances(solved);
        self.learn_from_gaps(solved);
    }

    /// One step of EM (Dempster, Laird and Rubin 1977) for the variances between pairs and between keys.
    fn learn_variances(&mut self, solved: &Solved) {
        let worth = &self.beliefs.worth;
        let (mut sum, mut count) = (worth.pairs * self.beliefs.pair, worth.pairs);
        let pairs = self.estimate.iter().zip(&solved.expected);
        for ((estimate, expected), share) in pairs.zip(&solved.share) {
            if *share > 0.0 {
                let own = estimate - expected;
                sum += own * own + self.pair * (1.0 - share);
                count += 1.0;
            }
        }
        self.pair = sum / count;
        let first = self.priors.len();
        let second = first + self.observed.first_keys;
        let end = second + self.observed.second_keys;
        let variances = solved.factor.variances();
        let keys = |range: std::ops::Range<usize>, belief: f64| {
            let (mut sum, mut count) = (worth.keys * belief, worth.keys);
            for at in range {
                let effect = solved.coefficients[at];
                sum += effect * effect + variances[at];
                count += 1.0;
            }
            sum / count
        };
        self.first_key = keys(first..second, self.beliefs.first_key);
        self.second_key = keys(second..end, self.beliefs.second_key);
    }

    /// The level of each period, and the scatter of single gaps.
    fn learn_from_gaps(&mut self, solved: &Solved) {
        let cut = self.beliefs.cut * self.scatter.sqrt();
        let mut sums = vec![(0.0, 0.0); self.levels.len()];
        let mut steps = Steps::default();
        for (run, cells) in self.observed.runs() {
            let (level, estimate) = (self.levels[run.period], self.estimate[run.pair]);
            let (count, sum) = &mut sums[run.period];
            for cell in cells {
                let off = cell.log_gap - level - estimate;
                let weight = cell.count * robust(off.abs(), cut);
                *count += weight;
                *sum += weight * (off + level);
                steps.add(off.abs(), cell.count);
            }
        }
        let periods = self.levels.iter_mut().zip(sums).zip(&self.observed.ages);
        // The newest period is what the others are held against.
        for ((level, (count, sum)), age) in periods.skip(1) {
            // As far as anyone changes in that time.
            let variance = self.beliefs.drift * age;
            *level = sum / (count + self.scatter / variance.max(1e-6));
        }
        self.learn_scatter(&steps, solved);
    }

    /// The scatter from the middle of the residuals, which strange gaps do not move.
    fn learn_scatter(&mut self, steps: &Steps, solved: &Solved) {
        let Some(median) = steps.median() else {
            return;
        };
        let gaps = steps.all;
        // Each pair's estimate follows its own gaps by its share.
        let followed: f64 = solved.share.iter().sum();
        let deviation = 1.4826 * median;
        let found = deviation * deviation * gaps / (gaps - followed).max(0.25 * gaps);
        let worth = self.beliefs.worth.gaps;
        self.scatter = (worth * self.beliefs.scatter + gaps * found) / (worth + gaps);
    }
}

/// The weight of a gap so far off (Huber 1964): 1 up to the cut, then less. Without a branch, as nobody can guess
/// which gaps are strange.
pub(super) fn robust(off: f64, cut: f64) -> f64 {
    cut / off.max(cut)
}
