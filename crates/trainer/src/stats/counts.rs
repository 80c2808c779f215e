//! The packed form of a sum over many sessions: as [`super::pack`], but with counts by bucket instead of one byte a
//! sample, so that a month of typing stays a few kilobytes.
//!
//! ```text
//! 2                           version
//! n, n × (length, UTF-8, sum of gaps in ms)   units, rising; ids count from 1, 0 is no unit
//! m, m × pair                 pairs, by rising units
//! pair:
//!   id of the unit before, id of the unit, presses, errors
//!   k, k × (id, count)        what was typed instead, by rising id
//!   b, b × (bucket, count)    samples, by rising bucket
//! ```
//! All numbers are LEB128. The same sums always give the same bytes.

use super::gaps::BUCKETS;
use super::pack::{Malformed, Reader, length, write};
use super::{Cell, SessionStats};
use crate::text::is_unit;

const VERSION: u8 = 2;

impl SessionStats {
    /// Packs a sum. Nothing is lost.
    pub fn pack_sum(&self) -> Vec<u8> {
        let rank = self.ranks();
        let ranked = |id: u16| rank[usize::from(id)];
        let mut out = vec![VERSION];
        write(&mut out, length(self.ids.len()));
        for (name, id) in &self.ids {
            write(&mut out, length(name.len()));
            out.extend_from_slice(name.as_bytes());
            write(&mut out, self.latency[usize::from(*id)]);
        }
        let mut cells: Vec<&Cell> = self.cells.iter().collect();
        cells.sort_by_key(|cell| (ranked(cell.before), ranked(cell.unit)));
        write(&mut out, length(cells.len()));
        for cell in cells {
            for number in [
                ranked(cell.before),
                ranked(cell.unit),
                cell.presses,
                cell.errors,
            ] {
                write(&mut out, number);
            }
            let mut confusions: Vec<_> = cell
                .confusions
                .iter()
                .map(|(&actual, &count)| (ranked(actual), count))
                .collect();
            confusions.sort_unstable();
            write(&mut out, length(confusions.len()));
            for (actual, count) in confusions {
                write(&mut out, actual);
                write(&mut out, count);
            }
            write(&mut out, length(cell.gaps.filled().count()));
            for (bucket, count) in cell.gaps.filled() {
                write(&mut out, bucket);
                write(&mut out, count);
            }
        }
        out
    }

    /// Adds a packed sum. After an error the sum is undefined.
    pub fn merge_sum(&mut self, packed: &[u8]) -> Result<(), Malformed> {
        // Id 0 is no unit, also where there is no other.
        self.id("");
        let mut from = Reader { rest: packed };
        if from.byte()? != VERSION {
            return Err(Malformed);
        }
        let mut ids = vec![0];
        for _ in 0..from.number()? {
            let name = from.text()?;
            if !self.ids.contains_key(name) && !is_unit(name) {
                return Err(Malformed);
            }
            let id = self.id(name);
            self.delay(id, from.long_number()?);
            ids.push(id);
        }
        let id_of = |at: u32| ids.get(at as usize).copied().ok_or(Malformed);
        for _ in 0..from.number()? {
            let (before, unit) = (id_of(from.number()?)?, id_of(from.number()?)?);
            let cell = self.cell(before, unit);
            cell.presses = cell.presses.saturating_add(from.number()?);
            cell.errors = cell.errors.saturating_add(from.number()?);
            for _ in 0..from.number()? {
                let actual = id_of(from.number()?)?;
                cell.confuse(actual, from.number()?);
            }
            for _ in 0..from.number()? {
                let bucket = u8::try_from(from.number()?).map_err(|_| Malformed)?;
                if bucket >= BUCKETS {
                    return Err(Malformed);
                }
                cell.gaps.add_to(bucket, from.number()?);
            }
        }
        if from.rest.is_empty() {
            Ok(())
        } else {
            Err(Malformed)
        }
    }

    /// The place of each id among the units in order, from 1; 0 is no unit.
    pub(super) fn ranks(&self) -> Vec<u32> {
        let mut rank = vec![0_u32; self.units.len()];
        for (at, id) in (1_u32..).zip(self.ids.values()) {
            rank[usize::from(*id)] = at;
        }
        rank
    }
}
