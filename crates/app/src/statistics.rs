//! The first statistics page, from stored aggregates alone.

use chrono::{Days, NaiveDate};
use store::{Day, Point, Store};
use trainer::stats::SessionStats;

use crate::{
    error::AppError,
    host::rfc3339,
    view::{
        result::Slip,
        statistics::{DayView, KeyHeat, Period, SessionPoint, Statistics},
    },
};

/// Sessions in a running median.
const RUNNING: usize = 5;
/// Confusions shown.
const CONFUSIONS: usize = 8;
/// Before every day.
const ALWAYS: &str = "0000-01-01";

/// Reads the page for a period that ends today.
pub(crate) fn page(
    store: &Store,
    period: Period,
    today: NaiveDate,
    layout: &str,
) -> Result<Statistics, AppError> {
    let since = since(period, today);
    // All of them: the first medians of the period look back beyond it.
    let points = store.points_since(ALWAYS)?;
    let all_days = store.days(ALWAYS)?;
    let days: Vec<&Day> = all_days
        .iter()
        .filter(|day| day.local_date >= since)
        .collect();
    let mut stats = SessionStats::default();
    for packed in store.stats_since(&since, Some(layout))? {
        if stats.merge_packed(&packed).is_err() {
            tracing::error!("the statistics of a session cannot be read");
        }
    }
    let speeds: Vec<u32> = points.iter().map(|point| point.wpm).collect();
    Ok(Statistics {
        period,
        sessions: session_points(&points, &speeds, &since),
        median_wpm: median(&speeds[speeds.len().saturating_sub(RUNNING)..]),
        accuracy: mean_accuracy(points.iter().filter(|point| point.local_date >= since)),
        active_duration: days.iter().map(|day| day.active_duration).sum(),
        days: days.iter().map(|day| day_view(day)).collect(),
        streak: streak(&all_days, today),
        keys: keys(&stats),
        confusions: confusions(&stats),
    })
}

/// The first day of a period.
fn since(period: Period, today: NaiveDate) -> String {
    let days = match period {
        Period::Week => 7,
        Period::Month => 30,
        Period::EightWeeks => 56,
        Period::All => return ALWAYS.to_owned(),
    };
    today
        .checked_sub_days(Days::new(days - 1))
        .map_or_else(|| ALWAYS.to_owned(), |day| day.to_string())
}

fn session_points(points: &[Point], speeds: &[u32], since: &str) -> Vec<SessionPoint> {
    let with_median = points
        .iter()
        .enumerate()
        .filter(|(_, point)| *point.local_date >= *since);
    with_median
        .map(|(index, point)| SessionPoint {
            started_at: chrono::DateTime::from_timestamp_millis(point.started_at)
                .map(rfc3339)
                .unwrap_or_default(),
            local_date: point.local_date.clone(),
            wpm: point.wpm,
            running_wpm: median(&speeds[(index + 1).saturating_sub(RUNNING)..=index])
                .unwrap_or(point.wpm),
            accuracy: point.accuracy,
            lesson: point.lesson,
        })
        .collect()
}

/// The middle value, of an even number the mean of the middle two, half up.
fn median(values: &[u32]) -> Option<u32> {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    let upper = *sorted.get(sorted.len() / 2)?;
    if sorted.len() % 2 == 1 {
        return Some(upper);
    }
    let lower = sorted[sorted.len() / 2 - 1];
    u32::try_from((u64::from(lower) + u64::from(upper)).div_ceil(2)).ok()
}

/// Half up.
fn mean_accuracy<'a>(points: impl Iterator<Item = &'a Point>) -> Option<u32> {
    let (sum, count) = points.fold((0_u64, 0_u64), |(sum, count), point| {
        (sum + u64::from(point.accuracy), count + 1)
    });
    u32::try_from((2 * sum + count).checked_div(2 * count)?).ok()
}

fn day_view(day: &Day) -> DayView {
    DayView {
        date: day.local_date.clone(),
        sessions: day.sessions,
        active_duration: day.active_duration,
    }
}

/// Days in a row with a finished session. Of any seven days in a row one may be missed; today is not over, so it
/// is never a missed one.
fn streak(days: &[Day], today: NaiveDate) -> u32 {
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

fn keys(stats: &SessionStats) -> Vec<KeyHeat> {
    let heat = |(unit, key): (&str, trainer::stats::KeyStat)| KeyHeat {
        unit: unit.to_owned(),
        presses: key.presses,
        errors: key.errors,
        error_rate: key.error_rate(),
        samples: key.samples(),
        median: key.median(),
    };
    stats.keys().into_iter().map(heat).collect()
}

fn confusions(stats: &SessionStats) -> Vec<Slip> {
    let mut slips: Vec<Slip> = stats
        .keys()
        .into_iter()
        .flat_map(|(expected, key)| {
            let slip = move |(typed, count): (Box<str>, u32)| Slip {
                expected: expected.to_owned(),
                typed: typed.into_string(),
                count,
            };
            key.confusions.into_iter().map(slip).collect::<Vec<_>>()
        })
        .collect();
    slips.sort_by_key(|slip| std::cmp::Reverse(slip.count));
    slips.truncate(CONFUSIONS);
    slips
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

    #[test]
    fn medians_are_exact() {
        assert_eq!(median(&[]), None);
        assert_eq!(median(&[3000]), Some(3000));
        assert_eq!(median(&[3001, 3000]), Some(3001));
        assert_eq!(median(&[5, 1, 3]), Some(3));
        assert_eq!(median(&[u32::MAX, u32::MAX]), Some(u32::MAX));
    }

    #[test]
    fn a_period_includes_today() {
        let today = "2026-11-22".parse().unwrap();
        assert_eq!(since(Period::Week, today), "2026-11-16");
        assert_eq!(since(Period::EightWeeks, today), "2026-09-28");
    }
}
