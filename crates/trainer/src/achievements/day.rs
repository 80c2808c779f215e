//! Days of the learner's own calendar, counted.

/// A day, as days since 1970-01-01 in the proleptic Gregorian calendar. It is the `local_date` of sessions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Day(i32);

/// Days from 0000-03-01 to 1970-01-01.
const EPOCH: i32 = 719_468;
/// Days in 400 years.
const ERA: i32 = 146_097;

impl Day {
    /// The day this many days after 1970-01-01; years far from ours make no day.
    pub fn from_number(number: i32) -> Option<Self> {
        // The years 0 to 9999, as `parse` reads them.
        (-719_528..=2_932_896)
            .contains(&number)
            .then_some(Self(number))
    }

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
        let parsed = Self(days_from_civil(year, month, day));
        // 30 February would be another day.
        (parsed.civil() == (year, month, day)).then_some(parsed)
    }

    /// Days since 1970-01-01.
    pub fn number(self) -> i32 {
        self.0
    }

    /// How many days lie between this day and a later one; negative for an earlier one.
    pub fn days_until(self, later: Self) -> i32 {
        later.0 - self.0
    }

    /// The week it is in, from Monday to Sunday, counted from the one of 1970-01-01.
    pub(super) fn week(self) -> i32 {
        // 1970-01-01 was a Thursday.
        (self.0 + 3).div_euclid(7)
    }

    /// 0 is Monday, 6 is Sunday.
    pub(super) fn weekday(self) -> i32 {
        (self.0 + 3).rem_euclid(7)
    }

    /// The month it is in, counted from January of year 0.
    pub(super) fn month(self) -> i32 {
        let (year, month, _) = self.civil();
        year * 12 + month - 1
    }

    /// Year, month, day. Hinnant, "chrono-compatible low-level date algorithms", 2013.
    fn civil(self) -> (i32, i32, i32) {
        let shifted = self.0 + EPOCH;
        let (era, of_era) = (shifted.div_euclid(ERA), shifted.rem_euclid(ERA));
        let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        // Years begin in March here, so that the leap day is their last.
        let from_march = (5 * of_year + 2) / 153;
        let day = of_year - (153 * from_march + 2) / 5 + 1;
        let month = if from_march < 10 {
            from_march + 3
        } else {
            from_march - 9
        };
        (year_of_era + era * 400 + i32::from(month <= 2), month, day)
    }
}

impl std::fmt::Display for Day {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (year, month, day) = self.civil();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

fn days_from_civil(year: i32, month: i32, day: i32) -> i32 {
    let year = year - i32::from(month <= 2);
    let (era, year_of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let from_march = if month > 2 { month - 3 } else { month + 9 };
    let of_year = (153 * from_march + 2) / 5 + day - 1;
    let of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + of_year;
    era * ERA + of_era - EPOCH
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_count_from_1970() {
        for (text, number) in [
            ("1970-01-01", 0),
            ("1969-12-31", -1),
            ("2000-02-29", 11_016),
            ("2026-11-22", 20_779),
            ("0000-01-01", -719_528),
            ("9999-12-31", 2_932_896),
        ] {
            let day = Day::parse(text).unwrap_or_else(|| panic!("{text} is a day"));
            assert_eq!(day.number(), number, "{text}");
            assert_eq!(day.to_string(), text);
            assert_eq!(Day::from_number(number), Some(day));
        }
        assert_eq!(Day::from_number(-719_529), None);
        assert_eq!(Day::from_number(i32::MAX), None);
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
            "2026-11-2x",
            "",
            "+026-11-22",
        ] {
            assert_eq!(Day::parse(text), None, "{text}");
        }
    }

    #[test]
    fn every_day_of_400_years_has_its_place() {
        let mut last = Day(-146_097).civil();
        for number in -146_096..146_097 {
            let (year, month, day) = Day(number).civil();
            assert_eq!(days_from_civil(year, month, day), number);
            assert!((year, month, day) > last, "{number}");
            last = (year, month, day);
        }
    }

    #[test]
    fn weeks_begin_on_monday() {
        let day = |text| Day::parse(text).expect("a day");
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
