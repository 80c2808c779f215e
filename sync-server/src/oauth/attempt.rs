//! An attempt to sign in, from `start` until the provider sends the browser back.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, TimeDelta, Utc};
use secrecy::{ExposeSecret as _, SecretString};
use sha2::{Digest as _, Sha256};
use sqlx::PgConnection;

use crate::accounts::Provider;
use crate::random::Random;

/// As long as somebody may take at the provider.
pub(super) const LIFE: TimeDelta = TimeDelta::minutes(10);

/// What the browser carries: the state through the provider, and a secret in a cookie that only we get back.
pub(super) struct Secrets {
    state: SecretString,
    browser: SecretString,
}

impl Secrets {
    pub(super) fn new(random: &Random) -> Self {
        let secret = || URL_SAFE_NO_PAD.encode(random.bytes::<32>());
        Self {
            state: secret().into(),
            browser: secret().into(),
        }
    }

    /// As a browser brings them back.
    pub(super) fn received(state: &str, browser: &str) -> Self {
        Self {
            state: state.into(),
            browser: browser.into(),
        }
    }

    pub(super) fn state(&self) -> &str {
        self.state.expose_secret()
    }

    /// For the cookie.
    pub(super) fn browser(&self) -> &str {
        self.browser.expose_secret()
    }

    /// What is stored of both.
    fn hashes(&self) -> [[u8; 32]; 2] {
        [self.state(), self.browser()].map(|secret| Sha256::digest(secret).into())
    }

    /// Our PKCE verifier towards the provider.
    pub(super) fn verifier(&self) -> String {
        self.derived("tactus: verifier for a provider\0")
    }

    /// What the provider has to repeat in its signed answer.
    pub(super) fn nonce(&self) -> String {
        self.derived("tactus: nonce for a provider\0")
    }

    /// Only the browser that began can make it again; nothing of it has to be stored.
    fn derived(&self, purpose: &str) -> String {
        let hash = Sha256::new()
            .chain_update(purpose)
            .chain_update(self.browser());
        URL_SAFE_NO_PAD.encode(hash.finalize())
    }
}

/// Of the cookie: several attempts in one browser do not get in each other's way.
pub(super) fn cookie_name(state: &str) -> String {
    let hash = hex::encode(Sha256::digest(state));
    format!("tactus_oauth_{}", &hash[..16])
}

/// What the app asked for.
pub(super) struct Asked {
    pub(super) port: u16,
    pub(super) app_state: String,
    pub(super) code_challenge: [u8; 32],
}

/// Remembers an attempt.
pub(super) async fn begin(
    db: &mut PgConnection,
    provider: Provider,
    secrets: &Secrets,
    asked: &Asked,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    let [state, browser] = secrets.hashes();
    sqlx::query!(
        "INSERT INTO oauth_attempts
             (state_hash, browser_hash, provider, port, app_state, code_challenge, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        &state,
        &browser,
        provider.as_str(),
        i32::from(asked.port),
        asked.app_state,
        &asked.code_challenge,
        now + LIFE,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Takes an attempt out, if this browser began it with this provider, and not too long ago. There is none a second time.
pub(super) async fn take(
    db: &mut PgConnection,
    provider: Provider,
    secrets: &Secrets,
    now: DateTime<Utc>,
) -> sqlx::Result<Option<Asked>> {
    let [state, browser] = secrets.hashes();
    let row = sqlx::query!(
        "DELETE FROM oauth_attempts
         WHERE state_hash = $1 AND browser_hash = $2 AND provider = $3 AND expires_at > $4
         RETURNING port, app_state, code_challenge",
        &state,
        &browser,
        provider.as_str(),
        now,
    )
    .fetch_optional(db)
    .await?;
    Ok(row.and_then(|row| {
        Some(Asked {
            port: row.port.try_into().ok()?,
            app_state: row.app_state,
            code_challenge: row.code_challenge.try_into().ok()?,
        })
    }))
}
