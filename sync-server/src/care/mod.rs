//! Learners in somebody's care: who sees whom, by whose consent, and what.
//!
//! An invitation is a question to an address; whether anybody has that address, no answer tells. The learner says yes
//! after having been told what will be seen, and either side ends it at once. What is seen is read from what sync keeps
//! and is never more than [`protocol::Seen`] names: no text, no single key press, no time of day.
//! Owns `care_links` and `care_invitations`; whoever leads an organisation is known to [`crate::orgs`].

mod accept;
mod allowance;
mod end;
mod figures;
mod invitations;
mod invite;
mod learners;
mod mails;
mod overview;

use chrono::{DateTime, TimeDelta, Utc};
use sqlx::PgConnection;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use crate::App;

pub(crate) use end::{Ended, end_of_member};
pub(crate) use invitations::{of_org, sent_as};
pub(crate) use invite::invite_to_org;

/// How long a question can be answered.
pub const INVITATION_LIFE: TimeDelta = TimeDelta::days(30);

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(invitations::list, invite::invite))
        .routes(routes!(accept::accept))
        .routes(routes!(accept::decline))
        .routes(routes!(learners::learners))
        .routes(routes!(overview::overview))
        .routes(routes!(end::end))
}

/// What the mail about an invitation has to know.
pub(crate) struct Asked {
    /// Address of whoever asks.
    pub(crate) from: String,
    /// Their language, for somebody whose own nobody knows.
    pub(crate) language: String,
}

/// Who asks by an invitation that still waits; none where the question or whoever asked is gone.
pub(crate) async fn asked(
    db: &mut PgConnection,
    invitation: Uuid,
    now: DateTime<Utc>,
) -> sqlx::Result<Option<Asked>> {
    let asked = sqlx::query_as!(
        Asked,
        "SELECT u.email AS from, u.language FROM care_invitations i JOIN users u ON u.id = i.sent_by
         WHERE i.id = $1 AND i.declined_at IS NULL AND i.expires_at > $2 AND u.is_active",
        invitation,
        now,
    );
    asked.fetch_optional(db).await
}

/// Deletes questions that nobody answered in time, and answers with no.
pub(crate) async fn forget_expired(app: &App) -> sqlx::Result<()> {
    sqlx::query!(
        "DELETE FROM care_invitations WHERE expires_at <= $1",
        app.clock.now()
    )
    .execute(&app.db)
    .await?;
    Ok(())
}
