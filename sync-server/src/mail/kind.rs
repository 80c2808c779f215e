//! Which mails there are, and what each is called.

use super::token::Purpose;

/// Which mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Prove that this address is yours.
    VerifyEmail,
    /// Choose a new password.
    ResetPassword,
    /// To the old address: there is another one now.
    EmailChanged,
    /// There is another password now.
    PasswordChanged,
    /// The account goes.
    AccountDeleted,
    /// From now on Google's word opens the account, too.
    GoogleLinked,
    /// GitHub's, likewise.
    GithubLinked,
    /// To whoever has the address, with an account or without: somebody asks to see how they practise.
    CareInvitation,
    /// The same from an organisation.
    OrgInvitation,
    /// To whoever asked: the learner agreed.
    CareAccepted,
    /// To whoever saw: the learner has ended it.
    CareEnded,
    /// To the learner: whoever saw has ended it, or is gone.
    CareStopped,
    /// The same of an organisation.
    OrgCareStopped,
    /// A trial ends soon, and what is paid then.
    TrialEnds,
    /// A payment failed: what to do, and until when the plan goes on.
    PaymentFailed,
    /// A plan has ended: what stops and what stays.
    PlanEnded,
}

impl Kind {
    #[cfg(test)]
    pub(super) const ALL: [Self; 16] = [
        Self::VerifyEmail,
        Self::ResetPassword,
        Self::EmailChanged,
        Self::PasswordChanged,
        Self::AccountDeleted,
        Self::GoogleLinked,
        Self::GithubLinked,
        Self::CareInvitation,
        Self::OrgInvitation,
        Self::CareAccepted,
        Self::CareEnded,
        Self::CareStopped,
        Self::OrgCareStopped,
        Self::TrialEnds,
        Self::PaymentFailed,
        Self::PlanEnded,
    ];

    /// Name in the database.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::VerifyEmail => "verify_email",
            Self::ResetPassword => "reset_password",
            Self::EmailChanged => "email_changed",
            Self::PasswordChanged => "password_changed",
            Self::AccountDeleted => "account_deleted",
            Self::GoogleLinked => "google_linked",
            Self::GithubLinked => "github_linked",
            Self::CareInvitation => "care_invitation",
            Self::OrgInvitation => "org_invitation",
            Self::CareAccepted => "care_accepted",
            Self::CareEnded => "care_ended",
            Self::CareStopped => "care_stopped",
            Self::OrgCareStopped => "org_care_stopped",
            Self::TrialEnds => "trial_ends",
            Self::PaymentFailed => "payment_failed",
            Self::PlanEnded => "plan_ended",
        }
    }

    /// The one of this name.
    pub(super) fn named(name: &str) -> Option<Self> {
        match name {
            "verify_email" => Some(Self::VerifyEmail),
            "reset_password" => Some(Self::ResetPassword),
            "email_changed" => Some(Self::EmailChanged),
            "password_changed" => Some(Self::PasswordChanged),
            "account_deleted" => Some(Self::AccountDeleted),
            "google_linked" => Some(Self::GoogleLinked),
            "github_linked" => Some(Self::GithubLinked),
            "care_invitation" => Some(Self::CareInvitation),
            "org_invitation" => Some(Self::OrgInvitation),
            "care_accepted" => Some(Self::CareAccepted),
            "care_ended" => Some(Self::CareEnded),
            "care_stopped" => Some(Self::CareStopped),
            "org_care_stopped" => Some(Self::OrgCareStopped),
            _ => Self::about_billing(name),
        }
    }

    /// The one of this name about what is paid for.
    pub(crate) fn about_billing(name: &str) -> Option<Self> {
        match name {
            "trial_ends" => Some(Self::TrialEnds),
            "payment_failed" => Some(Self::PaymentFailed),
            "plan_ended" => Some(Self::PlanEnded),
            _ => None,
        }
    }

    /// Whether it is one of these: what each says is asked of the subscription when it is written.
    pub(super) fn is_about_billing(self) -> bool {
        Self::about_billing(self.name()).is_some()
    }

    /// What its link is for, where it has one.
    pub(super) fn purpose(self) -> Option<Purpose> {
        match self {
            Self::VerifyEmail => Some(Purpose::VerifyEmail),
            Self::ResetPassword => Some(Purpose::ResetPassword),
            Self::EmailChanged
            | Self::PasswordChanged
            | Self::AccountDeleted
            | Self::GoogleLinked
            | Self::GithubLinked
            | Self::CareInvitation
            | Self::OrgInvitation
            | Self::CareAccepted
            | Self::CareEnded
            | Self::CareStopped
            | Self::OrgCareStopped
            | Self::TrialEnds
            | Self::PaymentFailed
            | Self::PlanEnded => None,
        }
    }
}
