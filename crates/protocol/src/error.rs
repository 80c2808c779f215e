//! The one envelope of every error.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Body of every answer that is not 2xx.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ErrorBody {
    /// What went wrong.
    pub error: ErrorDetail,
}

/// What went wrong, for a program (`code`) and for a person (`detail`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ErrorDetail {
    /// `snake_case`; a program decides by this and by the status alone.
    pub code: String,
    /// One English sentence. `internal` errors say no more than that.
    pub detail: String,
    /// Also in the `x-request-id` header and in the server's log.
    pub request_id: String,
    /// With 422: the path of each bad value (`sessions`, `password`) and why it is bad.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub fields: BTreeMap<String, String>,
}
