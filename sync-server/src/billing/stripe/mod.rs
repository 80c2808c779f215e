//! Stripe's API: a few typed calls, of one pinned version. Says nothing about what the answers mean here.

mod calls;
mod shapes;

use std::time::Duration;

use openidconnect::url::form_urlencoded;
use reqwest::Method;
use reqwest::header::{CONTENT_TYPE, HeaderMap, HeaderValue};
use secrecy::{ExposeSecret as _, SecretString};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::http::ApiError;
use crate::random::Random;

pub(super) use calls::{NewCheckout, NewPortal};
pub(super) use shapes::{
    Event, Expandable, Item, Price, Product, Recurring, SessionState, Subscription,
};

/// The version all calls ask for, whatever the account's default is. Before it is changed, Stripe's changelog is read
/// from here on, and the shapes of the tests' Stripe with it.
pub(super) const VERSION: &str = "2026-10-28.endive";
/// A person waits for some of the calls.
const TIME: Duration = Duration::from_secs(10);
const CONNECT: Duration = Duration::from_secs(5);
/// Further tries of one call.
const RETRIES: u32 = 2;
/// Before the first of them, and at most before any.
const PAUSE: Duration = Duration::from_millis(500);
const LONGEST_PAUSE: Duration = Duration::from_secs(5);
/// Bytes of an answer; a page of a hundred subscriptions has some hundred KiB.
const LONGEST: usize = 8 * 1024 * 1024;

/// Why there is no answer. For the log and the tables: no value of a request or an answer is in it.
#[derive(Debug, thiserror::Error)]
pub(super) enum StripeError {
    /// It cannot be reached, or breaks off.
    #[error("Stripe cannot be reached: {0}")]
    Unreachable(String),
    /// Too much is asked, or something is broken there.
    #[error("Stripe cannot answer just now ({0})")]
    Busy(u16),
    /// It has no such object.
    #[error("Stripe has no such object")]
    Missing,
    /// It does not do that.
    #[error("Stripe refuses it ({status}, {code})")]
    Refused {
        /// Of HTTP.
        status: u16,
        /// Stripe's name of the reason.
        code: String,
    },
    /// The answer is none.
    #[error("Stripe's answer cannot be read: {0}")]
    Odd(&'static str),
}

impl StripeError {
    /// Whether the next call would fare no better.
    pub(super) fn is_about_stripe(&self) -> bool {
        matches!(self, Self::Unreachable(_) | Self::Busy(_))
    }
}

/// For whoever asked us: come back later. What Stripe refuses is a setting of ours or of the account there, for the
/// operator to see.
impl From<StripeError> for ApiError {
    fn from(error: StripeError) -> Self {
        if error.is_about_stripe() {
            tracing::warn!(%error, "Stripe is away");
        } else {
            tracing::error!(%error, "Stripe did not do what was asked");
        }
        Self::Unavailable { retry_after: 10 }
    }
}

/// What speaks to Stripe.
pub(super) struct Client {
    http: reqwest::Client,
    base: String,
    key: SecretString,
    random: Random,
    pause: Duration,
}

/// A refusal, as Stripe words it.
#[derive(Deserialize)]
struct Refusal {
    error: RefusalDetail,
}

#[derive(Deserialize)]
struct RefusalDetail {
    code: Option<String>,
    #[serde(rename = "type")]
    kind: Option<String>,
}

struct Failure {
    error: StripeError,
    may_retry: bool,
}

impl Failure {
    fn broken(error: reqwest::Error) -> Self {
        // Without the address: ids are in it.
        let error = error.without_url();
        Self {
            error: StripeError::Unreachable(error.to_string()),
            may_retry: true,
        }
    }
}

impl Client {
    pub(super) fn new(base: &str, key: SecretString, random: Random) -> reqwest::Result<Self> {
        let http = reqwest::Client::builder()
            .user_agent(concat!("tactus-server/", env!("CARGO_PKG_VERSION")))
            .redirect(reqwest::redirect::Policy::none())
            .connect_timeout(CONNECT)
            .timeout(TIME)
            .build()?;
        Ok(Self {
            http,
            base: base.to_owned(),
            key,
            random,
            pause: PAUSE,
        })
    }

    /// The same, less patient.
    pub(super) fn hurried(self) -> Self {
        Self {
            pause: Duration::from_millis(1),
            ..self
        }
    }

    async fn get<T: DeserializeOwned>(
        &self,
        path: &str,
        query: &[(&str, &str)],
    ) -> Result<T, StripeError> {
        let path = if query.is_empty() {
            path.to_owned()
        } else {
            format!("{path}?{}", encoded(query))
        };
        self.call(Method::GET, &path, None, None).await
    }

    /// Asks for something to be done. Whoever has stored the key before can ask again with it after a crash, and it is
    /// done once.
    async fn post<T: DeserializeOwned>(
        &self,
        path: &str,
        form: &[(&str, &str)],
        idempotency_key: &str,
    ) -> Result<T, StripeError> {
        let form = Some(encoded(form));
        self.call(Method::POST, path, form, Some(idempotency_key))
            .await
    }

    async fn delete<T: DeserializeOwned>(&self, path: &str) -> Result<T, StripeError> {
        self.call(Method::DELETE, path, None, None).await
    }

    async fn call<T: DeserializeOwned>(
        &self,
        method: Method,
        path: &str,
        form: Option<String>,
        idempotency_key: Option<&str>,
    ) -> Result<T, StripeError> {
        let mut tries = 0;
        loop {
            let failure = match self
                .once(method.clone(), path, form.clone(), idempotency_key)
                .await
            {
                Ok(bytes) => {
                    return serde_json::from_slice(&bytes)
                        .map_err(|_| StripeError::Odd("it is of another shape"));
                }
                Err(failure) => failure,
            };
            if !failure.may_retry || tries == RETRIES {
                return Err(failure.error);
            }
            tokio::time::sleep(self.pause(tries)).await;
            tries += 1;
        }
    }

    /// Longer each time, and never the same for all who wait.
    fn pause(&self, tries: u32) -> Duration {
        let longest = (self.pause * 2_u32.pow(tries)).min(LONGEST_PAUSE);
        let part = 50 + self.random.below(51);
        (longest * part / 100).max(self.pause.min(longest))
    }

    async fn once(
        &self,
        method: Method,
        path: &str,
        form: Option<String>,
        idempotency_key: Option<&str>,
    ) -> Result<Vec<u8>, Failure> {
        let mut request = self
            .http
            .request(method, format!("{}{path}", self.base))
            .bearer_auth(self.key.expose_secret())
            .header("Stripe-Version", VERSION);
        if let Some(key) = idempotency_key {
            request = request.header("Idempotency-Key", key);
        }
        if let Some(form) = form {
            request = request
                .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
                .body(form);
        }
        let mut response = request.send().await.map_err(Failure::broken)?;
        let status = response.status().as_u16();
        let may_retry = may_retry(status, response.headers());
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(Failure::broken)? {
            if body.len() + chunk.len() > LONGEST {
                let error = StripeError::Odd("it does not end");
                return Err(Failure {
                    error,
                    may_retry: false,
                });
            }
            body.extend_from_slice(&chunk);
        }
        if (200..300).contains(&status) {
            return Ok(body);
        }
        Err(Failure {
            error: refused(status, &body),
            may_retry,
        })
    }
}

/// By what Stripe says of it; else where it is a conflict or broken.
fn may_retry(status: u16, headers: &HeaderMap) -> bool {
    match headers
        .get("stripe-should-retry")
        .map(HeaderValue::as_bytes)
    {
        Some(b"true") => true,
        Some(b"false") => false,
        _ => status == 409 || status >= 500,
    }
}

fn refused(status: u16, body: &[u8]) -> StripeError {
    match status {
        404 => StripeError::Missing,
        429 | 500.. => StripeError::Busy(status),
        _ => {
            let said: Option<Refusal> = serde_json::from_slice(body).ok();
            let code = said
                .and_then(|said| said.error.code.or(said.error.kind))
                .filter(|code| is_name(code));
            let code = code.unwrap_or_else(|| "no code".to_owned());
            StripeError::Refused { status, code }
        }
    }
}

/// A name of Stripe's, which may stand in a log.
fn is_name(text: &str) -> bool {
    (1..=64).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')
}

/// An id of Stripe's, which may stand in an address.
pub(super) fn is_id(text: &str) -> bool {
    (1..=255).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
}

fn encoded(pairs: &[(&str, &str)]) -> String {
    form_urlencoded::Serializer::new(String::new())
        .extend_pairs(pairs)
        .finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stripe_says_whether_it_is_worth_trying_again() {
        let said = |value: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert("stripe-should-retry", value.parse().unwrap());
            headers
        };
        for (status, headers, expected) in [
            (500, HeaderMap::new(), true),
            (503, HeaderMap::new(), true),
            (409, HeaderMap::new(), true),
            (400, HeaderMap::new(), false),
            (402, HeaderMap::new(), false),
            (429, HeaderMap::new(), false),
            (500, said("false"), false),
            (429, said("true"), true),
            (400, said("true"), true),
        ] {
            assert_eq!(
                may_retry(status, &headers),
                expected,
                "{status} {headers:?}"
            );
        }
    }

    #[test]
    fn a_pause_grows_and_has_an_end() {
        let client = Client::new("http://127.0.0.1:1", "sk_test_x".into(), Random::seeded(1));
        let client = client.unwrap();
        for tries in 0..10 {
            let pause = client.pause(tries);
            assert!(
                (PAUSE..=LONGEST_PAUSE).contains(&pause),
                "{tries}: {pause:?}"
            );
        }
        assert!(client.pause(3) > client.pause(0));
    }

    #[test]
    fn a_refusal_names_its_code_and_nothing_else() {
        let error = |body: &str| refused(400, body.as_bytes()).to_string();
        let body =
            r#"{"error": {"code": "resource_missing", "message": "No such price: price_secret"}}"#;
        assert_eq!(error(body), "Stripe refuses it (400, resource_missing)");
        let body = r#"{"error": {"code": "Ann <ann@example.org>", "type": "x"}}"#;
        assert_eq!(error(body), "Stripe refuses it (400, no code)");
        assert_eq!(error("<html>"), "Stripe refuses it (400, no code)");
        assert!(is_id("sub_1Abc") && !is_id("") && !is_id("sub/1") && !is_id("sub_1?x"));
    }
}
