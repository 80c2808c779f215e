//! `GET /v1/me/export`: everything held about an account, in one ZIP, each table as JSON and as CSV.
//!
//! The one feature that reads the tables of all others: what is held has to come out as it is held, and a test compares
//! [`HELD`] and [`NOT_SAID`] with the tables there are. Writes nothing but its entry in the trail.

mod archive;

use axum::extract::State;
use axum::http::{HeaderName, HeaderValue, header};
use axum::response::{IntoResponse as _, Response};
use sqlx::Acquire as _;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::App;
use crate::accounts::Caller;
use crate::audit;
use crate::http::ApiError;

/// What is held: the name in the archive, and the table or view with the column of the account's id. Columns that are
/// secrets, or hashes of them, are left out: they say nothing about the person and open something.
pub const HELD: [(&str, &str, &str); 36] = [
    ("account", "users", "id"),
    ("sign_in_with", "auth_identities", "user_id"),
    ("consents", "consents", "user_id"),
    ("devices", "devices", "user_id"),
    ("sign_ins", "token_families", "user_id"),
    ("links_in_mails", "mail_tokens", "user_id"),
    // Those that were asked for by address alone, too.
    (
        "mails_waiting",
        "(SELECT m.*, u.id AS owner FROM mail_outbox m JOIN users u ON m.user_id = u.id OR lower(m.email) = lower(u.email))",
        "owner",
    ),
    ("subscriptions", "subscriptions", "user_id"),
    ("payer", "billing_customers", "user_id"),
    ("checkouts", "billing_checkouts", "user_id"),
    (
        "payments_said",
        "(SELECT e.*, c.user_id AS owner FROM stripe_events e JOIN billing_customers c USING (stripe_customer_id))",
        "owner",
    ),
    ("billing_matters", "billing_matters", "user_id"),
    ("mails_about_payments", "billing_mails", "user_id"),
    ("plans_given", "plan_grants", "user_id"),
    ("seen_by", "care_links", "learner_id"),
    ("learners_seen", "care_links", "carer_id"),
    ("invitations_sent", "care_invitations", "sent_by"),
    (
        "invitations_received",
        "(SELECT i.*, u.id AS owner FROM care_invitations i JOIN users u ON lower(i.email) = lower(u.email))",
        "owner",
    ),
    ("memberships", "org_members", "user_id"),
    // Those that the account leads or pays for, with the seats they were given.
    (
        "organisations",
        "(SELECT o.*, m.user_id AS owner, ARRAY(SELECT to_jsonb(g) FROM seat_grants g WHERE g.org_id = o.id) AS seat_grants \
          FROM organisations o JOIN org_members m ON m.org_id = o.id)",
        "owner",
    ),
    ("settings", "user_settings", "user_id"),
    ("sessions", "sessions", "user_id"),
    // Found by the session, as they are stored.
    (
        "session_statistics",
        "(SELECT t.* FROM sessions s JOIN session_stats t ON t.session_id = s.id AND t.user_id = s.user_id)",
        "user_id",
    ),
    ("key_presses", "keystrokes", "user_id"),
    ("key_presses_as_stored", "session_keystrokes", "user_id"),
    ("deleted_sessions", "tombstones", "user_id"),
    ("progress", "progress", "user_id"),
    ("opened_lessons", "unlocks", "user_id"),
    ("days", "analytics_daily", "user_id"),
    ("weeks", "analytics_weekly", "user_id"),
    ("achievements", "user_achievements", "user_id"),
    ("recommendations", "ai_recommendations", "user_id"),
    ("recommendations_made", "recommendation_marks", "user_id"),
    ("sync_state", "sync_heads", "user_id"),
    ("changes", "changes", "user_id"),
    ("trail", "audit_log", "user_id"),
];

/// What is not in the archive, and why.
pub const NOT_SAID: [(&str, &str); 2] = [
    (
        "access_tokens",
        "hashes of secrets; the sign-ins they belong to are there",
    ),
    (
        "refresh_tokens",
        "hashes of secrets; the sign-ins they belong to are there",
    ),
];

/// Columns that are secrets or hashes of them.
const SECRET: [&str; 3] = ["password_hash", "hash", "item_hash"];

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(export))
}

/// An archive, as the document calls it.
#[derive(utoipa::ToSchema)]
#[schema(value_type = String, format = Binary)]
#[expect(dead_code, reason = "for the document alone")]
struct Zip(Vec<u8>);

/// Everything held about the caller's account: a ZIP of JSON and CSV. Two at once and then one each ten minutes.
#[utoipa::path(get, path = "/v1/me/export", tag = "accounts", security(("bearer" = [])),
    responses((status = OK, body = inline(Zip), content_type = "application/zip")))]
async fn export(State(app): State<App>, caller: Caller) -> Result<Response, ApiError> {
    app.limits.export(&caller)?;
    // Each takes a connection and some memory for seconds: others are not to wait for them.
    let Ok(_turn) = app.exports.try_acquire() else {
        return Err(ApiError::Unavailable {
            retry_after: 5 + app.random.below(26),
        });
    };
    let now = app.clock.now();
    let mut db = app.db.acquire().await?;
    let entry = audit::Entry {
        action: "account_exported",
        device_id: Some(caller.device_id),
        ..audit::Entry::default()
    };
    audit::record(&mut db, caller.user, now, entry).await?;
    let mut snapshot = db.begin().await?;
    // One moment for all tables.
    sqlx::query("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        .execute(&mut *snapshot)
        .await?;
    let zip = archive::write(&app, &mut snapshot, caller.user, now).await?;
    snapshot.rollback().await?;
    let headers: [(HeaderName, HeaderValue); 3] = [
        (
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/zip"),
        ),
        (
            header::CONTENT_DISPOSITION,
            HeaderValue::from_static("attachment; filename=\"tactus-export.zip\""),
        ),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    Ok((headers, zip).into_response())
}
