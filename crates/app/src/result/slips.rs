//! What was typed instead of what, and the pair that took longest.

use std::collections::HashMap;

use trainer::{stats::samples, typing::Replay};

use crate::view::result::{Slip, SlowPair};

/// Every kind of slip, the most frequent first, those of the same count in the order they first happened.
pub(crate) fn slips(replay: &Replay<'_>) -> Vec<Slip> {
    let mut found: Vec<Slip> = Vec::new();
    let mut place: HashMap<(&str, &str), usize> = HashMap::new();
    for press in replay.presses().filter(|press| !press.correct) {
        let at = *place
            .entry((press.expected, press.actual))
            .or_insert_with(|| {
                found.push(Slip {
                    expected: press.expected.into(),
                    typed: press.actual.into(),
                    count: 0,
                });
                found.len() - 1
            });
        found[at].count += 1;
    }
    found.sort_by_key(|slip| std::cmp::Reverse(slip.count));
    found
}

/// The pair with the longest median gap among those typed at least twice, beside the median of all pairs.
///
/// One sample alone is chance, so a pair needs two; if no pair has two there is none.
pub(crate) fn slowest_pair(replay: &Replay<'_>) -> Option<SlowPair> {
    let mut all: Vec<u64> = Vec::new();
    let mut by_pair: HashMap<(&str, &str), Vec<u64>> = HashMap::new();
    for sample in samples(replay) {
        all.push(sample.gap.into());
        by_pair
            .entry((sample.before, sample.unit))
            .or_default()
            .push(sample.gap.into());
    }
    let (pair, median) = by_pair
        .into_iter()
        .filter(|(_, gaps)| gaps.len() >= 2)
        .map(|(pair, mut gaps)| (pair, median_of(&mut gaps)))
        // Of two as slow the first of the alphabet, so that the answer does not depend on the map.
        .max_by(|(pair, gap), (other, other_gap)| {
            gap.cmp(other_gap).then_with(|| other.cmp(pair))
        })?;
    Some(SlowPair {
        pair: format!("{}{}", pair.0, pair.1),
        median,
        overall: median_of(&mut all),
    })
}

/// The middle value, of an even number the mean of the middle two, half up.
fn median_of(gaps: &mut [u64]) -> u64 {
    gaps.sort_unstable();
    let middle = gaps.len() / 2;
    if gaps.is_empty() {
        0
    } else if gaps.len().is_multiple_of(2) {
        (gaps[middle - 1] + gaps[middle]).div_ceil(2)
    } else {
        gaps[middle]
    }
}

#[cfg(test)]
mod tests {
    use super::{super::tests::replayed, super::tests::typed, *};

    #[test]
    fn slips_are_counted_most_frequent_first() {
        let recorder = typed(
            "abab",
            &[
                (0, "x"),
                (100, "a"),
                (200, "n"),
                (300, "n"),
                (400, "b"),
                (500, "a"),
                (600, "n"),
            ],
        );
        let found: Vec<_> = slips(&replayed(&recorder))
            .into_iter()
            .map(|slip| (slip.expected, slip.typed, slip.count))
            .collect();
        assert_eq!(
            found,
            [("b".into(), "n".into(), 3), ("a".into(), "x".into(), 1)]
        );
    }

    #[test]
    fn the_slowest_pair_needs_two_samples() {
        // ab: 300 and 500; ba: 100 alone inside a word; the gap after the space counts for no pair.
        let recorder = typed(
            "aba ab ab",
            &[
                (0, "a"),
                (300, "b"),
                (400, "a"),
                (500, " "),
                (4_000, "a"),
                (4_500, "b"),
                (4_600, " "),
                (4_700, "a"),
                (4_720, "b"),
            ],
        );
        let pair = slowest_pair(&replayed(&recorder)).unwrap();
        // 20 ms is under the floor of 40, so ab has 300 and 500, and all pairs 100, 300, 500.
        assert_eq!(
            (pair.pair.as_str(), pair.median, pair.overall),
            ("ab", 400, 300)
        );
    }

    #[test]
    fn the_unit_after_a_slip_gives_no_sample() {
        let recorder = typed(
            "abab",
            &[
                (0, "a"),
                (100, "x"),
                (900, "b"),
                (1_000, "a"),
                (1_900, "x"),
                (2_000, "b"),
            ],
        );
        assert!(slowest_pair(&replayed(&recorder)).is_none());
    }
}
