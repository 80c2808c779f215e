//! Who sees whom, as the sync server has it: asked for, and put into what the interface shows.

use std::sync::Arc;

use sync::{
    AddVerdict, Bigram, CareInvitations, CareLearner, InvitationState, Org, OrgMembers, OrgRole,
    ProfileSync, Seen, SentInvitation, WeakKey,
};
use uuid::Uuid;

use crate::{
    app::App,
    error::AppError,
    host::rfc3339,
    view::care::{
        AddOutcome, AskedView, CareQuestion, CareState, Effort, Learner, LearnerCourse, LearnerDay,
        LearnerList, MemberRole, OrgDetail, OrgMemberView, OrgView, SeenPart, Watcher,
    },
};

/// An id as the interface says it.
pub(crate) fn id(field: &'static str, value: &str) -> Result<Uuid, AppError> {
    value.parse().map_err(|_| AppError::BadValue {
        field,
        value: value.chars().take(100).collect(),
    })
}

/// The learner's side.
pub(crate) async fn state(app: &Arc<App>) -> Result<CareState, AppError> {
    let sync = app.sync()?;
    let invitations = sync.care_invitations().await?;
    let seen_by = sync.care().await?.seen_by;
    let orgs = sync.orgs().await?.orgs;
    Ok(CareState {
        is_email_verified: invitations.is_email_verified,
        questions: questions(invitations),
        seen_by: seen_by
            .into_iter()
            .map(|watcher| Watcher {
                id: watcher.id.to_string(),
                is_org: watcher.org.is_some(),
                name: match watcher.org {
                    Some(org) => org.name,
                    None => who(watcher.name, watcher.email).unwrap_or_default(),
                },
                since: rfc3339(watcher.since),
                seen: watcher.seen.into_iter().map(SeenPart::from).collect(),
            })
            .collect(),
        orgs: orgs.into_iter().map(OrgView::from).collect(),
    })
}

fn questions(invitations: CareInvitations) -> Vec<CareQuestion> {
    let questions = invitations.received.into_iter().map(|asked| CareQuestion {
        id: asked.id.to_string(),
        from: who(asked.from_name, asked.from_email),
        org: asked.org.map(|org| org.name),
        leads: asked.role == Some(OrgRole::Manager),
        seen: asked.seen.into_iter().map(SeenPart::from).collect(),
        expires_at: rfc3339(asked.expires_at),
    });
    questions.collect()
}

/// Name and address: a name alone could be anybody's.
fn who(name: Option<String>, email: Option<String>) -> Option<String> {
    match (name, email) {
        (Some(name), Some(email)) => Some(format!("{name} ({email})")),
        (name, email) => email.or(name),
    }
}

/// The side of those who care for others.
pub(crate) async fn learners(app: &Arc<App>) -> Result<LearnerList, AppError> {
    let sync = app.sync()?;
    let seen = sync.care_learners().await?;
    let sent = sync.care_invitations().await?.sent;
    let orgs = sync.orgs().await?;
    Ok(LearnerList {
        is_in_plan: seen.is_in_plan,
        limit: seen.limit,
        taken: seen.taken,
        learners: seen.learners.into_iter().map(Learner::from).collect(),
        asked: sent.into_iter().map(AskedView::from).collect(),
        orgs: orgs.orgs.into_iter().map(OrgView::from).collect(),
        may_create_org: orgs.may_create,
    })
}

/// An organisation, for those who lead it.
pub(crate) async fn org(sync: &ProfileSync, org: Uuid) -> Result<OrgDetail, AppError> {
    let members: OrgMembers = sync.org_members(org).await?;
    Ok(OrgDetail {
        seats: members.seats.total,
        taken: members.seats.taken,
        members: members
            .members
            .into_iter()
            .map(|member| OrgMemberView {
                id: member.id.to_string(),
                name: member.name,
                email: member.email,
                role: member.role.into(),
                has_seat: member.has_seat,
                is_seen: member.is_seen,
            })
            .collect(),
        asked: members
            .invitations
            .into_iter()
            .map(AskedView::from)
            .collect(),
    })
}

impl From<CareLearner> for Learner {
    fn from(learner: CareLearner) -> Self {
        Self {
            id: learner.id.to_string(),
            name: learner.name,
            org: learner.org.map(|org| org.name),
            since: rfc3339(learner.since),
            has_seat: learner.has_seat,
            last_practised: learner.last_practised.map(|date| date.to_string()),
            days: learner
                .days
                .into_iter()
                .map(|day| LearnerDay {
                    date: day.date.to_string(),
                    active_duration: day.active_duration,
                })
                .collect(),
            active_this_week: learner.active_this_week,
            course: learner.course.map(|course| LearnerCourse {
                name: course.name,
                language: course.language,
                completed: course.completed_lessons,
                total: course.total_lessons,
            }),
            keys: learner.keys.into_iter().map(Effort::from).collect(),
            pairs: learner.pairs.into_iter().map(Effort::from).collect(),
        }
    }
}

impl From<WeakKey> for Effort {
    fn from(key: WeakKey) -> Self {
        Self {
            units: key.key,
            presses: key.presses,
            error_rate: key.error_rate,
            latency: Some(key.latency),
        }
    }
}

impl From<Bigram> for Effort {
    fn from(pair: Bigram) -> Self {
        Self {
            units: pair.bigram,
            presses: pair.presses,
            error_rate: pair.error_rate,
            latency: None,
        }
    }
}

impl From<SentInvitation> for AskedView {
    fn from(sent: SentInvitation) -> Self {
        Self {
            id: sent.id.to_string(),
            email: sent.email,
            leads: sent.role == Some(OrgRole::Manager),
            is_declined: sent.state == InvitationState::Declined,
            expires_at: rfc3339(sent.expires_at),
        }
    }
}

impl From<Org> for OrgView {
    fn from(org: Org) -> Self {
        Self {
            id: org.id.to_string(),
            name: org.name,
            role: org.role.into(),
            member: org.member.to_string(),
        }
    }
}

impl From<Seen> for SeenPart {
    fn from(seen: Seen) -> Self {
        match seen {
            Seen::Name => Self::Name,
            Seen::Progress => Self::Progress,
            Seen::ActiveTime => Self::ActiveTime,
            Seen::LastPractised => Self::LastPractised,
            Seen::Difficulties => Self::Difficulties,
        }
    }
}

impl From<SeenPart> for Seen {
    fn from(seen: SeenPart) -> Self {
        match seen {
            SeenPart::Name => Self::Name,
            SeenPart::Progress => Self::Progress,
            SeenPart::ActiveTime => Self::ActiveTime,
            SeenPart::LastPractised => Self::LastPractised,
            SeenPart::Difficulties => Self::Difficulties,
        }
    }
}

impl From<OrgRole> for MemberRole {
    fn from(role: OrgRole) -> Self {
        match role {
            OrgRole::Owner => Self::Owner,
            OrgRole::Manager => Self::Manager,
            OrgRole::Member => Self::Member,
        }
    }
}

impl From<MemberRole> for OrgRole {
    fn from(role: MemberRole) -> Self {
        match role {
            MemberRole::Owner => Self::Owner,
            MemberRole::Manager => Self::Manager,
            MemberRole::Member => Self::Member,
        }
    }
}

impl From<AddVerdict> for AddOutcome {
    fn from(verdict: AddVerdict) -> Self {
        match verdict {
            AddVerdict::Invited => Self::Invited,
            AddVerdict::AlreadyInvited => Self::AlreadyInvited,
            AddVerdict::AlreadyMember => Self::AlreadyMember,
            AddVerdict::Duplicate => Self::Duplicate,
            AddVerdict::InvalidEmail => Self::InvalidEmail,
        }
    }
}
