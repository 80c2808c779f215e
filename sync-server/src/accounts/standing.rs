//! What may be done with someone's data.

use chrono::{DateTime, Datelike as _, Utc};
use sqlx::PgConnection;

/// A child is 16 or younger with the current year.
const CHILD: i32 = 16;

/// What other features have to know of an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// May raw key presses be kept? They may with consent, and never of a child.
    pub keeps_key_presses: bool,
    /// Is this a child's account?
    pub is_child: bool,
}

/// How an account stands now; none if it is gone. Within a transaction, so that a withdrawal of consent
/// counts from its commit on.
pub async fn standing(
    db: &mut PgConnection,
    user: i64,
    now: DateTime<Utc>,
) -> sqlx::Result<Option<Standing>> {
    let row = sqlx::query!(
        "SELECT birth_year, consent_analytics FROM users WHERE id = $1 AND is_active",
        user,
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| {
        let is_child = is_child(row.birth_year.map(i32::from), now);
        Standing {
            keeps_key_presses: row.consent_analytics && !is_child,
            is_child,
        }
    }))
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
