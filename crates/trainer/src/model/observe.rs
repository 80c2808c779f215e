//! From the statistics of sessions to what the model explains.

use std::collections::BTreeSet;

use super::covariates::{Covariates, PRIORS, Prior, is_of_language};
use super::fit::{Beliefs, Fit, Observed, robust};
use super::gather::{self, Part};
use super::language::language;
use super::matrix::Sparse;
use super::past::{period_of, youngest};
use super::rates::{self, Presses, Rate};
use super::{DayLevel, Past, Setting};
use crate::stats::{BUCKETS, bounds};

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
    /// The units of all sums, in order.
    units: Vec<&'a str>,
    /// Ranks of the units of each pair, rising as `pairs` does.
    index: Vec<(usize, usize)>,
    presses: Presses,
}

/// A pair in one period.
struct Spell<'a> {
    period: usize,
    parts: &'a [Part],
    presses: u32,
    errors: u32,
    samples: u32,
}

impl<'a> Spell<'a> {
    /// The spells of a pair, from the newest.
    fn all(parts: &'a [Part]) -> impl Iterator<Item = Spell<'a>> + use<'a> {
        let by_period = parts.chunk_by(|a, b| period_of(a.slot) == period_of(b.slot));
        by_period.map(Self::of)
    }

    /// Parts of the same period.
    fn of(parts: &'a [Part]) -> Self {
        let sum = |count: fn(&Part) -> u32| parts.iter().map(count).fold(0, u32::saturating_add);
        Self {
            period: parts.first().map_or(0, |part| period_of(part.slot)),
            parts,
            presses: sum(|part| part.presses),
            errors: sum(|part| part.errors),
            samples: sum(|part| part.samples),
        }
    }
}

impl<'a> Seen<'a> {
    pub(super) fn of(past: &'a Past, setting: &Setting<'_>, beliefs: &Beliefs) -> Self {
        let sums = past.sums();
        let ages: Vec<f64> = past
            .periods()
            .iter()
            .map(super::past::Period::age)
            .collect();
        let mut seen = Self {
            pairs: Vec::new(),
            keys: Vec::new(),
            observed: Observed::default(),
            priors: PRIORS.to_vec(),
            units: sums.units().iter().map(|unit| &**unit).collect(),
            index: Vec::new(),
            presses: Presses::default(),
        };
        let key_at = seen.add_keys(sums, &ages);
        seen.add_pairs(sums, &ages, &key_at);
        seen.observed.ages = ages;
        seen.add_rows(setting, beliefs);
        seen
    }

    /// Whether a unit is inside words.
    fn is_inside(&self, rank: usize) -> bool {
        !matches!(self.units[rank], "" | " ")
    }

    /// Sums the presses of every key, other than the space; answers where each rank's key is.
    fn add_keys(&mut self, all: &'a gather::Sums, ages: &[f64]) -> Vec<Option<usize>> {
        let mut sums: Vec<Option<Sums>> = Vec::new();
        sums.resize_with(self.units.len(), || None);
        for (pair, parts) in all.pairs().filter(|(pair, _)| self.is_inside(pair.unit)) {
            let sum = sums[pair.unit].get_or_insert_with(Sums::default);
            Spell::all(parts).for_each(|spell| sum.add(&spell, ages));
        }
        let mut at = vec![None; sums.len()];
        for (rank, sums) in sums.into_iter().enumerate() {
            if let Some(sums) = sums {
                at[rank] = Some(self.keys.len());
                self.presses.add(sums.presses);
                self.keys.push(Key {
                    unit: self.units[rank],
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

    fn add_pairs(&mut self, all: &'a gather::Sums, ages: &[f64], key_at: &[Option<usize>]) {
        let logs = logs();
        for (pair, parts) in all.pairs() {
            let (before, unit) = (pair.before, pair.unit);
            let Some(key) = key_at[unit].filter(|_| self.is_inside(before)) else {
                continue;
            };
            let index = self.pairs.len();
            let mut sums = Sums::default();
            for spell in Spell::all(parts) {
                sums.add(&spell, ages);
                let gaps = all.gaps(spell.parts);
                self.observed.push(
                    index,
                    spell.period,
                    gaps.map(|(bucket, count)| (logs[usize::from(bucket)], f64::from(count))),
                );
            }
            self.keys[key].pairs.push(index);
            self.index.push((before, unit));
            self.pairs.push(Pair {
                before: self.units[before],
                unit: self.units[unit],
                key,
                sums,
            });
        }
    }

    /// Covariates and keys of each pair.
    fn add_rows(&mut self, setting: &Setting<'_>, beliefs: &Beliefs) {
        let language = language(setting.language).filter(|_| beliefs.language);
        let covariates = Covariates::new(setting.layout, language, &self.units);
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
            let ranks = 0..self.units.len();
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
        let last = past.recent().map(|(_, slot)| slot).max();
        let end = last.map_or(0, |last| last + 1);
        let mut levels = vec![Level::default(); end];
        let mut index = 0;
        // Sums of floats are only the same in the same order: that of the pairs.
        for (pair, parts) in past.sums().pairs() {
            let is_here = self.index.get(index) == Some(&(pair.before, pair.unit));
            for part in parts.iter().take_while(|part| usize::from(part.slot) < end) {
                let level = &mut levels[usize::from(part.slot)];
                level.presses = level.presses.saturating_add(part.presses);
                level.errors = level.errors.saturating_add(part.errors);
                if is_here {
                    for (bucket, count) in past.sums().gaps(std::slice::from_ref(part)) {
                        let off = logs[usize::from(bucket)] - fit.estimate[index];
                        level.add(off, count, fit.scatter);
                    }
                }
            }
            index += usize::from(is_here);
        }
        let day = |(day, slot): (super::Day, usize)| {
            let level = &levels[slot];
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
#[derive(Clone, Default)]
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
        let weight = f64::from(count) * robust(off.abs(), cut);
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
    fn add(&mut self, spell: &Spell<'_>, ages: &[f64]) {
        let freshness = rates::freshness(ages[spell.period]);
        self.samples = self.samples.saturating_add(spell.samples);
        self.all_presses = self.all_presses.saturating_add(spell.presses);
        self.all_errors = self.all_errors.saturating_add(spell.errors);
        self.presses.add(Presses {
            presses: freshness * f64::from(spell.presses),
            errors: freshness * f64::from(spell.errors),
        });
        let newest = self
            .newest
            .map_or(spell.period, |newest| newest.min(spell.period));
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
