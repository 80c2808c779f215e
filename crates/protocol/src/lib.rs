//! The wire of the sync server: what the app asks and what the server answers.
//!
//! Plain data and serde, nothing that acts: no network, no clock, no database, none of our other
//! crates. Version 1 of the protocol is frozen by its tests; a field is only ever added, and
//! unknown fields are ignored by both sides.
//!
//! Units on the wire: speeds, accuracies and rates are integers in 1/100 (WPM, %), durations
//! integers in ms (`expires_in` alone is in seconds), times RFC 3339 in UTC with milliseconds.

mod account;
mod billing;
mod canonical;
mod care;
mod catalogue;
mod digest;
mod error;
#[cfg(feature = "fuzzing")]
pub mod fuzzing;
mod hello;
mod integrity;
mod log;
mod orgs;
mod pull;
mod push;
mod reports;
mod rewards;
pub mod time;
mod values;

pub use account::{
    ChangeEmailRequest, ChangePasswordRequest, DeleteMeRequest, Device, Devices, Leaving,
    LoginRequest, RedeemRequest, RefreshRequest, RegisterRequest, RequestPasswordReset,
    ResetPasswordRequest, SignedIn, TokenPair, UpdateMe, User, VerifyEmailRequest,
};
pub use billing::{
    BillingInterval, BillingPage, CheckoutRequest, OwnSubscription, PlanFeatures, PlanForSale,
    PlanPrice, PlanValue, Plans, PortalPurpose, PortalRequest, SubscriptionValue, decimals,
};
pub use canonical::{item_hash, month_hash};
pub use care::{
    AcceptRequest, CareCourse, CareDay, CareInvitations, CareLearner, CareLearners, CareOverview,
    InvitationState, InviteRequest, ReceivedInvitation, Seen, SeenBy, SentInvitation,
};
pub use catalogue::{CourseValue, CourseWithLessons, Courses, LessonSummary, LessonWithText};
pub use digest::{DigestAnswer, DigestItem, DigestRequest, MonthDigest, MonthItems};
pub use error::{ErrorBody, ErrorDetail};
pub use hello::{Hello, Limits};
pub use integrity::{content_digest, matches_digest};
pub use log::Log;
pub use orgs::{
    AddMembersRequest, AddVerdict, AddedLine, AddedMembers, AssignSeatRequest, ChangeRoleRequest,
    CreateOrgRequest, Org, OrgMember, OrgMembers, OrgName, OrgRole, Orgs, Seats,
};
pub use pull::{Change, ChangeKind, ChangeOp, PullAnswer};
pub use push::{
    DeviceType, ErrorPolicy, LessonRef, PushAnswer, PushRequest, PushSession, RejectCode,
    SessionResult, Setting, Unlock, Verdict, VerdictStatus,
};
pub use reports::{
    BestAttempt, Bigram, Bigrams, CourseProgress, Days, Leaderboard, LeaderboardEntry,
    LessonStanding, MissingStars, OwnRank, WeakKey, WeakKeys, WeeklyValue, Weeks,
};
pub use rewards::{
    AchievementValue, Achievements, EarnedAchievement, EarnedAchievements, RecommendationValue,
    Recommendations,
};
pub use values::{DailyValue, Gone, ProgressValue, SessionValue, StatsValue};

/// The version of the protocol these types speak, as in `Tactus-Client: app/1.0.0 proto/1`.
pub const PROTO: u32 = 1;
/// Name of the header in which a client names itself and its protocol version.
pub const CLIENT_HEADER: &str = "Tactus-Client";
/// Most sessions in one push.
pub const MAX_PUSH_SESSIONS: usize = 200;
/// Most bytes of a push as sent, after compression.
pub const MAX_PUSH_BYTES: usize = 1024 * 1024;
/// Most bytes of a push once decoded.
pub const MAX_PUSH_DECODED_BYTES: usize = 8 * 1024 * 1024;
