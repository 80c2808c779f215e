//! The packed form of statistics: what stores keep, and what devices receive of each other's sessions.
//!
//! ```text
//! 1                           version
//! n, n × (length, UTF-8, sum of gaps in ms)   units, rising; ids count from 1, 0 is no unit
//! for each unit before, 0..=n:
//!   m, m × pair               pairs, by rising unit
//! pair:
//!   id of the unit - id of the one before in this list (the first: the id itself)
//!   presses × 4 + (errors ? 1) + (samples differ from right presses ? 2)
//!   [errors, k, k × (id, count)]   if any: what was typed instead, by rising id
//!   [samples]                 if they differ
//!   the bucket of each sample, rising, one byte each
//! ```
//! All numbers but the buckets are LEB128. The same statistics always give the same bytes.

use super::{Cell, SessionStats, gaps::BUCKETS};
use crate::text::is_unit;

const VERSION: u8 = 1;
const HAS_ERRORS: u32 = 1;
const OTHER_SAMPLES: u32 = 2;

/// These are no packed statistics.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the packed statistics are malformed")]
pub struct Malformed;

impl SessionStats {
    /// Packs. Counts above 2²⁸ are cut to that: no session has so many.
    pub fn pack(&self) -> Vec<u8> {
        let rank = self.ranks();
        let ranked = |id: u16| rank[usize::from(id)];
        let mut cells: Vec<&Cell> = self.cells.iter().collect();
        cells.sort_by_key(|cell| (ranked(cell.before), ranked(cell.unit)));

        let mut out = vec![VERSION];
        write(&mut out, length(self.ids.len()));
        for (name, id) in &self.ids {
            write(&mut out, length(name.len()));
            out.extend_from_slice(name.as_bytes());
            write(&mut out, self.latency[usize::from(*id)]);
        }
        let mut rest = cells.as_slice();
        for before in 0..=length(self.ids.len()) {
            let here = rest
                .iter()
                .take_while(|cell| ranked(cell.before) == before)
                .count();
            let (group, after) = rest.split_at(here);
            rest = after;
            write(&mut out, length(group.len()));
            let mut last = 0_u32;
            for cell in group {
                write(&mut out, ranked(cell.unit) - last);
                last = ranked(cell.unit);
                cell.pack(&mut out, ranked);
            }
        }
        out
    }

    /// Unpacks.
    pub fn unpack(packed: &[u8]) -> Result<Self, Malformed> {
        let mut stats = Self::default();
        stats.merge_packed(packed)?;
        Ok(stats)
    }

    /// Adds packed statistics: the quick way to a sum over many sessions. After an error the sum is undefined.
    pub fn merge_packed(&mut self, packed: &[u8]) -> Result<(), Malformed> {
        // Id 0 is no unit, also where there is no other.
        self.id("");
        read(packed, self)
    }
}

/// One pair as packed statistics have it.
#[derive(Debug)]
pub(crate) struct PackedPair<'a> {
    /// Id of the unit before; 0 where the text begins.
    pub(crate) before: u16,
    /// Id of the unit.
    pub(crate) unit: u16,
    /// Inserts where it was expected.
    pub(crate) presses: u32,
    /// Wrong ones among them.
    pub(crate) errors: u32,
    /// What was typed instead, and how often.
    pub(crate) confusions: &'a [(u16, u32)],
    /// The bucket of each sample, rising.
    pub(crate) buckets: &'a [u8],
}

/// Whatever sums packed statistics up.
pub(crate) trait Sink {
    /// A unit, with the sum of gaps before its presses, ms. Answers the id by which it is told from here on. Has to
    /// refuse what [`is_unit`] does, which it knows of a unit that it has met before.
    fn unit(&mut self, name: &str, latency: u64) -> Result<u16, Malformed>;

    /// A pair; each is told once.
    fn pair(&mut self, pair: &PackedPair<'_>);
}

/// Reads packed statistics. After an error the sink has had a part of them.
pub(crate) fn read(packed: &[u8], sink: &mut impl Sink) -> Result<(), Malformed> {
    let mut from = Reader { rest: packed };
    if from.byte()? != VERSION {
        return Err(Malformed);
    }
    let count = from.number()? as usize;
    let mut ids = vec![0];
    for _ in 0..count {
        let name = from.text()?;
        ids.push(sink.unit(name, from.long_number()?)?);
    }
    let mut confusions = Vec::new();
    for before in 0..=count {
        let mut unit = 0;
        for _ in 0..from.number()? {
            unit += from.number()? as usize;
            let id = *ids.get(unit).ok_or(Malformed)?;
            let pair = from.pair(ids[before], id, &ids, &mut confusions)?;
            sink.pair(&pair);
        }
    }
    if from.rest.is_empty() {
        Ok(())
    } else {
        Err(Malformed)
    }
}

impl Sink for SessionStats {
    fn unit(&mut self, name: &str, latency: u64) -> Result<u16, Malformed> {
        if !self.ids.contains_key(name) && !is_unit(name) {
            return Err(Malformed);
        }
        let id = self.id(name);
        self.delay(id, latency);
        Ok(id)
    }

    fn pair(&mut self, pair: &PackedPair<'_>) {
        let cell = self.cell(pair.before, pair.unit);
        cell.presses = cell.presses.saturating_add(pair.presses);
        cell.errors = cell.errors.saturating_add(pair.errors);
        for &(actual, count) in pair.confusions {
            cell.confuse(actual, count);
        }
        for &bucket in pair.buckets {
            cell.gaps.add_to(bucket, 1);
        }
    }
}

impl Cell {
    fn pack(&self, out: &mut Vec<u8>, ranked: impl Fn(u16) -> u32) {
        let presses = self.presses.min(1 << 28);
        let samples = self.gaps.count();
        let has_errors = if self.errors > 0 { HAS_ERRORS } else { 0 };
        let other = if samples == presses.saturating_sub(self.errors) {
            0
        } else {
            OTHER_SAMPLES
        };
        write(out, presses << 2 | has_errors | other);
        if has_errors > 0 {
            write(out, self.errors);
            let mut confusions: Vec<_> = self
                .confusions
                .iter()
                .map(|(&actual, &count)| (ranked(actual), count))
                .collect();
            confusions.sort_unstable();
            write(out, length(confusions.len()));
            for (actual, count) in confusions {
                write(out, actual);
                write(out, count);
            }
        }
        if other > 0 {
            write(out, samples);
        }
        for (bucket, count) in self.gaps.filled() {
            out.extend(std::iter::repeat_n(bucket, count as usize));
        }
    }
}

pub(super) fn length(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Seven bits a byte, the lowest first, the top bit on all but the last.
pub(super) fn write(out: &mut Vec<u8>, number: impl Into<u64>) {
    let mut number = number.into();
    loop {
        let [low, ..] = number.to_le_bytes();
        number >>= 7;
        if number == 0 {
            return out.push(low & 0x7f);
        }
        out.push(low | 0x80);
    }
}

pub(super) struct Reader<'a> {
    pub(super) rest: &'a [u8],
}

impl<'a> Reader<'a> {
    pub(super) fn byte(&mut self) -> Result<u8, Malformed> {
        let (&byte, rest) = self.rest.split_first().ok_or(Malformed)?;
        self.rest = rest;
        Ok(byte)
    }

    fn take(&mut self, count: usize) -> Result<&'a [u8], Malformed> {
        let (taken, rest) = self.rest.split_at_checked(count).ok_or(Malformed)?;
        self.rest = rest;
        Ok(taken)
    }

    /// A pair behind its ids; `confusions` is room for its confusions.
    fn pair<'b>(
        &mut self,
        before: u16,
        unit: u16,
        ids: &[u16],
        confusions: &'b mut Vec<(u16, u32)>,
    ) -> Result<PackedPair<'b>, Malformed>
    where
        'a: 'b,
    {
        let head = self.number()?;
        let presses = head >> 2;
        let mut errors = 0;
        confusions.clear();
        if head & HAS_ERRORS > 0 {
            errors = self.number()?;
            for _ in 0..self.number()? {
                let actual = *ids.get(self.number()? as usize).ok_or(Malformed)?;
                confusions.push((actual, self.number()?));
            }
        }
        let samples = match head & OTHER_SAMPLES {
            0 => presses.saturating_sub(errors),
            _ => self.number()?,
        };
        let buckets = self.take(samples as usize)?;
        if buckets.iter().any(|&bucket| bucket >= BUCKETS) {
            return Err(Malformed);
        }
        Ok(PackedPair {
            before,
            unit,
            presses,
            errors,
            confusions,
            buckets,
        })
    }

    pub(super) fn number(&mut self) -> Result<u32, Malformed> {
        // Most numbers are below 128.
        if let Some((&byte, rest)) = self.rest.split_first()
            && byte < 0x80
        {
            self.rest = rest;
            return Ok(u32::from(byte));
        }
        u32::try_from(self.long_number()?).map_err(|_| Malformed)
    }

    pub(super) fn long_number(&mut self) -> Result<u64, Malformed> {
        let mut number = 0_u64;
        for shift in (0..u64::BITS).step_by(7) {
            let byte = self.byte()?;
            let bits = u64::from(byte & 0x7f);
            number |= bits
                .checked_shl(shift)
                .filter(|shifted| shifted >> shift == bits)
                .ok_or(Malformed)?;
            if byte < 0x80 {
                return Ok(number);
            }
        }
        Err(Malformed)
    }

    pub(super) fn text(&mut self) -> Result<&'a str, Malformed> {
        let length = self.number()? as usize;
        std::str::from_utf8(self.take(length)?).map_err(|_| Malformed)
    }
}
