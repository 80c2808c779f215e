//! Why the server cannot be reached, told from the chain of errors of the HTTP client, the resolver and TLS.
//!
//! The one place that walks such a chain. What it answers is a [`Cause`] to choose words by and a sentence for the log.

use std::error::Error;
use std::fmt;
use std::io::{self, ErrorKind};
use std::net::UdpSocket;

use tokio_rustls::rustls::{self, CertificateError};

/// What is in the way of the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Cause {
    /// This machine has no way to any network.
    NoNetwork,
    /// The name of the server is known to no name server.
    Name,
    /// The machine is there, and nothing listens; or a firewall says no.
    Refused,
    /// No answer in time.
    Timeout,
    /// The connection was cut while it was used.
    Cut,
    /// The proxy itself cannot be reached.
    Proxy,
    /// 407: the proxy wants to know who asks.
    ProxyAuth,
    /// The proxy does not connect to the server.
    ProxyRefused,
    /// The certificate is of an authority that this machine does not trust.
    Untrusted,
    /// The certificate is over.
    Expired,
    /// The certificate is not valid yet: this machine's clock is slow.
    Clock,
    /// The certificate is another server's.
    WrongName,
    /// Something else about the certificate.
    Certificate,
    /// What answers does not speak TLS, or none that can be spoken with.
    Tls,
    /// This machine has no certificates of authorities at all.
    NoRoots,
    /// A page answers in the place of the server: a portal to sign in at, a filter.
    Portal,
    /// None of these.
    Other,
}

impl Cause {
    /// All of them.
    pub const ALL: [Self; 17] = [
        Self::NoNetwork,
        Self::Name,
        Self::Refused,
        Self::Timeout,
        Self::Cut,
        Self::Proxy,
        Self::ProxyAuth,
        Self::ProxyRefused,
        Self::Untrusted,
        Self::Expired,
        Self::Clock,
        Self::WrongName,
        Self::Certificate,
        Self::Tls,
        Self::NoRoots,
        Self::Portal,
        Self::Other,
    ];

    /// A stable name: Fluent key after `error-`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NoNetwork => "offline_no_network",
            Self::Name => "offline_name",
            Self::Refused => "offline_refused",
            Self::Timeout => "offline_timeout",
            Self::Cut => "offline_cut",
            Self::Proxy => "offline_proxy",
            Self::ProxyAuth => "offline_proxy_auth",
            Self::ProxyRefused => "offline_proxy_refused",
            Self::Untrusted => "offline_untrusted",
            Self::Expired => "offline_expired",
            Self::Clock => "offline_clock",
            Self::WrongName => "offline_wrong_name",
            Self::Certificate => "offline_certificate",
            Self::Tls => "offline_tls",
            Self::NoRoots => "offline_no_roots",
            Self::Portal => "offline_portal",
            Self::Other => "offline",
        }
    }
}

/// That the server cannot be reached, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreachable {
    /// What words are chosen by.
    pub cause: Cause,
    /// The same in full, in English, for the log. Holds no address and nothing that was sent.
    pub why: String,
}

impl Unreachable {
    pub(crate) fn new(cause: Cause, why: impl Into<String>) -> Self {
        Self {
            cause,
            why: why.into(),
        }
    }

    /// Of what `reqwest` says. `is_proxied`: the request went to a proxy.
    pub(crate) fn of(error: reqwest::Error, is_proxied: bool) -> Self {
        let error = error.without_url();
        let seen = Seen {
            is_proxied: is_proxied && error.is_connect(),
            is_timeout: error.is_timeout(),
        };
        Self::judged(&error, seen)
    }

    /// Of a name that was looked up by hand.
    pub(crate) fn of_lookup(error: &io::Error) -> Self {
        let cause = if has_route() {
            Cause::Name
        } else {
            Cause::NoNetwork
        };
        Self::new(cause, error.to_string())
    }

    /// Of an error on a connection that is made by hand.
    pub(crate) fn of_io(error: &io::Error) -> Self {
        Self::judged(error, Seen::default())
    }

    fn judged(error: &(dyn Error + 'static), seen: Seen) -> Self {
        let chain = links(error);
        let cause = cause(&chain, seen, has_route);
        Self::new(cause, said(&chain))
    }
}

impl fmt::Display for Unreachable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.why)
    }
}

impl From<&str> for Unreachable {
    fn from(why: &str) -> Self {
        Self::new(Cause::Other, why)
    }
}

impl From<String> for Unreachable {
    fn from(why: String) -> Self {
        Self::new(Cause::Other, why)
    }
}

/// What is known of an exchange beside its error.
#[derive(Debug, Clone, Copy, Default)]
struct Seen {
    /// It broke while a connection was made, and that led to a proxy.
    is_proxied: bool,
    is_timeout: bool,
}

/// An error with all that it stands on. What [`io::Error`] wraps is no source to it, and is looked into.
fn links<'a>(error: &'a (dyn Error + 'static)) -> Vec<&'a (dyn Error + 'static)> {
    let mut chain = Vec::new();
    let mut next = Some(error);
    while let Some(one) = next {
        chain.push(one);
        next = match one.downcast_ref::<io::Error>().and_then(io::Error::get_ref) {
            Some(inner) => Some(inner as &'a (dyn Error + 'static)),
            None => one.source(),
        };
    }
    chain
}

/// The chain as a sentence: each part that says something the one before did not.
fn said(chain: &[&(dyn Error + 'static)]) -> String {
    let mut parts: Vec<String> = Vec::new();
    for one in chain {
        let part = one.to_string();
        if parts.last().is_none_or(|last| !last.contains(&part)) {
            parts.push(part);
        }
    }
    parts.join(": ")
}

fn cause(chain: &[&(dyn Error + 'static)], seen: Seen, has_route: fn() -> bool) -> Cause {
    // Whoever speaks TLS badly was reached, also through a proxy.
    if let Some(tls) = find::<rustls::Error>(chain) {
        return of_tls(tls);
    }
    let says = |words: &str| chain.iter().any(|one| one.to_string() == words);
    if says("tunnel error: proxy authorization required") {
        return Cause::ProxyAuth;
    }
    if says("tunnel error: unsuccessful") || says("tunnel error: unexpected end of file") {
        return Cause::ProxyRefused;
    }
    if seen.is_proxied {
        return if has_route() {
            Cause::Proxy
        } else {
            Cause::NoNetwork
        };
    }
    // The texts below it are the system's, in the system's language.
    if says("dns error") {
        return if has_route() {
            Cause::Name
        } else {
            Cause::NoNetwork
        };
    }
    if seen.is_timeout {
        return Cause::Timeout;
    }
    match find::<io::Error>(chain).map(io::Error::kind) {
        Some(
            ErrorKind::NetworkUnreachable | ErrorKind::HostUnreachable | ErrorKind::NetworkDown,
        ) => Cause::NoNetwork,
        Some(ErrorKind::AddrNotAvailable) if !has_route() => Cause::NoNetwork,
        Some(ErrorKind::ConnectionRefused | ErrorKind::PermissionDenied) => Cause::Refused,
        Some(ErrorKind::TimedOut) => Cause::Timeout,
        Some(
            ErrorKind::ConnectionReset
            | ErrorKind::ConnectionAborted
            | ErrorKind::BrokenPipe
            | ErrorKind::UnexpectedEof,
        ) => Cause::Cut,
        _ if says("connection closed before message completed") => Cause::Cut,
        _ => Cause::Other,
    }
}

/// The last of a kind: the nearest to what happened.
fn find<'a, T: Error + 'static>(chain: &[&'a (dyn Error + 'static)]) -> Option<&'a T> {
    chain.iter().rev().find_map(|one| one.downcast_ref())
}

/// What TLS says.
pub(crate) fn of_tls(error: &rustls::Error) -> Cause {
    match error {
        rustls::Error::InvalidCertificate(wrong) => of_certificate(wrong),
        rustls::Error::NoCertificatesPresented => Cause::Certificate,
        rustls::Error::General(why) if why.starts_with("No CA certificates") => Cause::NoRoots,
        _ => Cause::Tls,
    }
}

fn of_certificate(wrong: &CertificateError) -> Cause {
    match wrong {
        CertificateError::Expired | CertificateError::ExpiredContext { .. } => Cause::Expired,
        CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => Cause::Clock,
        CertificateError::UnknownIssuer => Cause::Untrusted,
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
            Cause::WrongName
        }
        CertificateError::Other(other) => of_apple(&other.to_string()),
        _ => Cause::Certificate,
    }
}

/// macOS says most of it by a number at the end of a sentence in its own language.
fn of_apple(said: &str) -> Cause {
    match said.rsplit(": ").next() {
        Some("-67818") => Cause::Expired,   // errSecCertificateExpired
        Some("-67819") => Cause::Clock,     // errSecCertificateNotValidYet
        Some("-67843") => Cause::Untrusted, // errSecNotTrusted
        _ => Cause::Certificate,
    }
}

/// Whether the system knows a way out of this machine. Nothing is sent: for UDP, connecting only looks the way up.
/// The addresses are those that stand for others in documents.
fn has_route() -> bool {
    [("0.0.0.0:0", "192.0.2.1:9"), ("[::]:0", "[2001:db8::1]:9")]
        .into_iter()
        .any(|(from, to)| UdpSocket::bind(from).is_ok_and(|socket| socket.connect(to).is_ok()))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use tokio_rustls::rustls::{InvalidMessage, OtherError};

    use super::*;

    /// A link that says something and stands on another.
    #[derive(Debug)]
    struct Link(&'static str, Option<Box<dyn Error + Send + Sync>>);

    impl fmt::Display for Link {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(self.0)
        }
    }

    impl Error for Link {
        fn source(&self) -> Option<&(dyn Error + 'static)> {
            self.1
                .as_deref()
                .map(|below| below as &(dyn Error + 'static))
        }
    }

    fn judged(error: &(dyn Error + 'static), seen: Seen, route: bool) -> Cause {
        cause(&links(error), seen, if route { || true } else { || false })
    }

    fn of_kind(kind: ErrorKind) -> Cause {
        let error = Link("tcp connect error", Some(Box::new(io::Error::from(kind))));
        judged(&error, Seen::default(), true)
    }

    #[test]
    fn codes_are_all_different_and_begin_alike() {
        let codes: std::collections::BTreeSet<_> = Cause::ALL.map(Cause::code).into();
        assert_eq!(codes.len(), Cause::ALL.len());
        assert!(codes.iter().all(|code| code.starts_with("offline")));
    }

    #[test]
    fn the_systems_words_are_not_needed_to_know_a_name_from_no_network() {
        let said = "Temporärer Fehler bei der Namensauflösung";
        let dns = Link("dns error", Some(Box::new(io::Error::other(said))));
        assert_eq!(judged(&dns, Seen::default(), true), Cause::Name);
        assert_eq!(judged(&dns, Seen::default(), false), Cause::NoNetwork);
    }

    #[test]
    fn kinds_of_the_system() {
        assert_eq!(of_kind(ErrorKind::ConnectionRefused), Cause::Refused);
        assert_eq!(of_kind(ErrorKind::PermissionDenied), Cause::Refused);
        assert_eq!(of_kind(ErrorKind::NetworkUnreachable), Cause::NoNetwork);
        assert_eq!(of_kind(ErrorKind::HostUnreachable), Cause::NoNetwork);
        assert_eq!(of_kind(ErrorKind::TimedOut), Cause::Timeout);
        assert_eq!(of_kind(ErrorKind::ConnectionReset), Cause::Cut);
        assert_eq!(of_kind(ErrorKind::InvalidData), Cause::Other);
    }

    #[test]
    fn what_breaks_on_the_way_to_a_proxy_is_the_proxys() {
        let refused = io::Error::from(ErrorKind::ConnectionRefused);
        let seen = Seen {
            is_proxied: true,
            is_timeout: false,
        };
        assert_eq!(judged(&refused, seen, true), Cause::Proxy);
        assert_eq!(judged(&refused, seen, false), Cause::NoNetwork);
        // But whoever is reached through it and speaks bad TLS was reached.
        let tls = io::Error::other(rustls::Error::InvalidCertificate(
            CertificateError::UnknownIssuer,
        ));
        assert_eq!(judged(&tls, seen, true), Cause::Untrusted);
    }

    #[test]
    fn tls_is_found_inside_of_io() {
        let inner = io::Error::other(rustls::Error::InvalidMessage(
            InvalidMessage::InvalidContentType,
        ));
        let outer = Link(
            "client error (Connect)",
            Some(Box::new(io::Error::other(inner))),
        );
        assert_eq!(judged(&outer, Seen::default(), true), Cause::Tls);
        assert_eq!(
            said(&links(&outer)),
            "client error (Connect): received corrupt message of type InvalidContentType"
        );
    }

    #[test]
    fn what_macos_says_by_number() {
        let said = |text: &'static str| {
            of_certificate(&CertificateError::Other(OtherError(Arc::new(Link(
                text, None,
            )))))
        };
        assert_eq!(
            said("„sync.example“-Zertifikat ist abgelaufen: -67818"),
            Cause::Expired
        );
        assert_eq!(said("… is not yet valid: -67819"), Cause::Clock);
        assert_eq!(said("… is not trusted: -67843"), Cause::Untrusted);
        assert_eq!(said("something else: -1"), Cause::Certificate);
    }
}
