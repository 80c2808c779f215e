//! Which proxy leads to a server: what a policy says, else the environment, else the settings of the system.
//!
//! Written out here, and not left to the HTTP client, as that one reads the systems' settings in part only: of Windows not
//! the form with a proxy for each protocol nor `<local>`, of macOS no exceptions, of GNOME nothing, and of none whether
//! there is an automatic configuration, which an administrator has to be told is not followed.

use std::ffi::OsString;
use std::fmt;
use std::net::IpAddr;

use hyper_util::client::proxy::matcher::Matcher;
use reqwest::Url;

/// Where a setting comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The policy of this machine.
    Policy,
    /// This variable.
    Variable(&'static str),
    /// The settings of the system or of its desktop.
    System,
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Policy => f.write_str("the policy"),
            Self::Variable(name) => f.write_str(name),
            Self::System => f.write_str("the system's settings"),
        }
    }
}

/// A proxy. Whoever prints it does not see who signs in to it.
#[derive(Clone, PartialEq, Eq)]
pub struct Proxy {
    pub(crate) url: Url,
    /// Where it stands.
    pub origin: Origin,
}

impl Proxy {
    /// `host:port`, or an address of `http`, `https` or `socks5` with or without name and password.
    pub fn parse(text: &str, origin: Origin) -> Option<Self> {
        let text = text.trim();
        let url = if text.contains("://") {
            Url::parse(text)
        } else {
            Url::parse(&format!("http://{text}"))
        };
        let url = url.ok()?;
        let is_known = ["http", "https", "socks4", "socks4a", "socks5", "socks5h"];
        let is_one = is_known.contains(&url.scheme())
            && url.host_str().is_some_and(|host| !host.is_empty())
            && matches!(url.path(), "" | "/")
            && url.query().is_none()
            && url.fragment().is_none();
        is_one.then_some(Self { url, origin })
    }

    /// Whether it is spoken to by HTTP.
    pub fn is_http(&self) -> bool {
        matches!(self.url.scheme(), "http" | "https")
    }

    /// Name and password as HTTP has them, where it has any.
    pub(crate) fn basic_auth(&self) -> Option<String> {
        let intercept = Matcher::builder()
            .all(self.url.as_str())
            .build()
            .intercept(&hyper::Uri::from_static("https://server.invalid"))?;
        let value = intercept.basic_auth()?.to_str().ok()?;
        Some(value.to_owned())
    }

    /// Host and port.
    pub(crate) fn address(&self) -> (String, u16) {
        let host = self.url.host_str().unwrap_or_default();
        let default = if self.is_http() { 80 } else { 1080 };
        let port = self.url.port_or_known_default().unwrap_or(default);
        (host.trim_matches(['[', ']']).to_owned(), port)
    }
}

impl fmt::Display for Proxy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (host, port) = self.address();
        let user = if self.url.username().is_empty() && self.url.password().is_none() {
            ""
        } else {
            "***@"
        };
        let host = if host.contains(':') {
            format!("[{host}]")
        } else {
            host
        };
        write!(f, "{}://{user}{host}:{port}", self.url.scheme())
    }
}

impl fmt::Debug for Proxy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Proxy({self}, {})", self.origin)
    }
}

/// What an administrator decides.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum ProxyChoice {
    /// As the environment and the system have it.
    #[default]
    System,
    /// None, whatever they have.
    Direct,
    /// This one, whatever they have.
    Fixed(Proxy),
}

impl ProxyChoice {
    /// `system`, `direct`, or an address.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "system" => Some(Self::System),
            "direct" => Some(Self::Direct),
            address => Proxy::parse(address, Origin::Policy).map(Self::Fixed),
        }
    }
}

/// The text of an address without the name and password that may stand in it.
pub fn masked(text: &str) -> String {
    let Some((before, after)) = text.rsplit_once('@') else {
        return text.to_owned();
    };
    let scheme = before.split_once("://").map_or("", |(scheme, _)| scheme);
    let between = if scheme.is_empty() { "" } else { "://" };
    format!("{scheme}{between}***@{after}")
}

/// What environment and system say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SystemProxy {
    /// The proxy to servers of `https`.
    pub(crate) proxy: Option<Proxy>,
    /// Names and addresses that are reached without: names with those below them, networks, patterns with `*`.
    pub(crate) bypass: Vec<String>,
    /// Whether names without a dot are reached without.
    pub(crate) skips_simple_names: bool,
    /// An automatic configuration, which is not followed: its address, or what there is of it.
    pub pac: Option<String>,
    /// A proxy that is set and is none, with its place.
    pub unreadable: Option<Origin>,
}

impl SystemProxy {
    /// What the variables say, over what the system says: a variable is nearer to whoever starts the app.
    pub(crate) fn with_variables(self, var: impl Fn(&str) -> Option<OsString>) -> Self {
        let first = |names: [&'static str; 2]| {
            names.into_iter().find_map(|name| {
                let value = var(name)?.into_string().ok()?;
                (!value.trim().is_empty()).then_some((name, value))
            })
        };
        let mut found = self;
        if let Some((name, value)) =
            first(["HTTPS_PROXY", "https_proxy"]).or_else(|| first(["ALL_PROXY", "all_proxy"]))
        {
            let origin = Origin::Variable(name);
            found = Self {
                proxy: Proxy::parse(&value, origin),
                ..Self::default()
            };
            found.unreadable = found.proxy.is_none().then_some(origin);
        }
        if let Some((_, list)) = first(["NO_PROXY", "no_proxy"]) {
            found.bypass = words(&list, ',');
            found.skips_simple_names = false;
        }
        found
    }

    /// What Windows keeps in `Internet Settings`: `ProxyServer` where `ProxyEnable` is 1, `ProxyOverride`,
    /// `AutoConfigURL`.
    #[cfg_attr(not(any(windows, test)), expect(dead_code, reason = "read on Windows"))]
    pub(crate) fn from_windows(
        server: Option<&str>,
        bypass: Option<&str>,
        pac: Option<&str>,
    ) -> Self {
        let server = server.and_then(|server| {
            let entries: Vec<&str> = server.split([';', ' ']).map(str::trim).collect();
            let of = |protocol: &str| {
                entries
                    .iter()
                    .find_map(|entry| entry.strip_prefix(protocol))
            };
            let plain = entries
                .iter()
                .find(|entry| !entry.is_empty() && !entry.contains('='));
            of("https=")
                .map(str::to_owned)
                .or_else(|| plain.map(|&plain| plain.to_owned()))
                .or_else(|| of("socks=").map(|host| format!("socks4://{host}")))
        });
        let bypass = words(bypass.unwrap_or_default(), ';');
        Self::of(server.as_deref(), bypass, pac)
    }

    /// What `scutil --proxy` prints on macOS.
    #[cfg_attr(
        not(any(target_os = "macos", test)),
        expect(dead_code, reason = "read on macOS")
    )]
    pub(crate) fn from_scutil(printed: &str) -> Self {
        let entries: Vec<(&str, &str)> = printed
            .lines()
            .filter_map(|line| line.split_once(" : "))
            .map(|(key, value)| (key.trim(), value.trim()))
            .collect();
        let value = |name: &str| {
            entries
                .iter()
                .find(|(key, _)| *key == name)
                .map(|one| one.1)
        };
        let is_on = |name: &str| value(name) == Some("1");
        let server = is_on("HTTPSEnable").then(|| {
            let host = value("HTTPSProxy").unwrap_or_default();
            value("HTTPSPort").map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"))
        });
        // Only the elements of the one array have numbers for names.
        let bypass = entries
            .iter()
            .filter(|(key, _)| key.bytes().all(|byte| byte.is_ascii_digit()))
            .map(|(_, value)| (*value).to_owned())
            .collect();
        let pac = is_on("ProxyAutoConfigEnable")
            .then(|| value("ProxyAutoConfigURLString").unwrap_or("automatic"))
            .or_else(|| is_on("ProxyAutoDiscoveryEnable").then_some("automatic"));
        let mut found = Self::of(server.as_deref(), bypass, pac);
        found.skips_simple_names = is_on("ExcludeSimpleHostnames");
        found
    }

    /// What `gsettings list-recursively org.gnome.system.proxy` prints on GNOME and what is like it.
    #[cfg_attr(
        not(any(target_os = "linux", test)),
        expect(dead_code, reason = "read on Linux")
    )]
    pub(crate) fn from_gsettings(printed: &str) -> Self {
        let value = |name: &str| {
            let line = printed.lines().find_map(|line| {
                line.strip_prefix("org.gnome.system.proxy")?
                    .strip_prefix(name)
            });
            line.map(|value| value.trim().trim_matches('\''))
        };
        match value(" mode ") {
            Some("auto") => {
                let url = value(" autoconfig-url ").filter(|url| !url.is_empty());
                Self::of(None, Vec::new(), url.or(Some("automatic")))
            }
            Some("manual") => {
                let host = value(".https host ").filter(|host| !host.is_empty());
                let port = value(".https port ").unwrap_or("8080");
                let server = host.map(|host| format!("{host}:{port}"));
                let list = value(" ignore-hosts ").unwrap_or_default();
                let bypass = words(list.trim_matches(['[', ']', '@', 'a', 's', ' ']), ',');
                let bypass = bypass.iter().map(|word| word.trim_matches('\'').to_owned());
                Self::of(server.as_deref(), bypass.collect(), None)
            }
            _ => Self::default(),
        }
    }

    fn of(server: Option<&str>, bypass: Vec<String>, pac: Option<&str>) -> Self {
        let server = server.map(str::trim).filter(|server| !server.is_empty());
        let proxy = server.and_then(|server| Proxy::parse(server, Origin::System));
        Self {
            unreadable: (server.is_some() && proxy.is_none()).then_some(Origin::System),
            proxy,
            skips_simple_names: bypass
                .iter()
                .any(|word| word.eq_ignore_ascii_case("<local>")),
            bypass,
            pac: pac.filter(|pac| !pac.is_empty()).map(str::to_owned),
        }
    }

    fn bypasses(&self, url: &Url) -> bool {
        let Some(host) = url.host_str() else {
            return false;
        };
        let bare = host.trim_matches(['[', ']']).to_ascii_lowercase();
        if self.skips_simple_names && !bare.contains(['.', ':']) {
            return true;
        }
        let is_like = |word: &String| is_like(&word.to_ascii_lowercase(), &bare);
        self.bypass.iter().any(is_like) || is_listed(&self.bypass, url)
    }
}

/// Names with those below them, addresses and networks, as `NO_PROXY` has them for curl and others.
fn is_listed(words: &[String], url: &Url) -> bool {
    let plain: Vec<&str> = words
        .iter()
        .map(|word| word.trim_start_matches("*."))
        .collect();
    let matcher = Matcher::builder()
        .all("http://proxy.invalid")
        .no(plain.join(","))
        .build();
    let uri: Option<hyper::Uri> = url.as_str().parse().ok();
    uri.is_some_and(|uri| matcher.intercept(&uri).is_none())
}

/// Whether a pattern with `*` in any place is the whole of `host`.
fn is_like(pattern: &str, host: &str) -> bool {
    let Some((head, rest)) = pattern.split_once('*') else {
        return pattern == host;
    };
    let Some(left) = host.strip_prefix(head) else {
        return false;
    };
    (0..=left.len())
        .filter(|&at| left.is_char_boundary(at))
        .any(|at| is_like(rest, &left[at..]))
}

fn words(list: &str, between: char) -> Vec<String> {
    list.split(between)
        .map(str::trim)
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The way to a server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Route {
    /// Straight, and why.
    Direct(Straight),
    /// By this proxy.
    Via(Proxy),
}

/// Why no proxy is on the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Straight {
    /// The server is this machine.
    Loopback,
    /// The policy says so.
    Policy,
    /// None is set.
    NoneSet,
    /// One is set, and not for this server.
    Excepted,
}

/// The way to `url`.
pub(crate) fn route(choice: &ProxyChoice, system: &SystemProxy, url: &Url) -> Route {
    if is_loopback(url) {
        return Route::Direct(Straight::Loopback);
    }
    match (choice, &system.proxy) {
        (ProxyChoice::Direct, _) => Route::Direct(Straight::Policy),
        (ProxyChoice::System, None) => Route::Direct(Straight::NoneSet),
        (ProxyChoice::System, Some(_)) if system.bypasses(url) => Route::Direct(Straight::Excepted),
        (ProxyChoice::Fixed(proxy), _) | (ProxyChoice::System, Some(proxy)) => {
            Route::Via(proxy.clone())
        }
    }
}

fn is_loopback(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default().trim_matches(['[', ']']);
    host == "localhost"
        || host.ends_with(".localhost")
        || host.parse().is_ok_and(|ip: IpAddr| ip.is_loopback())
}

#[cfg(test)]
mod tests;
