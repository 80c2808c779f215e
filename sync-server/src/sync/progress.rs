//! Progress in lessons: always what a fold over the set of the learner's sessions gives (`trainer::lesson`),
//! whatever order they arrived in. Only what was opened stays open.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use protocol::ChangeKind;
use sqlx::PgConnection;
use trainer::achievements::Again;
use trainer::lesson::{Attempt, LessonProgress};

use super::facts;
use super::ledger::Ledger;
use crate::catalog::{self, Rung};

/// A session as an attempt at its lesson.
struct Row {
    session: i64,
    lesson: i64,
    local_date: NaiveDate,
    attempt: Attempt,
}

/// Makes the progress of these lessons anew, after the sessions `added` were. Gives the days on which a lesson
/// was completed for the first time, where that changed: the day before the change and the one after it.
pub(super) async fn renew(
    db: &mut PgConnection,
    user: i64,
    lessons: &BTreeSet<i64>,
    added: &BTreeSet<i64>,
    ledger: &mut Ledger,
) -> sqlx::Result<BTreeSet<NaiveDate>> {
    let mut days = BTreeSet::new();
    if lessons.is_empty() {
        return Ok(days);
    }
    let lessons: Vec<i64> = lessons.iter().copied().collect();
    let rungs = catalog::rungs(db, &lessons).await?;
    let rows = attempts(db, user, &lessons).await?;
    let mut opened = Vec::new();
    for rung in rungs.values() {
        let here: Vec<&Row> = rows
            .iter()
            .filter(|row| row.lesson == rung.lesson)
            .collect();
        let before = here
            .iter()
            .copied()
            .filter(|row| !added.contains(&row.session));
        let (before, after) = (first(before, rung), first(here.iter().copied(), rung));
        if before != after {
            days.extend(before);
            days.extend(after);
        }
        put(db, user, rung, &here).await?;
        ledger.put(ChangeKind::Progress, rung.lesson);
        if after.is_some() {
            opened.extend(rung.next);
        }
    }
    // At the end and at once: whatever was typed is open by now.
    open(db, user, &opened, ledger).await?;
    Ok(days)
}

/// Opens lessons, for good.
pub(super) async fn open(
    db: &mut PgConnection,
    user: i64,
    lessons: &[i64],
    ledger: &mut Ledger,
) -> sqlx::Result<()> {
    if lessons.is_empty() {
        return Ok(());
    }
    let rungs = catalog::rungs(db, lessons).await?;
    let (lessons, courses): (Vec<i64>, Vec<i64>) = rungs
        .values()
        .map(|rung| (rung.lesson, rung.course))
        .unzip();
    let opened =
        sqlx::query_file_scalar!("src/sync/sql/open_lessons.sql", user, &lessons, &courses)
            .fetch_all(db)
            .await?;
    for lesson in opened {
        ledger.put(ChangeKind::Progress, lesson);
    }
    Ok(())
}

/// On which of the learner's days lessons were completed for the first time, by lesson.
pub(super) async fn completed_on(
    db: &mut PgConnection,
    user: i64,
    lessons: &[i64],
) -> sqlx::Result<BTreeMap<i64, NaiveDate>> {
    let rungs = catalog::rungs(db, lessons).await?;
    let rows = attempts(db, user, lessons).await?;
    let day = |rung: &Rung| {
        let here = rows.iter().filter(|row| row.lesson == rung.lesson);
        Some((rung.lesson, first(here, rung)?))
    };
    Ok(rungs.values().filter_map(day).collect())
}

/// The day of the first attempt that completed the lesson.
fn first<'a>(rows: impl Iterator<Item = &'a Row>, rung: &Rung) -> Option<NaiveDate> {
    let completing = rows.filter(|row| {
        row.attempt
            .rating
            .is_some_and(|rating| rating >= rung.stars_to_complete)
    });
    completing
        .min_by_key(|row| (row.attempt.ended_at, row.attempt.session))
        .map(|row| row.local_date)
}

async fn attempts(db: &mut PgConnection, user: i64, lessons: &[i64]) -> sqlx::Result<Vec<Row>> {
    let rows = sqlx::query_file!("src/sync/sql/attempts.sql", user, lessons)
        .fetch_all(db)
        .await?;
    let unsigned = |figure: i32| u32::try_from(figure).unwrap_or_default();
    let row = rows.into_iter().map(|row| Row {
        session: row.id,
        lesson: row.lesson,
        local_date: row.local_date,
        attempt: Attempt {
            session: row.client_id.as_u128(),
            ended_at: row.ended_at.timestamp_millis(),
            rating: row.rating.and_then(|rating| u8::try_from(rating).ok()),
            wpm: unsigned(row.wpm_centi),
            accuracy: unsigned(row.accuracy_centi),
            is_verified: row.is_ranked,
        },
    });
    Ok(row.collect())
}

async fn put(db: &mut PgConnection, user: i64, rung: &Rung, rows: &[&Row]) -> sqlx::Result<()> {
    let progress =
        LessonProgress::from_attempts(rows.iter().map(|row| row.attempt), rung.stars_to_complete);
    let best = progress.best.map(|best| best.session);
    let best = rows
        .iter()
        .find(|row| Some(row.attempt.session) == best)
        .map(|row| row.session);
    let again = again(rows.iter().map(|row| (row.local_date, row.attempt)));
    let signed = |figure: u32| i32::try_from(figure).unwrap_or(i32::MAX);
    sqlx::query_file!(
        "src/sync/sql/put_progress.sql",
        user,
        rung.course,
        rung.lesson,
        progress.is_completed,
        progress
            .completed_at
            .and_then(DateTime::<Utc>::from_timestamp_millis),
        progress.best_wpm.map(signed),
        progress.best_accuracy.map(signed),
        progress.best_verified_wpm.map(signed),
        progress.best_rating.map(i16::from),
        best,
        signed(progress.attempt_count),
        rung.number == 1 || progress.attempt_count > 0,
        again.days.map(|(first, _)| facts::date(first)),
        again.days.map(|(_, last)| facts::date(last)),
        signed(again.gain),
    )
    .execute(db)
    .await?;
    Ok(())
}

/// How often a lesson was come back to, by its rated attempts.
fn again(attempts: impl Iterator<Item = (NaiveDate, Attempt)>) -> Again {
    let rated = attempts.filter(|(_, attempt)| attempt.rating.is_some());
    Again::of(rated.filter_map(|(date, attempt)| Some((facts::day(date)?, attempt.accuracy))))
}
