//! What a client asks first.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Answer to `GET /v1/sync/hello`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Hello {
    /// Oldest protocol version the server speaks.
    pub proto_min: u32,
    /// Newest protocol version the server speaks.
    pub proto_max: u32,
    /// Changes when the server's data was restored or reset; then everything is compared anew.
    pub epoch: Uuid,
    /// The server's clock.
    #[serde(with = "crate::time")]
    pub server_time: DateTime<Utc>,
    /// The app waits a random part of this many seconds before its first push.
    pub spread_s: u32,
    /// What one request may carry.
    pub limits: Limits,
    /// Oldest app that may sync, as `1.0.0`.
    pub min_client: String,
    /// Providers one can sign in with here: `google`, `github`. Servers before 1.0.0 do not say.
    #[serde(default)]
    pub providers: Vec<String>,
}

/// What one request may carry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Limits {
    /// Sessions in one push.
    pub push_sessions: u32,
    /// Bytes of a push as sent.
    pub push_bytes: u32,
    /// Bytes of a push once decoded.
    pub push_decoded_bytes: u32,
    /// Most changes in one answer to a pull.
    pub pull_changes: u32,
}
