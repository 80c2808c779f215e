//! Achievements and recommendations.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

/// `GET /v1/achievements`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Achievements {
    /// All that can be earned; hidden ones only by whoever has earned them.
    pub achievements: Vec<AchievementValue>,
}

/// Something that can be earned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AchievementValue {
    /// `speed_demon`.
    pub slug: String,
    /// Key of the message that names it.
    pub name: String,
    /// Key of the message that describes it.
    pub description: Option<String>,
    /// A picture, if it has one of its own.
    pub icon_url: Option<String>,
    /// `#rrggbb`.
    pub color: Option<String>,
    /// What has to be true: `{"wpm": {"min": 100}, "accuracy": {"min": 95}}`.
    #[cfg_attr(feature = "openapi", schema(value_type = serde_json::Value))]
    pub criteria: Value,
    /// What it is worth.
    pub points: u32,
    /// `bronze`, `silver`, `gold`, `platinum`.
    pub badge_tier: Option<String>,
    /// Shown only to whoever has earned it.
    pub is_hidden: bool,
}

/// `GET /v1/me/achievements`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EarnedAchievements {
    /// Points of all of them.
    pub points: u32,
    /// The earned ones, the latest first.
    pub achievements: Vec<EarnedAchievement>,
}

/// `achievement`: what a learner has earned. It is never told as gone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EarnedAchievement {
    /// `speed_demon`.
    pub slug: String,
    /// End of the session that earned it.
    #[serde(with = "crate::time")]
    pub earned_at: DateTime<Utc>,
    /// The learner's own day of it.
    pub local_date: Option<NaiveDate>,
    /// The session that earned it, while that is there.
    pub session: Option<Uuid>,
    /// Points it gave.
    pub points: u32,
    /// `bronze`, `silver`, `gold`, `platinum`.
    pub badge_tier: Option<String>,
}

/// `GET /v1/me/recommendations`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Recommendations {
    /// Active ones that have not expired: the most urgent first.
    pub recommendations: Vec<RecommendationValue>,
}

/// `recommendation`: what to practise, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RecommendationValue {
    /// What `/v1/me/recommendations/{id}/dismiss` and `/complete` are asked with.
    pub id: i64,
    /// `weak_keys`, `weak_pairs`, `plateau`, `practice_plan` …
    #[serde(rename = "type")]
    pub kind: String,
    /// What it is about, among those of its type.
    pub subject: String,
    /// Key of a message.
    pub title: String,
    /// Key of a message.
    pub description: Option<String>,
    /// What the messages are filled with.
    #[cfg_attr(feature = "openapi", schema(value_type = serde_json::Value))]
    pub arguments: Value,
    /// The figures it rests on.
    #[cfg_attr(feature = "openapi", schema(value_type = serde_json::Value))]
    pub evidence: Value,
    /// What to do: `[{"type": "lesson", "course": "adults-en-v1", "number": 15}]`.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<Object>))]
    pub action_items: Value,
    /// 5 comes first, 1 last.
    pub priority: u8,
    /// Whether it still stands.
    pub is_active: bool,
    /// When it was made.
    #[serde(with = "crate::time")]
    pub created_at: DateTime<Utc>,
    /// Until when it stands.
    #[serde(with = "crate::time::option")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub expires_at: Option<DateTime<Utc>>,
}
