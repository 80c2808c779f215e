//! `DELETE /v1/me/sessions/{id}`: one typing session goes, with all it did to figures.

use std::collections::BTreeSet;

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use chrono::{DateTime, NaiveDate, Utc};
use protocol::{ChangeKind, Gone};
use sqlx::PgConnection;
use uuid::Uuid;

use super::ledger::Ledger;
use super::{days, progress};
use crate::App;
use crate::accounts::Caller;
use crate::audit;
use crate::http::{self, ApiError};

/// Deletes a session by the app's id, for good and on all devices. Sent again, it is answered with `deleted`. Progress
/// and figures become what they are without it; what was opened stays open. Deleting it again is no error.
#[utoipa::path(delete, path = "/v1/me/sessions/{id}", tag = "sync", security(("bearer" = [])),
    params(("id" = Uuid, Path)), responses((status = NO_CONTENT)))]
pub(super) async fn delete(
    State(app): State<App>,
    caller: Caller,
    path: Result<Path<Uuid>, PathRejection>,
) -> Result<StatusCode, ApiError> {
    let id = http::path(path)?;
    let now = app.clock.now();
    let mut db = app.db.begin().await?;
    let mut ledger = Ledger::open(&mut db, caller.user).await?;
    let Some(session) = find(&mut db, caller.user, id).await? else {
        return if is_deleted(&mut db, caller.user, id).await? {
            Ok(StatusCode::NO_CONTENT)
        } else {
            Err(ApiError::NotFound)
        };
    };
    let before = session.completed_on(&mut db, caller.user).await?;
    session.take(&mut db, caller.user, id, now).await?;
    let gone = serde_json::to_value(Gone { id }).map_err(ApiError::internal)?;
    ledger.delete(ChangeKind::Session, session.row, gone);
    let lessons = session.lesson.into_iter().collect();
    progress::renew(
        &mut db,
        caller.user,
        &lessons,
        &BTreeSet::new(),
        &mut ledger,
    )
    .await?;
    let after = session.completed_on(&mut db, caller.user).await?;
    let mut dates = BTreeSet::from([session.local_date]);
    if before != after {
        // The lesson counts as completed on another day now, or on none.
        dates.extend(before.into_iter().chain(after));
    }
    days::renew(&mut db, caller.user, &dates, &mut ledger).await?;
    let entry = audit::Entry {
        action: "session_deleted",
        subject: Some(id.to_string()),
        device_id: Some(caller.device_id),
        ..audit::Entry::default()
    };
    audit::record(&mut db, caller.user, now, entry).await?;
    ledger.close(&mut db).await?;
    db.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A session that is there.
struct Found {
    row: i64,
    lesson: Option<i64>,
    local_date: NaiveDate,
    received_at: DateTime<Utc>,
}

async fn find(db: &mut PgConnection, user: i64, id: Uuid) -> sqlx::Result<Option<Found>> {
    let row = sqlx::query!(
        "SELECT id, lesson_id, local_date, received_at FROM sessions WHERE client_id = $1 AND user_id = $2",
        id,
        user
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| Found {
        row: row.id,
        lesson: row.lesson_id,
        local_date: row.local_date,
        received_at: row.received_at,
    }))
}

impl Found {
    /// The day on which its lesson was completed for the first time, as things are now.
    async fn completed_on(
        &self,
        db: &mut PgConnection,
        user: i64,
    ) -> sqlx::Result<Option<NaiveDate>> {
        let lessons: Vec<i64> = self.lesson.into_iter().collect();
        let days = progress::completed_on(db, user, &lessons).await?;
        Ok(days.into_values().next())
    }

    /// Takes it out, with its key presses and its statistics, and leaves a tombstone.
    async fn take(
        &self,
        db: &mut PgConnection,
        user: i64,
        id: Uuid,
        now: DateTime<Utc>,
    ) -> sqlx::Result<()> {
        // The moment of its arrival says in which partition.
        sqlx::query!(
            "DELETE FROM session_keystrokes WHERE session_id = $1 AND received_at = $2",
            self.row,
            self.received_at
        )
        .execute(&mut *db)
        .await?;
        sqlx::query!("DELETE FROM sessions WHERE id = $1", self.row)
            .execute(&mut *db)
            .await?;
        sqlx::query!(
            "INSERT INTO tombstones (client_id, user_id, deleted_at) VALUES ($1, $2, $3)",
            id,
            user,
            now
        )
        .execute(db)
        .await?;
        Ok(())
    }
}

async fn is_deleted(db: &mut PgConnection, user: i64, id: Uuid) -> sqlx::Result<bool> {
    sqlx::query_scalar!(
        "SELECT EXISTS (SELECT FROM tombstones WHERE client_id = $1 AND user_id = $2) AS \"is_there!\"",
        id,
        user
    )
    .fetch_one(db)
    .await
}
