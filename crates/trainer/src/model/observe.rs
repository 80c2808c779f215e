//! From the statistics of sessions to what the model explains.

use std::collections::BTreeSet;

use super::covariates::{Covariates, PRIORS, Prior, is_of_language};
use super::fit::{Beliefs, Cell, Fit, Observed};
use super::language::language;
use super::matrix::Sparse;
use super::past::youngest;
use super::rates::{self, Presses, Rate};
use super::{DayLevel, Past, Setting};
use crate::stats::{BUCKETS, PairCell, SessionStats, bounds};

/// One pair inside words.
pub(super) struct Pair<'a> {
    pub(super) before: &'a str,
    pub(super) unit: &'a str,
    /// Index of the key that it ends in.
    pub(super) key: usize,
    pub(super) sums: Sums,
}

/// One key, other than the space.
pub(super) struct Key<'a> {
    pub(super) unit: &'a str,
    rank: usize,
    /// Column of its effect as a second key, where a pair ends in it.
    pub(super) column: Option<usize>,
    /// Covariates of the key with nothing before it, where none does.
    pub(super) alone: Sparse,
    /// Pairs that end in it.
    pub(super) pairs: Vec<usize>,
    pub(super) sums: Sums,
}

/// All that was seen.
pub(super) struct Seen<'a> {
    /// By the two units.
    pub(super) pairs: Vec<Pair<'a>>,
    /// By unit.
    pub(super) keys: Vec<Key<'a>>,
    pub(super) observed: Observed,
    pub(super) priors: Vec<Prior>,
    ranks: Ranks<'a>,
    /// Ranks of the units of each pair, rising as `pairs` does.
    index: Vec<(usize, usize)>,
    presses: Presses,
}

/// The units of all sums, in order.
struct Ranks<'a> {
    units: Vec<&'a str>,
}

impl<'a> Ranks<'a> {
    fn of(stats: impl Iterator<Item = &'a SessionStats>) -> Self {
        let units: BTreeSet<&str> = stats
            .flat_map(|stats| stats.units().iter().map(|unit| &**unit))
            .collect();
        Self {
            units: units.into_iter().collect(),
        }
    }

    /// The rank of each id of one sum; its units are among all.
    fn by_id(&self, stats: &SessionStats) -> Vec<usize> {
        let units = stats.units().iter().map(|unit| &**unit);
        units
            .map(|unit| self.units.binary_search(&unit).unwrap_or(0))
            .collect()
    }

    /// Whether a unit is inside words.
    fn is_inside(&self, rank: usize) -> bool {
        !matches!(self.units[rank], "" | " ")
    }
}

/// A pair in one period.
struct Part<'a> {
    pair: (usize, usize),
    period: usize,
    cell: PairCell<'a>,
}

impl<'a> Seen<'a> {
    pub(super) fn of(past: &'a Past, setting: &Setting<'_>, beliefs: &Beliefs) -> Self {
        let ranks = Ranks::of(past.periods().iter().map(|period| &period.stats));
        let ages: Vec<f64> = past
            .periods()
            .iter()
            .map(super::past::Period::age)
            .collect();
        let mut parts: Vec<Part<'a>> = Vec::new();
        for (number, period) in past.periods().iter().enumerate() {
            let by_id = ranks.by_id(&period.stats);
            parts.extend(period.stats.cells().map(|cell| Part {
                pair: (by_id[cell.before], by_id[cell.unit]),
                period: number,
                cell,
            }));
        }
        parts.sort_unstable_by_key(|part| (part.pair, part.period));
        let mut seen = Self {
            pairs: Vec::new(),
            keys: Vec::new(),
            observed: Observed::default(),
            priors: PRIORS.to_vec(),
            ranks,
            index: Vec::new(),
            presses: Presses::default(),
        };
        let key_at = seen.add_keys(&parts, &ages);
        seen.add_pairs(&parts, &ages, &key_at);
        seen.observed.ages = ages;
        seen.add_rows(setting, beliefs);
        seen
    }

    /// Sums the presses of every key, other than the space; answers where each rank's key is.
    fn add_keys(&mut self, parts: &[Part<'a>], ages: &[f64]) -> Vec<Option<usize>> {
        let mut sums: Vec<Option<Sums>> = Vec::new();
        sums.resize_with(self.ranks.units.len(), || None);
        for part in parts
            .iter()
            .filter(|part| self.ranks.is_inside(part.pair.1))
        {
            let sum = sums[part.pair.1].get_or_insert_with(Sums::default);
            sum.add(part, ages);
        }
        let mut at = vec![None; sums.len()];
        for (rank, sums) in sums.into_iter().enumerate() {
            if let Some(sums) = sums {
                at[rank] = Some(self.keys.len());
                self.presses.add(sums.presses);
                self.keys.push(Key {
                    unit: self.ranks.units[rank],
                    rank,
                    column: None,
                    alone: Sparse::new(),
                    pairs: Vec::new(),
                    sums,
                });
            }
        }
        at
    }

    fn add_pairs(&mut self, parts: &[Part<'a>], ages: &[f64], key_at: &[Option<usize>]) {
        let logs = logs();
        for parts in parts.chunk_by(|a, b| a.pair == b.pair) {
            let (before, unit) = parts[0].pair;
            let Some(key) = key_at[unit].filter(|_| self.ranks.is_inside(before)) else {
                continue;
            };
            let index = self.pairs.len();
            let mut sums = Sums::default();
            for part in parts {
                sums.add(part, ages);
                for (bucket, count) in part.cell.gaps.filled() {
                    self.observed.cells.push(Cell {
                        pair: index,
                        period: part.period,
                        log_gap: logs[usize::from(bucket)],
                        count: f64::from(count),
                    });
                }
            }
            self.keys[key].pairs.push(index);
            self.index.push((before, unit));
            self.pairs.push(Pair {
                before: self.ranks.units[before],
                unit: self.ranks.units[unit],
                key,
                sums,
            });
        }
    }

    /// Covariates and keys of each pair.
    fn add_rows(&mut self, setting: &Setting<'_>, beliefs: &Beliefs) {
        let language = language(setting.language).filter(|_| beliefs.language);
        let covariates = Covariates::new(setting.layout, language, &self.ranks.units);
        let first: BTreeSet<&str> = self
            .index
            .iter()
            .map(|pair| covariates.key(pair.0))
            .collect();
        let second: BTreeSet<&str> = self
            .index
            .iter()
            .map(|pair| covariates.key(pair.1))
            .collect();
        self.observed.first_keys = first.len();
        self.observed.second_keys = second.len();
        let columns = |keys: BTreeSet<&str>, start: usize| -> Vec<usize> {
            let column = |rank| keys.iter().position(|key| *key == covariates.key(rank));
            let ranks = 0..self.ranks.units.len();
            ranks
                .map(|rank| start + column(rank).unwrap_or(0))
                .collect()
        };
        let start = self.priors.len();
        let (first, second) = (
            columns(first, start),
            columns(second, start + self.observed.first_keys),
        );
        for (pair, &(before, unit)) in self.pairs.iter().zip(&self.index) {
            let mut row = covariates.of(Some(before), unit);
            if !beliefs.hands {
                row.retain(|&(at, _)| at == 0 || is_of_language(at));
            }
            row.push((first[before], 1.0));
            row.push((second[unit], 1.0));
            self.keys[pair.key].column = Some(second[unit]);
            self.observed.rows.push(row);
        }
        for key in self.keys.iter_mut().filter(|key| key.column.is_none()) {
            key.alone = covariates.of(None, key.rank);
        }
    }

    /// Error rate of the learner over everything.
    pub(super) fn learner_rate(&self) -> f64 {
        rates::learner(self.presses)
    }

    pub(super) fn key_rate(&self, key: usize) -> Rate {
        rates::rate(self.keys[key].sums.presses, self.learner_rate(), rates::KEY)
    }

    /// How each of the newest days was against what is expected of its pairs.
    pub(super) fn days(&self, past: &Past, fit: &Fit) -> Vec<DayLevel> {
        let logs = logs();
        let day = |(day, stats): (super::Day, &SessionStats)| {
            let by_id = self.ranks.by_id(stats);
            let mut cells: Vec<_> = stats
                .cells()
                .map(|cell| ((by_id[cell.before], by_id[cell.unit]), cell))
                .collect();
            // Sums of floats are only the same in the same order.
            cells.sort_unstable_by_key(|(pair, _)| *pair);
            let mut level = Level::default();
            for (pair, cell) in cells {
                level.presses = level.presses.saturating_add(cell.presses);
                level.errors = level.errors.saturating_add(cell.errors);
                let Ok(index) = self.index.binary_search(&pair) else {
                    continue;
                };
                for (bucket, count) in cell.gaps.filled() {
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
#[derive(Debug, Clone, Default)]
pub(super) struct Sums {
    pub(super) samples: u32,
    /// Presses that count by their age.
    pub(super) presses: Presses,
    pub(super) all_presses: u32,
    pub(super) all_errors: u32,
    /// Period of the newest.
    newest: Option<usize>,
}

impl Sums {
    fn add(&mut self, part: &Part<'_>, ages: &[f64]) {
        let cell = &part.cell;
        let freshness = rates::freshness(ages[part.period]);
        self.samples = self.samples.saturating_add(cell.gaps.count());
        self.all_presses = self.all_presses.saturating_add(cell.presses);
        self.all_errors = self.all_errors.saturating_add(cell.errors);
        self.presses.add(Presses {
            presses: freshness * f64::from(cell.presses),
            errors: freshness * f64::from(cell.errors),
        });
        let newest = self
            .newest
            .map_or(part.period, |newest| newest.min(part.period));
        self.newest = Some(newest);
    }

    /// Days between the newest session and the last that had it, at least.
    pub(super) fn last_days(&self) -> i32 {
        self.newest.map_or(0, youngest)
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
