//! GitHub: OAuth without OpenID Connect, so that two questions to its API take the place of an id token.

use axum::http::{Method, Request, header};
use openidconnect::url::{self, Url};
use openidconnect::{HttpRequest, PkceCodeChallenge, PkceCodeVerifier};
use secrecy::{ExposeSecret as _, SecretString};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::Refusal;
use super::attempt::Secrets;
use super::outgoing::Outgoing;
use crate::accounts::{Identity, Provider};
use crate::config::{GITHUB, OAuthClient};

/// Of addresses that hide the real one and take no mail.
const HIDDEN: &str = "@users.noreply.github.com";

/// GitHub, or a GitHub Enterprise Server.
pub(super) struct Github {
    id: String,
    secret: SecretString,
    site: String,
    authorize: Url,
    token: Url,
    api: String,
    back: String,
    outgoing: Outgoing,
}

/// The answer to a code. Errors come with status 200, too.
#[derive(Deserialize)]
struct Token {
    access_token: Option<String>,
    token_type: Option<String>,
}

#[derive(Deserialize)]
struct Person {
    id: u64,
}

#[derive(Deserialize)]
struct Address {
    email: String,
    primary: bool,
    verified: bool,
}

impl Github {
    pub(super) fn new(
        client: &OAuthClient,
        back: String,
        outgoing: Outgoing,
    ) -> Result<Self, url::ParseError> {
        let site = client.place.clone();
        Ok(Self {
            id: client.id.clone(),
            secret: client.secret.clone(),
            authorize: Url::parse(&format!("{site}/login/oauth/authorize"))?,
            token: Url::parse(&format!("{site}/login/oauth/access_token"))?,
            // As on a server of one's own, where the API is no host of its own.
            api: if site == GITHUB {
                "https://api.github.com".to_owned()
            } else {
                format!("{site}/api/v3")
            },
            site,
            back,
            outgoing,
        })
    }

    /// The site itself, or the part of it that this is about.
    pub(super) fn is_issuer(&self, name: &str) -> bool {
        let rest = name.strip_prefix(&self.site);
        rest.is_some_and(|rest| ["", "/", "/login/oauth"].contains(&rest))
    }

    pub(super) fn authorization(&self, secrets: &Secrets) -> Url {
        let verifier = PkceCodeVerifier::new(secrets.verifier());
        let challenge = PkceCodeChallenge::from_code_verifier_sha256(&verifier);
        let mut url = self.authorize.clone();
        url.query_pairs_mut()
            .append_pair("client_id", &self.id)
            .append_pair("redirect_uri", &self.back)
            .append_pair("scope", "user:email")
            .append_pair("state", secrets.state())
            .append_pair("code_challenge", challenge.as_str())
            .append_pair("code_challenge_method", challenge.method())
            .append_pair("prompt", "select_account");
        url
    }

    pub(super) async fn identity(
        &self,
        code: String,
        secrets: &Secrets,
    ) -> Result<Identity, Refusal> {
        let token = self.exchange(&code, secrets).await?;
        let person: Person = self.ask("/user", &token).await?;
        let addresses: Vec<Address> = self.ask("/user/emails", &token).await?;
        let address = chosen(&addresses);
        Ok(Identity {
            provider: Provider::Github,
            // The name can be given up and taken by somebody else; the number cannot.
            subject: person.id.to_string(),
            email: address.map(|address| address.email.clone()),
            email_verified: address.is_some_and(|address| address.verified),
        })
    }

    async fn exchange(&self, code: &str, secrets: &Secrets) -> Result<SecretString, Refusal> {
        let form = url::form_urlencoded::Serializer::new(String::new())
            .append_pair("client_id", &self.id)
            .append_pair("client_secret", self.secret.expose_secret())
            .append_pair("code", code)
            .append_pair("redirect_uri", &self.back)
            .append_pair("code_verifier", &secrets.verifier())
            .finish();
        let request = Request::builder()
            .method(Method::POST)
            .uri(self.token.as_str())
            .header(header::ACCEPT, "application/json")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(form.into_bytes());
        let answer: Token = self.send(request).await?;
        let is_bearer = answer
            .token_type
            .is_none_or(|kind| kind.eq_ignore_ascii_case("bearer"));
        answer
            .access_token
            .filter(|_| is_bearer)
            .map(SecretString::from)
            .ok_or(Refusal::Code)
    }

    async fn ask<T: DeserializeOwned>(
        &self,
        path: &str,
        token: &SecretString,
    ) -> Result<T, Refusal> {
        let request = Request::builder()
            .uri(format!("{}{path}", self.api))
            .header(header::ACCEPT, "application/vnd.github+json")
            .header("x-github-api-version", "2022-11-28")
            .header(
                header::AUTHORIZATION,
                format!("Bearer {}", token.expose_secret()),
            )
            .body(Vec::new());
        self.send(request).await
    }

    async fn send<T: DeserializeOwned>(
        &self,
        request: Result<HttpRequest, axum::http::Error>,
    ) -> Result<T, Refusal> {
        let request = request.map_err(|_| Refusal::Answer("a token is no header"))?;
        let answer = self.outgoing.send(request).await;
        let answer = answer.map_err(|error| Refusal::Unreachable(error.to_string()))?;
        if !answer.status().is_success() {
            return Err(Refusal::Answer("a status that is no success"));
        }
        serde_json::from_slice(answer.body()).map_err(|_| Refusal::Answer("it cannot be read"))
    }
}

#[cfg(feature = "fuzzing")]
pub(super) mod fuzzing {
    use super::{Address, HIDDEN, Person, Token, chosen};

    /// Each of its three answers.
    pub(in crate::oauth) fn read(input: &[u8]) {
        drop(serde_json::from_slice::<Token>(input));
        drop(serde_json::from_slice::<Person>(input));
        if let Ok(addresses) = serde_json::from_slice::<Vec<Address>>(input) {
            let chosen = chosen(&addresses);
            assert!(chosen.is_none_or(|address| !address.email.ends_with(HIDDEN)));
        }
    }
}

/// The address somebody is reached by: the primary one, unless it is the one that hides it.
fn chosen(addresses: &[Address]) -> Option<&Address> {
    let real = || {
        addresses
            .iter()
            .filter(|address| !address.email.ends_with(HIDDEN))
    };
    real()
        .find(|address| address.primary)
        .or_else(|| real().find(|address| address.verified))
}
