//! Figures of one learner that are worked out here.

use chrono::{Datelike as _, Days, NaiveDate};
use protocol::CareDay;

/// The seven days of the week in which `today` is, Monday first.
pub(super) fn week(today: NaiveDate, known: &[(NaiveDate, i64)]) -> Vec<CareDay> {
    let monday = today - Days::new(today.weekday().num_days_from_monday().into());
    (0..7)
        .map(|after| {
            let date = monday + Days::new(after);
            let active = known
                .iter()
                .find(|(day, _)| *day == date)
                .map_or(0, |(_, active)| *active);
            CareDay {
                date,
                active_duration: u64::try_from(active).unwrap_or_default(),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_is_monday_to_sunday_whatever_day_it_is() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let known = [
            (day("2026-11-15"), 1),
            (day("2026-11-16"), 2),
            (day("2026-11-22"), 3),
            (day("2026-11-23"), 4),
        ];
        for today in ["2026-11-16", "2026-11-19", "2026-11-22"] {
            let week = week(day(today), &known);
            assert_eq!(week.len(), 7);
            assert_eq!(week[0].date, day("2026-11-16"), "{today}");
            let active: Vec<u64> = week.iter().map(|day| day.active_duration).collect();
            assert_eq!(active, [2, 0, 0, 0, 0, 0, 3], "{today}");
        }
    }
}
