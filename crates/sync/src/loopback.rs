//! Signing in by the system's browser: a port of this machine to which the browser comes back with a code.
//!
//! Whatever else runs here may knock at that port, and any page may make the browser do so. Only `GET /callback` with the
//! state of this sign-in is listened to; everything else is refused and the waiting goes on.

use std::fmt::Write as _;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HOST, HeaderValue, REFERRER_POLICY,
    X_CONTENT_TYPE_OPTIONS,
};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use secrecy::{ExposeSecret as _, SecretString};
use sha2::{Digest as _, Sha256};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;

use crate::failure::Failure;

/// A browser sends its request at once; whoever does not has no business here.
const PATIENCE: Duration = Duration::from_secs(10);
/// Connections at a time: browsers open one or two ahead.
const CONNECTIONS: usize = 16;
/// Bytes of a request; ours has some hundred.
const LONGEST: usize = 8 * 1024;

/// What the browser shows at the end, whole pages of HTML.
#[derive(Debug, Clone)]
pub struct Pages {
    /// It went well: back to the app.
    pub done: String,
    /// It did not.
    pub failed: String,
}

/// A sign-in that has begun: somebody has to open [`BrowserSignIn::url`]. Dropping it closes the port.
pub struct BrowserSignIn {
    listener: TcpListener,
    url: String,
    address: SocketAddr,
    state: String,
    verifier: SecretString,
}

/// What the browser brought: good once, for a minute.
pub struct Arrival {
    pub(crate) code: SecretString,
    pub(crate) verifier: SecretString,
}

impl BrowserSignIn {
    /// Opens a free port of 127.0.0.1. `provider` is one of those that the server named; both secrets come from the
    /// host's chance.
    ///
    /// # Errors
    /// [`Failure::Loopback`]: no port can be opened.
    pub async fn begin(
        server_url: &str,
        provider: &str,
        verifier: [u8; 32],
        state: [u8; 32],
    ) -> Result<Self, Failure> {
        let blocked = |error: std::io::Error| Failure::Loopback(error.to_string());
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
            .await
            .map_err(blocked)?;
        let address = listener.local_addr().map_err(blocked)?;
        let verifier = URL_SAFE_NO_PAD.encode(verifier);
        let state = URL_SAFE_NO_PAD.encode(state);
        let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(&verifier));
        let mut url = format!("{server_url}/v1/auth/oauth/{provider}/start");
        write!(
            url,
            "?code_challenge={challenge}&port={}&state={state}",
            address.port()
        )
        .expect("a string takes everything");
        Ok(Self {
            listener,
            url,
            address,
            state,
            verifier: verifier.into(),
        })
    }

    /// What the system's browser has to open.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Waits until the browser comes back, for as long as it takes: whoever calls this sets the limit, and may drop it
    /// at any time.
    ///
    /// # Errors
    /// [`Failure::Provider`]: it came back without a code.
    pub async fn arrival(self, pages: Pages) -> Result<Arrival, Failure> {
        let door = Arc::new(Door {
            host: self.address.to_string(),
            state: self.state,
            pages,
            outcome: Mutex::new(None),
        });
        let mut connections = JoinSet::new();
        loop {
            tokio::select! {
                accepted = self.listener.accept(), if connections.len() < CONNECTIONS => {
                    if let Ok((stream, _)) = accepted {
                        connections.spawn(serve(stream, Arc::clone(&door)));
                    }
                }
                // Only when a connection has ended has the browser the whole of its page.
                Some(_) = connections.join_next() => {
                    if let Some(outcome) = door.outcome() {
                        let verifier = self.verifier;
                        return outcome.map(|code| Arrival { code, verifier });
                    }
                }
            }
        }
    }
}

/// What every connection is judged by.
struct Door {
    host: String,
    state: String,
    pages: Pages,
    outcome: Mutex<Option<Result<SecretString, Failure>>>,
}

async fn serve(stream: TcpStream, door: Arc<Door>) {
    let answer = service_fn(move |request: Request<Incoming>| {
        let door = Arc::clone(&door);
        async move { Ok::<_, std::convert::Infallible>(door.answer(&request)) }
    });
    let connection = http1::Builder::new()
        .keep_alive(false)
        .max_buf_size(LONGEST)
        .serve_connection(TokioIo::new(stream), answer);
    // Whatever breaks here is the other end's, and another try may come.
    let _ = tokio::time::timeout(PATIENCE, connection).await;
}

impl Door {
    fn outcome(&self) -> Option<Result<SecretString, Failure>> {
        self.outcome
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take()
    }

    fn answer(&self, request: &Request<Incoming>) -> Response<Full<Bytes>> {
        let host = request
            .headers()
            .get(HOST)
            .and_then(|host| host.to_str().ok());
        let is_ours = request.method() == Method::GET
            && request.uri().path() == "/callback"
            // Under another name it is another page's doing.
            && host == Some(self.host.as_str());
        if !is_ours {
            return page(StatusCode::NOT_FOUND, "");
        }
        match judge(&self.state, request.uri().query().unwrap_or_default()) {
            None => page(StatusCode::BAD_REQUEST, &self.pages.failed),
            Some(outcome) => {
                let shown = if outcome.is_ok() {
                    &self.pages.done
                } else {
                    &self.pages.failed
                };
                let answer = page(StatusCode::OK, shown);
                let mut first = self.outcome.lock().unwrap_or_else(PoisonError::into_inner);
                first.get_or_insert(outcome);
                answer
            }
        }
    }
}

/// What a query says; nothing if it is not of this sign-in.
pub(crate) fn judge(state: &str, query: &str) -> Option<Result<SecretString, Failure>> {
    let url = reqwest::Url::parse(&format!("http://127.0.0.1/?{query}")).ok()?;
    let only = |name: &str| {
        let mut values = url.query_pairs().filter(|(each, _)| each == name);
        let value = values.next().map(|(_, value)| value.into_owned());
        value.filter(|_| values.next().is_none())
    };
    // By their hashes: how long the comparison takes tells nothing.
    if Sha256::digest(only("state")?) != Sha256::digest(state) {
        return None;
    }
    match (only("code"), only("error")) {
        (Some(code), None) => Some(Ok(code.into())),
        (None, Some(error)) if error == "access_denied" => {
            Some(Err(Failure::Provider("access_denied")))
        }
        (None, Some(_)) => Some(Err(Failure::Provider("provider_failed"))),
        _ => None,
    }
}

fn page(status: StatusCode, text: &str) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::new(Bytes::copy_from_slice(text.as_bytes())));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    for (name, value) in [
        (CONTENT_TYPE, "text/html; charset=utf-8"),
        (CACHE_CONTROL, "no-store"),
        // The code is in the address: it goes nowhere else, and nothing runs here.
        (REFERRER_POLICY, "no-referrer"),
        (
            CONTENT_SECURITY_POLICY,
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        ),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

impl Arrival {
    pub(crate) fn expose(&self) -> (String, String) {
        let expose = |secret: &SecretString| secret.expose_secret().to_owned();
        (expose(&self.code), expose(&self.verifier))
    }
}
