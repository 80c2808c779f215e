//! A small histogram of gaps that keeps medians and quartiles useful, and the exact ones from raw samples.

use crate::metrics::SKILL_GAPS;

/// Steps per doubling: a bucket is 3 to 6 % wide.
const STEPS: u32 = 16;
/// The bucket of 40 ms, counted from 0 ms; buckets begin there.
const FIRST: u32 = raw_bucket(40);
/// Buckets from 40 to 5,000 ms.
pub(crate) const BUCKETS: u8 = 112;
const _: () = assert!(raw_bucket(5_000) - FIRST + 1 == BUCKETS as u32);

const BUCKETS_A_BIN: u8 = 4;
/// Bins of a histogram for people to look at.
pub const BINS: u8 = BUCKETS / BUCKETS_A_BIN;
const _: () = assert!(BUCKETS.is_multiple_of(BUCKETS_A_BIN));

/// Gaps of samples, by bucket.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Gaps {
    /// Bucket and count, by rising bucket, none of them empty: most pairs of a session have one or two.
    counts: Vec<(u8, u32)>,
}

/// Quartiles in ms, rounded half up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quartiles {
    /// A quarter of the samples is no slower… than this.
    pub lower: u64,
    /// Half are.
    pub median: u64,
    /// Three quarters are.
    pub upper: u64,
}

impl Gaps {
    /// Counts a sample. What is outside 40 to 5,000 ms is none and is left out.
    pub fn add(&mut self, gap: u32) {
        if !SKILL_GAPS.contains(&u64::from(gap)) {
            return;
        }
        if let Ok(bucket) = u8::try_from(raw_bucket(gap) - FIRST) {
            self.add_to(bucket, 1);
        }
    }

    /// Number of samples.
    pub fn count(&self) -> u32 {
        self.counts
            .iter()
            .fold(0, |sum, &(_, count)| sum.saturating_add(count))
    }

    /// Adds another histogram.
    pub fn merge(&mut self, other: &Self) {
        for &(bucket, count) in &other.counts {
            self.add_to(bucket, count);
        }
    }

    /// Quartiles, as if the samples of a bucket were spread evenly over it; `None` without samples.
    pub fn quartiles(&self) -> Option<Quartiles> {
        let last = u64::from(self.count()).checked_sub(1)?;
        let at = |quarter| self.interpolated(quarter * last);
        Some(Quartiles {
            lower: at(1),
            median: at(2),
            upper: at(3),
        })
    }

    /// How many samples fall into each of [`BINS`] bins from 40 ms on, with the bins' lower bounds, ms. A bin is four
    /// buckets wide, so four bins are a doubling.
    pub fn bins(&self) -> Vec<(u64, u32)> {
        let mut bins: Vec<(u64, u32)> = (0..BINS)
            .map(|bin| (bounds(bin * BUCKETS_A_BIN).0, 0))
            .collect();
        for (bucket, count) in self.filled() {
            let sum = &mut bins[usize::from(bucket / BUCKETS_A_BIN)].1;
            *sum = sum.saturating_add(count);
        }
        bins
    }

    /// Buckets that hold something, rising, with their counts.
    pub(crate) fn filled(&self) -> impl Iterator<Item = (u8, u32)> {
        self.counts.iter().copied()
    }

    pub(super) fn add_to(&mut self, bucket: u8, count: u32) {
        match self
            .counts
            .binary_search_by_key(&bucket, |&(bucket, _)| bucket)
        {
            Ok(at) => self.counts[at].1 = self.counts[at].1.saturating_add(count),
            Err(at) => self.counts.insert(at, (bucket, count)),
        }
    }

    /// The value at `position` quarters of a rank, ms.
    fn interpolated(&self, position: u64) -> u64 {
        let (rank, fraction) = (position / 4, position % 4);
        let here = self.at_rank(rank);
        let next = if fraction == 0 {
            here
        } else {
            self.at_rank(rank + 1)
        };
        // In quarters of 1/1000 ms.
        ((4 - fraction) * here + fraction * next + 2_000) / 4_000
    }

    /// Where the sample of this rank (from 0) would lie, in 1/1000 ms.
    fn at_rank(&self, rank: u64) -> u64 {
        let mut below = 0;
        for (bucket, count) in self.filled() {
            let count = u64::from(count);
            if rank < below + count {
                let (start, width) = bounds(bucket);
                return start * 1_000 + width * 1_000 * (2 * (rank - below) + 1) / (2 * count);
            }
            below += count;
        }
        0
    }
}

/// Linear buckets up to 16, then 16 to a doubling.
const fn raw_bucket(gap: u32) -> u32 {
    if gap < STEPS {
        return gap;
    }
    let doublings = gap.ilog2() - STEPS.ilog2();
    doublings * STEPS + (gap >> doublings)
}

/// First value of a bucket and how many whole values it holds.
pub(crate) fn bounds(bucket: u8) -> (u64, u64) {
    let raw = u64::from(bucket) + u64::from(FIRST);
    let steps = u64::from(STEPS);
    let doublings = (raw / steps).saturating_sub(1);
    let start = (raw - doublings * steps) << doublings;
    let end = (start + (1 << doublings)).min(SKILL_GAPS.end() + 1);
    (start, end - start)
}

/// Exact quartiles by linear interpolation between the samples at rank (n − 1) × ¼, ½, ¾; `None` without
/// samples. Sorts what it is given.
pub fn quartiles(samples: &mut [u32]) -> Option<Quartiles> {
    let last = samples.len().checked_sub(1)?;
    samples.sort_unstable();
    let value = |rank: usize| u64::from(samples[rank]);
    let at = |quarters: usize| {
        let (rank, fraction) = (quarters * last / 4, quarters * last % 4);
        let next = value((rank + 1).min(last));
        ((4 - fraction as u64) * value(rank) + fraction as u64 * next + 2) / 4
    };
    Some(Quartiles {
        lower: at(1),
        median: at(2),
        upper: at(3),
    })
}
