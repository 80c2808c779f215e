//! `POST /v1/auth/register`.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use chrono::{DateTime, Utc};
use protocol::{RegisterRequest, SignedIn};

use super::consent::{self, Kind, Source};
use super::standing::is_child;
use super::strength::Weakness;
use super::validate::Checks;
use super::{device, strength, tokens, user};
use crate::App;
use crate::audit;
use crate::http::{ApiError, Body};
use crate::mail::{self, Kind as Mail};

/// Makes an account and signs it in. The address need not be proven to begin with.
#[utoipa::path(post, path = "/v1/auth/register", tag = "accounts", request_body = RegisterRequest,
    responses((status = CREATED, body = SignedIn),
        (status = CONFLICT, description = "There is an account with this address or this name.")))]
pub(super) async fn register(
    State(app): State<App>,
    Body(request): Body<RegisterRequest>,
) -> Result<(StatusCode, Json<SignedIn>), ApiError> {
    let consents = check(&request, app.clock.now())?;
    app.limits.register(request.device_id)?;
    let email = request.email.trim();
    let about = [
        Some(email),
        request.username.as_deref(),
        request.full_name.as_deref(),
    ];
    let about = about.into_iter().flatten().map(str::to_owned).collect();
    strength::check("password", &request.password, about).await?;
    // Before the work of hashing; the unique index decides if two come at once.
    if is_taken(&app, email).await? {
        return Err(ApiError::EmailTaken);
    }
    let hash = app.passwords.hash(request.password.clone().into()).await?;

    let now = app.clock.now();
    let mut db = app.db.begin().await?;
    let id = sqlx::query_file_scalar!(
        "src/accounts/sql/register.sql",
        email,
        hash,
        request.username,
        request.full_name,
        request.language,
        request.timezone,
        request.birth_year.and_then(|year| i16::try_from(year).ok()),
        consents.analytics,
        consents.marketing,
        now,
    )
    .fetch_one(&mut *db)
    .await
    .map_err(translate)?;
    consent::record(
        &mut db,
        id,
        Kind::Analytics,
        consents.analytics,
        Source::Register,
        now,
    )
    .await?;
    consent::record(
        &mut db,
        id,
        Kind::Marketing,
        consents.marketing,
        Source::Register,
        now,
    )
    .await?;
    let entry = audit::Entry {
        action: "account_registered",
        device_id: Some(request.device_id),
        ..audit::Entry::default()
    };
    audit::record(&mut db, id, now, entry).await?;
    let name = request.device_name.as_deref();
    let device = device::sign_in(&mut db, id, request.device_id, name, now).await?;
    let pair = tokens::begin(&app, &mut db, id, device).await?.into_wire();
    mail::owe(&mut db, Mail::VerifyEmail, email, Some(id), now).await?;
    let user = user::load(&mut db, id, now).await?;
    db.commit().await?;
    app.mail.wake();
    Ok((
        StatusCode::CREATED,
        Json(SignedIn {
            user,
            access_token: pair.access_token,
            refresh_token: pair.refresh_token,
            expires_in: pair.expires_in,
        }),
    ))
}

pub(super) struct Consents {
    analytics: bool,
    marketing: bool,
}

pub(super) fn check(request: &RegisterRequest, now: DateTime<Utc>) -> Result<Consents, ApiError> {
    let mut checks = Checks::new();
    checks.email(request.email.trim());
    if request.password.chars().count() < strength::SHORTEST {
        checks.0.add("password", Weakness::TooShort.code());
    }
    checks.language(&request.language);
    checks.timezone(&request.timezone);
    if let Some(name) = &request.device_name {
        checks.device_name(name);
    }
    if let Some(name) = &request.username {
        checks.username(name);
    }
    if let Some(name) = &request.full_name {
        checks.full_name(name);
    }
    if let Some(year) = request.birth_year {
        checks.birth_year(year, now);
    }
    for (field, given) in [
        ("consent_analytics", request.consent_analytics),
        ("consent_marketing", request.consent_marketing),
    ] {
        if given.is_none() {
            checks
                .0
                .add(field, "has to be given explicitly, true or false");
        }
    }
    checks.0.check()?;
    // A child's yes is not one.
    let may = !is_child(request.birth_year, now);
    Ok(Consents {
        analytics: may && request.consent_analytics == Some(true),
        marketing: may && request.consent_marketing == Some(true),
    })
}

async fn is_taken(app: &App, email: &str) -> sqlx::Result<bool> {
    let taken = sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT FROM users WHERE lower(email) = lower($1)) AS "taken!""#,
        email,
    );
    taken.fetch_one(&app.db).await
}

/// The database decides who was first.
pub(super) fn translate(error: sqlx::Error) -> ApiError {
    let constraint = error
        .as_database_error()
        .and_then(|error| error.constraint());
    match constraint {
        Some("users_email_key") => ApiError::EmailTaken,
        Some("users_username_key") => ApiError::UsernameTaken,
        _ => error.into(),
    }
}
