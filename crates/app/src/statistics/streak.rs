//! The row of days with practice.

use chrono::NaiveDate;
use store::Day;

/// Days in a row with a finished session. Of any seven days in a row one may be missed; today is not over, so it
/// is never a missed one.
pub(super) fn streak(days: &[Day], today: NaiveDate) -> u32 {
    let practised: std::collections::BTreeSet<NaiveDate> = days
        .iter()
        .filter(|day| day.finished > 0)
        .filter_map(|day| day.local_date.parse().ok())
        .collect();
    let Some(first) = practised.first() else {
        return 0;
    };
    let mut count = 0;
    let mut last_missed: Option<NaiveDate> = None;
    let back =
        std::iter::successors(Some(today), NaiveDate::pred_opt).take_while(|day| day >= first);
    for day in back {
        if practised.contains(&day) {
            count += 1;
        } else if day < today {
            if last_missed.is_some_and(|missed| (missed - day).num_days() < 7) {
                break;
            }
            last_missed = Some(day);
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(date: &str, finished: u32) -> Day {
        Day {
            local_date: date.into(),
            sessions: 1,
            active_duration: 1,
            presses: 1,
            finished,
            avg_wpm: None,
            avg_accuracy: None,
            best_wpm: None,
            lessons_completed: 0,
        }
    }

    fn streak_of(dates: &[&str], today: &str) -> u32 {
        let days: Vec<Day> = dates.iter().map(|date| day(date, 1)).collect();
        streak(&days, today.parse().unwrap())
    }

    #[test]
    fn a_streak_forgives_one_day_in_seven() {
        assert_eq!(streak_of(&[], "2026-11-22"), 0);
        assert_eq!(
            streak_of(&["2026-11-20", "2026-11-21", "2026-11-22"], "2026-11-22"),
            3
        );
        // Today is not over.
        assert_eq!(streak_of(&["2026-11-20", "2026-11-21"], "2026-11-22"), 2);
        // The 21st was missed: forgiven.
        assert_eq!(
            streak_of(&["2026-11-19", "2026-11-20", "2026-11-22"], "2026-11-22"),
            3
        );
        // Two in a row are not.
        assert_eq!(
            streak_of(&["2026-11-18", "2026-11-19", "2026-11-22"], "2026-11-22"),
            1
        );
        // The 21st and the 15th are six days apart, the 21st and the 14th seven.
        let days = |missed: u32| -> Vec<String> {
            (10..=22)
                .filter(|day| *day != 21 && *day != missed)
                .map(|day| format!("2026-11-{day}"))
                .collect()
        };
        let count = |missed| {
            streak_of(
                &days(missed).iter().map(String::as_str).collect::<Vec<_>>(),
                "2026-11-22",
            )
        };
        assert_eq!(count(15), 6);
        assert_eq!(count(14), 11);
    }

    /// The row of today, and the longest that achievements count, are one thing.
    #[test]
    fn the_longest_row_is_the_best_of_all_todays() {
        use trainer::achievements::{self, DayFacts, History};
        for seed in 0..200_u64 {
            let practised: Vec<i32> = (0..40)
                .filter(|day| (seed * 7_919 + day * day * 31 + day * seed) % 7 > 1)
                .map(|day| 20_700 + i32::try_from(day).unwrap())
                .collect();
            let dates: Vec<achievements::Day> = practised
                .iter()
                .filter_map(|day| achievements::Day::from_number(*day))
                .collect();
            let facts = |day: &achievements::Day| DayFacts {
                day: *day,
                clean: 0,
                practice: 0,
                own_texts: 0,
                best_accuracy: None,
            };
            let history = History {
                days: dates.iter().map(facts).collect(),
                lessons: Vec::new(),
            };
            let longest = achievements::find("seven_in_a_row")
                .unwrap()
                .progress_of(&history)
                .unwrap();
            let days: Vec<Day> = dates.iter().map(|date| day(&date.to_string(), 1)).collect();
            let best = (1..=days.len())
                .map(|upto| {
                    let today = days[upto - 1].local_date.parse().unwrap();
                    streak(&days[..upto], today)
                })
                .max();
            assert_eq!(Some(longest.have), best, "seed {seed}");
        }
    }

    #[test]
    fn an_unfinished_session_keeps_no_streak() {
        let days = [day("2026-11-21", 0), day("2026-11-22", 1)];
        assert_eq!(streak(&days, "2026-11-22".parse().unwrap()), 1);
    }
}
