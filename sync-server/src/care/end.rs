//! `DELETE /v1/care/{id}`: the end of a relation by either side, and taking a question back.

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use chrono::{DateTime, Utc};
use protocol::Seen;
use sqlx::PgConnection;
use uuid::Uuid;

use super::mails;
use crate::App;
use crate::accounts::{self, Caller, CareConsent};
use crate::audit;
use crate::http::{self, ApiError};

/// Ends that somebody sees somebody, at once; of an open question, that it can be answered. Both sides may, and of an
/// organisation whoever leads it. What is not the caller's is not there.
#[utoipa::path(delete, path = "/v1/care/{id}", tag = "care", security(("bearer" = [])),
    params(("id" = Uuid, Path)), responses((status = NO_CONTENT)))]
pub(super) async fn end(
    State(app): State<App>,
    caller: Caller,
    id: Result<Path<Uuid>, PathRejection>,
) -> Result<StatusCode, ApiError> {
    let id = http::path(id)?;
    let now = app.clock.now();
    let mut db = app.db.begin().await?;
    let ended = sqlx::query_file_as!(Link, "src/care/sql/end.sql", id, caller.user)
        .fetch_optional(&mut *db)
        .await?;
    let action = match ended {
        Some(link) => {
            let by = if link.learner_id == caller.user {
                Ended::ByLearner
            } else {
                Ended::ByOther
            };
            note(&mut db, &link, by, now).await?;
            "care_ended"
        }
        None if take_back(&mut db, id, caller.user).await? => "care_invitation_taken_back",
        None => return Err(ApiError::NotFound),
    };
    let entry = audit::Entry {
        action,
        subject: Some(id.to_string()),
        device_id: Some(caller.device_id),
        ..audit::Entry::default()
    };
    audit::record(&mut db, caller.user, now, entry).await?;
    db.commit().await?;
    app.mail.wake();
    Ok(StatusCode::NO_CONTENT)
}

/// Who ended it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ended {
    /// Whoever was seen.
    ByLearner,
    /// Whoever saw.
    ByOther,
}

/// A relation that has ended.
pub(super) struct Link {
    id: Uuid,
    pub(super) learner_id: i64,
    /// Who saw, where that was a person; else the organisation.
    pub(super) carer_id: Option<i64>,
    pub(super) org_name: Option<String>,
}

/// The log of consents has the end, too; and the learner's trail, when it was not theirs. The other side gets a mail.
async fn note(
    db: &mut PgConnection,
    link: &Link,
    by: Ended,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    let consent = CareConsent {
        link: link.id,
        seen: &Seen::ALL.map(Seen::as_str),
        granted: false,
        source: match by {
            Ended::ByLearner => "profile",
            Ended::ByOther => "ended",
        },
    };
    accounts::record_care(db, link.learner_id, &consent, now).await?;
    if by == Ended::ByOther {
        let entry = audit::Entry {
            action: "care_ended_by_other",
            subject: Some(link.id.to_string()),
            ..audit::Entry::default()
        };
        audit::record(db, link.learner_id, now, entry).await?;
    }
    mails::owe_ended(db, link, by, now).await
}

/// Nobody who leads an organisation sees somebody any more who has left it. After the commit, [`crate::mail::Mail::wake`].
pub(crate) async fn end_of_member(
    db: &mut PgConnection,
    org: Uuid,
    learner: i64,
    by: Ended,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    let ended = sqlx::query_file_as!(Link, "src/care/sql/end_of_member.sql", org, learner)
        .fetch_optional(&mut *db)
        .await?;
    match ended {
        Some(link) => note(db, &link, by, now).await,
        None => Ok(()),
    }
}

/// A question that was answered with no stays until it runs out: it is not to be asked again before.
async fn take_back(db: &mut PgConnection, id: Uuid, user: i64) -> sqlx::Result<bool> {
    let gone = sqlx::query_file!("src/care/sql/take_back.sql", id, user)
        .execute(db)
        .await?;
    Ok(gone.rows_affected() == 1)
}
