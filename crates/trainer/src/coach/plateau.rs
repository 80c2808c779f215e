//! A plateau: weeks of practice, and the same keys are typed no faster.

use std::collections::BTreeSet;

use super::{Evidence, Ground, Kind, Purpose, Recommendation};
use crate::model::{Day, DayLevel, LIKELY, RECENT_DAYS};

/// Least days with practice among the last 21.
const DAYS: usize = 8;
/// Least active minutes in them.
const MINUTES: u32 = 60;
/// Nothing is said in the first five hours: everybody's speed wavers then.
const FIRST_MS: u64 = 5 * 60 * 60 * 1_000;
/// Gaps a day needs to count.
const GAPS: u32 = 50;
/// Days whose accuracy is further from the middle one are left out: speed is compared at the same accuracy.
const ACCURACY: f64 = 0.03;
/// Progress below this is none: log speed per week.
const PROGRESS: f64 = 0.01;
/// Days an experiment takes.
const HOLDS: i32 = 14;
/// Below this accuracy the way on is accuracy, above it speed.
const RIGHT: f64 = 0.96;

/// Change of log speed per day, with the bounds between which it lies with a probability of 80 %.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Trend {
    pub(super) slope: f64,
    pub(super) low: f64,
    pub(super) high: f64,
}

/// The median of all slopes between two days (Theil 1950), its bounds by the ranks of slopes (Sen 1968). `None`
/// with fewer than three days.
pub(super) fn trend(points: &[(Day, f64)]) -> Option<Trend> {
    if points.len() < 3 {
        return None;
    }
    let mut slopes: Vec<f64> = Vec::new();
    for (index, (from, before)) in points.iter().enumerate() {
        for (to, after) in &points[index + 1..] {
            let days = from.days_until(*to);
            if days != 0 {
                slopes.push((after - before) / f64::from(days));
            }
        }
    }
    slopes.sort_by(f64::total_cmp);
    let count = f64::from(u32::try_from(points.len()).ok()?);
    let all = f64::from(u32::try_from(slopes.len()).ok()?);
    let spread = LIKELY * (count * (count - 1.0) * (2.0 * count + 5.0) / 18.0).sqrt();
    let at = |rank: f64| {
        let rank = crate::model::whole(rank.clamp(0.0, all - 1.0));
        slopes.get(usize::try_from(rank).ok()?).copied()
    };
    let upper = slopes.get(slopes.len() / 2)?;
    let lower = slopes.get((slopes.len() - 1) / 2)?;
    Some(Trend {
        slope: f64::midpoint(*lower, *upper),
        low: at((all / 2.0 - spread / 2.0).floor())?,
        high: at((all / 2.0 + spread / 2.0).ceil())?,
    })
}

pub(super) fn recommend(ground: &Ground<'_>) -> Option<Recommendation> {
    if ground.is_child {
        return None;
    }
    let total: u64 = ground
        .state
        .sittings
        .iter()
        .map(|sitting| sitting.active_ms)
        .sum();
    let practised: BTreeSet<Day> = ground
        .recent(RECENT_DAYS)
        .map(|sitting| sitting.day)
        .collect();
    let minutes = ground.minutes(RECENT_DAYS);
    if total < FIRST_MS || practised.len() < DAYS || minutes < MINUTES {
        return None;
    }
    let (days, accuracy) = comparable(ground);
    if days.len() < DAYS {
        return None;
    }
    // Shorter gaps are more speed.
    let points: Vec<(Day, f64)> = days.iter().map(|day| (day.day, -day.log_gap)).collect();
    let trend = trend(&points)?;
    let weekly = |slope: f64| 7.0 * slope;
    if weekly(trend.slope) >= PROGRESS || trend.low > 0.0 || trend.high < 0.0 {
        return None;
    }
    let percent = |slope: f64| centi((libm::exp(weekly(slope)) - 1.0) * 10_000.0);
    Some(Recommendation {
        kind: Kind::Plateau,
        subject: String::new(),
        priority: 4,
        evidence: Evidence::Plateau {
            days: u32::try_from(practised.len()).unwrap_or(u32::MAX),
            minutes,
            change: percent(trend.slope),
            low: percent(trend.low),
            high: percent(trend.high),
            accuracy: crate::model::whole(accuracy * 10_000.0),
        },
        actions: experiment(ground, accuracy),
        expires: ground.today.plus(HOLDS),
    })
}

/// Days of the last 21 with enough gaps and about the same accuracy, and the middle accuracy.
fn comparable(ground: &Ground<'_>) -> (Vec<DayLevel>, f64) {
    let from = ground.today.plus(1 - RECENT_DAYS);
    let days = ground.state.estimate.days.iter();
    let days = days.filter(|day| (from..=ground.today).contains(&day.day) && day.samples >= GAPS);
    let days: Vec<DayLevel> = days.copied().collect();
    let right = |day: &DayLevel| 1.0 - f64::from(day.errors) / f64::from(day.presses.max(1));
    let mut all: Vec<f64> = days.iter().map(right).collect();
    all.sort_by(f64::total_cmp);
    let middle = all.get(all.len() / 2).copied().unwrap_or(1.0);
    let alike = days
        .into_iter()
        .filter(|day| (right(day) - middle).abs() <= ACCURACY);
    (alike.collect(), middle)
}

/// Something else for two weeks: what is slow or wrong now says what.
fn experiment(ground: &Ground<'_>, accuracy: f64) -> Vec<super::Action> {
    let purpose = if accuracy < RIGHT {
        Purpose::Accuracy
    } else {
        Purpose::Bursts
    };
    let minutes = if purpose == Purpose::Bursts { 1 } else { 3 };
    let units = super::plan::needed(ground, 4);
    if units.is_empty() {
        return Vec::new();
    }
    vec![ground.practice(units, purpose, minutes)]
}

/// Whole hundredths, half away from zero.
fn centi(value: f64) -> i32 {
    let size = i32::try_from(crate::model::whole(value.abs())).unwrap_or(i32::MAX);
    if value < 0.0 { -size } else { size }
}
