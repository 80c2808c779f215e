//! HTTP, as narrow as sync needs it: a request, an answer, or no connection.

use std::time::Duration;

use async_trait::async_trait;
use protocol::CLIENT_HEADER;
use reqwest::header::{AUTHORIZATION, CONTENT_ENCODING, CONTENT_TYPE, RETRY_AFTER};
use secrecy::{ExposeSecret as _, SecretString};

use crate::failure::Failure;
use crate::network::{Network, Unreachable};

/// The longest answer that is read: a page of a pull is far below.
const MAX_ANSWER: usize = 16 << 20;
/// Everything that is held about somebody, compressed: years of key presses.
const MAX_EXPORT: usize = 512 << 20;
/// A connection that gives no byte for this long is dead. The limit on the whole is generous: slow is not dead.
const STALL: Duration = Duration::from_secs(30);
/// But one that gives a byte now and then for ever would hold up sync for ever.
const LONGEST: Duration = Duration::from_mins(10);
/// The one route with a long answer.
pub(crate) const EXPORT: &str = "/v1/me/export";
const CONTENT_DIGEST: &str = "content-digest";

/// What the method of a request is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Read.
    Get,
    /// Do.
    Post,
    /// Change.
    Patch,
    /// Take away.
    Delete,
}

/// A request to the sync server.
#[derive(Debug, Clone)]
pub struct Request {
    /// What to do.
    pub method: Method,
    /// Path and query below the server's address: `/v1/sync/pull?limit=200`.
    pub path: String,
    /// The access token, where one is needed.
    pub token: Option<SecretString>,
    /// JSON, as it is sent.
    pub body: Option<Body>,
}

/// A body, as it is sent.
#[derive(Clone)]
pub struct Body {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// Whether they are compressed with zstd.
    pub is_zstd: bool,
}

impl std::fmt::Debug for Body {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // Bodies hold passwords.
        write!(f, "Body({} B)", self.bytes.len())
    }
}

/// An answer, whatever its status.
#[derive(Debug, Clone)]
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// `Retry-After` in seconds, if there is one that can be read.
    pub retry_after: Option<u64>,
    /// The body.
    pub body: Vec<u8>,
}

/// Carries a request to the server and brings the answer.
#[async_trait]
pub trait Transport: Send + Sync + 'static {
    /// One exchange. [`Failure::Offline`] when there was no whole answer, [`Failure::Nonsense`] when it was
    /// endless.
    async fn send(&self, request: Request) -> Result<Answer, Failure>;
}

/// Whether a server may be spoken to at `base`.
///
/// # Errors
/// [`Failure::BadAddress`]: not an address of `https`, or of `http` on this machine.
pub fn check_address(base: &str) -> Result<(), Failure> {
    let url = reqwest::Url::parse(base).map_err(|error| Failure::BadAddress(error.to_string()))?;
    let is_local = matches!(url.host_str(), Some("127.0.0.1" | "localhost" | "[::1]"));
    if url.scheme() == "https" || (url.scheme() == "http" && is_local) {
        Ok(())
    } else {
        Err(Failure::BadAddress("https is needed".to_owned()))
    }
}

/// The real one. Make a new one for each profile, so that nothing of one person's goes out with another's.
#[derive(Debug)]
pub struct Http {
    /// A machine without certificates of authorities makes no client, and everything else goes on.
    client: Result<reqwest::Client, Unreachable>,
    base: String,
    /// By its way to the server a failure is told apart.
    network: Network,
    url: reqwest::Url,
}

impl Http {
    /// Speaks to the server at `base` (`https://sync.example`) without a proxy; `client` names the app: `app/1.0.0`.
    ///
    /// # Errors
    /// [`Failure::BadAddress`]: not an address of `https`, or of `http` on this machine.
    pub fn new(base: &str, client: &str) -> Result<Self, Failure> {
        Self::through(&Network::plain(), base, client)
    }

    /// Speaks to the server at `base` by the way that `network` has.
    ///
    /// # Errors
    /// [`Failure::BadAddress`]: not an address of `https`, or of `http` on this machine.
    pub fn through(network: &Network, base: &str, client: &str) -> Result<Self, Failure> {
        check_address(base)?;
        let bad = |why: &str| Failure::BadAddress(why.to_owned());
        let url = reqwest::Url::parse(base).map_err(|error| bad(&error.to_string()))?;
        let mut headers = reqwest::header::HeaderMap::new();
        let name = format!("{client} proto/{}", protocol::PROTO);
        let name = name
            .parse()
            .map_err(|_| bad("the app's name is no header"))?;
        headers.insert(CLIENT_HEADER, name);
        let client = network.client_builder().and_then(|builder| {
            builder
                .default_headers(headers)
                .read_timeout(STALL)
                .timeout(LONGEST)
                .build()
                .map_err(|error| Unreachable::of(error, false))
        });
        Ok(Self {
            client,
            base: base.trim_end_matches('/').to_owned(),
            network: network.clone(),
            url,
        })
    }

    /// No whole answer.
    fn broken(&self, error: reqwest::Error) -> Failure {
        Failure::Offline(Unreachable::of(error, self.network.is_proxied(&self.url)))
    }
}

#[async_trait]
impl Transport for Http {
    async fn send(&self, request: Request) -> Result<Answer, Failure> {
        let method = match request.method {
            Method::Get => reqwest::Method::GET,
            Method::Post => reqwest::Method::POST,
            Method::Patch => reqwest::Method::PATCH,
            Method::Delete => reqwest::Method::DELETE,
        };
        let client = self
            .client
            .as_ref()
            .map_err(|why| Failure::Offline(why.clone()))?;
        let mut builder = client.request(method, format!("{}{}", self.base, request.path));
        if let Some(token) = &request.token {
            let mut value: reqwest::header::HeaderValue =
                format!("Bearer {}", token.expose_secret())
                    .parse()
                    .map_err(|_| Failure::SignInNeeded)?;
            value.set_sensitive(true);
            builder = builder.header(AUTHORIZATION, value);
        }
        if let Some(body) = request.body {
            builder = builder.header(CONTENT_TYPE, "application/json");
            if body.is_zstd {
                builder = builder.header(CONTENT_ENCODING, "zstd");
            }
            builder = builder.header(CONTENT_DIGEST, protocol::content_digest(&body.bytes));
            builder = builder.body(body.bytes);
        }
        let mut response = builder.send().await.map_err(|error| self.broken(error))?;
        let status = response.status().as_u16();
        let retry_after = response
            .headers()
            .get(RETRY_AFTER)
            .and_then(|value| value.to_str().ok())
            .and_then(|value| value.trim().parse().ok());
        let digest = response.headers().get(CONTENT_DIGEST);
        let digest = digest
            .and_then(|value| value.to_str().ok())
            .map(str::to_owned);
        let longest = if request.path == EXPORT {
            MAX_EXPORT
        } else {
            MAX_ANSWER
        };
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(|error| self.broken(error))? {
            if body.len() + chunk.len() > longest {
                return Err(Failure::Nonsense("the answer does not end".to_owned()));
            }
            body.extend_from_slice(&chunk);
        }
        if digest.is_some_and(|digest| !protocol::matches_digest(&digest, &body)) {
            return Err(Failure::Nonsense(
                "the answer was changed on its way".to_owned(),
            ));
        }
        Ok(Answer {
            status,
            retry_after,
            body,
        })
    }
}
