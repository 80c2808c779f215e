//! `POST /v1/care/invitations`: asking an address, and asking many for an organisation.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use chrono::{DateTime, Utc};
use protocol::{InvitationState, InviteRequest, OrgRole, SentInvitation};
use sqlx::PgConnection;
use uuid::Uuid;

use super::allowance::{allowance, taken};
use super::{INVITATION_LIFE, invitations};
use crate::App;
use crate::accounts::{self, Caller};
use crate::audit;
use crate::http::{ApiError, Body, Fields};
use crate::mail;

/// Asks whoever has this address whether the caller may see how they practise. The answer is the same whether anybody
/// has it or not. Asked again while the question is open, or after a no, it is the same question and no second mail.
#[utoipa::path(post, path = "/v1/care/invitations", tag = "care", security(("bearer" = [])),
    request_body = InviteRequest, responses((status = CREATED, body = SentInvitation),
        (status = FORBIDDEN, description = "`not_in_plan`, or `email_unverified`."),
        (status = CONFLICT, description = "`care_limit`: the plan has no further place.")))]
pub(super) async fn invite(
    State(app): State<App>,
    caller: Caller,
    Body(form): Body<InviteRequest>,
) -> Result<(StatusCode, Json<SentInvitation>), ApiError> {
    let email = form.email.trim();
    if !accounts::is_email(email) {
        let fields = Fields::one("email", "is no e-mail address");
        return Err(ApiError::Invalid(fields));
    }
    app.limits.invite(&caller, email)?;
    let now = app.clock.now();
    let mut db = app.db.begin().await?;
    let person = accounts::hold(&mut db, caller.user, now).await?;
    if !person.is_email_verified {
        return Err(ApiError::EmailUnverified);
    }
    if person.email.eq_ignore_ascii_case(email) {
        let fields = Fields::one("email", "is your own");
        return Err(ApiError::Invalid(fields));
    }
    let allowance = allowance(&app, &mut db, caller.user, now).await?;
    if allowance.limit() == Some(0) {
        return Err(ApiError::NotInPlan);
    }
    forget_old(&mut db, caller.user, now).await?;
    if let Some(known) = invitations::by_address(&mut db, caller.user, email).await? {
        return Ok((StatusCode::CREATED, Json(known)));
    }
    if !allowance.has_room(taken(&mut db, caller.user, now).await?) {
        return Err(ApiError::CareLimit);
    }
    let id = put(&mut db, caller.user, email, now).await?;
    let entry = audit::Entry {
        action: "care_invited",
        subject: Some(id.to_string()),
        device_id: Some(caller.device_id),
        ..audit::Entry::default()
    };
    audit::record(&mut db, caller.user, now, entry).await?;
    db.commit().await?;
    app.mail.wake();
    let sent = SentInvitation {
        id,
        email: email.to_owned(),
        role: None,
        state: InvitationState::Open,
        created_at: now,
        expires_at: now + INVITATION_LIFE,
    };
    Ok((StatusCode::CREATED, Json(sent)))
}

async fn put(
    db: &mut PgConnection,
    carer: i64,
    email: &str,
    now: DateTime<Utc>,
) -> sqlx::Result<Uuid> {
    let id = sqlx::query_scalar!(
        "INSERT INTO care_invitations (email, carer_id, sent_by, created_at, expires_at)
         VALUES ($1, $2, $2, $3, $4) RETURNING id",
        email,
        carer,
        now,
        now + INVITATION_LIFE,
    )
    .fetch_one(&mut *db)
    .await?;
    mail::owe_invitation(db, mail::Kind::CareInvitation, &[(id, email)], now).await?;
    Ok(id)
}

/// What ran out makes room, also before the hourly job.
async fn forget_old(db: &mut PgConnection, carer: i64, now: DateTime<Utc>) -> sqlx::Result<()> {
    sqlx::query!(
        "DELETE FROM care_invitations WHERE carer_id = $1 AND expires_at <= $2",
        carer,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Asks these addresses (all different, all addresses) for an organisation, and answers those that were not asked yet,
/// in lower case.
pub(crate) async fn invite_to_org(
    db: &mut PgConnection,
    org: Uuid,
    by: i64,
    role: OrgRole,
    emails: &[String],
    now: DateTime<Utc>,
) -> sqlx::Result<Vec<String>> {
    sqlx::query!(
        "DELETE FROM care_invitations WHERE org_id = $1 AND expires_at <= $2",
        org,
        now
    )
    .execute(&mut *db)
    .await?;
    let rows = sqlx::query_file!(
        "src/care/sql/invite_to_org.sql",
        org,
        by,
        role.as_str(),
        emails,
        now,
        now + INVITATION_LIFE,
    )
    .fetch_all(&mut *db)
    .await?;
    let asked: Vec<(Uuid, &str)> = rows
        .iter()
        .map(|row| (row.id, row.email.as_str()))
        .collect();
    mail::owe_invitation(db, mail::Kind::OrgInvitation, &asked, now).await?;
    Ok(rows.iter().map(|row| row.email.to_lowercase()).collect())
}
