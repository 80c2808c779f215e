//! Errors as the contract wants them. A handler returns an [`ApiError`]; the envelope around all
//! routes writes the body, because it knows the request's id.

use std::any::Any;
use std::collections::BTreeMap;
use std::fmt;

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

/// Why which value is bad, by its path.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fields(pub(super) BTreeMap<String, String>);

impl Fields {
    /// None are bad so far.
    pub fn new() -> Self {
        Self::default()
    }

    /// One is bad.
    pub fn one(path: &str, why: impl Into<String>) -> Self {
        let mut fields = Self::new();
        fields.add(path, why);
        fields
    }

    /// One more is bad.
    pub fn add(&mut self, path: &str, why: impl Into<String>) {
        self.0.entry(path.to_owned()).or_insert_with(|| why.into());
    }

    /// An error if any is bad.
    pub fn check(self) -> Result<(), ApiError> {
        if self.0.is_empty() {
            Ok(())
        } else {
            Err(ApiError::Invalid(self))
        }
    }
}

/// Everything that is not a good answer. A code exists only because a client does something about it.
#[derive(Debug, thiserror::Error)]
pub enum ApiError {
    /// 400: the body cannot be read.
    #[error("The body cannot be read: {0}.")]
    Unreadable(String),
    /// 422: it can be read, and says something impossible.
    #[error("Some values are not possible.")]
    Invalid(Fields),
    /// 401: no token, or none that is good now. Refresh, then sign in again.
    #[error("A valid access token is needed.")]
    Unauthorized,
    /// 401: whether the address exists is not told.
    #[error("The address or the password is wrong.")]
    InvalidCredentials,
    /// 401: sign in again.
    #[error("The refresh token is not valid any more.")]
    InvalidRefreshToken,
    /// 403: the plan allows no further device; sign out on another one.
    #[error("The plan of this account allows no further device.")]
    DeviceLimit,
    /// 403: said only to whoever has proven that it is theirs.
    #[error("This account is suspended.")]
    AccountSuspended,
    /// 409: a provider names an address that an account has, and it is not proven on both sides that they are the same
    /// person's. Sign in with the password.
    #[error("An account has this address already, and it is not proven to be yours.")]
    LinkRefused,
    /// 410: the account was deleted. Everything on the device stays there.
    #[error("This account has been deleted.")]
    AccountErased,
    /// 403: who asks is known, and may not.
    #[error("This account may not do this.")]
    Forbidden,
    /// 403: nothing is sold to a child; a grown-up buys with an account of their own.
    #[error("Nothing is sold to a child's account.")]
    ChildAccount,
    /// 403: the plan has none of it.
    #[error("The plan of this account does not have this.")]
    NotInPlan,
    /// 403: prove the address first.
    #[error("The address of this account has to be confirmed first.")]
    EmailUnverified,
    /// 404: there is no such thing, or it is somebody else's.
    #[error("There is nothing at this address.")]
    NotFound,
    /// 409: at registration only.
    #[error("There is an account with this address already.")]
    EmailTaken,
    /// 409.
    #[error("Somebody has this name already.")]
    UsernameTaken,
    /// 409: one subscription is enough; the portal changes it.
    #[error("This account has a subscription already.")]
    AlreadySubscribed,
    /// 409: there is nothing to manage.
    #[error("This account has never paid for anything.")]
    NeverSubscribed,
    /// 409: the maker has no such price just now.
    #[error("This plan is not for sale for this interval.")]
    NotForSale,
    /// 409: the plan has no place for another learner; end a relation or take an invitation back.
    #[error("The plan of this account has no place for another learner.")]
    CareLimit,
    /// 409: told to the learner, whose yes is not lost: whoever asked can take on nobody now.
    #[error("Whoever asked cannot take on anybody now.")]
    CareClosed,
    /// 409: free one, or have more.
    #[error("No seat is free.")]
    NoSeatFree,
    /// 409: make somebody else an owner first, or dissolve the organisation.
    #[error("An organisation needs an owner.")]
    LastOwner,
    /// 409: one for each account that pays.
    #[error("This account has founded an organisation already.")]
    OrgExists,
    /// 409: the cursor is of another epoch or too old; refetch and merge.
    #[error("Sync has to start over from the beginning.")]
    ResyncRequired,
    /// 413: halve it.
    #[error("The body is too big: {0}.")]
    TooLarge(&'static str),
    /// 415.
    #[error("{0}")]
    UnsupportedMediaType(&'static str),
    /// 426: the app is too old to sync.
    #[error("This app is too old to sync with this server.")]
    UpgradeRequired,
    /// 429: slow down.
    #[error("Too many requests.")]
    TooManyRequests {
        /// Seconds until it is worth trying again.
        retry_after: u32,
    },
    /// 503: overloaded, or the database is away.
    #[error("The server cannot answer just now.")]
    Unavailable {
        /// Seconds until it is worth trying again.
        retry_after: u32,
    },
    /// 500: a bug of ours. The cause goes to the log, never to the client.
    #[error("Something went wrong on the server.")]
    Internal(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl ApiError {
    /// The code of the envelope.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unreadable(_) => "unreadable",
            Self::Invalid(_) => "invalid",
            Self::Unauthorized => "unauthorized",
            Self::InvalidCredentials => "invalid_credentials",
            Self::InvalidRefreshToken => "invalid_refresh_token",
            Self::DeviceLimit => "device_limit",
            Self::AccountSuspended => "account_suspended",
            Self::LinkRefused => "link_refused",
            Self::AccountErased => "account_erased",
            Self::Forbidden => "forbidden",
            Self::ChildAccount => "child_account",
            Self::NotInPlan => "not_in_plan",
            Self::EmailUnverified => "email_unverified",
            Self::CareLimit => "care_limit",
            Self::CareClosed => "care_closed",
            Self::NoSeatFree => "no_seat_free",
            Self::LastOwner => "last_owner",
            Self::OrgExists => "org_exists",
            Self::NotFound => "not_found",
            Self::EmailTaken => "email_taken",
            Self::UsernameTaken => "username_taken",
            Self::AlreadySubscribed => "already_subscribed",
            Self::NeverSubscribed => "never_subscribed",
            Self::NotForSale => "not_for_sale",
            Self::ResyncRequired => "resync_required",
            Self::TooLarge(_) => "too_large",
            Self::UnsupportedMediaType(_) => "unsupported_media_type",
            Self::UpgradeRequired => "upgrade_required",
            Self::TooManyRequests { .. } => "too_many_requests",
            Self::Unavailable { .. } => "unavailable",
            Self::Internal(_) => "internal",
        }
    }

    /// The status of the answer.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::Unreadable(_) => StatusCode::BAD_REQUEST,
            Self::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Unauthorized | Self::InvalidCredentials | Self::InvalidRefreshToken => {
                StatusCode::UNAUTHORIZED
            }
            Self::DeviceLimit
            | Self::AccountSuspended
            | Self::Forbidden
            | Self::ChildAccount
            | Self::NotInPlan
            | Self::EmailUnverified => StatusCode::FORBIDDEN,
            Self::AccountErased => StatusCode::GONE,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::EmailTaken
            | Self::UsernameTaken
            | Self::LinkRefused
            | Self::AlreadySubscribed
            | Self::NeverSubscribed
            | Self::NotForSale
            | Self::CareLimit
            | Self::CareClosed
            | Self::NoSeatFree
            | Self::LastOwner
            | Self::OrgExists
            | Self::ResyncRequired => StatusCode::CONFLICT,
            Self::TooLarge(_) => StatusCode::PAYLOAD_TOO_LARGE,
            Self::UnsupportedMediaType(_) => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::UpgradeRequired => StatusCode::UPGRADE_REQUIRED,
            Self::TooManyRequests { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::Unavailable { .. } => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// A bug, seen as an error.
    pub fn internal(cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::Internal(cause.into())
    }
}

/// A database that is away is not our bug; everything else that sqlx reports is, unless the caller
/// translated it (by the constraint's name) before.
impl From<sqlx::Error> for ApiError {
    fn from(error: sqlx::Error) -> Self {
        let away = match &error {
            sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed | sqlx::Error::Io(_) => true,
            // Connection lost, server shutting down, too many connections.
            sqlx::Error::Database(cause) => cause
                .code()
                .is_some_and(|code| ["08", "57", "53"].contains(&&code[..2])),
            _ => false,
        };
        if away {
            tracing::warn!(%error, "the database is away");
            Self::Unavailable { retry_after: 10 }
        } else {
            Self::internal(error)
        }
    }
}

/// What the envelope needs to write the body.
#[derive(Debug, Clone)]
pub(super) struct Problem {
    pub(super) code: &'static str,
    pub(super) detail: String,
    pub(super) fields: Fields,
    pub(super) retry_after: Option<u32>,
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let problem = Problem {
            code: self.code(),
            detail: self.to_string(),
            retry_after: match &self {
                Self::TooManyRequests { retry_after } | Self::Unavailable { retry_after } => {
                    Some(*retry_after)
                }
                _ => None,
            },
            fields: match &self {
                Self::Invalid(fields) => fields.clone(),
                _ => Fields::new(),
            },
        };
        if let Self::Internal(cause) = &self {
            tracing::error!(cause = %Chain(cause.as_ref()), "internal error");
        }
        let mut response = self.status().into_response();
        response.extensions_mut().insert(problem);
        response
    }
}

/// An error with its causes on one line.
struct Chain<'a>(&'a (dyn std::error::Error + 'static));

impl fmt::Display for Chain<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)?;
        let mut cause = self.0.source();
        while let Some(error) = cause {
            write!(f, ": {error}")?;
            cause = error.source();
        }
        Ok(())
    }
}

/// A handler panicked: a bug, answered like any other.
#[expect(clippy::needless_pass_by_value, reason = "the layer hands it over so")]
pub(super) fn panicked(panic: Box<dyn Any + Send>) -> Response {
    let said = panic
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("no message");
    ApiError::internal(format!("a handler panicked: {said}")).into_response()
}
