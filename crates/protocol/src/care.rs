//! Learners in somebody's care: being asked, saying yes or no, what is seen, and ending it.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{Bigram, OrgName, OrgRole, WeakKey};

/// Something that is seen of a learner. There is nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Seen {
    /// The name of the account; its address where it has none.
    Name,
    /// The course and how many of its lessons are completed.
    Progress,
    /// Minutes practised on each day of the week.
    ActiveTime,
    /// The last day with practice.
    LastPractised,
    /// Keys and pairs that go wrong often or are slow.
    Difficulties,
}

impl Seen {
    /// Everything that is seen, in the order in which it is told.
    pub const ALL: [Self; 5] = [
        Self::Name,
        Self::Progress,
        Self::ActiveTime,
        Self::LastPractised,
        Self::Difficulties,
    ];

    /// The name on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Progress => "progress",
            Self::ActiveTime => "active_time",
            Self::LastPractised => "last_practised",
            Self::Difficulties => "difficulties",
        }
    }
}

/// `POST /v1/care/invitations`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct InviteRequest {
    /// Whom to ask.
    #[cfg_attr(
        feature = "openapi",
        schema(
            max_length = 254,
            pattern = r"^[^\s@\x00-\x1F\x7F-\x9F]+@[^\s@\x00-\x1F\x7F-\x9F]+$"
        )
    )]
    pub email: String,
}

/// How an invitation stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum InvitationState {
    /// Nobody has answered.
    Open,
    /// The answer was no.
    Declined,
}

/// An invitation that the caller, or their organisation, has sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SentInvitation {
    /// Its id.
    pub id: Uuid,
    /// Who was asked.
    pub email: String,
    /// As what they would join the organisation; none where one person asks for themselves.
    pub role: Option<OrgRole>,
    /// How it stands.
    pub state: InvitationState,
    /// When it was sent.
    #[serde(with = "crate::time")]
    pub created_at: DateTime<Utc>,
    /// Until when it can be answered.
    #[serde(with = "crate::time")]
    pub expires_at: DateTime<Utc>,
}

/// An invitation to the caller, with everything one has to know before answering.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReceivedInvitation {
    /// Its id.
    pub id: Uuid,
    /// Address of whoever asks; none where that account is gone.
    pub from_email: Option<String>,
    /// Their name, if they have one.
    pub from_name: Option<String>,
    /// The organisation one would join; none where one person asks for themselves.
    pub org: Option<OrgName>,
    /// As what.
    pub role: Option<OrgRole>,
    /// What would be seen; nothing of whoever is to help leading an organisation.
    pub seen: Vec<Seen>,
    /// Until when it can be answered.
    #[serde(with = "crate::time")]
    pub expires_at: DateTime<Utc>,
}

/// `GET /v1/care/invitations`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CareInvitations {
    /// Whether the caller has proven their address; without that nothing comes in.
    pub is_email_verified: bool,
    /// What the caller has sent for themselves.
    pub sent: Vec<SentInvitation>,
    /// What waits for the caller's answer.
    pub received: Vec<ReceivedInvitation>,
}

/// `POST /v1/care/invitations/{id}/accept`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AcceptRequest {
    /// What the learner was shown as that which will be seen: all of it, or the answer is refused.
    pub seen: Vec<Seen>,
    /// For a child's account: an adult is beside the child and agrees.
    #[serde(default)]
    pub by_guardian: bool,
}

/// `GET /v1/care`: who sees the caller.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CareOverview {
    /// One for each relation, the oldest first.
    pub seen_by: Vec<SeenBy>,
}

/// Somebody who sees the caller.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SeenBy {
    /// What ends it: `DELETE /v1/care/{id}`.
    pub id: Uuid,
    /// The person's address; none for an organisation.
    pub email: Option<String>,
    /// The person's name, if they have one.
    pub name: Option<String>,
    /// The organisation, whose owners and managers see.
    pub org: Option<OrgName>,
    /// Since when.
    #[serde(with = "crate::time")]
    pub since: DateTime<Utc>,
    /// What is seen.
    pub seen: Vec<Seen>,
}

/// `GET /v1/care/learners`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CareLearners {
    /// Whether the caller's plan has learners of one's own.
    pub is_in_plan: bool,
    /// How many of one's own there may be; none: any number.
    pub limit: Option<u32>,
    /// Learners of one's own and open invitations.
    pub taken: u32,
    /// Everybody whom the caller sees, by name.
    pub learners: Vec<CareLearner>,
}

/// A learner, as whoever cares for them sees them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CareLearner {
    /// The relation; `DELETE /v1/care/{id}` ends it.
    pub id: Uuid,
    /// Name of the account; its address where it has none.
    pub name: String,
    /// The organisation by which the caller sees them; none: by themselves.
    pub org: Option<OrgName>,
    /// Since when.
    #[serde(with = "crate::time")]
    pub since: DateTime<Utc>,
    /// Whether figures are shown: a learner of an organisation without a seat has none here.
    pub has_seat: bool,
    /// The last day with practice, in the learner's own days.
    pub last_practised: Option<NaiveDate>,
    /// The days of this week, Monday first, as the learner's own calendar has it.
    pub days: Vec<CareDay>,
    /// The sum of these days, ms.
    pub active_this_week: u64,
    /// The course that was practised last; none before the first lesson.
    pub course: Option<CareCourse>,
    /// At most five keys that go wrong often or are slow, by the newest 20 sessions of 28 days.
    pub keys: Vec<WeakKey>,
    /// At most five pairs that go wrong often, likewise.
    pub pairs: Vec<Bigram>,
}

/// One day of a learner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CareDay {
    /// Which.
    pub date: NaiveDate,
    /// Time spent typing, ms.
    pub active_duration: u64,
}

/// Where a learner is in a course.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CareCourse {
    /// Its slug.
    pub course: String,
    /// Its name, in its own language.
    pub name: String,
    /// Its language.
    pub language: String,
    /// `kids`, `teens` or `adults`.
    pub age_group: String,
    /// Lessons that reached the stars the next one asks for.
    pub completed_lessons: u32,
    /// Lessons there are.
    pub total_lessons: u32,
}
