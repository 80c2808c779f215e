//! Why a session is not stored.

use protocol::{RejectCode, Verdict, VerdictStatus};
use uuid::Uuid;

/// A verdict other than `stored`, `duplicate` and `deleted`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Refusal {
    status: VerdictStatus,
    code: &'static str,
    detail: String,
}

impl Refusal {
    /// Never will be stored.
    pub(super) fn rejected(code: RejectCode, detail: impl Into<String>) -> Self {
        Self {
            status: VerdictStatus::Rejected,
            code: code.as_str(),
            detail: detail.into(),
        }
    }

    /// Not now.
    pub(super) fn held(code: &'static str, detail: impl Into<String>) -> Self {
        Self {
            status: VerdictStatus::Held,
            code,
            detail: detail.into(),
        }
    }

    /// The verdict on the session of this id.
    pub(super) fn verdict(self, id: Option<Uuid>) -> Verdict {
        Verdict {
            id,
            status: self.status,
            code: Some(self.code.to_owned()),
            detail: Some(self.detail),
        }
    }
}
