//! Days of the learner's own calendar, counted.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

/// A day, as days since 1970-01-01 in the Gregorian calendar: the `local_date` of sessions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

/// Days from 0000-03-01 to 1970-01-01.
const EPOCH: i32 = 719_468;
/// Days in 400 years.
const ERA: i32 = 146_097;

impl Day {
    /// 1970-01-01.
    pub const EPOCH: Self = Self(0);

    /// Reads `2026-11-22`; anything else, and a date that is not in the calendar, is none.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
            return None;
        }
        let number = |part: &[u8]| {
            part.iter().try_fold(0_i32, |number, byte| {
                byte.is_ascii_digit()
                    .then(|| number * 10 + i32::from(byte - b'0'))
            })
        };
        let (year, month, day) = (
            number(&bytes[..4])?,
            number(&bytes[5..7])?,
            number(&bytes[8..])?,
        );
        if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
            return None;
        }
        let parsed = Self::from_civil(year, month, day);
        // 30 February would be another day.
        (parsed.civil() == (year, month, day)).then_some(parsed)
    }

    /// Days since 1970-01-01.
    pub fn number(self) -> i32 {
        self.0
    }

    /// How many days lie between this day and a later one; negative for an earlier one.
    pub fn days_until(self, later: Self) -> i32 {
        later.0.saturating_sub(self.0)
    }

    /// The day so many days later.
    #[must_use]
    pub fn plus(self, days: i32) -> Self {
        Self(self.0.saturating_add(days))
    }

    /// Hinnant, "chrono-compatible low-level date algorithms", 2013. Years begin in March here, so that the leap
    /// day is their last.
    fn from_civil(year: i32, month: i32, day: i32) -> Self {
        let year = year - i32::from(month <= 2);
        let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
        let from_march = if month > 2 { month - 3 } else { month + 9 };
        let of_year = (153 * from_march + 2) / 5 + day - 1;
        Self(era * ERA + of_era * 365 + of_era / 4 - of_era / 100 + of_year - EPOCH)
    }

    /// Year, month, day.
    fn civil(self) -> (i32, i32, i32) {
        let shifted = self.0.saturating_add(EPOCH);
        let (era, of_era) = (shifted.div_euclid(ERA), shifted.rem_euclid(ERA));
        let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let from_march = (5 * of_year + 2) / 153;
        let day = of_year - (153 * from_march + 2) / 5 + 1;
        let month = if from_march < 10 {
            from_march + 3
        } else {
            from_march - 9
        };
        (year + era * 400 + i32::from(month <= 2), month, day)
    }
}

/// As it is read: `2026-11-22`.
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.civil();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        Self::parse(&text).ok_or_else(|| D::Error::custom("no date"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_from_1970() {
        let number = |text| Day::parse(text).map(Day::number);
        assert_eq!(number("1970-01-01"), Some(0));
        assert_eq!(number("1969-12-31"), Some(-1));
        assert_eq!(number("2000-03-01"), Some(11_017));
        assert_eq!(number("2026-11-27"), Some(20_784));
        assert_eq!(number("2024-02-29"), Some(19_782));
        for wrong in [
            "2023-02-29",
            "2026-13-01",
            "2026-1-01",
            "20261127",
            "",
            "x026-01-01",
        ] {
            assert_eq!(number(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn every_day_is_written_as_it_is_read() {
        for number in -30_000..60_000 {
            let day = Day(number);
            assert_eq!(Day::parse(&day.to_string()), Some(day));
        }
        assert_eq!(Day(0).plus(31).to_string(), "1970-02-01");
        assert_eq!(Day(3).days_until(Day(10)), 7);
    }
}
