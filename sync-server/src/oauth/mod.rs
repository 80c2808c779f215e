//! Signing in with a provider: Google by OpenID Connect, GitHub by OAuth.
//!
//! The server is the provider's confidential client; the app has no secret of it. The browser goes from the app to
//! `start`, on to the provider, back to `callback`, and from there to the app's own port with a code, which the app
//! redeems with the verifier that only it has. Owns `oauth_attempts` and `oauth_codes`; whose account it is, [`accounts`]
//! decides.
//!
//! [`accounts`]: crate::accounts

mod attempt;
mod callback;
mod code;
#[cfg(feature = "fuzzing")]
pub(crate) mod fuzzing;
mod github;
mod google;
mod outgoing;
mod redeem;
mod start;

use chrono::{DateTime, Utc};
use openidconnect::url::Url;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::App;
use crate::accounts::{Identity, Provider};
use crate::config::OAuth;
use crate::http::ApiError;
use attempt::Secrets;
use github::Github;
use google::Google;
use outgoing::Outgoing;

/// The providers that are set up here.
pub struct Providers {
    google: Option<Google>,
    github: Option<Github>,
    /// Path of the server as browsers see it, for cookies; without a slash at its end.
    path: String,
}

/// Why a provider's answer says nothing about who somebody is. For the log: no value of the answer is in it.
#[derive(Debug, thiserror::Error)]
enum Refusal {
    /// It cannot be reached, or breaks off.
    #[error("the provider cannot be reached: {0}")]
    Unreachable(String),
    /// It does not take the code, or us.
    #[error("the provider refuses the code")]
    Code,
    /// Its answer is not to be believed, or no answer.
    #[error("the provider's answer is not to be believed: {0}")]
    Answer(&'static str),
}

impl Providers {
    /// None.
    pub fn none() -> Self {
        Self {
            google: None,
            github: None,
            path: String::new(),
        }
    }

    /// Those of the settings; `public_url` is where browsers reach this server.
    ///
    /// # Errors
    /// An address that is none, or no TLS on this system.
    pub fn new(
        config: &OAuth,
        public_url: &str,
    ) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        let back = |provider: Provider| {
            let name = provider.as_str();
            format!("{public_url}/v1/auth/oauth/{name}/callback")
        };
        let outgoing = Outgoing::new()?;
        let google = config
            .google
            .as_ref()
            .map(|client| Google::new(client, back(Provider::Google), outgoing.clone()));
        let github = config
            .github
            .as_ref()
            .map(|client| Github::new(client, back(Provider::Github), outgoing.clone()));
        Ok(Self {
            google: google.transpose()?,
            github: github.transpose()?,
            path: Url::parse(public_url)?
                .path()
                .trim_end_matches('/')
                .to_owned(),
        })
    }

    /// Names of those that are set up, as in addresses.
    pub fn names(&self) -> Vec<String> {
        let google = self.google.as_ref().map(|_| Provider::Google);
        let github = self.github.as_ref().map(|_| Provider::Github);
        let names = google.into_iter().chain(github);
        names.map(|provider| provider.as_str().to_owned()).collect()
    }

    /// The one of this name, if it is set up.
    fn named(&self, name: &str) -> Result<Provider, ApiError> {
        match name {
            "google" if self.google.is_some() => Ok(Provider::Google),
            "github" if self.github.is_some() => Ok(Provider::Github),
            _ => Err(ApiError::NotFound),
        }
    }

    /// Where the browser goes to sign in.
    async fn authorization(
        &self,
        provider: Provider,
        secrets: &Secrets,
        now: DateTime<Utc>,
    ) -> Result<Url, Refusal> {
        match (provider, &self.google, &self.github) {
            (Provider::Google, Some(google), _) => google.authorization(secrets, now).await,
            (Provider::Github, _, Some(github)) => Ok(github.authorization(secrets)),
            _ => Err(Refusal::Answer("it is not set up")),
        }
    }

    /// Who the provider says it is, for the code it sent along.
    async fn identity(
        &self,
        provider: Provider,
        code: String,
        secrets: &Secrets,
        now: DateTime<Utc>,
    ) -> Result<Identity, Refusal> {
        match (provider, &self.google, &self.github) {
            (Provider::Google, Some(google), _) => google.identity(code, secrets, now).await,
            (Provider::Github, _, Some(github)) => github.identity(code, secrets).await,
            _ => Err(Refusal::Answer("it is not set up")),
        }
    }

    /// Whether this is how the provider calls itself, where it says so when it sends the browser back (RFC 9207).
    fn is_issuer(&self, provider: Provider, name: &str) -> bool {
        match provider {
            Provider::Google => self
                .google
                .as_ref()
                .is_some_and(|google| google.issuer() == name),
            Provider::Github => self
                .github
                .as_ref()
                .is_some_and(|github| github.is_issuer(name)),
        }
    }
}

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(start::start))
        .routes(routes!(callback::callback))
        .routes(routes!(redeem::redeem))
}

/// Deletes what was begun and is over.
pub async fn forget_expired(app: &App) -> sqlx::Result<()> {
    let now = app.clock.now();
    sqlx::query!("DELETE FROM oauth_attempts WHERE expires_at <= $1", now)
        .execute(&app.db)
        .await?;
    sqlx::query!("DELETE FROM oauth_codes WHERE expires_at <= $1", now)
        .execute(&app.db)
        .await?;
    Ok(())
}
