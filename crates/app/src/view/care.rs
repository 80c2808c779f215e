//! Who sees whom, for the learner and for those who care for others.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Something that is seen of a learner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
#[expect(missing_docs, reason = "as the protocol's `Seen` says")]
pub enum SeenPart {
    Name,
    Progress,
    ActiveTime,
    LastPractised,
    Difficulties,
}

/// What somebody is in an organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
#[expect(missing_docs, reason = "as the protocol's `OrgRole` says")]
pub enum MemberRole {
    Owner,
    Manager,
    Member,
}

/// The learner's side: what waits for an answer, and who sees them.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct CareState {
    /// Without a proven address no question comes in.
    pub is_email_verified: bool,
    /// What waits for an answer.
    pub questions: Vec<CareQuestion>,
    /// Who sees the learner.
    pub seen_by: Vec<Watcher>,
    /// Organisations the learner is in.
    pub orgs: Vec<OrgView>,
}

/// A question, with everything one has to know before answering.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct CareQuestion {
    /// UUID.
    pub id: String,
    /// Who asks: name and address, as far as they are known.
    pub from: Option<String>,
    /// Name of the organisation one would join.
    pub org: Option<String>,
    /// To help leading it.
    pub leads: bool,
    /// What would be seen.
    pub seen: Vec<SeenPart>,
    /// RFC 3339.
    pub expires_at: String,
}

/// Somebody who sees the learner.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct Watcher {
    /// UUID of the relation.
    pub id: String,
    /// Name and address of the person, or name of the organisation.
    pub name: String,
    /// Those who lead an organisation.
    pub is_org: bool,
    /// RFC 3339.
    pub since: String,
    /// What they see.
    pub seen: Vec<SeenPart>,
}

/// The other side: everybody whom the account sees.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct LearnerList {
    /// Whether the plan has learners of one's own.
    pub is_in_plan: bool,
    /// How many there may be; none: any number.
    pub limit: Option<u32>,
    /// Learners of one's own and open questions.
    pub taken: u32,
    /// By name.
    pub learners: Vec<Learner>,
    /// What the account has asked for itself.
    pub asked: Vec<AskedView>,
    /// Organisations the account is in.
    pub orgs: Vec<OrgView>,
    /// Whether it may found one.
    pub may_create_org: bool,
}

/// A learner.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct Learner {
    /// UUID of the relation.
    pub id: String,
    /// As the account says it.
    pub name: String,
    /// The organisation by which they are seen.
    pub org: Option<String>,
    /// RFC 3339.
    pub since: String,
    /// Without a seat there are no figures.
    pub has_seat: bool,
    /// The last day with practice.
    pub last_practised: Option<String>,
    /// The days of this week, Monday first.
    pub days: Vec<LearnerDay>,
    /// Their sum, ms.
    pub active_this_week: u64,
    /// The course practised last.
    pub course: Option<LearnerCourse>,
    /// Keys that take effort, the worst first.
    pub keys: Vec<Effort>,
    /// Pairs likewise.
    pub pairs: Vec<Effort>,
}

/// One day of a learner.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct LearnerDay {
    /// Plain day.
    pub date: String,
    /// Time spent typing, ms.
    pub active_duration: u64,
}

/// Where a learner is.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct LearnerCourse {
    /// In its own language.
    pub name: String,
    /// Of the course.
    pub language: String,
    /// Lessons done.
    pub completed: u32,
    /// Lessons there are.
    pub total: u32,
}

/// A key or a pair that takes effort.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct Effort {
    /// The key, or both of the pair.
    pub units: String,
    /// How often it was typed.
    pub presses: u32,
    /// 1/100 %.
    pub error_rate: u32,
    /// Mean gap before it, ms; of pairs not known.
    pub latency: Option<u32>,
}

/// Somebody who was asked and has not said yes.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct AskedView {
    /// UUID.
    pub id: String,
    /// Who.
    pub email: String,
    /// To help leading.
    pub leads: bool,
    /// The answer was no.
    pub is_declined: bool,
    /// RFC 3339.
    pub expires_at: String,
}

/// An organisation that the account is in.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct OrgView {
    /// UUID.
    pub id: String,
    /// As its owner calls it.
    pub name: String,
    /// What the account is in it.
    pub role: MemberRole,
    /// UUID of the account's membership.
    pub member: String,
}

/// An organisation, for those who lead it.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct OrgDetail {
    /// Seats there are; none: any number.
    pub seats: Option<u32>,
    /// Seats that are taken.
    pub taken: u32,
    /// By name.
    pub members: Vec<OrgMemberView>,
    /// Whoever was asked.
    pub asked: Vec<AskedView>,
}

/// Somebody in an organisation.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct OrgMemberView {
    /// UUID of the membership.
    pub id: String,
    /// As the account says it.
    pub name: String,
    /// Of the account.
    pub email: String,
    /// What they are.
    pub role: MemberRole,
    /// Whether they have a seat.
    pub has_seat: bool,
    /// Whether they agreed to be seen.
    pub is_seen: bool,
}

/// What became of a list of addresses.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct AddReport {
    /// Line by line.
    pub lines: Vec<AddReportLine>,
    /// How the organisation stands now.
    pub org: OrgDetail,
}

/// One line.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct AddReportLine {
    /// From 1.
    pub line: u32,
    /// What stands there.
    pub email: String,
    /// What became of it.
    pub verdict: AddOutcome,
}

/// What became of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
#[expect(missing_docs, reason = "as the protocol's `AddVerdict` says")]
pub enum AddOutcome {
    Invited,
    AlreadyInvited,
    AlreadyMember,
    Duplicate,
    InvalidEmail,
}

/// Of `answer_care`.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct AnswerCare {
    /// UUID of the question.
    pub id: String,
    /// Yes or no.
    pub accept: bool,
    /// What was shown as that which will be seen.
    pub seen: Vec<SeenPart>,
    /// An adult agrees for a child.
    pub by_guardian: bool,
}

/// Of `end_care` and `end_learner`.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct CareArgs {
    /// UUID of a relation or a question.
    pub id: String,
}

/// Of `invite_learner`.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct InviteArgs {
    /// Whom to ask.
    pub email: String,
}

/// Of `create_org`.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct NewOrg {
    /// Its name.
    pub name: String,
}

/// Of `org_members` and `dissolve_org`.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct OrgArgs {
    /// UUID.
    pub org: String,
}

/// Of `add_members`.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct AddMembers {
    /// UUID.
    pub org: String,
    /// Addresses, one a line, or a file as it is.
    pub csv: String,
    /// As those who help leading.
    pub leads: bool,
}

/// Of `set_org_role`.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct RoleArgs {
    /// UUID.
    pub org: String,
    /// UUID of the membership.
    pub member: String,
    /// What they are from now on.
    pub role: MemberRole,
}

/// Of `remove_member` and `leave_org`.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct MemberArgs {
    /// UUID.
    pub org: String,
    /// UUID of the membership.
    pub member: String,
}

/// Of `set_seat`.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SeatArgs {
    /// UUID.
    pub org: String,
    /// UUID of the membership.
    pub member: String,
    /// Give or take back.
    pub has_seat: bool,
}
