//! What is remembered of the sessions behind us: their statistics, summed by how long ago they were.

use std::collections::BTreeSet;

use super::Day;
use super::gather::{Gather, Sums};
use crate::stats::{Malformed, SessionStats, read_packed};

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
    /// Slots are ages in days for recent days, then periods.
    sums: Sums,
    /// Ages of recent days with sessions.
    recent: BTreeSet<u8>,
    skipped: usize,
}

/// Sessions of about the same age.
#[derive(Debug, Clone, Default)]
pub(super) struct Period {
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
            // Days count from the newest that can be read. What cannot is rare: begin again without it.
            match Self::sum(&sessions) {
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
        Self::from_packed(sessions.into_iter().map(|(day, stats)| (day, stats.pack())))
    }

    /// An error is the index of what cannot be read.
    fn sum<B: AsRef<[u8]>>(sessions: &[(Day, B)]) -> Result<Self, usize> {
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
        let mut gather = Gather::new();
        for index in order.into_iter().take(WINDOW_SESSIONS) {
            let (day, stats) = &sessions[index];
            let age = day.days_until(newest);
            let Some(number) = period(age) else { break };
            let at = usize::from(number);
            if past.periods.len() <= at {
                past.periods.resize_with(at + 1, Period::default);
            }
            let period = &mut past.periods[at];
            period.sessions += 1;
            period.ages += u64::from(age.unsigned_abs());
            let slot = slot(age, number);
            if slot < DAYS {
                past.recent.insert(slot);
            }
            gather.open(slot);
            read_packed(stats.as_ref(), &mut gather).map_err(|Malformed| index)?;
        }
        past.sums = gather.sums();
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

    pub(super) fn sums(&self) -> &Sums {
        &self.sums
    }

    /// Recent days with sessions, rising, each with the slot of its sums.
    pub(super) fn recent(&self) -> impl Iterator<Item = (Day, usize)> {
        let newest = self.newest;
        let ages = self.recent.iter().rev();
        ages.filter_map(move |&age| Some((newest?.plus(-i32::from(age)), usize::from(age))))
    }
}

/// Slots of recent days.
const DAYS: u8 = 21;
const _: () = assert!(DAYS as i32 == RECENT_DAYS);

/// The slot of an age and its period: recent days have their own.
fn slot(age: i32, period: u8) -> u8 {
    match u8::try_from(age) {
        Ok(day) if day < DAYS => day,
        _ => DAYS + period,
    }
}

/// The period of a slot.
pub(super) fn period_of(slot: u8) -> usize {
    match slot.checked_sub(DAYS) {
        Some(period) => usize::from(period),
        None => (slot + 1).ilog2() as usize,
    }
}

/// The period of an age in days, from 0; `None` beyond the window.
fn period(age: i32) -> Option<u8> {
    let age = u32::try_from(age).ok()?;
    let number = (age + 1).ilog2();
    let is_within = age < WINDOW_DAYS.unsigned_abs();
    is_within.then_some(u8::try_from(number).ok()?)
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
            let number = u8::try_from(number).expect("few");
            assert_eq!(period(*start), Some(number));
            assert!(2 * start >= WINDOW_DAYS || period(2 * start) == Some(number));
        }
        for age in 0..WINDOW_DAYS {
            let number = period(age).expect("within the window");
            assert_eq!(period_of(slot(age, number)), usize::from(number));
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
