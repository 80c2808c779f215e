//! Why an exchange did not work, and what that means for the next one.

use std::collections::BTreeMap;

use store::StoreError;

use crate::network::Unreachable;
use crate::world::SecretError;

/// Why a call or an exchange did not work. Nothing local is lost by any of these.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Failure {
    /// No connection, or it broke: the server may or may not have acted.
    #[error("the server cannot be reached: {0}")]
    Offline(Unreachable),
    /// 429, 503: slow down.
    #[error("the server is busy")]
    Busy {
        /// Seconds the server asks for.
        retry_after: Option<u64>,
        /// 429: this learner asked too often; else the server has too much to do.
        is_limit: bool,
    },
    /// 5xx: something is wrong there; it may or may not have acted.
    #[error("the server answered {status}")]
    Server {
        /// HTTP status.
        status: u16,
    },
    /// The answer is none of our server's, and no page of somebody in between either: garbage.
    #[error("the answer cannot be read: {0}")]
    Nonsense(String),
    /// The tokens are gone or no longer good.
    #[error("sign in again")]
    SignInNeeded,
    /// 401 `invalid_credentials`: address or password are wrong. Whoever is signed in stays so.
    #[error("the address or the password is wrong")]
    WrongCredentials,
    /// The browser came back from a provider without a code: `access_denied` or `provider_failed`.
    #[error("the provider does not vouch: {0}")]
    Provider(&'static str),
    /// No port of this machine can be opened for the browser to come back to.
    #[error("no port can be opened: {0}")]
    Loopback(String),
    /// The server says no, and will go on saying so: 403, 410, 426 and other 4xx.
    #[error("the server refuses: {code}")]
    Refused {
        /// HTTP status.
        status: u16,
        /// The server's code: `email_taken`, `device_limit`, `upgrade_required` …
        code: String,
        /// With 422: what is wrong with which value.
        fields: BTreeMap<String, String>,
    },
    /// 409: the cursor is no longer good.
    #[error("sync starts over from the beginning")]
    Resync,
    /// 413: too big.
    #[error("the request is too big")]
    TooBig,
    /// The account is not the one of this profile.
    #[error("the account is not this profile's")]
    NotTheirs,
    /// Nobody is signed in.
    #[error("nobody is signed in")]
    SignedOut,
    /// The address of the server is none.
    #[error("the address of the server cannot be used: {0}")]
    BadAddress(String),
    /// The local store.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The place for secrets.
    #[error(transparent)]
    Secrets(#[from] SecretError),
}

impl Failure {
    /// A stable name: Fluent key after `error-`.
    pub fn code(&self) -> &str {
        match self {
            Self::Offline(why) => why.cause.code(),
            Self::Busy { .. } => "server_busy",
            Self::Server { .. } => "server_error",
            Self::Nonsense(_) => "server_nonsense",
            Self::SignInNeeded => "sign_in_needed",
            Self::WrongCredentials => "invalid_credentials",
            Self::Provider(code) => code,
            Self::Loopback(_) => "loopback",
            Self::Refused { status: 410, .. } => "account_erased",
            Self::Refused { status: 426, .. } => "upgrade_required",
            Self::Refused { code, .. } => code,
            Self::Resync => "resync_required",
            Self::TooBig => "too_large",
            Self::NotTheirs => "not_theirs",
            Self::SignedOut => "signed_out",
            Self::BadAddress(_) => "bad_server_address",
            Self::Store(error) => error.code(),
            Self::Secrets(_) => "keyring",
        }
    }

    /// Whether trying again by itself makes sense; otherwise only the learner or an update can help.
    pub fn is_passing(&self) -> bool {
        match self {
            Self::Offline(_)
            | Self::Busy { .. }
            | Self::Server { .. }
            | Self::Nonsense(_)
            | Self::Resync
            | Self::TooBig
            | Self::Secrets(_)
            | Self::Store(_) => true,
            Self::SignInNeeded
            | Self::WrongCredentials
            | Self::Provider(_)
            | Self::Loopback(_)
            | Self::Refused { .. }
            | Self::NotTheirs
            | Self::SignedOut
            | Self::BadAddress(_) => false,
        }
    }

    /// Seconds the server asked to wait.
    pub fn retry_after(&self) -> Option<u64> {
        match self {
            Self::Busy { retry_after, .. } => *retry_after,
            _ => None,
        }
    }
}
