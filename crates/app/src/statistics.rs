//! The statistics page, from stored aggregates alone; and how today goes.

mod parts;
mod streak;

use std::{borrow::Cow, sync::Arc};

use chrono::{Days, NaiveDate};
use store::{Day, Point, Store, Summed, Use, Which};
use trainer::{
    day,
    keyboard::DigitFingers,
    lesson::AgeGroup,
    stats::{SessionStats, split},
    trend::{self, RUNNING, Sitting, mean, median},
};

use crate::{
    account,
    app::App,
    error::AppError,
    exercise::count,
    host::rfc3339,
    library::Library,
    settings,
    state::State,
    summing::PIECE,
    view::statistics::{
        DailyGoal, DayView, LayoutUse, Period, SessionPoint, SpellView, Statistics, StatisticsArgs,
        Step, Summing, TextUse,
    },
};

/// Sessions listed one by one.
const RECENT: usize = 50;
/// A gain over fewer sessions is chance.
const LEAST_GAIN: usize = 10;
/// Weeks of the calendar, the present one included.
const CALENDAR_WEEKS: u64 = 53;
/// A longer time is gathered by week.
const LONGEST_BY_DAY: i32 = 100;
/// Before every day.
const ALWAYS: &str = "0000-01-01";

/// What was typed, as the store names it.
pub(crate) const KINDS: [(TextUse, &str); 4] = [
    (TextUse::Lesson, "lesson"),
    (TextUse::Practice, "practice"),
    (TextUse::OwnText, "own_text"),
    (TextUse::Test, "test"),
];

/// Who asks, and when.
pub(crate) struct Asker {
    store: Arc<Store>,
    library: Arc<Library>,
    today: NaiveDate,
    /// The layout in use.
    layout: String,
    digits: DigitFingers,
    /// Adults are told where they stand among adults.
    is_adult: bool,
    goal: Option<u16>,
}

impl Asker {
    /// Whoever is typing.
    pub(crate) fn of(app: &App, state: &mut State) -> Result<Self, AppError> {
        let settings = state.settings(app);
        let library = Arc::clone(&state.library);
        let open = state.profile()?;
        Ok(Self {
            store: Arc::clone(&open.store),
            library,
            today: app.host.now().local_date,
            layout: settings.layout,
            digits: settings::digits(settings.digit_fingers),
            is_adult: open.card.age_group == AgeGroup::Adults.as_str()
                && !account::signed_in(app, open)?.is_some_and(|account| account.is_child),
            goal: settings.daily_goal,
        })
    }
}

/// Reads the page for a period that ends today.
pub(crate) fn page(asker: &Asker, args: &StatisticsArgs) -> Result<Statistics, AppError> {
    let store = &*asker.store;
    let since = since(args.period, asker.today);
    let kind = args.kind.map(name_of);
    let layout = args.layout.as_deref();
    let which = Which {
        since: &since,
        layout,
        kind,
    };
    // All of them: the first medians of the period look back beyond it.
    let all = store.points(&Which {
        since: ALWAYS,
        ..which
    })?;
    let points = &all[all.partition_point(|point| *point.local_date < *since)..];
    let uses = store.uses(ALWAYS)?;
    let chosen = if since == ALWAYS {
        Cow::Borrowed(&uses)
    } else {
        Cow::Owned(store.uses(&since)?)
    };
    let chosen = chosen
        .iter()
        .filter(|one| layout.is_none_or(|layout| layout == one.layout))
        .filter(|one| kind.is_none_or(|kind| kind == one.kind));
    let (sessions, active_duration) = chosen.fold((0, 0), |(sessions, active), one| {
        (sessions + one.sessions, active + one.active_duration)
    });
    let all_days = store.days(ALWAYS)?;
    let (step, curve) = curve(&all, &since);
    store.sum_some(PIECE)?;
    let summed = store.summed()?;
    let sums = store.key_sums(&which)?;
    let board = layout.unwrap_or(&asker.layout).to_owned();
    let keys = sums.get(&board).cloned().unwrap_or_default();
    let split = asker
        .library
        .layout(&board)
        .map(|layout| split(&keys, layout, asker.digits))
        .unwrap_or_default();
    let mut stats = SessionStats::default();
    for sum in sums.values() {
        stats.merge(sum);
    }
    let (pairs, all_pairs) = parts::pairs(&stats);
    let last_five = &all[all.len().saturating_sub(RUNNING)..];
    let mut evenness: Vec<u32> = points
        .iter()
        .filter_map(|point| point.consistency)
        .collect();
    Ok(Statistics {
        today: asker.today.to_string(),
        since: first_day(&since, &all_days, asker.today),
        summing: lacks(&summed, &since).then(|| Summing::of(summed)),
        layouts: layouts(&uses, &asker.library),
        kinds: kinds(&uses),
        all_finished: uses.iter().map(|one| one.finished).sum(),
        finished: count(points.len()),
        sessions,
        active_duration,
        median_wpm: median(&mut last_five.iter().map(|it| it.wpm).collect::<Vec<_>>()),
        accuracy: mean(points.iter().map(|point| point.accuracy)),
        consistency: median(&mut evenness),
        gain: gain(&curve, points.len()),
        step,
        curve,
        recent: points
            .iter()
            .rev()
            .take(RECENT)
            .map(session_point)
            .collect(),
        days: calendar(&all_days, asker.today),
        streak: streak::streak(&all_days, asker.today),
        keys: parts::keys(&keys),
        fingers: parts::fingers(&split),
        moves: parts::moves(&split),
        pairs,
        all_pairs,
        confusions: parts::confusions(&stats),
        gaps: parts::gaps(&stats),
        pace: parts::pace(&store.pace(&which)?),
        norm: asker.is_adult.then(|| parts::norm(points)).flatten(),
        board,
    })
}

/// How today goes.
pub(crate) fn today(asker: &Asker) -> Result<DailyGoal, AppError> {
    let days = asker.store.days(ALWAYS)?;
    let of = |date: NaiveDate| {
        let date = date.to_string();
        let found = days.iter().find(|day| day.local_date == date);
        found.map_or_else(
            || DayView {
                date,
                sessions: 0,
                finished: 0,
                active_duration: 0,
            },
            day_view,
        )
    };
    let week: Vec<DayView> = (0..7)
        .rev()
        .filter_map(|back| asker.today.checked_sub_days(Days::new(back)))
        .map(of)
        .collect();
    Ok(DailyGoal {
        goal: asker.goal,
        today: week.last().map_or(0, |day| day.active_duration),
        week,
        streak: streak::streak(&days, asker.today),
    })
}

/// Whether a period has a month that is not summed up.
fn lacks(summed: &Summed, since: &str) -> bool {
    let next = summed.next.as_deref();
    next.is_some_and(|next| next >= since.get(..7).unwrap_or(since))
}

impl Summing {
    /// As the UI is told.
    pub(crate) fn of(summed: Summed) -> Self {
        Self {
            sessions: summed.sessions,
            of: summed.of,
            next: summed.next,
        }
    }
}

fn name_of(kind: TextUse) -> &'static str {
    let known = KINDS.into_iter().find(|(one, _)| *one == kind);
    known.map_or("", |(_, name)| name)
}

fn kind_of(name: &str) -> TextUse {
    let known = KINDS.into_iter().find(|(_, one)| *one == name);
    known.map_or(TextUse::Practice, |(kind, _)| kind)
}

/// The first day of a period.
fn since(period: Period, today: NaiveDate) -> String {
    let days = match period {
        Period::Week => 7,
        Period::Month => 30,
        Period::Quarter => 90,
        Period::Year => 365,
        Period::All => return ALWAYS.to_owned(),
    };
    today
        .checked_sub_days(Days::new(days - 1))
        .map_or_else(|| ALWAYS.to_owned(), |day| day.to_string())
}

/// Where the time shown begins: for the whole time with the first session.
fn first_day(since: &str, days: &[Day], today: NaiveDate) -> String {
    if since != ALWAYS {
        return since.to_owned();
    }
    days.first()
        .map_or_else(|| today.to_string(), |day| day.local_date.clone())
}

fn curve(points: &[Point], since: &str) -> (Step, Vec<SpellView>) {
    let sittings: Vec<Sitting> = points
        .iter()
        .filter_map(|point| {
            Some(Sitting {
                day: day::Day::parse(&point.local_date)?,
                wpm: point.wpm,
                accuracy: point.accuracy,
            })
        })
        .collect();
    let since = day::Day::parse(since).unwrap_or(day::Day::EPOCH);
    let from = sittings.partition_point(|sitting| sitting.day < since);
    let length = sittings[from..]
        .first()
        .zip(sittings.last())
        .map_or(0, |(first, last)| first.day.days_until(last.day));
    let (step, by) = if length > LONGEST_BY_DAY {
        (Step::Week, trend::Step::Week)
    } else {
        (Step::Day, trend::Step::Day)
    };
    let spells = trend::trend(&sittings, since, by).into_iter();
    let views = spells.map(|spell| SpellView {
        date: spell.first.to_string(),
        sessions: spell.sessions,
        least: spell.least,
        median: spell.median,
        most: spell.most,
        running: spell.running,
        accuracy: spell.accuracy,
    });
    (step, views.collect())
}

fn gain(curve: &[SpellView], sessions: usize) -> Option<i32> {
    let (first, last) = curve.first().zip(curve.last())?;
    let change = i64::from(last.running) - i64::from(first.running);
    (sessions >= LEAST_GAIN && curve.len() > 1)
        .then(|| i32::try_from(change).ok())
        .flatten()
}

fn session_point(point: &Point) -> SessionPoint {
    SessionPoint {
        session_id: point.session.to_string(),
        started_at: chrono::DateTime::from_timestamp_millis(point.started_at)
            .map(rfc3339)
            .unwrap_or_default(),
        local_date: point.local_date.clone(),
        wpm: point.wpm,
        accuracy: point.accuracy,
        lesson: point.lesson,
        kind: kind_of(&point.kind),
        has_result: point.is_here,
    }
}

/// From the Monday 52 weeks ago.
fn calendar(days: &[Day], today: NaiveDate) -> Vec<DayView> {
    let first = today
        .checked_sub_days(Days::new(7 * CALENDAR_WEEKS))
        .map(|day| day.to_string())
        .unwrap_or_default();
    let from = days.partition_point(|day| day.local_date <= first);
    days[from..].iter().map(day_view).collect()
}

fn day_view(day: &Day) -> DayView {
    DayView {
        date: day.local_date.clone(),
        sessions: day.sessions,
        finished: day.finished,
        active_duration: day.active_duration,
    }
}

fn layouts(uses: &[Use], library: &Library) -> Vec<LayoutUse> {
    let mut counts: Vec<(&str, u32)> = Vec::new();
    for one in uses {
        match counts.iter_mut().find(|(id, _)| *id == one.layout) {
            Some((_, sessions)) => *sessions += one.sessions,
            None => counts.push((&one.layout, one.sessions)),
        }
    }
    counts.sort_by_key(|&(_, sessions)| std::cmp::Reverse(sessions));
    let named = counts.into_iter().map(|(id, _)| LayoutUse {
        id: id.to_owned(),
        name: library
            .layout(id)
            .map_or_else(|_| id.to_owned(), |layout| layout.name.to_string()),
    });
    named.collect()
}

fn kinds(uses: &[Use]) -> Vec<TextUse> {
    let typed = |name: &str| uses.iter().any(|one| one.kind == name);
    let known = KINDS.into_iter().filter(|(_, name)| typed(name));
    known.map(|(kind, _)| kind).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_includes_today() {
        let today = "2026-11-22".parse().unwrap();
        assert_eq!(since(Period::Week, today), "2026-11-16");
        assert_eq!(since(Period::Quarter, today), "2026-08-25");
        assert_eq!(since(Period::Year, today), "2025-11-23");
        assert_eq!(since(Period::All, today), ALWAYS);
    }

    #[test]
    fn every_kind_has_one_name() {
        for (kind, name) in KINDS {
            assert_eq!(name_of(kind), name);
            assert_eq!(kind_of(name), kind);
        }
    }
}
