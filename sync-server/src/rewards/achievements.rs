//! `GET /v1/achievements` and `GET /v1/me/achievements`.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::State;
use protocol::{AchievementValue, Achievements, EarnedAchievement, EarnedAchievements};
use sqlx::PgConnection;

use crate::App;
use crate::accounts::Caller;
use crate::http::ApiError;

/// Everything that can be earned. Hidden ones are told only to whoever has earned them.
#[utoipa::path(get, path = "/v1/achievements", tag = "achievements",
    responses((status = OK, body = Achievements)))]
pub(super) async fn all(
    State(app): State<App>,
    caller: Option<Caller>,
) -> Result<Json<Achievements>, ApiError> {
    let caller = caller.map(|caller| caller.user);
    let rows = sqlx::query_file!("src/rewards/sql/achievements.sql", caller)
        .fetch_all(&app.db)
        .await?;
    let achievement = rows.into_iter().map(|row| AchievementValue {
        slug: row.slug,
        name: row.name,
        description: row.description,
        icon_url: row.icon_url,
        color: row.color,
        criteria: row.criteria,
        points: points(row.points),
        badge_tier: row.badge_tier,
        is_hidden: row.is_hidden,
    });
    Ok(Json(Achievements {
        achievements: achievement.collect(),
    }))
}

/// What the caller has earned, the latest first.
#[utoipa::path(get, path = "/v1/me/achievements", tag = "achievements", security(("bearer" = [])),
    responses((status = OK, body = EarnedAchievements)))]
pub(super) async fn earned(
    State(app): State<App>,
    caller: Caller,
) -> Result<Json<EarnedAchievements>, ApiError> {
    let mut db = app.db.acquire().await?;
    let mut achievements: Vec<_> = told(&mut db, caller.user, None)
        .await?
        .into_values()
        .collect();
    achievements
        .sort_by(|one, other| (other.earned_at, &one.slug).cmp(&(one.earned_at, &other.slug)));
    Ok(Json(EarnedAchievements {
        points: achievements
            .iter()
            .fold(0, |sum: u32, one| sum.saturating_add(one.points)),
        achievements,
    }))
}

/// What a learner has earned, by row of `user_achievements`: these, or all.
pub(crate) async fn told(
    db: &mut PgConnection,
    user: i64,
    rows: Option<&[i64]>,
) -> sqlx::Result<BTreeMap<i64, EarnedAchievement>> {
    let rows = sqlx::query_file!("src/rewards/sql/earned.sql", user, rows)
        .fetch_all(db)
        .await?;
    let earned = rows.into_iter().map(|row| {
        let value = EarnedAchievement {
            slug: row.slug,
            earned_at: row.earned_at,
            local_date: row.earned_on,
            session: row.session,
            points: points(row.points),
            badge_tier: row.badge_tier,
        };
        (row.id, value)
    });
    Ok(earned.collect())
}

fn points(points: i32) -> u32 {
    u32::try_from(points).unwrap_or_default()
}
