//! What changed for a user since a cursor.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Answer to `GET /v1/sync/pull`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PullAnswer {
    /// In the order in which they were committed for this user.
    pub changes: Vec<Change>,
    /// Opaque; ask for what follows with it. To be kept together with the changes, in one
    /// transaction.
    pub cursor: String,
    /// There is more: ask again at once.
    pub has_more: bool,
    /// As in [`crate::Hello`].
    pub epoch: Uuid,
}

/// One thing that changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Change {
    /// What kind of thing it is.
    pub kind: ChangeKind,
    /// Whether it is there now, or gone.
    pub op: ChangeOp,
    /// The thing as it is now, or what names it when it is gone.
    #[cfg_attr(feature = "openapi", schema(value_type = serde_json::Value))]
    pub value: serde_json::Value,
}

/// Kinds of things that sync.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// A typing session, without its log.
    Session,
    /// Key and pair statistics of a session.
    SessionStats,
    /// Progress in a lesson.
    Progress,
    /// A lesson that was opened.
    Unlock,
    /// An achievement that was earned.
    Achievement,
    /// What the coach recommends.
    Recommendation,
    /// The figures of a day.
    Daily,
    /// A setting.
    Setting,
    /// The subscription.
    Subscription,
    /// A course of the catalogue.
    Course,
    /// A kind of a later version: to be skipped.
    #[serde(other)]
    Unknown,
}

impl ChangeKind {
    /// The name on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Session => "session",
            Self::SessionStats => "session_stats",
            Self::Progress => "progress",
            Self::Unlock => "unlock",
            Self::Achievement => "achievement",
            Self::Recommendation => "recommendation",
            Self::Daily => "daily",
            Self::Setting => "setting",
            Self::Subscription => "subscription",
            Self::Course => "course",
            Self::Unknown => "unknown",
        }
    }
}

/// What happened to a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ChangeOp {
    /// It was made or changed.
    Put,
    /// It was deleted.
    Delete,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_the_contract() {
        for kind in [
            "session",
            "session_stats",
            "progress",
            "unlock",
            "achievement",
            "recommendation",
            "daily",
            "setting",
            "subscription",
            "course",
        ] {
            let read: ChangeKind = serde_json::from_value(kind.into()).expect(kind);
            assert_eq!(read.as_str(), kind);
            assert_eq!(serde_json::to_value(read).expect("writes"), kind);
        }
    }

    #[test]
    fn a_kind_of_a_later_version_does_not_stop_the_pull() {
        let answer: PullAnswer = serde_json::from_str(
            r#"{"changes":[{"kind":"hologram","op":"put","value":{}}],"cursor":"c",
                "has_more":false,"epoch":"0d9f6d0e-6a4e-4c0b-9a44-0a6c5a2f7e11","new":1}"#,
        )
        .expect("decodes");
        assert_eq!(answer.changes[0].kind, ChangeKind::Unknown);
    }
}
