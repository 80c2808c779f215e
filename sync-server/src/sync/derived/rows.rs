//! The derived rows as they are.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

/// A row of `progress`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Progress {
    pub(super) course: i64,
    pub(super) is_completed: bool,
    pub(super) completed_at: Option<DateTime<Utc>>,
    pub(super) best_wpm: Option<i32>,
    pub(super) best_accuracy: Option<i32>,
    pub(super) best_verified_wpm: Option<i32>,
    pub(super) best_rating: Option<i16>,
    pub(super) best_session: Option<i64>,
    pub(super) attempt_count: i32,
    pub(super) is_unlocked: bool,
    pub(super) first_rated_on: Option<NaiveDate>,
    pub(super) last_rated_on: Option<NaiveDate>,
    pub(super) accuracy_gain: i32,
}

/// What of a day achievements are decided by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Practised {
    pub(super) finished: i32,
    pub(super) clean: i32,
    pub(super) practice: i32,
    pub(super) own_texts: i32,
    pub(super) best_accuracy: Option<i32>,
}

/// The figures of a day or of a week.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Period {
    /// 1 for a day.
    pub(super) days_active: i32,
    pub(super) sessions: i32,
    pub(super) active_duration: i64,
    pub(super) lessons_completed: i32,
    pub(super) avg_wpm: Option<i32>,
    pub(super) max_wpm: Option<i32>,
    pub(super) avg_accuracy: Option<i32>,
    pub(super) keystrokes: i32,
    pub(super) errors: i32,
}

/// A session as far as figures follow from it.
#[expect(clippy::struct_excessive_bools, reason = "columns of the table")]
pub(super) struct Session {
    pub(super) id: i64,
    pub(super) client_id: Uuid,
    pub(super) lesson: Option<i64>,
    pub(super) local_date: NaiveDate,
    pub(super) ended_at: DateTime<Utc>,
    pub(super) rating: Option<i16>,
    pub(super) wpm: i32,
    pub(super) accuracy: i32,
    pub(super) is_ranked: bool,
    pub(super) is_practice: bool,
    pub(super) is_generated: bool,
    pub(super) is_completed: bool,
    pub(super) active_duration: i64,
    pub(super) keystrokes: i32,
    pub(super) errors: i32,
}

/// Statistics beside the totals of their session.
pub(super) struct Statistics {
    pub(super) client_id: Uuid,
    pub(super) keystrokes: i32,
    pub(super) errors: i32,
    /// Must have statistics.
    pub(super) is_verified: bool,
    pub(super) packed: Option<Vec<u8>>,
}

/// Kept key presses with what was made of them.
pub(super) struct Keystrokes {
    pub(super) client_id: Uuid,
    pub(super) text: Option<String>,
    pub(super) error_policy: String,
    pub(super) is_completed: bool,
    pub(super) packed: Option<Vec<u8>>,
    pub(super) wpm: i32,
    pub(super) accuracy: i32,
    pub(super) duration: i64,
    pub(super) inserts: i32,
    pub(super) errors: i32,
    pub(super) gap_low: Vec<i8>,
    pub(super) gap_high: Vec<i8>,
    pub(super) long_gap_at: Option<Vec<i32>>,
    pub(super) long_gaps: Option<Vec<i32>>,
    pub(super) wrong_at: Option<Vec<i32>>,
    pub(super) wrong: Option<Vec<String>>,
    pub(super) delete_at: Option<Vec<i32>>,
    pub(super) delete_gaps: Option<Vec<i32>>,
    pub(super) delete_word: Option<Vec<bool>>,
}

pub(super) async fn sessions(db: &mut PgConnection, user: i64) -> sqlx::Result<Vec<Session>> {
    sqlx::query_file_as!(Session, "src/sync/sql/derived_sessions.sql", user)
        .fetch_all(db)
        .await
}

pub(super) async fn statistics(db: &mut PgConnection, user: i64) -> sqlx::Result<Vec<Statistics>> {
    sqlx::query_file_as!(Statistics, "src/sync/sql/derived_statistics.sql", user)
        .fetch_all(db)
        .await
}

pub(super) async fn keystrokes(db: &mut PgConnection, user: i64) -> sqlx::Result<Vec<Keystrokes>> {
    sqlx::query_file_as!(Keystrokes, "src/sync/sql/derived_keystrokes.sql", user)
        .fetch_all(db)
        .await
}

/// By lesson.
pub(super) async fn progress(
    db: &mut PgConnection,
    user: i64,
) -> sqlx::Result<BTreeMap<i64, Progress>> {
    let rows = sqlx::query_file!("src/sync/sql/derived_progress.sql", user)
        .fetch_all(db)
        .await?;
    let progress = rows.into_iter().map(|row| {
        let progress = Progress {
            course: row.course_id,
            is_completed: row.is_completed,
            completed_at: row.completed_at,
            best_wpm: row.best_wpm_centi,
            best_accuracy: row.best_accuracy_centi,
            best_verified_wpm: row.best_verified_wpm_centi,
            best_rating: row.best_rating,
            best_session: row.best_session_id,
            attempt_count: row.attempt_count,
            is_unlocked: row.is_unlocked,
            first_rated_on: row.first_rated_on,
            last_rated_on: row.last_rated_on,
            accuracy_gain: row.accuracy_gain_centi,
        };
        (row.lesson_id, progress)
    });
    Ok(progress.collect())
}

/// By date.
pub(super) async fn days(
    db: &mut PgConnection,
    user: i64,
) -> sqlx::Result<BTreeMap<NaiveDate, Period>> {
    let rows = sqlx::query_file!("src/sync/sql/derived_days.sql", user)
        .fetch_all(db)
        .await?;
    let day = rows.into_iter().map(|row| {
        let period = Period {
            days_active: 1,
            sessions: row.sessions_count,
            active_duration: row.active_duration,
            lessons_completed: row.lessons_completed,
            avg_wpm: row.avg_wpm_centi,
            max_wpm: row.max_wpm_centi,
            avg_accuracy: row.avg_accuracy_centi,
            keystrokes: row.total_keystrokes,
            errors: row.total_errors,
        };
        (row.date, period)
    });
    Ok(day.collect())
}

/// By date.
pub(super) async fn practised(
    db: &mut PgConnection,
    user: i64,
) -> sqlx::Result<BTreeMap<NaiveDate, Practised>> {
    let rows = sqlx::query_file!("src/sync/sql/derived_practised.sql", user)
        .fetch_all(db)
        .await?;
    let day = rows.into_iter().map(|row| {
        let practised = Practised {
            finished: row.finished_count,
            clean: row.clean_count,
            practice: row.practice_count,
            own_texts: row.own_text_count,
            best_accuracy: row.best_accuracy_centi,
        };
        (row.date, practised)
    });
    Ok(day.collect())
}

/// By Monday.
pub(super) async fn weeks(
    db: &mut PgConnection,
    user: i64,
) -> sqlx::Result<BTreeMap<NaiveDate, Period>> {
    let rows = sqlx::query_file!("src/sync/sql/derived_weeks.sql", user)
        .fetch_all(db)
        .await?;
    let week = rows.into_iter().map(|row| {
        let period = Period {
            days_active: row.days_active,
            sessions: row.sessions_count,
            active_duration: row.active_duration,
            lessons_completed: row.lessons_completed,
            avg_wpm: row.avg_wpm_centi,
            max_wpm: row.max_wpm_centi,
            avg_accuracy: row.avg_accuracy_centi,
            keystrokes: row.total_keystrokes,
            errors: row.total_errors,
        };
        (row.week, period)
    });
    Ok(week.collect())
}
