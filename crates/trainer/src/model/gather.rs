//! Sums of packed statistics by pair and by how long ago: the quick part of reading a long history.
//!
//! Most of the time goes into finding the sum of a pair some fifty thousand times, so pairs of the first 127 units
//! met, which is all of them for whoever types one language, have a table; the rest a tree.

use std::collections::BTreeMap;

use crate::stats::{Malformed, PackedPair, Sink};
use crate::text::is_unit;

/// Presses of one pair in sessions of about the same age.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Part {
    /// Inserts where the pair was expected.
    pub(super) presses: u32,
    /// Wrong ones among them.
    pub(super) errors: u32,
    /// Samples.
    pub(super) samples: u32,
    /// How old, as the caller counts it; rising within a pair.
    pub(super) slot: u8,
    pair: u32,
    /// Where the buckets of its samples begin.
    start: u32,
}

/// One pair with its parts.
#[derive(Debug, Clone)]
pub(super) struct Pair {
    /// Rank of the unit before among all, in order; 0 where the text begins.
    pub(super) before: usize,
    /// Rank of the unit.
    pub(super) unit: usize,
    parts: std::ops::Range<usize>,
}

/// The sums.
#[derive(Debug, Clone, Default)]
pub(super) struct Sums {
    /// Units in order, with no unit as the first.
    units: Vec<Box<str>>,
    /// By rank of both units.
    pairs: Vec<Pair>,
    parts: Vec<Part>,
    buckets: Vec<u8>,
}

impl Sums {
    pub(super) fn units(&self) -> &[Box<str>] {
        &self.units
    }

    /// Every pair that was expected, with its parts, by rising slot.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (&Pair, &[Part])> {
        let pairs = self.pairs.iter();
        pairs.map(|pair| (pair, &self.parts[pair.parts.clone()]))
    }

    /// Buckets of the samples of neighbouring parts of one pair, with their counts, rising.
    pub(super) fn gaps(&self, parts: &[Part]) -> impl Iterator<Item = (u8, u32)> + use<> {
        let start = parts.first().map_or(0, |part| part.start) as usize;
        let samples: u32 = parts.iter().map(|part| part.samples).sum();
        let mut counts = [0_u32; 128];
        let mut filled = 0_u128;
        for &bucket in &self.buckets[start..start + samples as usize] {
            // Buckets are below 112.
            counts[usize::from(bucket & 0x7f)] += 1;
            filled |= 1 << (bucket & 0x7f);
        }
        std::iter::from_fn(move || {
            let bucket = u8::try_from(filled.trailing_zeros()).ok()?;
            let count = *counts.get(usize::from(bucket))?;
            filled &= filled - 1;
            Some((bucket, count))
        })
    }
}

/// Pairs of ids below this have a table.
const TABLE: usize = 128;
/// No part yet.
const NONE: u32 = u32::MAX;

/// What is being summed. Slots have to come in rising order.
pub(super) struct Gather {
    units: Units,
    table: Vec<u32>,
    rest: BTreeMap<(u16, u16), u32>,
    pairs: Vec<(u16, u16)>,
    /// The part of each pair in the slot that is open.
    open: Vec<u32>,
    slot: u8,
    parts: Vec<Part>,
    /// Samples as they came: to which part, and how many.
    runs: Vec<(u32, u32)>,
    buckets: Vec<u8>,
}

impl Gather {
    pub(super) fn new() -> Self {
        Self {
            units: Units::new(),
            table: vec![0; TABLE * TABLE],
            rest: BTreeMap::new(),
            pairs: Vec::new(),
            open: Vec::new(),
            slot: 0,
            parts: Vec::new(),
            runs: Vec::new(),
            buckets: Vec::new(),
        }
    }

    /// What comes from here on belongs to this slot.
    pub(super) fn open(&mut self, slot: u8) {
        if slot != self.slot {
            self.slot = slot;
            self.open.fill(NONE);
        }
    }

    /// Number of a pair, which is given one if it has none.
    fn number(&mut self, before: u16, unit: u16) -> u32 {
        let next = small(self.pairs.len() + 1);
        let (row, column) = (usize::from(before), usize::from(unit));
        let number = if row < TABLE && column < TABLE {
            &mut self.table[row * TABLE + column]
        } else {
            self.rest.entry((before, unit)).or_default()
        };
        // Kept from 1: 0 is none.
        if *number == 0 {
            *number = next;
            self.pairs.push((before, unit));
            self.open.push(NONE);
        }
        *number - 1
    }

    /// Puts everything in order.
    pub(super) fn sums(self) -> Sums {
        let (units, rank) = self.units.ranked();
        let ranked =
            |&(before, unit): &(u16, u16)| (rank[usize::from(before)], rank[usize::from(unit)]);
        let mut order: Vec<(usize, usize, usize)> = self
            .pairs
            .iter()
            .enumerate()
            .map(|(number, pair)| {
                let (before, unit) = ranked(pair);
                (before, unit, number)
            })
            .collect();
        order.sort_unstable();
        let places = places(&order, &self.parts);
        let mut parts = vec![Part::default(); self.parts.len()];
        for (part, &place) in self.parts.iter().zip(&places.of_part) {
            parts[place as usize] = *part;
        }
        let mut start = 0;
        for part in &mut parts {
            part.start = start;
            start += part.samples;
        }
        let mut buckets = vec![0; self.buckets.len()];
        let mut next: Vec<u32> = parts.iter().map(|part| part.start).collect();
        let mut rest = self.buckets.as_slice();
        for &(part, count) in &self.runs {
            let (run, after) = rest.split_at(count as usize);
            rest = after;
            let at = &mut next[places.of_part[part as usize] as usize];
            // One or two most often: no call is worth it.
            for (to, bucket) in buckets[*at as usize..].iter_mut().zip(run) {
                *to = *bucket;
            }
            *at += count;
        }
        let pairs = order.iter().zip(places.of_pair);
        Sums {
            units,
            pairs: pairs
                .map(|(&(before, unit, _), parts)| Pair {
                    before,
                    unit,
                    parts,
                })
                .collect(),
            parts,
            buckets,
        }
    }
}

impl Sink for Gather {
    fn unit(&mut self, name: &str, _latency: u64) -> Result<u16, Malformed> {
        self.units.id(name)
    }

    fn pair(&mut self, pair: &PackedPair<'_>) {
        let number = self.number(pair.before, pair.unit);
        let open = &mut self.open[number as usize];
        if *open == NONE {
            *open = small(self.parts.len());
            self.parts.push(Part {
                slot: self.slot,
                pair: number,
                ..Part::default()
            });
        }
        let at = *open;
        let part = &mut self.parts[at as usize];
        part.presses = part.presses.saturating_add(pair.presses);
        part.errors = part.errors.saturating_add(pair.errors);
        if pair.buckets.is_empty() {
            return;
        }
        let count = small(pair.buckets.len());
        part.samples += count;
        self.runs.push((at, count));
        self.buckets.extend(pair.buckets.iter().copied());
    }
}

/// There are fewer than 2³² pairs, parts and gaps: they come out of the packed statistics of a thousand sessions.
fn small(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Where parts go: pair by pair, in each as they came, which is by rising slot.
struct Places {
    /// By part as it came.
    of_part: Vec<u32>,
    /// By pair in order.
    of_pair: Vec<std::ops::Range<usize>>,
}

fn places(order: &[(usize, usize, usize)], parts: &[Part]) -> Places {
    let mut counts = vec![0_u32; order.len()];
    for part in parts {
        counts[part.pair as usize] += 1;
    }
    let mut next = vec![0; order.len()];
    let mut of_pair = Vec::with_capacity(order.len());
    let mut start = 0;
    for &(_, _, number) in order {
        next[number] = start;
        let end = start + counts[number];
        of_pair.push(start as usize..end as usize);
        start = end;
    }
    let place = |part: &Part| {
        let next = &mut next[part.pair as usize];
        *next += 1;
        *next - 1
    };
    Places {
        of_part: parts.iter().map(place).collect(),
        of_pair,
    }
}

/// Ids of units; 0 is no unit.
struct Units {
    names: Vec<Box<str>>,
    /// Ids of units of one character below U+0800, by code point; 0 where it has none.
    short: Vec<u16>,
    long: BTreeMap<Box<str>, u16>,
}

/// All alphabets with cases lie below.
const SHORT: usize = 0x800;

impl Units {
    fn new() -> Self {
        Self {
            names: vec!["".into()],
            short: vec![0; SHORT],
            long: BTreeMap::new(),
        }
    }

    fn id(&mut self, name: &str) -> Result<u16, Malformed> {
        let short = short(name);
        let known = match short {
            Some(point) => self.short[point],
            None => self.long.get(name).copied().unwrap_or(0),
        };
        if known != 0 {
            return Ok(known);
        }
        if !is_unit(name) {
            return Err(Malformed);
        }
        // After 65,535 different units the rest are counted as none, as in all statistics.
        let Ok(id) = u16::try_from(self.names.len()) else {
            return Ok(0);
        };
        self.names.push(name.into());
        match short {
            Some(point) => self.short[point] = id,
            None => {
                self.long.insert(name.into(), id);
            }
        }
        Ok(id)
    }

    /// Units in order, and the rank of each id.
    fn ranked(self) -> (Vec<Box<str>>, Vec<usize>) {
        let mut order: Vec<(Box<str>, usize)> = self
            .names
            .into_iter()
            .enumerate()
            .map(|(id, name)| (name, id))
            .collect();
        order.sort_unstable();
        let mut rank = vec![0; order.len()];
        for (at, (_, id)) in order.iter().enumerate() {
            rank[*id] = at;
        }
        (order.into_iter().map(|(name, _)| name).collect(), rank)
    }
}

/// The code point of a unit of one character below U+0800.
fn short(name: &str) -> Option<usize> {
    match *name.as_bytes() {
        [byte] => Some(usize::from(byte)),
        [first, second] if first >= 0xc0 => {
            Some((usize::from(first & 0x1f) << 6) | usize::from(second & 0x3f))
        }
        _ => None,
    }
}
