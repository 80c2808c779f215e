//! Organisations: who leads them, who is in them, and who has a seat.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::SentInvitation;

/// What somebody is in an organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum OrgRole {
    /// May do everything; there is always one.
    Owner,
    /// Invites and removes members, gives seats, sees those who agreed.
    Manager,
    /// A learner.
    Member,
}

impl OrgRole {
    /// The name on the wire and in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Manager => "manager",
            Self::Member => "member",
        }
    }

    /// By its name.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Owner, Self::Manager, Self::Member]
            .into_iter()
            .find(|role| role.as_str() == name)
    }
}

/// An organisation by its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OrgName {
    /// Its id.
    pub id: Uuid,
    /// As its owner calls it.
    pub name: String,
}

/// `POST /v1/orgs`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CreateOrgRequest {
    /// At most 100 characters.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 100))]
    pub name: String,
}

/// Seats of an organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Seats {
    /// How many there are; none: any number, as nothing is sold here.
    pub total: Option<u32>,
    /// How many are taken; may be more than there are, after fewer were paid for.
    pub taken: u32,
}

/// An organisation that the caller is in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Org {
    /// Its id.
    pub id: Uuid,
    /// As its owner calls it.
    pub name: String,
    /// What the caller is in it.
    pub role: OrgRole,
    /// The caller's membership, as [`OrgMember::id`].
    pub member: Uuid,
    /// Its seats.
    pub seats: Seats,
    /// Since when.
    #[serde(with = "crate::time")]
    pub created_at: DateTime<Utc>,
}

/// `GET /v1/orgs`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Orgs {
    /// Those that the caller is in, by name.
    pub orgs: Vec<Org>,
    /// Whether the caller may found one.
    pub may_create: bool,
}

/// Somebody in an organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OrgMember {
    /// The membership.
    pub id: Uuid,
    /// Name of the account; its address where it has none.
    pub name: String,
    /// Address of the account.
    pub email: String,
    /// What they are.
    pub role: OrgRole,
    /// Since when.
    #[serde(with = "crate::time")]
    pub joined_at: DateTime<Utc>,
    /// Whether they have a seat.
    pub has_seat: bool,
    /// Whether they agreed to be seen, and have not ended it.
    pub is_seen: bool,
}

/// `GET /v1/orgs/{id}/members`, for those who lead it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OrgMembers {
    /// Its seats.
    pub seats: Seats,
    /// Everybody, by name.
    pub members: Vec<OrgMember>,
    /// Whoever was asked and has not said yes.
    pub invitations: Vec<SentInvitation>,
}

/// `POST /v1/orgs/{id}/members`: one address, or a file with many.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AddMembersRequest {
    /// One.
    #[serde(default)]
    pub email: Option<String>,
    /// Many: CSV, at most 10,000 lines. The addresses are in the column `email`, else in the first one that has any.
    #[serde(default)]
    pub csv: Option<String>,
    /// As what; `member` if not said. `manager` takes an owner.
    #[serde(default)]
    pub role: Option<OrgRole>,
}

/// What became of one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum AddVerdict {
    /// A mail goes out.
    Invited,
    /// Was asked before and the question is still open, or was answered with no; nothing is sent again.
    AlreadyInvited,
    /// Is in the organisation.
    AlreadyMember,
    /// Stands in an earlier line, too.
    Duplicate,
    /// Is no address.
    InvalidEmail,
}

/// One line and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AddedLine {
    /// Its number in the file, from 1.
    pub line: u32,
    /// What stands there, at most 254 characters of it.
    pub email: String,
    /// What became of it.
    pub verdict: AddVerdict,
}

/// The answer: every line that is not empty, in order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AddedMembers {
    /// Line by line.
    pub lines: Vec<AddedLine>,
    /// Its seats, as they are now: an invitation takes none.
    pub seats: Seats,
}

/// `PATCH /v1/orgs/{id}/members/{member}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChangeRoleRequest {
    /// What they are from now on.
    pub role: OrgRole,
}

/// `POST /v1/orgs/{id}/seats`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AssignSeatRequest {
    /// The membership that gets one.
    pub member: Uuid,
}
