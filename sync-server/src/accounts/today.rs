//! What day it is where a learner lives.

use chrono::NaiveDate;
use chrono_tz::Tz;

use crate::App;

/// Today in the account's time zone.
pub async fn today(app: &App, user: i64) -> sqlx::Result<NaiveDate> {
    let zone = sqlx::query_scalar!("SELECT timezone FROM users WHERE id = $1", user)
        .fetch_one(&app.db)
        .await?;
    // A zone this binary does not know (any more) is taken for UTC.
    let zone: Tz = zone.parse().unwrap_or(Tz::UTC);
    Ok(app.clock.now().with_timezone(&zone).date_naive())
}
