//! The way from this machine to a server: proxies, the authorities that are trusted, and why it does not work.
//!
//! [`Network`] is resolved once from what a policy, the environment and the system say; every HTTP client of the app is
//! made from [`Network::client_builder`], so that all go the same way. [`probe`] walks that way step by step, for an
//! administrator.

mod cause;
pub mod probe;
mod proxy;
mod roots;
mod system;

use std::path::PathBuf;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

pub use self::cause::{Cause, Unreachable};
pub use self::proxy::{Origin, Proxy, ProxyChoice, Route, Straight, SystemProxy, masked};
pub use self::roots::{BadRoots, Roots};

/// A host that does not answer is none.
const CONNECT: Duration = Duration::from_secs(10);

/// What an administrator decides of the network.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NetworkSettings {
    /// Which proxy.
    pub proxy: ProxyChoice,
    /// A file with certificates of authorities, in PEM, that are trusted beside the system's.
    pub ca_file: Option<PathBuf>,
}

/// The network as it is found. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Network {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    choice: ProxyChoice,
    /// Asked for by the first request, as it may take a moment: no start waits for it.
    system: OnceLock<SystemProxy>,
    /// What the file of the policy has, if it names one.
    roots: Option<Result<Roots, BadRoots>>,
}

impl Network {
    /// Reads the file of certificates; proxies are looked up by the first request. `now`: Unix ms.
    pub fn resolve(settings: &NetworkSettings, now: i64) -> Self {
        let roots = settings
            .ca_file
            .as_deref()
            .map(|path| Roots::load(path, now));
        if let Some(Err(bad)) = &roots {
            tracing::warn!(%bad, "the certificates of the policy are not trusted");
        }
        Self {
            inner: Arc::new(Inner {
                choice: settings.proxy.clone(),
                system: OnceLock::new(),
                roots,
            }),
        }
    }

    /// No policy, no proxy: for what speaks with this machine alone.
    pub fn plain() -> Self {
        Self {
            inner: Arc::new(Inner {
                choice: ProxyChoice::Direct,
                system: OnceLock::new(),
                roots: None,
            }),
        }
    }

    /// The way to a server.
    pub fn route(&self, url: &reqwest::Url) -> Route {
        proxy::route(&self.inner.choice, self.system(), url)
    }

    /// The way to an address as text; `None` where it is none.
    pub fn route_to(&self, address: &str) -> Option<Route> {
        reqwest::Url::parse(address)
            .ok()
            .map(|url| self.route(&url))
    }

    /// What the environment and the system say of proxies; nothing where a policy decides. May block for a moment.
    pub fn system(&self) -> &SystemProxy {
        self.inner.system.get_or_init(|| {
            if !matches!(self.inner.choice, ProxyChoice::System) {
                return SystemProxy::default();
            }
            let system = system::proxy().with_variables(|name| std::env::var_os(name));
            if let Some(origin) = system.unreadable {
                tracing::warn!(%origin, "a proxy is set that is none");
            }
            system
        })
    }

    /// The authorities of the file that the policy names, or why there are none.
    pub fn roots(&self) -> Option<&Result<Roots, BadRoots>> {
        self.inner.roots.as_ref()
    }

    /// A client that goes this way, follows no redirect and gives up on hosts that do not answer. Whoever makes it adds
    /// headers and limits of time.
    ///
    /// Certificates are checked by the system's verifier: what the system trusts, and the authorities of the file.
    ///
    /// # Errors
    /// [`Unreachable`]: a certificate of the file is none.
    pub fn client_builder(&self) -> Result<reqwest::ClientBuilder, Unreachable> {
        let this = self.clone();
        let proxy = reqwest::Proxy::custom(move |url| match this.route(url) {
            Route::Via(proxy) => Some(proxy.url),
            Route::Direct(_) => None,
        });
        let mut builder = reqwest::Client::builder()
            // Ours alone: the variables are among it.
            .no_proxy()
            .proxy(proxy)
            // A redirect is a captive portal's, or somebody's who wants the token.
            .redirect(reqwest::redirect::Policy::none())
            .connect_timeout(CONNECT);
        if let Some(Ok(roots)) = &self.inner.roots {
            let certificates: Result<Vec<_>, _> = roots
                .certificates
                .iter()
                .map(|certificate| reqwest::Certificate::from_der(certificate))
                .collect();
            let certificates = certificates.map_err(|error| Unreachable::of(error, false))?;
            builder = builder.tls_certs_merge(certificates);
        }
        Ok(builder)
    }

    pub(crate) fn is_proxied(&self, url: &reqwest::Url) -> bool {
        matches!(self.route(url), Route::Via(_))
    }
}
