//! The way to the server walked step by step: for an administrator who asks why sync does not work.
//!
//! Sends nothing of anybody: the request is the one that every exchange begins with, without an account. Each step says
//! what it saw, how long it took, and where it ends if it ends.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use protocol::Hello;
use reqwest::Url;
use reqwest::header::CONTENT_TYPE;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::time::{Instant, timeout};

use super::cause::{Cause, Unreachable};
use super::{Network, Proxy, Route};
use crate::api;
use crate::transport::Answer;

mod tls;

/// The path of the first request of every exchange.
const HELLO: &str = "/v1/sync/hello";
/// More of an answer is not looked at.
const LONGEST: usize = 64 << 10;

/// A step of the way.
#[derive(Debug, Clone)]
pub struct Step {
    /// What is done.
    pub what: What,
    /// How long it took.
    pub took: Duration,
    /// What was seen, or why it ends here.
    pub seen: Result<String, Unreachable>,
}

/// What a step does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// Looks the name of the server, or of the proxy, up.
    Lookup,
    /// Connects to it.
    Connect,
    /// Asks the proxy for the server.
    Tunnel,
    /// Speaks TLS with the server.
    Tls,
    /// Asks the server for its version, with the client that sync uses.
    Hello,
}

/// A certificate, as far as an administrator has to know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certificate {
    /// Who vouches for it.
    pub issuer: String,
    /// The first and the last moment of its life, Unix s.
    pub valid: (i64, i64),
}

/// What was found.
#[derive(Debug, Clone, Default)]
pub struct Walk {
    /// The steps in order; the last one may have failed.
    pub steps: Vec<Step>,
    /// The certificate that the server showed, also one that is not trusted.
    pub certificate: Option<Certificate>,
    /// How much this machine's clock is ahead of the server's, ms.
    pub clock_ahead: Option<i64>,
}

impl Walk {
    /// Why the way does not lead to the server, where it does not.
    pub fn failure(&self) -> Option<(&Step, &Unreachable)> {
        let last = self.steps.last()?;
        last.seen.as_ref().err().map(|why| (last, why))
    }

    async fn step<T>(
        &mut self,
        what: What,
        deadline: Instant,
        doing: impl Future<Output = Result<(T, String), Unreachable>>,
    ) -> Option<T> {
        let began = Instant::now();
        let left = deadline.saturating_duration_since(began);
        let done = timeout(left, doing)
            .await
            .unwrap_or_else(|_| Err(Unreachable::new(Cause::Timeout, "no answer in time")));
        let (found, seen) = match done {
            Ok((found, seen)) => (Some(found), Ok(seen)),
            Err(why) => (None, Err(why)),
        };
        self.steps.push(Step {
            what,
            took: began.elapsed(),
            seen,
        });
        found
    }
}

/// Walks the way to the server at `base`, for `at_most` in all. `client` names the app: `app/1.0.0`; `now` is asked for the
/// time, Unix ms.
pub async fn walk(
    network: &Network,
    base: &str,
    client: &str,
    at_most: Duration,
    now: impl Fn() -> i64,
) -> Walk {
    let mut walk = Walk::default();
    let deadline = Instant::now() + at_most;
    let Ok(url) = Url::parse(base) else {
        return walk;
    };
    if connections(&mut walk, network, &url, deadline)
        .await
        .is_some()
    {
        let asked = hello(network, base, client, now);
        walk.clock_ahead = walk.step(What::Hello, deadline, asked).await;
    }
    walk
}

/// The steps up to a connection that requests could go over.
async fn connections(
    walk: &mut Walk,
    network: &Network,
    url: &Url,
    deadline: Instant,
) -> Option<()> {
    let host = url.host_str()?.trim_matches(['[', ']']).to_owned();
    let port = url.port_or_known_default()?;
    let proxy = match network.route(url) {
        Route::Direct(_) => None,
        Route::Via(proxy) if proxy.is_http() && proxy.url.scheme() == "http" => Some(proxy),
        // The client speaks these; the steps would have to be written a second time.
        Route::Via(_) => return Some(()),
    };
    let near = proxy.as_ref().map_or((host.clone(), port), Proxy::address);
    let addresses = walk.step(What::Lookup, deadline, lookup(near)).await;
    let addresses = to_proxy(walk, proxy.is_some(), addresses)?;
    let socket = walk.step(What::Connect, deadline, connect(addresses)).await;
    let mut socket = to_proxy(walk, proxy.is_some(), socket)?;
    if let Some(proxy) = &proxy {
        let asked = tunnel(&mut socket, proxy, &host, port);
        walk.step(What::Tunnel, deadline, asked).await?;
    }
    if url.scheme() == "https" {
        let seen = Arc::new(Mutex::new(None));
        let spoken = tls::speak(socket, network, &host, Arc::clone(&seen));
        let done = walk.step(What::Tls, deadline, spoken).await;
        walk.certificate = seen.lock().unwrap_or_else(PoisonError::into_inner).take();
        done?;
    }
    Some(())
}

/// What fails before the proxy answers is the proxy's.
fn to_proxy<T>(walk: &mut Walk, is_proxied: bool, done: Option<T>) -> Option<T> {
    if let (None, true, Some(last)) = (&done, is_proxied, walk.steps.last_mut())
        && let Err(why) = &mut last.seen
        && why.cause != Cause::NoNetwork
    {
        why.cause = Cause::Proxy;
    }
    done
}

async fn lookup((host, port): (String, u16)) -> Result<(Vec<SocketAddr>, String), Unreachable> {
    let found = tokio::net::lookup_host((host.as_str(), port)).await;
    let found: Vec<SocketAddr> = found
        .map_err(|error| Unreachable::of_lookup(&error))?
        .collect();
    if found.is_empty() {
        return Err(Unreachable::new(Cause::Name, "the name has no address"));
    }
    let kinds = match (
        found.iter().any(SocketAddr::is_ipv4),
        found.iter().any(SocketAddr::is_ipv6),
    ) {
        (true, true) => "IPv4 and IPv6",
        (true, false) => "IPv4",
        _ => "IPv6",
    };
    let said = format!("{} addresses, {kinds}", found.len());
    Ok((found, said))
}

/// The first address that takes the connection.
async fn connect(addresses: Vec<SocketAddr>) -> Result<(TcpStream, String), Unreachable> {
    // A share for each, so that one that drops what it gets does not use up the time of the next.
    const EACH: Duration = Duration::from_secs(3);
    let mut last = Unreachable::new(Cause::Timeout, "no answer in time");
    for address in addresses {
        match timeout(EACH, TcpStream::connect(address)).await {
            Ok(Ok(socket)) => return Ok((socket, address.to_string())),
            Ok(Err(error)) => last = Unreachable::of_io(&error),
            Err(_) => {}
        }
    }
    Err(last)
}

async fn tunnel(
    socket: &mut TcpStream,
    proxy: &Proxy,
    host: &str,
    port: u16,
) -> Result<((), String), Unreachable> {
    let host = if host.contains(':') {
        format!("[{host}]")
    } else {
        host.to_owned()
    };
    let auth = proxy.basic_auth().map_or_else(String::new, |auth| {
        format!("Proxy-Authorization: {auth}\r\n")
    });
    let ask = format!("CONNECT {host}:{port} HTTP/1.1\r\nHost: {host}:{port}\r\n{auth}\r\n");
    let broken = |error: std::io::Error| Unreachable {
        cause: Cause::ProxyRefused,
        why: error.to_string(),
    };
    socket.write_all(ask.as_bytes()).await.map_err(broken)?;
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") && head.len() < LONGEST {
        match socket.read_u8().await {
            Ok(byte) => head.push(byte),
            Err(error) => return Err(broken(error)),
        }
    }
    let head = String::from_utf8_lossy(&head);
    let status = head.lines().next().unwrap_or_default();
    match status.split(' ').nth(1) {
        Some("200") => Ok(((), "the proxy connects".to_owned())),
        Some("407") => {
            let ways = head
                .lines()
                .filter_map(|line| line.split_once(':'))
                .filter(|(name, _)| name.eq_ignore_ascii_case("proxy-authenticate"))
                .filter_map(|(_, value)| value.split_whitespace().next());
            let ways: Vec<&str> = ways.collect();
            Err(Unreachable::new(
                Cause::ProxyAuth,
                format!("407; the proxy takes: {}", ways.join(", ")),
            ))
        }
        _ => Err(Unreachable::new(
            Cause::ProxyRefused,
            format!("the proxy answers: {}", status.trim()),
        )),
    }
}

/// Asks for the server's version with the client that sync has; answers how much this machine's clock is ahead.
async fn hello(
    network: &Network,
    base: &str,
    client: &str,
    now: impl Fn() -> i64,
) -> Result<(i64, String), Unreachable> {
    let url = format!("{}{HELLO}", base.trim_end_matches('/'));
    let parsed = Url::parse(&url).map_err(|error| Unreachable::from(error.to_string()))?;
    let is_proxied = network.is_proxied(&parsed);
    let broken = |error| Unreachable::of(error, is_proxied);
    let name = format!("{client} proto/{}", protocol::PROTO);
    let http = network.client_builder()?.build().map_err(broken)?;
    let request = http.get(parsed).header(protocol::CLIENT_HEADER, name);
    let mut response = request.send().await.map_err(broken)?;
    let status = response.status().as_u16();
    let kind = response.headers().get(CONTENT_TYPE);
    let kind = kind.and_then(|kind| kind.to_str().ok()).map(str::to_owned);
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(broken)? {
        body.extend_from_slice(&chunk);
        if body.len() > LONGEST {
            break;
        }
    }
    let answer = Answer {
        status,
        retry_after: None,
        body,
    };
    let kind = kind.unwrap_or_else(|| "of no kind".to_owned());
    let foreign =
        |cause, why: &str| Unreachable::new(cause, format!("status {status}, {kind}: {why}"));
    let body = api::judge(&answer).map_err(|failure| match failure {
        crate::Failure::Offline(why) => foreign(why.cause, &why.why),
        other => foreign(Cause::Other, &other.to_string()),
    })?;
    let hello: Hello = serde_json::from_slice(body).map_err(|_| {
        let cause = if api::is_page(body) {
            Cause::Portal
        } else {
            Cause::Other
        };
        foreign(cause, "this is no Tactus server")
    })?;
    let versions = format!("protocol {} to {}", hello.proto_min, hello.proto_max);
    if !(hello.proto_min..=hello.proto_max).contains(&protocol::PROTO) {
        return Err(foreign(
            Cause::Other,
            &format!("{versions}, this app speaks {}", protocol::PROTO),
        ));
    }
    let ahead = now() - hello.server_time.timestamp_millis();
    Ok((ahead, format!("a Tactus server, {versions}")))
}
