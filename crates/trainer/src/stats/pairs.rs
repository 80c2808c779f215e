//! Pairs that take longer or go wrong more often than the learner's others.

use super::{Gaps, KeyStat, SessionStats};

/// Fewer samples say nothing about a pair's speed.
pub const PAIR_SAMPLES: u32 = 15;
/// Fewer presses say nothing about its errors.
pub const PAIR_PRESSES: u32 = 20;

/// A pair with what is known of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair<'a> {
    /// The unit before.
    pub before: &'a str,
    /// The unit.
    pub unit: &'a str,
    /// Presses, errors and samples.
    pub stat: KeyStat,
    /// At least [`PAIR_SAMPLES`] samples, and its median is a quarter or more above that of all samples together.
    pub is_slow: bool,
    /// At least [`PAIR_PRESSES`] presses, of which 5 % or more went wrong, and twice as many as of all presses of
    /// pairs together.
    pub is_wrong: bool,
}

/// Every pair, judged by the learner's own mean and median within the same statistics. Pairs that a space takes part
/// in have no samples and are never slow.
pub fn judged_pairs(stats: &SessionStats) -> Vec<Pair<'_>> {
    let pairs = stats.pairs();
    let mut gaps = Gaps::default();
    let (mut presses, mut errors) = (0_u64, 0_u64);
    for stat in pairs.values() {
        gaps.merge(&stat.gaps);
        presses += u64::from(stat.presses);
        errors += u64::from(stat.errors);
    }
    let usual = gaps.quartiles().map(|quartiles| quartiles.median);
    let judged = pairs.into_iter().map(|((before, unit), stat)| {
        let is_slow = stat.samples() >= PAIR_SAMPLES
            && stat
                .median()
                .zip(usual)
                .is_some_and(|(median, usual)| 4 * median >= 5 * usual);
        let (own_presses, own_errors) = (u64::from(stat.presses), u64::from(stat.errors));
        let is_wrong = stat.presses >= PAIR_PRESSES
            && own_errors * 20 >= own_presses
            && own_errors * presses >= 2 * errors * own_presses;
        Pair {
            before,
            unit,
            stat,
            is_slow,
            is_wrong,
        }
    });
    judged.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sums of pairs as if they had been typed: units, presses, errors, samples, gap.
    fn sum(pairs: &[(&str, &str, u32, u32, u32, u32)]) -> SessionStats {
        let mut stats = SessionStats::default();
        for &(before, unit, presses, errors, samples, gap) in pairs {
            let (before, unit) = (stats.id(before), stats.id(unit));
            let cell = stats.cell(before, unit);
            (cell.presses, cell.errors) = (presses, errors);
            (0..samples).for_each(|_| cell.gaps.add(gap));
        }
        stats
    }

    fn judged(pairs: &[(&str, &str, u32, u32, u32, u32)]) -> Vec<(String, bool, bool)> {
        let stats = sum(pairs);
        judged_pairs(&stats)
            .into_iter()
            .map(|pair| {
                (
                    format!("{}{}", pair.before, pair.unit),
                    pair.is_slow,
                    pair.is_wrong,
                )
            })
            .collect()
    }

    #[test]
    fn slow_is_a_quarter_above_the_usual_and_wrong_twice_the_mean() {
        let told = judged(&[
            ("a", "b", 1_000, 10, 900, 200),
            ("c", "d", 20, 0, 15, 260),
            ("e", "f", 20, 0, 14, 260),
            ("g", "h", 20, 0, 15, 240),
            ("i", "j", 20, 2, 15, 200),
            ("k", "l", 19, 5, 15, 200),
            ("m", "n", 40, 4, 30, 300),
        ]);
        let flags: Vec<_> = told
            .iter()
            .map(|(name, slow, wrong)| (name.as_str(), *slow, *wrong))
            .collect();
        assert_eq!(
            flags,
            [
                ("ab", false, false),
                ("cd", true, false),
                ("ef", false, false),
                ("gh", false, false),
                ("ij", false, true),
                ("kl", false, false),
                ("mn", true, true),
            ]
        );
    }

    #[test]
    fn where_all_go_wrong_alike_none_stands_out() {
        let told = judged(&[("a", "b", 100, 20, 50, 200), ("c", "d", 100, 20, 50, 200)]);
        assert!(told.iter().all(|(_, slow, wrong)| !slow && !wrong));
        assert!(judged(&[]).is_empty());
    }
}
