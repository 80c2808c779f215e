//! `GET /v1/me` and `PATCH /v1/me`.

use axum::Json;
use axum::extract::State;
use chrono::{DateTime, Utc};
use protocol::{UpdateMe, User};
use sqlx::PgConnection;

use super::consent::{self, Kind, Source};
use super::validate::Checks;
use super::{Caller, register, user};
use crate::App;
use crate::audit;
use crate::http::{ApiError, Body};

/// The caller's account.
#[utoipa::path(get, path = "/v1/me", tag = "accounts", security(("bearer" = [])),
    responses((status = OK, body = User)))]
pub(super) async fn get(State(app): State<App>, caller: Caller) -> Result<Json<User>, ApiError> {
    let mut db = app.db.acquire().await?;
    Ok(Json(
        user::load(&mut db, caller.user, app.clock.now()).await?,
    ))
}

/// Changes the caller's profile and settings. What is absent stays as it is.
#[utoipa::path(patch, path = "/v1/me", tag = "accounts", security(("bearer" = [])),
    request_body = UpdateMe, responses((status = OK, body = User),
        (status = CONFLICT, description = "Somebody has this name already.")))]
pub(super) async fn patch(
    State(app): State<App>,
    caller: Caller,
    Body(mut update): Body<UpdateMe>,
) -> Result<Json<User>, ApiError> {
    let now = app.clock.now();
    let mut db = app.db.begin().await?;
    if let Some(year) = update.birth_year {
        say_birth_year(&mut db, caller.user, year, now).await?;
    }
    let before = user::load(&mut db, caller.user, now).await?;
    check(&update, before.is_child)?;
    if before.is_child && update.birth_year.is_some() {
        update.leaderboard_opt_in = Some(false);
        update.consent_analytics = before.consent_analytics.then_some(false);
        update.consent_marketing = before.consent_marketing.then_some(false);
        sqlx::query_file!("src/accounts/sql/forget_key_presses.sql", caller.user)
            .execute(&mut *db)
            .await?;
    }
    sqlx::query_file!(
        "src/accounts/sql/update_me.sql",
        caller.user,
        update.language,
        update.timezone,
        update.theme,
        update.username.is_some(),
        update.username.as_ref().and_then(Option::as_deref),
        update.full_name.is_some(),
        update.full_name.as_ref().and_then(Option::as_deref),
        update.leaderboard_opt_in,
        update.consent_analytics,
        update.consent_marketing,
    )
    .execute(&mut *db)
    .await
    .map_err(register::translate)?;
    for (kind, granted) in [
        (Kind::Analytics, update.consent_analytics),
        (Kind::Marketing, update.consent_marketing),
    ] {
        if let Some(granted) = granted {
            consent::record(&mut db, caller.user, kind, granted, Source::Profile, now).await?;
        }
    }
    let entry = audit::Entry {
        action: "profile_changed",
        fields: &changed(&update),
        device_id: Some(caller.device_id),
        ..audit::Entry::default()
    };
    audit::record(&mut db, caller.user, now, entry).await?;
    let user = user::load(&mut db, caller.user, now).await?;
    db.commit().await?;
    Ok(Json(user))
}

/// Notes the year, unless another was said before: a child does not make itself an adult.
async fn say_birth_year(
    db: &mut PgConnection,
    user: i64,
    year: i32,
    now: DateTime<Utc>,
) -> Result<(), ApiError> {
    let mut checks = Checks::new();
    checks.birth_year(year, now);
    checks.0.check()?;
    let said = sqlx::query_file_scalar!(
        "src/accounts/sql/say_birth_year.sql",
        user,
        i16::try_from(year).ok(),
    )
    .fetch_one(db)
    .await?;
    if said.map(i32::from) == Some(year) {
        return Ok(());
    }
    let mut checks = Checks::new();
    checks
        .0
        .add("birth_year", "was said before and cannot be changed");
    checks.0.check()
}

/// Names of the fields that were sent.
fn changed(update: &UpdateMe) -> Vec<&'static str> {
    let fields = [
        ("language", update.language.is_some()),
        ("timezone", update.timezone.is_some()),
        ("theme", update.theme.is_some()),
        ("username", update.username.is_some()),
        ("full_name", update.full_name.is_some()),
        ("birth_year", update.birth_year.is_some()),
        ("leaderboard_opt_in", update.leaderboard_opt_in.is_some()),
        ("consent_analytics", update.consent_analytics.is_some()),
        ("consent_marketing", update.consent_marketing.is_some()),
    ];
    let sent = fields.into_iter().filter(|(_, is_sent)| *is_sent);
    sent.map(|(name, _)| name).collect()
}

fn check(update: &UpdateMe, is_child: bool) -> Result<(), ApiError> {
    let mut checks = Checks::new();
    if let Some(language) = &update.language {
        checks.language(language);
    }
    if let Some(timezone) = &update.timezone {
        checks.timezone(timezone);
    }
    if let Some(theme) = &update.theme {
        checks.theme(theme);
    }
    if let Some(Some(name)) = &update.username {
        checks.username(name);
    }
    if let Some(Some(name)) = &update.full_name {
        checks.full_name(name);
    }
    for (field, wanted) in [
        ("leaderboard_opt_in", update.leaderboard_opt_in),
        ("consent_analytics", update.consent_analytics),
        ("consent_marketing", update.consent_marketing),
    ] {
        if is_child && wanted == Some(true) {
            checks.0.add(field, "is not for a child's account");
        }
    }
    checks.0.check()
}
