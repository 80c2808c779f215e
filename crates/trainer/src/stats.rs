//! What a session says about single keys and pairs: presses, errors, confusions and gaps.
//!
//! One session's statistics are a few hundred bytes when packed and outlive its log; any period, layout or course
//! is a sum over them, in any order. Only pairs are kept: every press belongs to the pair that ends in it, so a
//! key is the sum of its pairs.

mod counts;
mod gaps;
mod pace;
mod pack;
mod pairs;
mod split;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

pub use gaps::{BINS, Gaps, Quartiles, quartiles};
pub(crate) use gaps::{BUCKETS, bounds};
pub use pace::{PACE_INSERTS, PARTS, Part, pace};
pub use pack::Malformed;
pub(crate) use pack::{PackedPair, Sink, read as read_packed};
pub use pairs::{PAIR_PRESSES, PAIR_SAMPLES, Pair, judged_pairs};
pub use split::{Move, Split, split};

use crate::{metrics::SKILL_GAPS, typing::Replay};

/// A key needs this many samples to be mastered.
pub const MASTERY_SAMPLES: u32 = 30;

/// A gap that says how fast a unit is typed: both it and the unit before were typed right at once, inside one
/// word, in 40 to 5,000 ms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sample<'a> {
    /// Index of the unit in the text, from 0.
    pub index: usize,
    /// The unit before.
    pub before: &'a str,
    /// The unit.
    pub unit: &'a str,
    /// The gap, ms.
    pub gap: u32,
}

/// The key samples of a session, which are its pair samples too.
pub fn samples<'a>(replay: &Replay<'a>) -> impl Iterator<Item = Sample<'a>> + use<'a> {
    let mut last: Option<crate::typing::Press<'a>> = None;
    replay.presses().filter_map(move |press| {
        let before = last.replace(press)?;
        // A right insert moves the cursor by one: what follows it at once is at the next position.
        let follows = before.event + 1 == press.event;
        let is_inside_word = before.expected != " " && press.expected != " ";
        if before.correct
            && press.correct
            && follows
            && is_inside_word
            && SKILL_GAPS.contains(&press.gap)
        {
            let gap = u32::try_from(press.gap).ok()?;
            Some(Sample {
                index: press.index,
                before: before.expected,
                unit: press.expected,
                gap,
            })
        } else {
            None
        }
    })
}

/// Exact quartiles of each key of one session.
pub fn key_quartiles<'a>(replay: &Replay<'a>) -> BTreeMap<&'a str, Quartiles> {
    exact(samples(replay).map(|sample| (sample.unit, sample.gap)))
}

/// Exact quartiles of each pair of one session.
pub fn pair_quartiles<'a>(replay: &Replay<'a>) -> BTreeMap<(&'a str, &'a str), Quartiles> {
    exact(samples(replay).map(|sample| ((sample.before, sample.unit), sample.gap)))
}

fn exact<K: Ord>(gaps: impl Iterator<Item = (K, u32)>) -> BTreeMap<K, Quartiles> {
    let mut by_key: BTreeMap<K, Vec<u32>> = BTreeMap::new();
    for (key, gap) in gaps {
        by_key.entry(key).or_default().push(gap);
    }
    by_key
        .into_iter()
        .filter_map(|(key, mut gaps)| Some((key, quartiles(&mut gaps)?)))
        .collect()
}

/// What is known of one key or one pair.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct KeyStat {
    /// Inserts where it was expected.
    pub presses: u32,
    /// Wrong ones among them.
    pub errors: u32,
    /// Sum of the gaps before all of them, ms: with `presses` the mean latency. Kept of keys, not of pairs.
    pub latency: u64,
    /// Gaps of the samples.
    pub gaps: Gaps,
    /// What was typed instead, and how often.
    pub confusions: BTreeMap<Box<str>, u32>,
}

impl KeyStat {
    /// Number of samples.
    pub fn samples(&self) -> u32 {
        self.gaps.count()
    }

    /// Median gap, ms, from the histogram; `None` without samples.
    pub fn median(&self) -> Option<u64> {
        self.quartiles().map(|quartiles| quartiles.median)
    }

    /// Quartiles, from the histogram.
    pub fn quartiles(&self) -> Option<Quartiles> {
        self.gaps.quartiles()
    }

    /// Wrong inserts among all, 1/100 %, rounded half up.
    pub fn error_rate(&self) -> u32 {
        let (errors, presses) = (u64::from(self.errors), u64::from(self.presses));
        let rate = (errors * 20_000 + presses).checked_div(2 * presses);
        u32::try_from(rate.unwrap_or(0)).unwrap_or(u32::MAX)
    }

    /// Whether it is mastered at a target speed in WPM: enough samples, at most 3 % errors, and a median no
    /// slower than the target.
    pub fn is_mastered(&self, target_wpm: u32) -> bool {
        let is_fast = |median: u64| median * u64::from(target_wpm) <= 12_000;
        self.samples() >= MASTERY_SAMPLES
            && u64::from(self.errors) * 100 <= u64::from(self.presses) * 3
            && self.median().is_some_and(is_fast)
    }
}

/// The statistics of one session, or the sum of any number of them.
#[derive(Debug, Clone, Default)]
pub struct SessionStats {
    /// Units by id; id 0 is no unit: what stands before the first.
    units: Vec<Box<str>>,
    ids: BTreeMap<Box<str>, u16>,
    /// Sum of the gaps before the presses of each unit, ms, by id.
    latency: Vec<u64>,
    cells: Vec<Cell>,
    /// Where the cell of a pair is: by id of the unit before, then of the unit. Trees, as a hostile text may
    /// have tens of thousands of different units.
    slots: Vec<BTreeMap<u16, usize>>,
}

/// What is kept of one pair.
#[derive(Debug, Clone, Default)]
struct Cell {
    before: u16,
    unit: u16,
    presses: u32,
    errors: u32,
    gaps: Gaps,
    confusions: BTreeMap<u16, u32>,
}

/// The statistics of a judged session.
pub fn session_stats(replay: &Replay<'_>) -> SessionStats {
    let mut stats = SessionStats::default();
    let units = replay.text().units();
    for press in replay.presses() {
        let before = press
            .index
            .checked_sub(1)
            .map_or("", |before| &*units[before]);
        let (before, unit) = (stats.id(before), stats.id(press.expected));
        let wrong = if press.correct {
            None
        } else {
            Some(stats.id(press.actual))
        };
        stats.delay(unit, press.gap);
        let cell = stats.cell(before, unit);
        cell.presses += 1;
        if let Some(actual) = wrong {
            cell.errors += 1;
            cell.confuse(actual, 1);
        }
    }
    for sample in samples(replay) {
        let (before, unit) = (stats.id(sample.before), stats.id(sample.unit));
        stats.cell(before, unit).gaps.add(sample.gap);
    }
    stats
}

impl SessionStats {
    /// Adds another session or sum. The order of additions does not matter.
    pub fn merge(&mut self, other: &Self) {
        let ids: Vec<u16> = other.units.iter().map(|unit| self.id(unit)).collect();
        for (&id, &latency) in ids.iter().zip(&other.latency) {
            self.delay(id, latency);
        }
        for from in &other.cells {
            let (before, unit) = (ids[usize::from(from.before)], ids[usize::from(from.unit)]);
            let cell = self.cell(before, unit);
            cell.presses = cell.presses.saturating_add(from.presses);
            cell.errors = cell.errors.saturating_add(from.errors);
            cell.gaps.merge(&from.gaps);
            for (&actual, &count) in &from.confusions {
                cell.confuse(ids[usize::from(actual)], count);
            }
        }
    }

    /// Whether nothing was pressed.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// Every key that was expected, by unit.
    pub fn keys(&self) -> BTreeMap<&str, KeyStat> {
        let mut keys = self.collect(|_, unit| Some(unit));
        for (unit, stat) in &mut keys {
            stat.latency = self
                .ids
                .get(*unit)
                .map_or(0, |&id| self.latency[usize::from(id)]);
        }
        keys
    }

    /// Every pair that was expected, by its two units. The first unit of a text ends none.
    pub fn pairs(&self) -> BTreeMap<(&str, &str), KeyStat> {
        self.collect(|before, unit| (!before.is_empty()).then_some((before, unit)))
    }

    /// The gaps of all samples together.
    pub fn gaps(&self) -> Gaps {
        let mut gaps = Gaps::default();
        for cell in &self.cells {
            gaps.merge(&cell.gaps);
        }
        gaps
    }

    fn collect<'a, K: Ord>(
        &'a self,
        key: impl Fn(&'a str, &'a str) -> Option<K>,
    ) -> BTreeMap<K, KeyStat> {
        let mut all: BTreeMap<K, KeyStat> = BTreeMap::new();
        for cell in &self.cells {
            let Some(key) = key(self.name(cell.before), self.name(cell.unit)) else {
                continue;
            };
            let stat = all.entry(key).or_default();
            stat.presses = stat.presses.saturating_add(cell.presses);
            stat.errors = stat.errors.saturating_add(cell.errors);
            stat.gaps.merge(&cell.gaps);
            for (&actual, &count) in &cell.confusions {
                let sum = stat.confusions.entry(self.name(actual).into()).or_default();
                *sum = sum.saturating_add(count);
            }
        }
        all
    }

    fn name(&self, id: u16) -> &str {
        &self.units[usize::from(id)]
    }

    /// The id of a unit, which is given one if it has none. After 65,535 different units, which no lifetime of
    /// typing reaches, the rest are counted as none.
    fn id(&mut self, unit: &str) -> u16 {
        if self.units.is_empty() {
            self.units.push("".into());
            self.latency.push(0);
        }
        if unit.is_empty() {
            return 0;
        }
        if let Some(&id) = self.ids.get(unit) {
            return id;
        }
        let Ok(id) = u16::try_from(self.units.len()) else {
            return 0;
        };
        self.units.push(unit.into());
        self.latency.push(0);
        self.ids.insert(unit.into(), id);
        id
    }

    fn delay(&mut self, id: u16, gap: u64) {
        let sum = &mut self.latency[usize::from(id)];
        *sum = sum.saturating_add(gap);
    }

    fn cell(&mut self, before: u16, unit: u16) -> &mut Cell {
        let row = usize::from(before);
        if self.slots.len() <= row {
            self.slots.resize_with(row + 1, BTreeMap::new);
        }
        let cells = &mut self.cells;
        let slot = *self.slots[row].entry(unit).or_insert_with(|| {
            cells.push(Cell {
                before,
                unit,
                ..Cell::default()
            });
            cells.len() - 1
        });
        &mut cells[slot]
    }
}

impl Cell {
    fn confuse(&mut self, actual: u16, count: u32) {
        let sum = self.confusions.entry(actual).or_default();
        *sum = sum.saturating_add(count);
    }
}

/// Equal when they say the same, in whatever order it was learnt.
impl PartialEq for SessionStats {
    fn eq(&self, other: &Self) -> bool {
        self.pack() == other.pack()
    }
}

impl Eq for SessionStats {}
