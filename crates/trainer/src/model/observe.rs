//! From the statistics of sessions to what the model explains.

use std::collections::BTreeMap;

use super::covariates::{Covariates, PRIORS, Prior, is_of_language};
use super::fit::{Beliefs, Cell, Fit, Observed};
use super::language::language;
use super::matrix::Sparse;
use super::past::youngest;
use super::rates::{self, Presses, Rate};
use super::{DayLevel, Past, Setting};
use crate::stats::{BUCKETS, KeyStat, SessionStats, bounds};

/// One pair inside words.
pub(super) struct Pair<'a> {
    pub(super) before: &'a str,
    pub(super) unit: &'a str,
    /// Index of the key that it ends in.
    pub(super) key: usize,
    pub(super) samples: u32,
    /// Presses that count by their age.
    pub(super) presses: Presses,
    pub(super) all_presses: u32,
    pub(super) all_errors: u32,
    pub(super) last_days: i32,
}

/// One key, other than the space.
pub(super) struct Key<'a> {
    pub(super) unit: &'a str,
    /// Column of its effect as a second key, where a pair ends in it.
    pub(super) column: Option<usize>,
    /// Covariates of the key with nothing before it, where none does.
    pub(super) alone: Sparse,
    /// Pairs that end in it.
    pub(super) pairs: Vec<usize>,
    pub(super) samples: u32,
    pub(super) presses: Presses,
    pub(super) all_presses: u32,
    pub(super) all_errors: u32,
    pub(super) last_days: i32,
}

/// All that was seen.
pub(super) struct Seen<'a> {
    pub(super) pairs: Vec<Pair<'a>>,
    pub(super) keys: Vec<Key<'a>>,
    pub(super) observed: Observed,
    pub(super) priors: Vec<Prior>,
    index: BTreeMap<(&'a str, &'a str), usize>,
    presses: Presses,
}

/// Statistics of one pair or key by period.
type Periods<'a, K> = BTreeMap<K, Vec<(usize, KeyStat)>>;

impl<'a> Seen<'a> {
    pub(super) fn of(past: &'a Past, setting: &Setting<'_>, beliefs: &Beliefs) -> Self {
        let mut pairs: Periods<'a, (&str, &str)> = BTreeMap::new();
        let mut keys: Periods<'a, &str> = BTreeMap::new();
        for (number, period) in past.periods().iter().enumerate() {
            for (pair, stat) in period.stats.pairs() {
                if pair.0 != " " && pair.1 != " " {
                    pairs.entry(pair).or_default().push((number, stat));
                }
            }
            for (key, stat) in period.stats.keys() {
                if key != " " {
                    keys.entry(key).or_default().push((number, stat));
                }
            }
        }
        let ages: Vec<f64> = past
            .periods()
            .iter()
            .map(super::past::Period::age)
            .collect();
        let mut seen = Self {
            keys: keys
                .iter()
                .map(|(unit, periods)| key(unit, periods, &ages))
                .collect(),
            pairs: Vec::with_capacity(pairs.len()),
            observed: Observed::default(),
            priors: PRIORS.to_vec(),
            index: BTreeMap::new(),
            presses: Presses::default(),
        };
        for key in &seen.keys {
            seen.presses.add(key.presses);
        }
        seen.add_pairs(&pairs, &ages);
        seen.observed.ages = ages;
        seen.add_rows(setting, beliefs);
        seen
    }

    fn add_pairs(&mut self, pairs: &Periods<'a, (&'a str, &'a str)>, ages: &[f64]) {
        let logs = logs();
        let by_unit: BTreeMap<&str, usize> = self
            .keys
            .iter()
            .enumerate()
            .map(|(index, key)| (key.unit, index))
            .collect();
        for (&(before, unit), periods) in pairs {
            // Every pair ends in a key that was expected.
            let Some(&key) = by_unit.get(unit) else {
                continue;
            };
            let index = self.pairs.len();
            for (period, stat) in periods {
                for (bucket, count) in stat.gaps.filled() {
                    self.observed.cells.push(Cell {
                        pair: index,
                        period: *period,
                        log_gap: logs[usize::from(bucket)],
                        count: f64::from(count),
                    });
                }
            }
            self.keys[key].pairs.push(index);
            self.index.insert((before, unit), index);
            let sums = Sums::of(periods, ages);
            self.pairs.push(Pair {
                before,
                unit,
                key,
                samples: sums.samples,
                presses: sums.presses,
                all_presses: sums.all_presses,
                all_errors: sums.all_errors,
                last_days: sums.last_days,
            });
        }
    }

    /// Covariates and keys of each pair.
    fn add_rows(&mut self, setting: &Setting<'_>, beliefs: &Beliefs) {
        let language = language(setting.language).filter(|_| beliefs.language);
        let mut covariates = Covariates::new(setting.layout, language);
        let ends: Vec<(Box<str>, Box<str>)> = self
            .pairs
            .iter()
            .map(|pair| (covariates.key(pair.before), covariates.key(pair.unit)))
            .collect();
        let mut first: BTreeMap<&str, usize> = BTreeMap::new();
        let mut second: BTreeMap<&str, usize> = BTreeMap::new();
        for (before, unit) in &ends {
            first.insert(before, 0);
            second.insert(unit, 0);
        }
        let mut column = self.priors.len();
        for at in first.values_mut().chain(second.values_mut()) {
            *at = column;
            column += 1;
        }
        self.observed.first_keys = first.len();
        self.observed.second_keys = second.len();
        for (pair, (before, unit)) in self.pairs.iter().zip(&ends) {
            let mut row = covariates.of(pair.before, pair.unit);
            if !beliefs.hands {
                row.retain(|&(at, _)| at == 0 || is_of_language(at));
            }
            let (first, second) = (first[&**before], second[&**unit]);
            row.push((first, 1.0));
            row.push((second, 1.0));
            self.keys[pair.key].column = Some(second);
            self.observed.rows.push(row);
        }
        for key in self.keys.iter_mut().filter(|key| key.column.is_none()) {
            key.alone = covariates.of("", key.unit);
        }
    }

    /// Error rate of the learner over everything.
    pub(super) fn learner_rate(&self) -> f64 {
        rates::learner(self.presses)
    }

    pub(super) fn key_rate(&self, key: usize) -> Rate {
        rates::rate(self.keys[key].presses, self.learner_rate(), rates::KEY)
    }

    /// How each of the newest days was against what is expected of its pairs.
    pub(super) fn days(&self, past: &Past, fit: &Fit) -> Vec<DayLevel> {
        let logs = logs();
        let day = |(day, stats): (super::Day, &SessionStats)| {
            let mut level = Level::default();
            for (pair, stat) in stats.pairs() {
                level.presses = level.presses.saturating_add(stat.presses);
                level.errors = level.errors.saturating_add(stat.errors);
                let Some(&index) = self.index.get(&pair) else {
                    continue;
                };
                for (bucket, count) in stat.gaps.filled() {
                    level.add(
                        logs[usize::from(bucket)] - fit.estimate[index],
                        count,
                        fit.scatter,
                    );
                }
            }
            DayLevel {
                day,
                log_gap: level.sum / level.count.max(1.0),
                samples: level.samples,
                presses: level.presses,
                errors: level.errors,
            }
        };
        past.recent().map(day).collect()
    }
}

/// A mean in which strange gaps count less.
#[derive(Default)]
struct Level {
    sum: f64,
    count: f64,
    samples: u32,
    presses: u32,
    errors: u32,
}

impl Level {
    fn add(&mut self, off: f64, count: u32, scatter: f64) {
        // Whole days may be off by more than single gaps scatter, so the cut is wide.
        let cut = 2.0 * scatter;
        let weight = f64::from(count)
            * if off.abs() > cut {
                cut / off.abs()
            } else {
                1.0
            };
        self.sum += weight * off;
        self.count += weight;
        self.samples = self.samples.saturating_add(count);
    }
}

/// Sums over periods.
#[derive(Default)]
struct Sums {
    samples: u32,
    presses: Presses,
    all_presses: u32,
    all_errors: u32,
    last_days: i32,
}

impl Sums {
    fn of(periods: &[(usize, KeyStat)], ages: &[f64]) -> Self {
        let mut sums = Self::default();
        if let Some((newest, _)) = periods.first() {
            sums.last_days = youngest(*newest);
        }
        for (period, stat) in periods {
            let freshness = rates::freshness(ages[*period]);
            sums.samples = sums.samples.saturating_add(stat.samples());
            sums.all_presses = sums.all_presses.saturating_add(stat.presses);
            sums.all_errors = sums.all_errors.saturating_add(stat.errors);
            sums.presses.add(Presses {
                presses: freshness * f64::from(stat.presses),
                errors: freshness * f64::from(stat.errors),
            });
        }
        sums
    }
}

fn key<'a>(unit: &'a str, periods: &[(usize, KeyStat)], ages: &[f64]) -> Key<'a> {
    let sums = Sums::of(periods, ages);
    Key {
        unit,
        column: None,
        alone: Sparse::new(),
        pairs: Vec::new(),
        samples: sums.samples,
        presses: sums.presses,
        all_presses: sums.all_presses,
        all_errors: sums.all_errors,
        last_days: sums.last_days,
    }
}

/// The natural logarithm of the middle of each bucket of gaps.
fn logs() -> Vec<f64> {
    let middle = |bucket| {
        let (start, width) = bounds(bucket);
        // At most 5,000.
        let twice = u32::try_from(2 * start + width - 1).unwrap_or(u32::MAX);
        libm::log(f64::from(twice) / 2.0)
    };
    (0..BUCKETS).map(middle).collect()
}
