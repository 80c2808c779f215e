//! Requests to a provider: short, small, and nowhere else.

use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use openidconnect::{AsyncHttpClient, HttpRequest, HttpResponse};

/// A browser waits for the whole of it.
const TIME: Duration = Duration::from_secs(10);
const CONNECT: Duration = Duration::from_secs(5);
/// Bytes of an answer; a set of keys has a few KiB.
const LONGEST: usize = 256 * 1024;

/// What speaks to providers; cheap to clone.
#[derive(Clone)]
pub(super) struct Outgoing(reqwest::Client);

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub(super) enum OutgoingError {
    #[error(transparent)]
    Broken(#[from] reqwest::Error),
    #[error("the answer does not end")]
    Endless,
    #[error(transparent)]
    Odd(#[from] axum::http::Error),
}

impl Outgoing {
    pub(super) fn new() -> reqwest::Result<Self> {
        let client = reqwest::Client::builder()
            .user_agent(concat!("tactus-server/", env!("CARGO_PKG_VERSION")))
            // Who answers is who was asked: a redirect could lead to a machine that only this one reaches.
            .redirect(reqwest::redirect::Policy::none())
            .connect_timeout(CONNECT)
            .timeout(TIME)
            .build()?;
        Ok(Self(client))
    }

    /// One exchange.
    pub(super) async fn send(&self, request: HttpRequest) -> Result<HttpResponse, OutgoingError> {
        let request = reqwest::Request::try_from(request)?;
        let mut response = self
            .0
            .execute(request)
            .await
            .map_err(reqwest::Error::without_url)?;
        let mut answer = axum::http::Response::builder().status(response.status());
        for (name, value) in response.headers() {
            answer = answer.header(name, value);
        }
        let mut body = Vec::new();
        while let Some(chunk) = response
            .chunk()
            .await
            .map_err(reqwest::Error::without_url)?
        {
            if body.len() + chunk.len() > LONGEST {
                return Err(OutgoingError::Endless);
            }
            body.extend_from_slice(&chunk);
        }
        Ok(answer.body(body)?)
    }
}

impl<'c> AsyncHttpClient<'c> for Outgoing {
    type Error = OutgoingError;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, OutgoingError>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(self.send(request))
    }
}
