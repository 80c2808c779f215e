//! Signing in as somebody a provider vouches for.
//!
//! A provider's word is good for its own subject. For an address it is good only where both sides have proven it: else
//! whoever registers somebody else's address first, here or there, would share the account.

use chrono::{DateTime, Utc};
use protocol::{RedeemRequest, SignedIn};
use serde::{Deserialize, Serialize};
use sqlx::PgConnection;
use uuid::Uuid;

use super::consent::{self, Kind, Source};
use super::standing::is_child;
use super::validate::Checks;
use super::{device, leave, plan, register, tokens, user};
use crate::App;
use crate::audit;
use crate::http::{ApiError, Fields};
use crate::mail::{self, Kind as Mail};

/// Who vouches for somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Provider {
    /// Google, or another OpenID Connect provider in its place.
    Google,
    /// GitHub.
    Github,
}

impl Provider {
    /// As in addresses and in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Google => "google",
            Self::Github => "github",
        }
    }
}

/// Somebody, as a provider knows them. Without `Debug`: it is about a person.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    /// Whose word it is.
    pub provider: Provider,
    /// Their number there: it never changes, and is never given to anybody else.
    pub subject: String,
    /// Their address, if the provider tells it.
    pub email: Option<String>,
    /// Whether the provider has proven the address.
    pub email_verified: bool,
}

/// What an app says of itself and, for a new account, of the learner.
pub struct Joining {
    device_id: Uuid,
    device_name: Option<String>,
    language: String,
    timezone: String,
    birth_year: Option<i32>,
    consent_analytics: Option<bool>,
    consent_marketing: Option<bool>,
}

impl Joining {
    /// Out of a request.
    pub fn check(app: &App, request: &RedeemRequest) -> Result<Self, ApiError> {
        let now = app.clock.now();
        let joining = Self {
            device_id: request.device_id,
            device_name: request.device_name.clone(),
            language: request.language.clone().unwrap_or_else(|| "en".to_owned()),
            timezone: request.timezone.clone().unwrap_or_else(|| "UTC".to_owned()),
            birth_year: request.birth_year,
            consent_analytics: request.consent_analytics,
            consent_marketing: request.consent_marketing,
        };
        let mut checks = Checks::new();
        checks.language(&joining.language);
        checks.timezone(&joining.timezone);
        if let Some(name) = &joining.device_name {
            checks.device_name(name);
        }
        if let Some(year) = joining.birth_year {
            checks.birth_year(year, now);
        }
        checks.0.check()?;
        Ok(joining)
    }
}

/// How often an installation may redeem codes.
pub(crate) fn limit_redeeming(app: &App, device_id: Uuid) -> Result<(), ApiError> {
    app.limits.redeem(device_id)
}

/// Signs somebody in whom a provider has named: to the account that is linked with them, or one with the same proven
/// address, or a new one.
pub(crate) async fn sign_in_with(
    app: &App,
    identity: &Identity,
    joining: &Joining,
) -> Result<SignedIn, ApiError> {
    let now = app.clock.now();
    let mut db = app.db.begin().await?;
    // Two sign-ins of somebody new at once make one account.
    let lock = format!("oauth {} {}", identity.provider.as_str(), identity.subject);
    sqlx::query!("SELECT pg_advisory_xact_lock(hashtext($1))", lock)
        .fetch_one(&mut *db)
        .await?;
    let id = match linked(&mut db, identity, now).await? {
        Some(id) => id,
        None => join(&mut db, identity, joining, now).await?,
    };
    leave::come_back(&mut db, id, joining.device_id, now).await?;
    sqlx::query!("UPDATE users SET last_login_at = $2 WHERE id = $1", id, now)
        .execute(&mut *db)
        .await?;
    plan::admit(app, &mut db, id, joining.device_id, now).await?;
    let name = joining.device_name.as_deref();
    let device = device::sign_in(&mut db, id, joining.device_id, name, now).await?;
    let pair = tokens::begin(app, &mut db, id, device).await?.into_wire();
    let user = user::load(&mut db, id, now).await?;
    db.commit().await?;
    app.mail.wake();
    Ok(SignedIn {
        user,
        access_token: pair.access_token,
        refresh_token: pair.refresh_token,
        expires_in: pair.expires_in,
    })
}

/// Ends every provider's word for an account: somebody else may have given it.
pub(super) async fn unlink(db: &mut PgConnection, user: i64) -> sqlx::Result<()> {
    sqlx::query!("DELETE FROM auth_identities WHERE user_id = $1", user)
        .execute(db)
        .await?;
    Ok(())
}

/// The account that is linked with this subject, if it may be signed in to.
async fn linked(
    db: &mut PgConnection,
    identity: &Identity,
    now: DateTime<Utc>,
) -> Result<Option<i64>, ApiError> {
    let row = sqlx::query!(
        "SELECT u.id, u.is_active, u.deleted_at
         FROM auth_identities i JOIN users u ON u.id = i.user_id
         WHERE i.provider = $1 AND i.subject = $2
         FOR UPDATE OF u",
        identity.provider.as_str(),
        identity.subject,
    )
    .fetch_optional(db)
    .await?;
    let Some(row) = row else { return Ok(None) };
    may_sign_in(row.is_active, row.deleted_at, now)?;
    Ok(Some(row.id))
}

/// As with a password: a deleted account can come back for 30 days, a suspended one not at all.
fn may_sign_in(
    is_active: bool,
    deleted_at: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> Result<(), ApiError> {
    match deleted_at {
        Some(at) if at <= now - leave::ERASED_AFTER => Err(ApiError::AccountErased),
        Some(_) => Ok(()),
        None if is_active => Ok(()),
        None => Err(ApiError::AccountSuspended),
    }
}

/// Links somebody with the account of the same address, or makes one.
async fn join(
    db: &mut PgConnection,
    identity: &Identity,
    joining: &Joining,
    now: DateTime<Utc>,
) -> Result<i64, ApiError> {
    let email = identity.email.as_deref().unwrap_or_default().trim();
    let mut checks = Checks::new();
    checks.email(email);
    if checks.0.check().is_err() {
        let why = "is not told by the provider";
        return Err(ApiError::Invalid(Fields::one("email", why)));
    }
    let row = sqlx::query!(
        "SELECT id, email, email_verified, is_active, deleted_at FROM users WHERE lower(email) = lower($1) FOR UPDATE",
        email,
    )
    .fetch_optional(&mut *db)
    .await?;
    let (id, action) = match row {
        Some(row) => {
            if !(identity.email_verified && row.email_verified) {
                return Err(ApiError::LinkRefused);
            }
            may_sign_in(row.is_active, row.deleted_at, now)?;
            let mail = match identity.provider {
                Provider::Google => Mail::GoogleLinked,
                Provider::Github => Mail::GithubLinked,
            };
            // To the address as the account has it: its owner is to know, whoever it was.
            mail::owe(db, mail, &row.email, Some(row.id), now).await?;
            (row.id, "provider_linked")
        }
        None => (
            create(db, email, identity, joining, now).await?,
            "account_registered",
        ),
    };
    sqlx::query!(
        "INSERT INTO auth_identities (user_id, provider, subject, created_at) VALUES ($1, $2, $3, $4)",
        id,
        identity.provider.as_str(),
        identity.subject,
        now,
    )
    .execute(&mut *db)
    .await?;
    let entry = audit::Entry {
        action,
        subject: Some(identity.provider.as_str().to_owned()),
        device_id: Some(joining.device_id),
        ..audit::Entry::default()
    };
    audit::record(db, id, now, entry).await?;
    Ok(id)
}

async fn create(
    db: &mut PgConnection,
    email: &str,
    identity: &Identity,
    joining: &Joining,
    now: DateTime<Utc>,
) -> Result<i64, ApiError> {
    // A child's yes is not one, and what nobody said is no.
    let may = !is_child(joining.birth_year, now);
    let consents = [
        (Kind::Analytics, joining.consent_analytics),
        (Kind::Marketing, joining.consent_marketing),
    ];
    let [analytics, marketing] = consents.map(|(_, given)| may && given == Some(true));
    let id = sqlx::query_file_scalar!(
        "src/accounts/sql/register_by_provider.sql",
        email,
        identity.email_verified,
        joining.language,
        joining.timezone,
        joining.birth_year.and_then(|year| i16::try_from(year).ok()),
        analytics,
        marketing,
        now,
    )
    .fetch_one(&mut *db)
    .await
    .map_err(|error| match register::translate(error) {
        // Somebody has registered it just now, and has proven nothing yet.
        ApiError::EmailTaken => ApiError::LinkRefused,
        error => error,
    })?;
    for (kind, given) in consents {
        // Only acts are logged: who was not asked has done nothing.
        if let Some(given) = given {
            consent::record(db, id, kind, may && given, Source::Register, now).await?;
        }
    }
    if !identity.email_verified {
        mail::owe(db, Mail::VerifyEmail, email, Some(id), now).await?;
    }
    Ok(id)
}
