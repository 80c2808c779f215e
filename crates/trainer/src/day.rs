//! Days of the learner's own calendar, counted: which day it is somewhere is the caller's to know.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use time::{Date, Month};

/// A day of the years 0 to 9999, as days since 1970-01-01 in the Gregorian calendar: the `local_date` of sessions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

/// The Julian day of 1970-01-01.
const EPOCH: i32 = 2_440_588;

impl Day {
    /// 1970-01-01.
    pub const EPOCH: Self = Self(0);
    /// 0000-01-01.
    const FIRST: Self = Self(-719_528);
    /// 9999-12-31.
    const LAST: Self = Self(2_932_896);

    /// The day this many days after 1970-01-01; years that no date is written in make no day.
    pub fn from_number(number: i32) -> Option<Self> {
        (Self::FIRST.0..=Self::LAST.0)
            .contains(&number)
            .then_some(Self(number))
    }

    /// Reads `2026-11-22`; anything else, and a date that is not in the calendar, is none.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes: &[u8; 10] = text.as_bytes().try_into().ok()?;
        let number = |part: &[u8]| {
            part.iter().try_fold(0_u16, |number, byte| {
                byte.is_ascii_digit()
                    .then(|| number * 10 + u16::from(byte - b'0'))
            })
        };
        let [_, _, _, _, b'-', _, _, b'-', _, _] = bytes else {
            return None;
        };
        let year = number(&bytes[..4])?;
        let month = u8::try_from(number(&bytes[5..7])?).ok()?;
        let day = u8::try_from(number(&bytes[8..])?).ok()?;
        let month = Month::try_from(month).ok()?;
        let date = Date::from_calendar_date(year.into(), month, day).ok()?;
        Self::from_number(date.to_julian_day() - EPOCH)
    }

    /// Days since 1970-01-01.
    pub fn number(self) -> i32 {
        self.0
    }

    /// How many days lie between this day and a later one; negative for an earlier one.
    pub fn days_until(self, later: Self) -> i32 {
        later.0 - self.0
    }

    /// The day so many days later, at most the last there is.
    #[must_use]
    pub fn plus(self, days: i32) -> Self {
        let number = self.0.saturating_add(days);
        Self(number.clamp(Self::FIRST.0, Self::LAST.0))
    }

    /// The Monday of its week.
    #[must_use]
    pub fn monday(self) -> Self {
        self.plus(-self.weekday())
    }

    /// The week it is in, from Monday to Sunday, counted from the one of 1970-01-01.
    pub(crate) fn week(self) -> i32 {
        // 1970-01-01 was a Thursday.
        (self.0 + 3).div_euclid(7)
    }

    /// 0 is Monday, 6 is Sunday.
    pub(crate) fn weekday(self) -> i32 {
        (self.0 + 3).rem_euclid(7)
    }

    /// The month it is in, counted from January of year 0.
    pub(crate) fn month(self) -> i32 {
        let date = self.date();
        date.year() * 12 + i32::from(u8::from(date.month())) - 1
    }

    fn date(self) -> Date {
        Date::from_julian_day(self.0 + EPOCH).expect("the calendar has all years to 9999")
    }
}

/// As it is read: `2026-11-22`.
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let date = self.date();
        let month = u8::from(date.month());
        write!(f, "{:04}-{month:02}-{:02}", date.year(), date.day())
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

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap_or_else(|| panic!("{text} is a day"))
    }

    #[test]
    fn days_count_from_1970() {
        for (text, number) in [
            ("1970-01-01", 0),
            ("1969-12-31", -1),
            ("2000-02-29", 11_016),
            ("2026-11-22", 20_779),
            ("0000-01-01", Day::FIRST.number()),
            ("9999-12-31", Day::LAST.number()),
        ] {
            assert_eq!(day(text).number(), number, "{text}");
            assert_eq!(day(text).to_string(), text);
            assert_eq!(Day::from_number(number), Some(day(text)));
        }
        for number in [Day::FIRST.0 - 1, Day::LAST.0 + 1, i32::MIN, i32::MAX] {
            assert_eq!(Day::from_number(number), None, "{number}");
        }
        assert_eq!(Day::EPOCH.plus(31), day("1970-02-01"));
        assert_eq!(Day::EPOCH.plus(i32::MAX), Day::LAST);
        assert_eq!(day("2026-11-22").days_until(day("2026-12-01")), 9);
    }

    #[test]
    fn what_is_no_day_is_none() {
        for text in [
            "2026-02-29",
            "2026-13-01",
            "2026-00-10",
            "2026-11-31",
            "2026-11-00",
            "26-11-22",
            "2026-1-022",
            "2026-11-2x",
            "",
            "+026-11-22",
            "-026-11-22",
            " 026-11-22",
        ] {
            assert_eq!(Day::parse(text), None, "{text}");
        }
    }

    #[test]
    fn weeks_begin_on_monday() {
        // 23 November 2026 is a Monday.
        assert_eq!(day("2026-11-23").weekday(), 0);
        assert_eq!(day("2026-11-22").weekday(), 6);
        assert_eq!(day("1969-12-29").weekday(), 0);
        assert_eq!(day("2026-11-23").week(), day("2026-11-29").week());
        assert_eq!(day("2026-11-22").week() + 1, day("2026-11-23").week());
        assert_eq!(day("2026-12-31").month() + 1, day("2027-01-01").month());
        assert_eq!(day("2026-11-01").month(), day("2026-11-30").month());
    }
}
