//! `GET /v1/orgs` and `POST /v1/orgs`.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use chrono::{DateTime, Utc};
use protocol::{CreateOrgRequest, Org, OrgRole, Orgs, Seats};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::App;
use crate::accounts::{self, Caller, Plans};
use crate::audit;
use crate::http::{ApiError, Body, Fields};

/// Characters of a name.
const NAME: usize = 100;

/// The organisations that the caller is in, and what they are there.
#[utoipa::path(get, path = "/v1/orgs", tag = "organisations", security(("bearer" = [])),
    responses((status = OK, body = Orgs)))]
pub(super) async fn list(State(app): State<App>, caller: Caller) -> Result<Json<Orgs>, ApiError> {
    let now = app.clock.now();
    let mut db = app.db.acquire().await?;
    let may_create =
        in_plan(&app, &mut db, caller.user, now).await? && !pays(&mut db, caller.user).await?;
    let orgs = of(&app, &mut db, caller.user, now).await?;
    Ok(Json(Orgs { orgs, may_create }))
}

/// Founds an organisation; the caller owns it, and its seats are those of the caller's subscription. One for each account
/// that pays.
#[utoipa::path(post, path = "/v1/orgs", tag = "organisations", security(("bearer" = [])),
    request_body = CreateOrgRequest, responses((status = CREATED, body = Org),
        (status = FORBIDDEN, description = "`not_in_plan`, or `email_unverified`."),
        (status = CONFLICT, description = "`org_exists`: this account has founded one.")))]
pub(super) async fn create(
    State(app): State<App>,
    caller: Caller,
    Body(form): Body<CreateOrgRequest>,
) -> Result<(StatusCode, Json<Org>), ApiError> {
    let name = form.name.trim();
    check(name)?;
    let now = app.clock.now();
    let mut db = app.db.begin().await?;
    let person = accounts::hold(&mut db, caller.user, now).await?;
    if !person.is_email_verified {
        return Err(ApiError::EmailUnverified);
    }
    if person.is_child || !in_plan(&app, &mut db, caller.user, now).await? {
        return Err(ApiError::NotInPlan);
    }
    if pays(&mut db, caller.user).await? {
        return Err(ApiError::OrgExists);
    }
    let org = sqlx::query_scalar!(
        "INSERT INTO organisations (name, payer_id, created_at) VALUES ($1, $2, $3) RETURNING id",
        name,
        caller.user,
        now,
    )
    .fetch_one(&mut *db)
    .await?;
    sqlx::query!(
        "INSERT INTO org_members (org_id, user_id, role, joined_at) VALUES ($1, $2, 'owner', $3)",
        org,
        caller.user,
        now,
    )
    .execute(&mut *db)
    .await?;
    let entry = audit::Entry {
        action: "org_created",
        subject: Some(org.to_string()),
        device_id: Some(caller.device_id),
        ..audit::Entry::default()
    };
    audit::record(&mut db, caller.user, now, entry).await?;
    let orgs = of(&app, &mut db, caller.user, now).await?;
    let made = orgs
        .into_iter()
        .find(|each| each.id == org)
        .ok_or(ApiError::NotFound)?;
    db.commit().await?;
    Ok((StatusCode::CREATED, Json(made)))
}

fn check(name: &str) -> Result<(), ApiError> {
    let mut fields = Fields::new();
    let long = name.chars().count();
    if long == 0 {
        fields.add("name", "is empty");
    } else if long > NAME {
        fields.add("name", format!("is longer than {NAME} characters"));
    } else if name.contains(char::is_control) {
        fields.add("name", "has a control character");
    }
    fields.check()
}

async fn in_plan(
    app: &App,
    db: &mut PgConnection,
    user: i64,
    now: DateTime<Utc>,
) -> sqlx::Result<bool> {
    Ok(app.plans == Plans::Unlimited || accounts::plan_of(db, user, now).await? == "enterprise")
}

async fn pays(db: &mut PgConnection, user: i64) -> sqlx::Result<bool> {
    let pays = sqlx::query_scalar!(
        "SELECT EXISTS (SELECT FROM organisations WHERE payer_id = $1) AS \"pays!\"",
        user
    );
    pays.fetch_one(db).await
}

async fn of(
    app: &App,
    db: &mut PgConnection,
    user: i64,
    now: DateTime<Utc>,
) -> sqlx::Result<Vec<Org>> {
    let rows = sqlx::query_file!("src/orgs/sql/of.sql", user, now)
        .fetch_all(db)
        .await?;
    let orgs = rows.into_iter().map(|row| Org {
        id: row.id,
        name: row.name,
        role: OrgRole::named(&row.role).unwrap_or(OrgRole::Member),
        member: row.member,
        seats: counted(app, row.seats, row.taken),
        created_at: row.created_at,
    });
    Ok(orgs.collect())
}

fn counted(app: &App, seats: i64, taken: i64) -> Seats {
    Seats {
        total: (app.plans == Plans::Limited).then(|| u32::try_from(seats).unwrap_or(u32::MAX)),
        taken: u32::try_from(taken).unwrap_or(u32::MAX),
    }
}

/// Seats of an organisation; exact for whoever holds its row.
pub(super) async fn seats(
    app: &App,
    db: &mut PgConnection,
    org: Uuid,
    now: DateTime<Utc>,
) -> sqlx::Result<Seats> {
    let row = sqlx::query_file!("src/orgs/sql/seats.sql", org, now)
        .fetch_one(db)
        .await?;
    Ok(counted(app, row.seats, row.taken))
}
