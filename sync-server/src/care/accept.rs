//! `POST /v1/care/invitations/{id}/accept` and `/decline`: the learner's own act.

use axum::Json;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use chrono::{DateTime, Utc};
use protocol::{AcceptRequest, CareOverview, OrgRole, Seen};
use sqlx::PgConnection;
use uuid::Uuid;

use super::invitations::seen_as;
use super::{allowance, mails, overview};
use crate::App;
use crate::accounts::{self, Caller, CareConsent, Person};
use crate::audit;
use crate::http::{self, ApiError, Body, Fields};
use crate::orgs;

struct Taken {
    carer_id: Option<i64>,
    org_id: Option<Uuid>,
    role: Option<String>,
}

/// Says yes. `seen` has to be all that will be seen, so that nobody agrees to more than they were shown. A child's
/// account needs an adult beside it, who says so with `by_guardian`.
#[utoipa::path(post, path = "/v1/care/invitations/{id}/accept", tag = "care", security(("bearer" = [])),
    params(("id" = Uuid, Path)), request_body = AcceptRequest, responses((status = OK, body = CareOverview),
        (status = FORBIDDEN, description = "`email_unverified`, or `forbidden`: a child leads no organisation."),
        (status = CONFLICT, description = "`care_closed`: whoever asked can take on nobody now.")))]
pub(super) async fn accept(
    State(app): State<App>,
    caller: Caller,
    id: Result<Path<Uuid>, PathRejection>,
    Body(form): Body<AcceptRequest>,
) -> Result<Json<CareOverview>, ApiError> {
    let id = http::path(id)?;
    let now = app.clock.now();
    let mut db = app.db.begin().await?;
    let person = accounts::person(&mut db, caller.user, now).await?;
    let taken = take(&mut db, id, &person, now).await?;
    let role = taken.role.as_deref().and_then(OrgRole::named);
    agree(&form, &person, role)?;
    let link = match (taken.carer_id, taken.org_id) {
        (Some(carer), _) => Some(under(&app, &mut db, carer, caller.user, now).await?),
        (_, Some(org)) => {
            let role = role.unwrap_or(OrgRole::Member);
            let is_learner = orgs::join(&app, &mut db, org, caller.user, role, now).await?;
            if is_learner {
                Some(link(&mut db, None, Some(org), caller.user, now).await?)
            } else {
                None
            }
        }
        _ => None,
    };
    if let Some(link) = link {
        let consent = CareConsent {
            link,
            seen: &Seen::ALL.map(Seen::as_str),
            granted: true,
            source: if person.is_child {
                "guardian"
            } else {
                "invitation"
            },
        };
        accounts::record_care(&mut db, caller.user, &consent, now).await?;
    }
    if let Some(carer) = taken.carer_id {
        mails::owe_accepted(&mut db, carer, caller.user, now).await?;
    }
    let entry = audit::Entry {
        action: "care_accepted",
        subject: Some(id.to_string()),
        device_id: Some(caller.device_id),
        ..audit::Entry::default()
    };
    audit::record(&mut db, caller.user, now, entry).await?;
    let seen_by = overview::seen_by(&mut db, caller.user).await?;
    db.commit().await?;
    app.mail.wake();
    Ok(Json(CareOverview { seen_by }))
}

/// Takes a question that waits for this person; of two answers at once one finds it.
async fn take(
    db: &mut PgConnection,
    id: Uuid,
    person: &Person,
    now: DateTime<Utc>,
) -> Result<Taken, ApiError> {
    if !person.is_email_verified {
        return Err(ApiError::EmailUnverified);
    }
    let taken = sqlx::query_as!(
        Taken,
        "DELETE FROM care_invitations
         WHERE id = $1 AND lower(email) = lower($2) AND expires_at > $3 AND declined_at IS NULL
         RETURNING carer_id, org_id, role",
        id,
        person.email,
        now,
    );
    taken.fetch_optional(db).await?.ok_or(ApiError::NotFound)
}

/// Whether the answer is one that binds.
fn agree(form: &AcceptRequest, person: &Person, role: Option<OrgRole>) -> Result<(), ApiError> {
    if person.is_child && role == Some(OrgRole::Manager) {
        return Err(ApiError::Forbidden);
    }
    let mut fields = Fields::new();
    let mut shown = form.seen.clone();
    shown.sort_unstable();
    shown.dedup();
    let mut will_be = seen_as(role);
    will_be.sort_unstable();
    if shown != will_be {
        fields.add("seen", "is not what will be seen");
    }
    if person.is_child && !form.by_guardian {
        fields.add("by_guardian", "is needed for a child's account");
    }
    fields.check()
}

/// One more learner of somebody's own, if there is room now.
async fn under(
    app: &App,
    db: &mut PgConnection,
    carer: i64,
    learner: i64,
    now: DateTime<Utc>,
) -> Result<Uuid, ApiError> {
    // Others who say yes to the same person wait here.
    accounts::hold(db, carer, now)
        .await
        .map_err(|error| match error {
            sqlx::Error::RowNotFound => ApiError::CareClosed,
            other => other.into(),
        })?;
    let allowance = allowance::allowance(app, db, carer, now).await?;
    if !allowance.has_room(allowance::learners(db, carer).await?) {
        return Err(ApiError::CareClosed);
    }
    Ok(link(db, Some(carer), None, learner, now).await?)
}

/// The relation; one there is already stays.
async fn link(
    db: &mut PgConnection,
    carer: Option<i64>,
    org: Option<Uuid>,
    learner: i64,
    now: DateTime<Utc>,
) -> sqlx::Result<Uuid> {
    let seen = Seen::ALL.map(|seen| seen.as_str().to_owned());
    let link = sqlx::query_file_scalar!("src/care/sql/link.sql", learner, carer, org, now, &seen);
    link.fetch_one(db).await
}

/// Says no. Whoever asked sees it, and is not able to ask again before the question would have run out.
#[utoipa::path(post, path = "/v1/care/invitations/{id}/decline", tag = "care", security(("bearer" = [])),
    params(("id" = Uuid, Path)), responses((status = NO_CONTENT),
        (status = FORBIDDEN, description = "`email_unverified`.")))]
pub(super) async fn decline(
    State(app): State<App>,
    caller: Caller,
    id: Result<Path<Uuid>, PathRejection>,
) -> Result<StatusCode, ApiError> {
    let id = http::path(id)?;
    let now = app.clock.now();
    let mut db = app.db.begin().await?;
    let person = accounts::person(&mut db, caller.user, now).await?;
    if !person.is_email_verified {
        return Err(ApiError::EmailUnverified);
    }
    let declined = sqlx::query!(
        "UPDATE care_invitations SET declined_at = $3
         WHERE id = $1 AND lower(email) = lower($2) AND expires_at > $3 AND declined_at IS NULL",
        id,
        person.email,
        now,
    )
    .execute(&mut *db)
    .await?;
    if declined.rows_affected() == 0 {
        return Err(ApiError::NotFound);
    }
    let entry = audit::Entry {
        action: "care_declined",
        subject: Some(id.to_string()),
        device_id: Some(caller.device_id),
        ..audit::Entry::default()
    };
    audit::record(&mut db, caller.user, now, entry).await?;
    db.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}
