//! Where a request comes from. A proxy that is trusted says so in `X-Forwarded-For`; nobody else is believed.

use std::net::{IpAddr, SocketAddr};

use axum::extract::{ConnectInfo, Request, State};
use axum::http::HeaderMap;
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use ipnet::IpNet;

use crate::App;

/// Counts requests that need no sign-in by where they come from. The limit is high: a school is one address. What comes
/// from this machine itself is not counted: that is a proxy which was not named as one, and all the world behind it.
pub(super) async fn count(State(app): State<App>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    if path.starts_with("/v1/auth/") || path.starts_with("/account/") {
        let peer = request.extensions().get::<ConnectInfo<SocketAddr>>();
        if let Some(ConnectInfo(peer)) = peer {
            let from = client(peer.ip(), request.headers(), &app.trusted_proxies);
            if !from.is_loopback()
                && let Err(error) = app.limits.address(from)
            {
                return error.into_response();
            }
        }
    }
    next.run(request).await
}

/// Whoever stands before the last trusted proxy: the header is read from its end, as everything before what a trusted
/// proxy has written can be made up.
pub(super) fn client(peer: IpAddr, headers: &HeaderMap, trusted: &[IpNet]) -> IpAddr {
    let is_trusted = |ip: &IpAddr| trusted.iter().any(|network| network.contains(ip));
    let mut client = peer.to_canonical();
    let forwarded: Vec<&str> = headers
        .get_all("x-forwarded-for")
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .collect();
    for hop in forwarded.iter().rev() {
        if !is_trusted(&client) {
            break;
        }
        let hop = hop.trim();
        let parsed = hop.parse().ok().or_else(|| {
            hop.parse::<SocketAddr>()
                .ok()
                .map(|with_port| with_port.ip())
        });
        let Some(ip) = parsed.or_else(|| hop.trim_matches(['[', ']']).parse::<IpAddr>().ok())
        else {
            break;
        };
        client = ip.to_canonical();
    }
    client
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_trusted_proxies_have_written_is_believed() {
        let trusted: Vec<IpNet> = ["10.0.0.0/8", "::1/128"]
            .map(|network| network.parse().unwrap())
            .to_vec();
        for (peer, headers, expected) in [
            ("192.0.2.7", &[][..], "192.0.2.7"),
            ("192.0.2.7", &["203.0.113.9"], "192.0.2.7"),
            ("10.0.0.1", &["203.0.113.9"], "203.0.113.9"),
            ("::ffff:10.0.0.1", &["203.0.113.9:4711"], "203.0.113.9"),
            ("::1", &["[2001:db8::7]:443"], "2001:db8::7"),
            // Made up by the client, before what the proxy has written.
            ("10.0.0.1", &["198.51.100.1, 203.0.113.9"], "203.0.113.9"),
            (
                "10.0.0.1",
                &["198.51.100.1", "203.0.113.9, 10.0.0.2"],
                "203.0.113.9",
            ),
            (
                "10.0.0.1",
                &["10.0.0.3, 203.0.113.9, 10.0.0.2"],
                "203.0.113.9",
            ),
            ("10.0.0.1", &["unknown"], "10.0.0.1"),
            ("10.0.0.1", &[""], "10.0.0.1"),
        ] {
            let mut map = HeaderMap::new();
            for header in headers {
                map.append("x-forwarded-for", header.parse().unwrap());
            }
            let found = client(peer.parse().unwrap(), &map, &trusted);
            assert_eq!(found.to_string(), expected, "{peer} {headers:?}");
        }
    }
}
