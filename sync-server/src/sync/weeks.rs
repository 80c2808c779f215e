//! The figures of ISO weeks: always what the sessions of the week's days give.

use std::collections::BTreeSet;

use chrono::{Datelike as _, NaiveDate, TimeDelta};
use sqlx::PgConnection;

/// Makes the figures of the weeks of these days anew, once those of the days are right. Other devices add them up
/// from the days by themselves, so nothing is told.
pub(super) async fn renew(
    db: &mut PgConnection,
    user: i64,
    days: &BTreeSet<NaiveDate>,
) -> sqlx::Result<()> {
    let weeks: BTreeSet<NaiveDate> = days.iter().map(|day| monday(*day)).collect();
    let weeks: Vec<NaiveDate> = weeks.into_iter().collect();
    sqlx::query_file!("src/sync/sql/put_weeks.sql", user, &weeks)
        .execute(&mut *db)
        .await?;
    sqlx::query_file!("src/sync/sql/drop_weeks.sql", user, &weeks)
        .execute(db)
        .await?;
    Ok(())
}

/// The first day of its week.
pub(super) fn monday(day: NaiveDate) -> NaiveDate {
    let since = TimeDelta::days(day.weekday().num_days_from_monday().into());
    // Before the first Monday of the calendar there is no day to type on.
    day.checked_sub_signed(since).unwrap_or(day)
}
