//! What is remembered of the sessions behind us: their statistics, summed by how long ago they were.

use std::collections::BTreeMap;

use super::Day;
use crate::stats::{Malformed, SessionStats};

/// Sessions older than this many days before the newest say nothing of today that newer ones do not say better.
pub const WINDOW_DAYS: i32 = 365;
/// The newest sessions that are looked at, at most: some hundred thousand presses.
pub const WINDOW_SESSIONS: usize = 1_000;
/// Days that are also kept one by one, to see a trend.
pub const RECENT_DAYS: i32 = 21;

/// The sessions of one learner on layouts of one key order.
///
/// Ages count from the day of the newest session: sessions of that day, of the one or two days before, of the four
/// before those, and so on are summed together. So the cost does not grow with the years, and the order within a
/// day does not matter.
#[derive(Debug, Clone, Default)]
pub struct Past {
    newest: Option<Day>,
    periods: Vec<Period>,
    recent: BTreeMap<Day, SessionStats>,
    skipped: usize,
}

/// Sessions of about the same age.
#[derive(Debug, Clone, Default)]
pub(super) struct Period {
    pub(super) stats: SessionStats,
    sessions: u32,
    ages: u64,
}

impl Period {
    /// Mean age of its sessions, days.
    pub(super) fn age(&self) -> f64 {
        // At most 1,000 sessions of at most 365 days.
        let ages = u32::try_from(self.ages).unwrap_or(u32::MAX);
        f64::from(ages) / f64::from(self.sessions.max(1))
    }
}

impl Past {
    /// From packed statistics with their days, in any order. What cannot be read is left out and counted.
    pub fn from_packed<B: AsRef<[u8]>>(sessions: impl IntoIterator<Item = (Day, B)>) -> Self {
        let mut sessions: Vec<(Day, B)> = sessions.into_iter().collect();
        let mut skipped = 0;
        loop {
            // A sum is undefined after something malformed, which is rare: begin again without it.
            match Self::sum(&sessions, |sum, packed| sum.merge_packed(packed.as_ref())) {
                Ok(past) => return Self { skipped, ..past },
                Err(index) => {
                    sessions.remove(index);
                    skipped += 1;
                }
            }
        }
    }

    /// From statistics with their days, in any order.
    pub fn from_stats<'a>(sessions: impl IntoIterator<Item = (Day, &'a SessionStats)>) -> Self {
        let sessions: Vec<(Day, &SessionStats)> = sessions.into_iter().collect();
        let add = |sum: &mut SessionStats, stats: &&SessionStats| {
            sum.merge(stats);
            Ok(())
        };
        // Nothing here is malformed.
        Self::sum(&sessions, add).unwrap_or_default()
    }

    fn sum<T>(
        sessions: &[(Day, T)],
        add: impl Fn(&mut SessionStats, &T) -> Result<(), Malformed>,
    ) -> Result<Self, usize> {
        let newest = sessions.iter().map(|(day, _)| *day).max();
        let mut past = Self {
            newest,
            ..Self::default()
        };
        let Some(newest) = newest else {
            return Ok(past);
        };
        let mut order: Vec<usize> = (0..sessions.len()).collect();
        order.sort_by_key(|&index| std::cmp::Reverse(sessions[index].0));
        for index in order.into_iter().take(WINDOW_SESSIONS) {
            let (day, stats) = &sessions[index];
            let age = day.days_until(newest);
            let Some(number) = period(age) else { break };
            if past.periods.len() <= number {
                past.periods.resize_with(number + 1, Period::default);
            }
            let period = &mut past.periods[number];
            period.sessions += 1;
            period.ages += u64::from(age.unsigned_abs());
            // Recent days are summed first, so that no session is read twice.
            let sum = if age < RECENT_DAYS {
                past.recent.entry(*day).or_default()
            } else {
                &mut period.stats
            };
            add(sum, stats).map_err(|Malformed| index)?;
        }
        for (day, stats) in &past.recent {
            if let Some(number) = period(day.days_until(newest)) {
                past.periods[number].stats.merge(stats);
            }
        }
        Ok(past)
    }

    /// The day of the newest session.
    pub fn newest(&self) -> Option<Day> {
        self.newest
    }

    /// Packed statistics that could not be read.
    pub fn skipped(&self) -> usize {
        self.skipped
    }

    pub(super) fn periods(&self) -> &[Period] {
        &self.periods
    }

    pub(super) fn recent(&self) -> impl Iterator<Item = (Day, &SessionStats)> {
        self.recent.iter().map(|(day, stats)| (*day, stats))
    }
}

/// The period of an age in days, from 0; `None` beyond the window.
fn period(age: i32) -> Option<usize> {
    let age = u32::try_from(age).ok()?;
    let number = (age + 1).ilog2();
    let is_within = age < WINDOW_DAYS.unsigned_abs();
    is_within.then_some(usize::try_from(number).ok()?)
}

/// The youngest age of a period, days.
pub(super) fn youngest(period: usize) -> i32 {
    let shift = u32::try_from(period.min(30)).unwrap_or(30);
    (1_i32 << shift) - 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_double() {
        let starts: Vec<i32> = (0..9).map(youngest).collect();
        assert_eq!(starts, [0, 1, 3, 7, 15, 31, 63, 127, 255]);
        for (number, start) in starts.iter().enumerate() {
            assert_eq!(period(*start), Some(number));
            assert!(2 * start >= WINDOW_DAYS || period(2 * start) == Some(number));
        }
        assert_eq!(period(364), Some(8));
        assert_eq!(period(365), None);
        assert_eq!(period(-1), None);
    }

    #[test]
    fn what_cannot_be_read_is_left_out() {
        let day = |number: i32| Day::parse("2026-11-01").expect("a day").plus(number);
        let empty = SessionStats::default().pack();
        let past = Past::from_packed([(day(0), empty.clone()), (day(4), vec![9]), (day(2), empty)]);
        assert_eq!(past.skipped(), 1);
        assert_eq!(past.newest(), Some(day(2)));
        assert_eq!(past.periods.len(), 2);
        assert_eq!(past.periods[1].sessions, 1);
        assert_eq!(past.recent.len(), 2);
        assert_eq!(
            Past::from_packed(Vec::<(Day, Vec<u8>)>::new()).newest(),
            None
        );
    }
}
