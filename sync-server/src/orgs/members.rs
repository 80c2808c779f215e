//! `GET` and `POST /v1/orgs/{id}/members`: who is in it, and asking others.

use std::collections::HashSet;

use axum::Json;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use protocol::{
    AddMembersRequest, AddVerdict, AddedLine, AddedMembers, OrgMember, OrgMembers, OrgRole,
};
use uuid::Uuid;

use super::create::seats;
use super::{csv, hold, lead};
use crate::App;
use crate::accounts::{self, Caller};
use crate::audit;
use crate::care;
use crate::http::{self, ApiError, Body, Fields};

/// Everybody in an organisation and everybody who was asked, for those who lead it.
#[utoipa::path(get, path = "/v1/orgs/{id}/members", tag = "organisations", security(("bearer" = [])),
    params(("id" = Uuid, Path)), responses((status = OK, body = OrgMembers),
        (status = FORBIDDEN, description = "`forbidden`: the caller does not lead it.")))]
pub(super) async fn list(
    State(app): State<App>,
    caller: Caller,
    id: Result<Path<Uuid>, PathRejection>,
) -> Result<Json<OrgMembers>, ApiError> {
    let org = http::path(id)?;
    let now = app.clock.now();
    let mut db = app.db.acquire().await?;
    lead(&mut db, org, caller.user).await?;
    let rows = sqlx::query_file!("src/orgs/sql/members.sql", org)
        .fetch_all(&mut *db)
        .await?;
    let members = rows.into_iter().map(|row| OrgMember {
        id: row.id,
        name: row.name,
        email: row.email,
        role: OrgRole::named(&row.role).unwrap_or(OrgRole::Member),
        joined_at: row.joined_at,
        has_seat: row.has_seat,
        is_seen: row.is_seen,
    });
    Ok(Json(OrgMembers {
        members: members.collect(),
        invitations: care::sent_as(care::of_org(&mut db, org, now).await?),
        seats: seats(&app, &mut db, org, now).await?,
    }))
}

/// Asks one address or a file of them to join. Every line gets its verdict; a bad one keeps no other from being asked.
/// No verdict tells whether somebody outside the organisation has an account.
#[utoipa::path(post, path = "/v1/orgs/{id}/members", tag = "organisations", security(("bearer" = [])),
    params(("id" = Uuid, Path)), request_body = AddMembersRequest, responses((status = OK, body = AddedMembers),
        (status = FORBIDDEN, description = "`forbidden`: the caller does not lead it, or asks for a manager without \
            being an owner; `email_unverified`.")))]
pub(super) async fn add(
    State(app): State<App>,
    caller: Caller,
    id: Result<Path<Uuid>, PathRejection>,
    Body(form): Body<AddMembersRequest>,
) -> Result<Json<AddedMembers>, ApiError> {
    let org = http::path(id)?;
    let now = app.clock.now();
    let mut db = app.db.begin().await?;
    let own_role = lead(&mut db, org, caller.user).await?;
    let role = asked_role(&form, own_role)?;
    let asked = asked_lines(&form)?;
    match &form.email {
        Some(email) => app.limits.invite(&caller, email)?,
        None => app.limits.import(&caller)?,
    }
    if !accounts::person(&mut db, caller.user, now)
        .await?
        .is_email_verified
    {
        return Err(ApiError::EmailUnverified);
    }
    hold(&mut db, org).await?;
    // What is no address is never asked of the database, which does not take every character.
    let emails: Vec<String> = asked
        .iter()
        .filter(|(_, email)| accounts::is_email(email))
        .map(|(_, email)| email.to_lowercase())
        .collect();
    let inside = sqlx::query_file_scalar!("src/orgs/sql/inside.sql", org, &emails)
        .fetch_all(&mut *db)
        .await?;
    let mut lines = judge(asked, &inside.into_iter().collect());
    let new: Vec<String> = lines
        .iter()
        .filter(|line| line.verdict == AddVerdict::Invited)
        .map(|line| line.email.clone())
        .collect();
    let invited: HashSet<String> = care::invite_to_org(&mut db, org, caller.user, role, &new, now)
        .await?
        .into_iter()
        .collect();
    for line in &mut lines {
        if line.verdict == AddVerdict::Invited && !invited.contains(&line.email.to_lowercase()) {
            line.verdict = AddVerdict::AlreadyInvited;
        }
    }
    let entry = audit::Entry {
        action: "org_members_invited",
        subject: Some(format!("{org}: {}", invited.len())),
        device_id: Some(caller.device_id),
        ..audit::Entry::default()
    };
    audit::record(&mut db, caller.user, now, entry).await?;
    let seats = seats(&app, &mut db, org, now).await?;
    db.commit().await?;
    app.mail.wake();
    Ok(Json(AddedMembers { lines, seats }))
}

fn asked_role(form: &AddMembersRequest, own: OrgRole) -> Result<OrgRole, ApiError> {
    match form.role.unwrap_or(OrgRole::Member) {
        OrgRole::Owner => {
            let fields = Fields::one("role", "is not one that can be asked; change it later");
            Err(ApiError::Invalid(fields))
        }
        OrgRole::Manager if own != OrgRole::Owner => Err(ApiError::Forbidden),
        role => Ok(role),
    }
}

fn asked_lines(form: &AddMembersRequest) -> Result<Vec<(u32, String)>, ApiError> {
    match (&form.email, &form.csv) {
        (Some(email), None) => Ok(vec![(1, email.trim().to_owned())]),
        (None, Some(csv)) => csv::addresses(csv),
        _ => {
            let fields = Fields::one("email", "or csv is needed, and not both");
            Err(ApiError::Invalid(fields))
        }
    }
}

/// What can be said of each line before anybody is asked. `inside` is in lower case.
fn judge(asked: Vec<(u32, String)>, inside: &HashSet<String>) -> Vec<AddedLine> {
    let mut seen = HashSet::new();
    let judged = asked.into_iter().map(|(line, email)| {
        let known = email.to_lowercase();
        let verdict = if !accounts::is_email(&email) {
            AddVerdict::InvalidEmail
        } else if !seen.insert(known.clone()) {
            AddVerdict::Duplicate
        } else if inside.contains(&known) {
            AddVerdict::AlreadyMember
        } else {
            AddVerdict::Invited
        };
        AddedLine {
            line,
            email,
            verdict,
        }
    });
    judged.collect()
}
