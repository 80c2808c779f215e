//! `GET /v1/care/invitations`: what was asked, and what one is asked.

use axum::Json;
use axum::extract::State;
use chrono::{DateTime, Utc};
use protocol::{
    CareInvitations, InvitationState, OrgName, OrgRole, ReceivedInvitation, Seen, SentInvitation,
};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::App;
use crate::accounts::{self, Caller};
use crate::http::ApiError;

/// What the caller has asked, and what waits for their answer. Nothing comes in before the address is proven.
#[utoipa::path(get, path = "/v1/care/invitations", tag = "care", security(("bearer" = [])),
    responses((status = OK, body = CareInvitations)))]
pub(super) async fn list(
    State(app): State<App>,
    caller: Caller,
) -> Result<Json<CareInvitations>, ApiError> {
    let now = app.clock.now();
    let mut db = app.db.acquire().await?;
    let person = accounts::person(&mut db, caller.user, now).await?;
    let sent = sqlx::query_file_as!(Row, "src/care/sql/sent.sql", caller.user, now)
        .fetch_all(&mut *db)
        .await?;
    let received = if person.is_email_verified {
        received(&mut db, &person.email, now).await?
    } else {
        Vec::new()
    };
    Ok(Json(CareInvitations {
        is_email_verified: person.is_email_verified,
        sent: sent.into_iter().map(Row::value).collect(),
        received,
    }))
}

/// What is seen of somebody who joins so.
pub(super) fn seen_as(role: Option<OrgRole>) -> Vec<Seen> {
    if role == Some(OrgRole::Manager) {
        Vec::new()
    } else {
        Seen::ALL.to_vec()
    }
}

async fn received(
    db: &mut PgConnection,
    email: &str,
    now: DateTime<Utc>,
) -> sqlx::Result<Vec<ReceivedInvitation>> {
    let rows = sqlx::query_file!("src/care/sql/received.sql", email, now)
        .fetch_all(db)
        .await?;
    let value = rows.into_iter().map(|row| {
        let role = row.role.as_deref().and_then(OrgRole::named);
        ReceivedInvitation {
            id: row.id,
            from_email: row.from_email,
            from_name: row.from_name,
            org: row
                .org_id
                .zip(row.org_name)
                .map(|(id, name)| OrgName { id, name }),
            role,
            seen: seen_as(role),
            expires_at: row.expires_at,
        }
    });
    Ok(value.collect())
}

/// A row of `care_invitations`, for whoever sent it.
pub(crate) struct Row {
    id: Uuid,
    email: String,
    role: Option<String>,
    is_declined: bool,
    created_at: DateTime<Utc>,
    expires_at: DateTime<Utc>,
}

impl Row {
    fn value(self) -> SentInvitation {
        SentInvitation {
            id: self.id,
            email: self.email,
            role: self.role.as_deref().and_then(OrgRole::named),
            state: if self.is_declined {
                InvitationState::Declined
            } else {
                InvitationState::Open
            },
            created_at: self.created_at,
            expires_at: self.expires_at,
        }
    }
}

/// As whoever sent it sees it.
pub(crate) fn sent_as(rows: Vec<Row>) -> Vec<SentInvitation> {
    rows.into_iter().map(Row::value).collect()
}

/// The question that somebody has put to this address.
pub(super) async fn by_address(
    db: &mut PgConnection,
    carer: i64,
    email: &str,
) -> sqlx::Result<Option<SentInvitation>> {
    let row = sqlx::query_file_as!(Row, "src/care/sql/by_address.sql", carer, email)
        .fetch_optional(db)
        .await?;
    Ok(row.map(Row::value))
}

/// What an organisation has asked.
pub(crate) async fn of_org(
    db: &mut PgConnection,
    org: Uuid,
    now: DateTime<Utc>,
) -> sqlx::Result<Vec<Row>> {
    let rows = sqlx::query_file_as!(Row, "src/care/sql/of_org.sql", org, now);
    rows.fetch_all(db).await
}
