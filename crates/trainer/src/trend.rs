//! Speed and accuracy over time: sessions gathered by day or week.

use crate::day::Day;
use crate::stats::quartiles;

/// Sessions in a running median.
pub const RUNNING: usize = 5;

/// How sessions are gathered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// By day.
    Day,
    /// By week, Monday to Sunday.
    Week,
}

/// A finished session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sitting {
    /// The learner's own day.
    pub day: Day,
    /// 1/100 WPM.
    pub wpm: u32,
    /// 1/100 %.
    pub accuracy: u32,
}

/// A day or a week with finished sessions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spell {
    /// The day, or the week's Monday.
    pub first: Day,
    /// Finished sessions in it.
    pub sessions: u32,
    /// Their slowest, 1/100 WPM.
    pub least: u32,
    /// Their median, 1/100 WPM.
    pub median: u32,
    /// Their fastest, 1/100 WPM.
    pub most: u32,
    /// Median of the last [`RUNNING`] sessions when it ended, those before it included, 1/100 WPM.
    pub running: u32,
    /// Mean of their accuracies, half up, 1/100 %.
    pub accuracy: u32,
}

/// Gathers sessions, which come in order of time, into the days or weeks from `since` on. Sessions before it only
/// count for the running median; a week that `since` cuts has what is left of it.
pub fn trend(sittings: &[Sitting], since: Day, step: Step) -> Vec<Spell> {
    let first_of = |day: Day| match step {
        Step::Day => day,
        Step::Week => day.monday(),
    };
    let mut spells = Vec::new();
    let mut at = sittings.partition_point(|sitting| sitting.day < since);
    while let Some(first) = sittings.get(at).map(|sitting| first_of(sitting.day)) {
        let here = sittings[at..]
            .iter()
            .take_while(|sitting| first_of(sitting.day) == first)
            .count();
        let end = at + here;
        let mut speeds: Vec<u32> = sittings[at..end]
            .iter()
            .map(|sitting| sitting.wpm)
            .collect();
        let running = &sittings[end.saturating_sub(RUNNING)..end];
        let accuracy = mean(sittings[at..end].iter().map(|sitting| sitting.accuracy));
        let median = median(&mut speeds).unwrap_or_default();
        spells.push(Spell {
            first,
            sessions: u32::try_from(here).unwrap_or(u32::MAX),
            least: speeds.first().copied().unwrap_or_default(),
            median,
            most: speeds.last().copied().unwrap_or_default(),
            running: self::median(&mut running.iter().map(|it| it.wpm).collect::<Vec<_>>())
                .unwrap_or_default(),
            accuracy: accuracy.unwrap_or_default(),
        });
        at = end;
    }
    spells
}

/// The middle value, of an even number the mean of the middle two, half up. Sorts what it is given.
pub fn median(values: &mut [u32]) -> Option<u32> {
    u32::try_from(quartiles(values)?.median).ok()
}

/// The mean, half up.
pub fn mean(values: impl Iterator<Item = u32>) -> Option<u32> {
    let (sum, count) = values.fold((0_u64, 0_u64), |(sum, count), value| {
        (sum + u64::from(value), count + 1)
    });
    u32::try_from((2 * sum + count).checked_div(2 * count)?).ok()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).expect("a good one")
    }

    fn sitting(date: &str, wpm: u32, accuracy: u32) -> Sitting {
        Sitting {
            day: day(date),
            wpm,
            accuracy,
        }
    }

    #[test]
    fn days_and_weeks_by_hand() {
        let sittings = [
            sitting("2026-11-15", 1_000, 9_000),
            sitting("2026-11-20", 2_000, 9_500),
            sitting("2026-11-20", 3_000, 9_601),
            sitting("2026-11-22", 2_500, 9_700),
            sitting("2026-11-23", 4_000, 10_000),
        ];
        let days = trend(&sittings, day("2026-11-20"), Step::Day);
        let told: Vec<_> = days
            .iter()
            .map(|it| (it.first.to_string(), it.sessions, it.median, it.running))
            .collect();
        assert_eq!(
            told,
            [
                ("2026-11-20".into(), 2, 2_500, 2_000),
                ("2026-11-22".into(), 1, 2_500, 2_250),
                ("2026-11-23".into(), 1, 4_000, 2_500),
            ]
        );
        assert_eq!(days[0].accuracy, 9_551);
        assert_eq!((days[0].least, days[0].most), (2_000, 3_000));
        // 16 November 2026 is a Monday.
        let weeks = trend(&sittings, day("2026-11-20"), Step::Week);
        let told: Vec<_> = weeks
            .iter()
            .map(|it| (it.first.to_string(), it.sessions, it.median))
            .collect();
        assert_eq!(
            told,
            [
                ("2026-11-16".into(), 3, 2_500),
                ("2026-11-23".into(), 1, 4_000)
            ]
        );
        assert!(trend(&sittings, day("2026-11-24"), Step::Day).is_empty());
    }

    #[test]
    fn medians_and_means_are_exact() {
        assert_eq!(median(&mut []), None);
        assert_eq!(median(&mut [3001, 3000]), Some(3001));
        assert_eq!(median(&mut [5, 1, 3]), Some(3));
        assert_eq!(median(&mut [u32::MAX, u32::MAX]), Some(u32::MAX));
        assert_eq!(mean([].into_iter()), None);
        assert_eq!(mean([1, 2].into_iter()), Some(2));
    }

    proptest! {
        /// Each spell against a look at all sessions for its every figure.
        #[test]
        fn a_trend_is_what_a_plain_look_says(
            raw in prop::collection::vec((0..60_i32, 100..20_000_u32, 0..=10_000_u32), 0..80),
            since in 0..60_i32,
            weekly in any::<bool>(),
        ) {
            let mut raw = raw;
            raw.sort_by_key(|it| it.0);
            let at = |number| Day::from_number(20_700 + number).expect("a good one");
            let sittings: Vec<_> = raw.iter().map(|&(number, wpm, accuracy)| Sitting { day: at(number), wpm, accuracy }).collect();
            let step = if weekly { Step::Week } else { Step::Day };
            // Day 0 was a Thursday, so weeks begin where 7 divides the number plus three.
            let key = |day: Day| if weekly { day.number() - (day.number() + 3).rem_euclid(7) } else { day.number() };
            let mut plain: BTreeMap<i32, Vec<usize>> = BTreeMap::new();
            for (index, it) in sittings.iter().enumerate().filter(|(_, it)| it.day >= at(since)) {
                plain.entry(key(it.day)).or_default().push(index);
            }
            let spells = trend(&sittings, at(since), step);
            prop_assert_eq!(spells.len(), plain.len());
            for (spell, (first, members)) in spells.iter().zip(plain) {
                prop_assert_eq!(spell.first.number(), first);
                let mut speeds: Vec<u32> = members.iter().map(|&it| sittings[it].wpm).collect();
                speeds.sort_unstable();
                let middle = |sorted: &[u32]| {
                    let (low, high) = (sorted[(sorted.len() - 1) / 2], sorted[sorted.len() / 2]);
                    (low + high).div_ceil(2)
                };
                prop_assert_eq!(spell.median, middle(&speeds));
                prop_assert_eq!((spell.least, spell.most), (speeds[0], speeds[speeds.len() - 1]));
                let last = members[members.len() - 1];
                let mut five: Vec<u32> = sittings[..=last].iter().rev().take(5).map(|it| it.wpm).collect();
                five.sort_unstable();
                prop_assert_eq!(spell.running, middle(&five));
            }
        }
    }
}
