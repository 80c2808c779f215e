//! Google, or whoever else speaks OpenID Connect: discovery, and an id token that is verified by its issuer's keys.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use openidconnect::core::{
    CoreAuthPrompt, CoreAuthenticationFlow, CoreClient, CoreIdTokenClaims, CoreJwsSigningAlgorithm,
    CoreProviderMetadata,
};
use openidconnect::url::Url;
use openidconnect::{
    AuthorizationCode, ClientId, ClientSecret, CsrfToken, DiscoveryError, EndpointMaybeSet,
    EndpointNotSet, EndpointSet, IssuerUrl, Nonce, PkceCodeChallenge, PkceCodeVerifier,
    RedirectUrl, RequestTokenError, Scope, TokenResponse as _,
};
use secrecy::{ExposeSecret as _, SecretString};
use tokio::sync::Mutex;

use super::Refusal;
use super::attempt::Secrets;
use super::outgoing::{Outgoing, OutgoingError};
use crate::accounts::{Identity, Provider};
use crate::config::OAuthClient;

/// Providers change their keys within days, and announce them.
const FRESH: TimeDelta = TimeDelta::hours(1);
/// A token with a key that is not known makes us look again, but not each time.
const LOOKED: TimeDelta = TimeDelta::minutes(1);

/// The provider, with what it says about itself.
pub(super) struct Google {
    id: String,
    secret: SecretString,
    issuer: IssuerUrl,
    back: RedirectUrl,
    outgoing: Outgoing,
    known: Mutex<Option<Known>>,
}

#[derive(Clone)]
struct Known {
    at: DateTime<Utc>,
    metadata: Arc<CoreProviderMetadata>,
}

type Client = CoreClient<
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

impl Google {
    pub(super) fn new(
        client: &OAuthClient,
        back: String,
        outgoing: Outgoing,
    ) -> Result<Self, openidconnect::url::ParseError> {
        Ok(Self {
            id: client.id.clone(),
            secret: client.secret.clone(),
            issuer: IssuerUrl::new(client.place.clone())?,
            back: RedirectUrl::new(back)?,
            outgoing,
            known: Mutex::new(None),
        })
    }

    pub(super) fn issuer(&self) -> &str {
        &self.issuer
    }

    pub(super) async fn authorization(
        &self,
        secrets: &Secrets,
        now: DateTime<Utc>,
    ) -> Result<Url, Refusal> {
        let client = self.client(now, FRESH).await?;
        let verifier = PkceCodeVerifier::new(secrets.verifier());
        let (state, nonce) = (secrets.state().to_owned(), secrets.nonce());
        let (url, ..) = client
            .authorize_url(
                CoreAuthenticationFlow::AuthorizationCode,
                || CsrfToken::new(state),
                || Nonce::new(nonce),
            )
            .add_scope(Scope::new("email".to_owned()))
            .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&verifier))
            // A link that somebody was talked into opening signs nobody in by itself; and families share browsers.
            .add_prompt(CoreAuthPrompt::SelectAccount)
            .url();
        Ok(url)
    }

    pub(super) async fn identity(
        &self,
        code: String,
        secrets: &Secrets,
        now: DateTime<Utc>,
    ) -> Result<Identity, Refusal> {
        let client = self.client(now, FRESH).await?;
        let request = client
            .exchange_code(AuthorizationCode::new(code))
            .map_err(|_| Refusal::Answer("it has no token endpoint"))?
            .set_pkce_verifier(PkceCodeVerifier::new(secrets.verifier()));
        let answer = request.request_async(&self.outgoing).await;
        let answer = answer.map_err(|error| match error {
            RequestTokenError::ServerResponse(_) => Refusal::Code,
            RequestTokenError::Request(error) => unreachable(&error),
            RequestTokenError::Parse(..) | RequestTokenError::Other(_) => {
                Refusal::Answer("the tokens cannot be read")
            }
        })?;
        let token = answer
            .id_token()
            .ok_or(Refusal::Answer("there is no id token"))?;
        let nonce = Nonce::new(secrets.nonce());
        let claims = |client: &Client| -> Result<Identity, ()> {
            let verifier = client
                .id_token_verifier()
                // Never one that a shared secret or nobody signs, whatever the provider says it may use.
                .set_allowed_algs([
                    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
                    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
                ])
                .set_time_fn(move || now);
            // Issuer, audience, signature, expiry and nonce are the library's to verify.
            token
                .claims(&verifier, &nonce)
                .map(identity)
                .map_err(|_| ())
        };
        if let Ok(identity) = claims(&client) {
            return Ok(identity);
        }
        // The keys may be new ones.
        let client = self.client(now, LOOKED).await?;
        claims(&client).map_err(|()| Refusal::Answer("the id token is not good"))
    }

    /// A client by what the provider said about itself, asked again if that is older than `age`.
    async fn client(&self, now: DateTime<Utc>, age: TimeDelta) -> Result<Client, Refusal> {
        let mut known = self.known.lock().await;
        let fresh = known.as_ref().filter(|known| now - known.at < age);
        let metadata = if let Some(known) = fresh {
            Arc::clone(&known.metadata)
        } else {
            let metadata =
                CoreProviderMetadata::discover_async(self.issuer.clone(), &self.outgoing);
            let metadata = Arc::new(metadata.await.map_err(|error| match error {
                DiscoveryError::Request(error) => unreachable(&error),
                DiscoveryError::Validation(_) => Refusal::Answer("its issuer is another one"),
                _ => Refusal::Unreachable("its configuration cannot be read".to_owned()),
            })?);
            *known = Some(Known {
                at: now,
                metadata: Arc::clone(&metadata),
            });
            metadata
        };
        let secret = ClientSecret::new(self.secret.expose_secret().to_owned());
        let client = CoreClient::from_provider_metadata(
            metadata.as_ref().clone(),
            ClientId::new(self.id.clone()),
            Some(secret),
        );
        Ok(client.set_redirect_uri(self.back.clone()))
    }
}

fn identity(claims: &CoreIdTokenClaims) -> Identity {
    Identity {
        provider: Provider::Google,
        subject: claims.subject().to_string(),
        email: claims.email().map(|email| email.to_string()),
        email_verified: claims.email_verified() == Some(true),
    }
}

fn unreachable(error: &OutgoingError) -> Refusal {
    Refusal::Unreachable(error.to_string())
}
