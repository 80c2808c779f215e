//! What the sessions of a learner give: a fold over all of them.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::PgConnection;
use trainer::achievements::MIN_KEYSTROKES;
use trainer::lesson::{Attempt, LessonProgress};

use super::rows::{self, Period, Practised, Progress, Session};
use crate::catalog::{self, Rung};
use crate::sync::weeks::monday;

/// The largest sum that columns of type INTEGER hold.
const LARGEST: i64 = 2_147_483_647;

/// The derived rows as they should be.
pub(super) struct Expected {
    pub(super) progress: BTreeMap<i64, Progress>,
    pub(super) days: BTreeMap<NaiveDate, Period>,
    pub(super) weeks: BTreeMap<NaiveDate, Period>,
    pub(super) practised: BTreeMap<NaiveDate, Practised>,
}

impl Expected {
    pub(super) async fn load(db: &mut PgConnection, user: i64) -> sqlx::Result<Self> {
        let sessions = rows::sessions(db, user).await?;
        let opened = sqlx::query_scalar!("SELECT lesson_id FROM unlocks WHERE user_id = $1", user)
            .fetch_all(&mut *db)
            .await?;
        let lessons: BTreeSet<i64> = sessions
            .iter()
            .filter_map(|session| session.lesson)
            .chain(opened.iter().copied())
            .collect();
        let lessons: Vec<i64> = lessons.into_iter().collect();
        let mut rungs = catalog::rungs(db, &lessons).await?;
        let after: Vec<i64> = rungs.values().filter_map(|rung| rung.next).collect();
        rungs.extend(catalog::rungs(db, &after).await?);
        Ok(Self::of(&sessions, &opened, &rungs))
    }

    fn of(sessions: &[Session], opened: &[i64], rungs: &BTreeMap<i64, Rung>) -> Self {
        let mut progress = BTreeMap::new();
        let mut completed: BTreeMap<NaiveDate, i32> = BTreeMap::new();
        let mut open: BTreeSet<i64> = opened.iter().copied().collect();
        for rung in rungs.values() {
            let attempts: Vec<&Session> = sessions
                .iter()
                .filter(|session| session.lesson == Some(rung.lesson) && !session.is_practice)
                .collect();
            if attempts.is_empty() {
                continue;
            }
            if let Some(day) = completed_on(&attempts, rung) {
                *completed.entry(day).or_default() += 1;
                open.extend(rung.next);
            }
            progress.insert(rung.lesson, row(&attempts, rung));
        }
        for lesson in open {
            let course = rungs.get(&lesson).map_or(0, |rung| rung.course);
            let row = progress.entry(lesson).or_insert_with(|| Progress {
                course,
                ..Progress::default()
            });
            row.is_unlocked = true;
        }
        Self {
            progress,
            days: periods(sessions, &completed, |day| day),
            weeks: periods(sessions, &completed, monday),
            practised: practised(sessions),
        }
    }
}

fn attempt(session: &Session) -> Attempt {
    Attempt {
        session: session.client_id.as_u128(),
        ended_at: session.ended_at.timestamp_millis(),
        rating: session.rating.and_then(|rating| u8::try_from(rating).ok()),
        wpm: u32::try_from(session.wpm).unwrap_or_default(),
        accuracy: u32::try_from(session.accuracy).unwrap_or_default(),
        is_verified: session.is_ranked,
    }
}

fn row(attempts: &[&Session], rung: &Rung) -> Progress {
    let fold = LessonProgress::from_attempts(
        attempts.iter().map(|session| attempt(session)),
        rung.stars_to_complete,
    );
    let signed = |figure: u32| i32::try_from(figure).unwrap_or(i32::MAX);
    let best = fold.best.map(|best| best.session);
    Progress {
        course: rung.course,
        is_completed: fold.is_completed,
        completed_at: fold
            .completed_at
            .and_then(DateTime::<Utc>::from_timestamp_millis),
        best_wpm: fold.best_wpm.map(signed),
        best_accuracy: fold.best_accuracy.map(signed),
        best_verified_wpm: fold.best_verified_wpm.map(signed),
        best_rating: fold.best_rating.map(i16::from),
        best_session: attempts
            .iter()
            .find(|session| Some(session.client_id.as_u128()) == best)
            .map(|session| session.id),
        attempt_count: signed(fold.attempt_count),
        is_unlocked: true,
        first_rated_on: rated(attempts).map(|session| session.local_date).min(),
        last_rated_on: rated(attempts).map(|session| session.local_date).max(),
        accuracy_gain: gain(attempts),
    }
}

fn rated<'a>(attempts: &'a [&Session]) -> impl Iterator<Item = &'a Session> {
    let attempts = attempts.iter().copied();
    attempts.filter(|session| session.rating.is_some())
}

/// Most by which a rated attempt was more accurate than one of an earlier day: every two of them, compared.
fn gain(attempts: &[&Session]) -> i32 {
    let over_earlier = |later: &Session| {
        rated(attempts)
            .filter(|earlier| earlier.local_date < later.local_date)
            .map(|earlier| later.accuracy - earlier.accuracy)
            .max()
    };
    rated(attempts)
        .filter_map(over_earlier)
        .max()
        .map_or(0, |most| most.max(0))
}

/// The day of the first attempt with the stars the next lesson asks for.
fn completed_on(attempts: &[&Session], rung: &Rung) -> Option<NaiveDate> {
    attempts
        .iter()
        .filter(|session| session.rating >= Some(rung.stars_to_complete.into()))
        .min_by_key(|session| (session.ended_at, session.client_id))
        .map(|session| session.local_date)
}

fn periods(
    sessions: &[Session],
    completed: &BTreeMap<NaiveDate, i32>,
    period_of: impl Fn(NaiveDate) -> NaiveDate,
) -> BTreeMap<NaiveDate, Period> {
    let mut periods: BTreeMap<NaiveDate, Vec<&Session>> = BTreeMap::new();
    for session in sessions {
        periods
            .entry(period_of(session.local_date))
            .or_default()
            .push(session);
    }
    let figures = |(period, sessions): (NaiveDate, Vec<&Session>)| {
        let lessons = completed
            .iter()
            .filter(|(day, _)| period_of(**day) == period)
            .map(|(_, count)| count)
            .sum();
        (period, figures(&sessions, lessons))
    };
    periods.into_iter().map(figures).collect()
}

fn figures(sessions: &[&Session], lessons_completed: i32) -> Period {
    let days: BTreeSet<NaiveDate> = sessions.iter().map(|session| session.local_date).collect();
    let finished = || sessions.iter().filter(|session| session.is_completed);
    let cut = |sum: i64| i32::try_from(sum).unwrap_or(i32::MAX);
    let active: i128 = sessions
        .iter()
        .map(|session| i128::from(session.active_duration))
        .sum();
    Period {
        days_active: i32::try_from(days.len()).unwrap_or(i32::MAX),
        sessions: i32::try_from(sessions.len()).unwrap_or(i32::MAX),
        active_duration: i64::try_from(active.min(i128::from(LARGEST * 1000))).unwrap_or(i64::MAX),
        lessons_completed,
        avg_wpm: mean(finished().map(|session| session.wpm)),
        max_wpm: finished().map(|session| session.wpm).max(),
        avg_accuracy: mean(finished().map(|session| session.accuracy)),
        keystrokes: cut(sum(sessions.iter().map(|session| session.keystrokes))),
        errors: cut(sum(sessions.iter().map(|session| session.errors))),
    }
}

fn sum(figures: impl Iterator<Item = i32>) -> i64 {
    figures.map(i64::from).sum()
}

/// Rounded half up; figures are never negative.
fn mean(figures: impl Iterator<Item = i32>) -> Option<i32> {
    let figures: Vec<i32> = figures.collect();
    let count = i64::try_from(figures.len())
        .ok()
        .filter(|&count| count > 0)?;
    i32::try_from((2 * sum(figures.into_iter()) + count) / (2 * count)).ok()
}

/// What achievements count of days; a day without a finished session has nothing of it.
fn practised(sessions: &[Session]) -> BTreeMap<NaiveDate, Practised> {
    let mut days: BTreeMap<NaiveDate, Practised> = BTreeMap::new();
    for session in sessions {
        let day = days.entry(session.local_date).or_default();
        if !session.is_completed {
            continue;
        }
        let is_long = session.keystrokes >= i32::try_from(MIN_KEYSTROKES).unwrap_or(i32::MAX);
        day.finished += 1;
        day.clean += i32::from(is_long && session.errors == 0);
        day.practice += i32::from(session.lesson.is_none() && session.is_generated);
        day.own_texts += i32::from(session.lesson.is_none() && !session.is_generated);
        day.best_accuracy = day.best_accuracy.max(is_long.then_some(session.accuracy));
    }
    days
}
