//! One session's rows: the session, its statistics, its key presses.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;
use trainer::achievements::{Exercise, SessionFacts};
use uuid::Uuid;

use super::judge::{Judged, policy};
use super::keystrokes::Keystrokes;
use super::sent::Sent;
use crate::catalog::TypedLesson;
use crate::sync::facts::{self, Finished, Moment, Typed};

/// Whose session it is, and how it came.
pub(super) struct From {
    pub(super) user: i64,
    pub(super) device_id: Uuid,
    pub(super) received_at: DateTime<Utc>,
}

/// Stores a session and gives its row, or none if the id is taken.
pub(super) async fn put_session(
    db: &mut PgConnection,
    from: &From,
    sent: &Sent,
    lesson: Option<&TypedLesson>,
    judged: &Judged,
) -> sqlx::Result<Option<i64>> {
    let (session, figures) = (&sent.session, &judged.typed.figures);
    let row = sqlx::query_file_scalar!(
        "src/sync/sql/put_session.sql",
        session.id,
        sent.item_hash.as_slice(),
        from.user,
        from.device_id,
        lesson.map(|lesson| lesson.lesson),
        lesson.map(|lesson| lesson.text),
        session
            .lesson
            .as_ref()
            .map(|lesson| lesson.key_order.as_str()),
        session.text,
        int(figures.wpm),
        int(figures.gross_wpm),
        int(figures.raw_wpm),
        int(figures.accuracy),
        int(figures.result_accuracy),
        long(figures.duration),
        long(figures.active_duration),
        int(figures.errors),
        int(figures.uncorrected_errors),
        int(figures.inserts),
        int(figures.correct_inserts),
        int(figures.deleted),
        int(figures.kspc),
        int(figures.avg_keystroke_time),
        int(figures.max_pause_duration),
        int(figures.pause_count),
        figures.consistency.map(int),
        judged.rating.map(i16::from),
        session.device_type.as_str(),
        session.keyboard_layout,
        session.error_policy.as_str(),
        int(session.metrics_version),
        session.is_practice || lesson.is_none(),
        session.is_completed,
        judged.typed.verified,
        judged.started_at,
        judged.completed_at,
        from.received_at,
        session.timezone,
        session.local_date,
    )
    .fetch_optional(&mut *db)
    .await?;
    let Some(row) = row else { return Ok(None) };
    if let Some(packed) = &judged.typed.stats {
        sqlx::query_file!(
            "src/sync/sql/put_stats.sql",
            row,
            from.user,
            judged.started_at,
            session.keyboard_layout,
            packed
        )
        .execute(&mut *db)
        .await?;
    }
    if let Some(presses) = &judged.typed.keystrokes {
        put_keystrokes(db, row, from, sent, lesson, judged, presses).await?;
    }
    Ok(Some(row))
}

/// What achievements know of a session that was stored, if it was typed to the end.
pub(super) fn finished(row: i64, sent: &Sent, judged: &Judged) -> Option<Finished> {
    let (session, figures) = (&sent.session, &judged.typed.figures);
    Some(Finished {
        moment: Moment {
            // Only finished ones have an end.
            ended_at: judged.completed_at?,
            client_id: session.id,
            session: row,
            local_date: session.local_date,
        },
        typed: match (&session.lesson, &session.text) {
            (Some(lesson), _) => Typed::Lesson(lesson.course.clone(), lesson.number),
            (None, Some(_)) => Typed::Practice,
            (None, None) => Typed::OwnText,
        },
        layout: session.keyboard_layout.clone(),
        facts: SessionFacts {
            exercise: Exercise::Practice,
            is_completed: session.is_completed,
            day: facts::day(session.local_date)?,
            layout: "",
            policy: policy(session.error_policy),
            rating: judged.rating,
            // Asked of no single session.
            stars_needed: None,
            wpm: figures.wpm,
            raw_wpm: figures.raw_wpm,
            accuracy: figures.accuracy,
            consistency: figures.consistency,
            keystrokes: figures.inserts,
            errors: figures.errors,
            uncorrected_errors: figures.uncorrected_errors,
            pauses: figures.pause_count,
        },
    })
}

async fn put_keystrokes(
    db: &mut PgConnection,
    row: i64,
    from: &From,
    sent: &Sent,
    lesson: Option<&TypedLesson>,
    judged: &Judged,
    presses: &Keystrokes,
) -> sqlx::Result<()> {
    sqlx::query_file!(
        "src/sync/sql/put_keystrokes.sql",
        row,
        from.user,
        judged.started_at,
        from.received_at,
        sent.session.keyboard_layout,
        lesson.map(|lesson| lesson.text),
        judged.units,
        &presses.gap_low,
        &presses.gap_high,
        some(&presses.long_gap_at),
        some(&presses.long_gaps),
        presses.key_units,
        presses.key_codes,
        some(&presses.other_key_at),
        some(&presses.other_keys),
        some(&presses.wrong_at),
        Some(presses.wrong.as_str()).filter(|wrong| !wrong.is_empty()),
        presses.waits,
        some(&presses.shift_at),
        some(&presses.shift),
        some(&presses.delete_at),
        some(&presses.delete_gaps),
        some(&presses.delete_keys),
        some(&presses.delete_word),
    )
    .execute(db)
    .await?;
    Ok(())
}

/// An empty list takes no room where it is absent.
fn some<T>(list: &[T]) -> Option<&[T]> {
    (!list.is_empty()).then_some(list)
}

/// Column `INTEGER`: saturated, as a forged log can type a book in a millisecond.
fn int(figure: impl TryInto<i32>) -> i32 {
    figure.try_into().unwrap_or(i32::MAX)
}

/// Column `BIGINT`.
fn long(figure: u64) -> i64 {
    figure.try_into().unwrap_or(i64::MAX)
}
