//! Comparing what both sides hold, month by month, and naming what differs.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// `POST /v1/sync/digest`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DigestRequest {
    /// The installation that asks.
    pub device_id: Uuid,
    /// What it holds, by month of `local_date` (`2026-11`). A month without sessions is left out.
    pub months: BTreeMap<String, MonthDigest>,
}

/// The sessions of one month, in a few bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MonthDigest {
    /// How many they are.
    pub count: u32,
    /// [`crate::month_hash`] of them.
    pub hash: String,
}

/// Answer to a digest: the months that differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DigestAnswer {
    /// As in [`crate::Hello`].
    pub epoch: Uuid,
    /// Months that differ, those the client did not name too, with all that the server has of them.
    pub months: BTreeMap<String, MonthItems>,
    /// More months differ than fit into one answer: ask again once these are healed.
    pub has_more: bool,
}

/// What the server has of one month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MonthItems {
    /// Its sessions; none where only the client has some.
    pub items: Vec<DigestItem>,
}

/// One session, by name and content.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DigestItem {
    /// The app's id.
    pub id: Uuid,
    /// [`crate::item_hash`] of it, as it was sent.
    pub item_hash: String,
}
