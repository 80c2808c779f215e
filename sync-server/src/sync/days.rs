//! The figures of a learner's days: always what the set of the day's sessions gives.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use protocol::ChangeKind;
use serde_json::json;
use sqlx::PgConnection;

use super::ledger::Ledger;
use super::{progress, weeks};

/// From here on a session says something about care.
#[expect(clippy::cast_possible_wrap, reason = "60")]
const LONG: i32 = trainer::achievements::MIN_KEYSTROKES as i32;

/// Makes the figures of these days anew, and of the weeks they are in.
pub(super) async fn renew(
    db: &mut PgConnection,
    user: i64,
    days: &BTreeSet<NaiveDate>,
    ledger: &mut Ledger,
) -> sqlx::Result<()> {
    if days.is_empty() {
        return Ok(());
    }
    let dates: Vec<NaiveDate> = days.iter().copied().collect();
    let completed = completed(db, user, &dates).await?;
    let counts: Vec<i32> = dates
        .iter()
        .map(|day| completed.get(day).copied().unwrap_or(0))
        .collect();
    let there = sqlx::query_file_scalar!("src/sync/sql/put_days.sql", user, &dates, &counts, LONG)
        .fetch_all(&mut *db)
        .await?;
    for day in &there {
        ledger.put(ChangeKind::Daily, number(*day));
    }
    let empty: Vec<NaiveDate> = dates
        .into_iter()
        .filter(|day| !there.contains(day))
        .collect();
    let gone = sqlx::query_scalar!(
        "DELETE FROM analytics_daily WHERE user_id = $1 AND date = ANY ($2) RETURNING date",
        user,
        &empty
    )
    .fetch_all(&mut *db)
    .await?;
    for day in gone {
        ledger.delete(ChangeKind::Daily, number(day), json!({ "date": day }));
    }
    weeks::renew(db, user, days).await
}

/// How many lessons were completed for the first time on each of these days.
async fn completed(
    db: &mut PgConnection,
    user: i64,
    days: &[NaiveDate],
) -> sqlx::Result<BTreeMap<NaiveDate, i32>> {
    let lessons = sqlx::query_file_scalar!("src/sync/sql/rated_lessons.sql", user, days)
        .fetch_all(&mut *db)
        .await?;
    let mut counts = BTreeMap::new();
    for day in progress::completed_on(db, user, &lessons)
        .await?
        .into_values()
    {
        *counts.entry(day).or_default() += 1;
    }
    Ok(counts)
}

/// A day as `changes.ref`: days since 1970-01-01.
pub(super) fn number(day: NaiveDate) -> i64 {
    day.signed_duration_since(NaiveDate::default()).num_days()
}

/// The day of a `changes.ref`.
pub(super) fn day(number: i64) -> Option<NaiveDate> {
    NaiveDate::default().checked_add_signed(chrono::TimeDelta::try_days(number)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_count_from_1970() {
        for (date, expected) in [
            ("1970-01-01", 0),
            ("2026-11-22", 20_779),
            ("1969-12-31", -1),
        ] {
            let date = date.parse().unwrap();
            assert_eq!(number(date), expected);
            assert_eq!(day(expected), Some(date));
        }
        assert_eq!(day(i64::MAX), None);
    }
}
