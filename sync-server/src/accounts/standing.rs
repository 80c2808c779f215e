//! What may be done with someone's data.

use chrono::{DateTime, Datelike as _, Utc};
use sqlx::PgConnection;

use super::plan::{Plans, plan_of};

/// A child is 16 or younger with the current year.
const CHILD: i32 = 16;

/// What other features have to know of an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// May raw key presses be kept? They may with consent, and never of a child.
    pub keeps_key_presses: bool,
    /// Does the plan keep them? Where it does not, they are looked at, counted and dropped.
    pub plan_keeps_them: bool,
    /// Is this a child's account?
    pub is_child: bool,
}

/// How an account stands now, where plans limit so much; none if it is gone.
pub async fn standing(
    db: &mut PgConnection,
    user: i64,
    plans: Plans,
    now: DateTime<Utc>,
) -> sqlx::Result<Option<Standing>> {
    let row = sqlx::query!(
        "SELECT birth_year, consent_analytics FROM users WHERE id = $1 AND is_active",
        user,
    )
    .fetch_optional(&mut *db)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let is_child = is_child(row.birth_year.map(i32::from), now);
    let keeps_key_presses = row.consent_analytics && !is_child;
    let is_limited = keeps_key_presses && plans == Plans::Limited;
    Ok(Some(Standing {
        keeps_key_presses,
        plan_keeps_them: !is_limited || plan_of(db, user, now).await? != "free",
        is_child,
    }))
}

/// How it stands at the end of a transaction, and until its commit: whoever withdraws a consent waits for that. If it is
/// not what the work began with, the work was for somebody who has changed their mind meanwhile.
pub async fn standing_at_last(
    db: &mut PgConnection,
    user: i64,
    plans: Plans,
    now: DateTime<Utc>,
) -> sqlx::Result<Option<Standing>> {
    sqlx::query!("SELECT id FROM users WHERE id = $1 FOR SHARE", user)
        .fetch_optional(&mut *db)
        .await?;
    standing(db, user, plans, now).await
}

/// Whether someone born in this year is a child; without a year, nobody is.
pub(super) fn is_child(birth_year: Option<i32>, now: DateTime<Utc>) -> bool {
    birth_year.is_some_and(|year| now.year() - year <= CHILD)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_child_is_16_or_younger_with_the_current_year() {
        let now = "2026-11-22T08:30:00Z".parse().unwrap();
        for (year, child) in [
            (None, false),
            (Some(2009), false),
            (Some(2010), true),
            (Some(2026), true),
        ] {
            assert_eq!(is_child(year, now), child, "{year:?}");
        }
    }
}
