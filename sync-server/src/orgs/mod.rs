//! Organisations: who leads one, who is in it, who has a seat.
//!
//! Owns `organisations`, `org_members` and `seat_grants`. A membership shows nothing of anybody; that is a consent, which
//! [`crate::care`] keeps. Who is not in an organisation is told that there is none; who is in it and does not lead it, is
//! refused. Everything that counts seats, or could leave an organisation without an owner, holds its row.

mod create;
mod csv;
mod dissolve;
mod join;
mod members;
mod remove;
mod role;
mod seats;
pub mod support;

use axum::extract::DefaultBodyLimit;
use protocol::OrgRole;
use sqlx::PgConnection;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use crate::App;
use crate::http::ApiError;

pub(crate) use join::join;

/// Bytes of a body with a file of addresses: 10,000 of the longest that people have, with names beside them.
const FILE: usize = 2 * 1024 * 1024;

pub(crate) fn routes() -> OpenApiRouter<App> {
    let with_files = OpenApiRouter::new()
        .routes(routes!(members::list, members::add))
        .layer(DefaultBodyLimit::max(FILE));
    OpenApiRouter::new()
        .routes(routes!(create::list, create::create))
        .routes(routes!(dissolve::dissolve))
        .routes(routes!(role::change, remove::remove))
        .routes(routes!(seats::assign))
        .routes(routes!(seats::free))
        .merge(with_files)
}

/// What somebody is in an organisation; for whoever is not in it, it is not there.
async fn role_in(db: &mut PgConnection, org: Uuid, user: i64) -> Result<OrgRole, ApiError> {
    let role = sqlx::query_scalar!(
        "SELECT role FROM org_members WHERE org_id = $1 AND user_id = $2",
        org,
        user
    )
    .fetch_optional(db)
    .await?;
    role.as_deref()
        .and_then(OrgRole::named)
        .ok_or(ApiError::NotFound)
}

/// The same of somebody who leads it.
async fn lead(db: &mut PgConnection, org: Uuid, user: i64) -> Result<OrgRole, ApiError> {
    match role_in(db, org, user).await? {
        OrgRole::Member => Err(ApiError::Forbidden),
        role => Ok(role),
    }
}

/// Holds an organisation until the transaction ends.
async fn hold(db: &mut PgConnection, org: Uuid) -> Result<(), ApiError> {
    sqlx::query!("SELECT id FROM organisations WHERE id = $1 FOR UPDATE", org)
        .fetch_optional(db)
        .await?
        .map(drop)
        .ok_or(ApiError::NotFound)
}

/// Somebody in an organisation.
struct Member {
    user_id: i64,
    role: String,
    has_seat: bool,
}

impl Member {
    fn role(&self) -> OrgRole {
        OrgRole::named(&self.role).unwrap_or(OrgRole::Member)
    }
}

/// One membership of an organisation.
async fn member(db: &mut PgConnection, org: Uuid, id: Uuid) -> Result<Member, ApiError> {
    let member = sqlx::query_as!(
        Member,
        "SELECT user_id, role, seat_since IS NOT NULL AS \"has_seat!\" FROM org_members
         WHERE org_id = $1 AND id = $2",
        org,
        id,
    );
    member.fetch_optional(db).await?.ok_or(ApiError::NotFound)
}

/// Whether somebody else than this one owns it, too.
async fn has_other_owner(db: &mut PgConnection, org: Uuid, member: Uuid) -> sqlx::Result<bool> {
    let found = sqlx::query_scalar!(
        "SELECT EXISTS (SELECT FROM org_members WHERE org_id = $1 AND role = 'owner' AND id <> $2) AS \"found!\"",
        org,
        member,
    );
    found.fetch_one(db).await
}
