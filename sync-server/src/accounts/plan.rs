//! What plans limit in accounts, for whoever signs somebody in.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::App;
use crate::http::ApiError;

/// Devices of a free account that may be signed in at the same time.
pub const FREE_DEVICES: i64 = 2;
/// Days of history that a free account's statistics show; the rest stays, and comes out in the export.
pub const FREE_HISTORY_DAYS: u32 = 90;

/// Whether plans limit anything on this server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Plans {
    /// No plans are sold here: a school's own server, or a developer's.
    Unlimited,
    /// As docs and price list say.
    Limited,
}

impl Plans {
    /// How many devices may be signed in; no limit where there is none.
    fn devices(self, plan: &str) -> Option<i64> {
        (self == Self::Limited && plan == "free").then_some(FREE_DEVICES)
    }
}

/// How many of the days asked for are shown. With a plan again, all of them are there again.
pub async fn shown_days(app: &App, user: i64, asked: u32) -> sqlx::Result<u32> {
    if app.plans == Plans::Unlimited || asked <= FREE_HISTORY_DAYS {
        return Ok(asked);
    }
    let mut db = app.db.acquire().await?;
    let plan = plan_of(&mut db, user, app.clock.now()).await?;
    Ok(if plan == "free" {
        FREE_HISTORY_DAYS
    } else {
        asked
    })
}

/// The best plan somebody has: `free`, `premium`, `professional` or `enterprise`.
pub async fn plan_of(db: &mut PgConnection, user: i64, now: DateTime<Utc>) -> sqlx::Result<String> {
    let plan = sqlx::query_scalar!("SELECT plan_of($1, $2) AS \"plan!\"", user, now);
    plan.fetch_one(db).await
}

/// Whether one more installation may sign in. One that is signed in already may again, also when a plan has ended. To
/// be called with the account's row locked, or two at once would both be the last one.
pub(super) async fn admit(
    app: &App,
    db: &mut PgConnection,
    user: i64,
    device_id: Uuid,
    now: DateTime<Utc>,
) -> Result<(), ApiError> {
    let plan = plan_of(db, user, now).await?;
    let Some(limit) = app.plans.devices(&plan) else {
        return Ok(());
    };
    let signed_in = sqlx::query_file!("src/accounts/sql/devices.sql", user, now)
        .fetch_all(db)
        .await?;
    let is_known = signed_in.iter().any(|device| device.device_id == device_id);
    if is_known || i64::try_from(signed_in.len()).unwrap_or(i64::MAX) < limit {
        Ok(())
    } else {
        Err(ApiError::DeviceLimit)
    }
}
