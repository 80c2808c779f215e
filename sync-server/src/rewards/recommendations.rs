//! `GET /v1/me/recommendations`, and how new ones come in.

use std::collections::{BTreeMap, BTreeSet};

use axum::Json;
use axum::extract::State;
use chrono::{DateTime, Utc};
use protocol::{ChangeKind, RecommendationValue, Recommendations};
use serde_json::Value;
use sqlx::PgConnection;

use super::coach;
use crate::App;
use crate::accounts::Caller;
use crate::http::ApiError;
use crate::sync::Ledger;

/// What to practise, and why, as the rules found it.
#[derive(Debug, Clone, PartialEq)]
pub struct Recommendation {
    /// What it is about, among those of its type; at most 100 characters.
    pub subject: String,
    /// Key of a message.
    pub title: String,
    /// Key of a message.
    pub description: Option<String>,
    /// What the messages are filled with: an object.
    pub arguments: Value,
    /// The figures it rests on: an object.
    pub evidence: Value,
    /// What to do: a list.
    pub action_items: Value,
    /// 5 comes first, 1 last.
    pub priority: u8,
    /// Until when it stands.
    pub expires_at: Option<DateTime<Utc>>,
}

/// The active recommendations, the most urgent first; made anew where something has changed.
#[utoipa::path(get, path = "/v1/me/recommendations", tag = "recommendations", security(("bearer" = [])),
    responses((status = OK, body = Recommendations)))]
pub(super) async fn active(
    State(app): State<App>,
    caller: Caller,
) -> Result<Json<Recommendations>, ApiError> {
    coach::renew(&app, caller.user).await?;
    let now = app.clock.now();
    let mut db = app.db.acquire().await?;
    let all = told(&mut db, caller.user, None).await?.into_values();
    let mut recommendations: Vec<_> = all
        .filter(|one| one.is_active && one.expires_at.is_none_or(|end| end > now))
        .collect();
    recommendations.sort_by_key(|one| (std::cmp::Reverse(one.priority), one.id));
    Ok(Json(Recommendations { recommendations }))
}

/// Puts what the rules of one type recommend now in place of what they recommended before. One on the same subject is
/// renewed and keeps its id; those that are not among the new ones are over. What was dismissed or done comes back
/// only as a new one.
pub async fn replace(
    db: &mut PgConnection,
    user: i64,
    kind: &str,
    found: &[Recommendation],
    now: DateTime<Utc>,
    ledger: &mut Ledger,
) -> sqlx::Result<()> {
    let mut standing = BTreeSet::new();
    for one in found {
        let id = sqlx::query_file_scalar!(
            "src/rewards/sql/put_recommendation.sql",
            user,
            kind,
            one.subject,
            one.title,
            one.description,
            one.arguments,
            one.evidence,
            one.action_items,
            i32::from(one.priority),
            now,
            one.expires_at,
        )
        .fetch_optional(&mut *db)
        .await?;
        standing.insert(one.subject.clone());
        // Nothing where it says what it said before.
        if let Some(id) = id {
            ledger.put(ChangeKind::Recommendation, id);
        }
    }
    let subjects: Vec<String> = standing.into_iter().collect();
    let over = sqlx::query_scalar!(
        "UPDATE ai_recommendations SET is_active = FALSE
         WHERE user_id = $1 AND recommendation_type = $2 AND is_active AND subject <> ALL ($3)
         RETURNING id",
        user,
        kind,
        &subjects
    )
    .fetch_all(db)
    .await?;
    for id in over {
        ledger.put(ChangeKind::Recommendation, id);
    }
    Ok(())
}

/// A learner's recommendations by their row: these, or all active ones.
pub(crate) async fn told(
    db: &mut PgConnection,
    user: i64,
    rows: Option<&[i64]>,
) -> sqlx::Result<BTreeMap<i64, RecommendationValue>> {
    let rows = sqlx::query_file!("src/rewards/sql/recommendations.sql", user, rows)
        .fetch_all(db)
        .await?;
    let value = rows.into_iter().map(|row| {
        let value = RecommendationValue {
            id: row.id,
            kind: row.recommendation_type,
            subject: row.subject,
            title: row.title,
            description: row.description,
            arguments: row.arguments,
            evidence: row.evidence,
            action_items: row.action_items,
            priority: u8::try_from(row.priority).unwrap_or(1),
            is_active: row.is_active,
            created_at: row.created_at,
            expires_at: row.expires_at,
        };
        (value.id, value)
    });
    Ok(value.collect())
}
