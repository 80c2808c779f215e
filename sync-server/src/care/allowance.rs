//! How many learners somebody may care for by themselves.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;

use crate::App;
use crate::accounts::{self, Plans};
use crate::billing;

/// Learners that a plan allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Allowance {
    /// The plan has none.
    None,
    /// So many.
    UpTo(u32),
    /// Nothing is sold here, so nothing is limited.
    Any,
}

impl Allowance {
    /// Whether one more has room beside so many.
    pub(super) fn has_room(self, taken: i64) -> bool {
        match self {
            Self::None => false,
            Self::UpTo(limit) => taken < i64::from(limit),
            Self::Any => true,
        }
    }

    /// As the wire has it.
    pub(super) fn limit(self) -> Option<u32> {
        match self {
            Self::None => Some(0),
            Self::UpTo(limit) => Some(limit),
            Self::Any => None,
        }
    }
}

/// What an account may now. `enterprise` has as many as seats are bought, and never fewer than `professional`.
pub(super) async fn allowance(
    app: &App,
    db: &mut PgConnection,
    user: i64,
    now: DateTime<Utc>,
) -> sqlx::Result<Allowance> {
    if app.plans == Plans::Unlimited {
        return Ok(Allowance::Any);
    }
    Ok(match accounts::plan_of(db, user, now).await?.as_str() {
        "professional" => Allowance::UpTo(billing::LEARNERS),
        "enterprise" => {
            let seats = billing::seats_bought(db, user, now).await?;
            Allowance::UpTo(seats.max(billing::LEARNERS))
        }
        _ => Allowance::None,
    })
}

/// Learners of one's own and open questions; in a transaction that holds the account's row, so that two at once do not
/// both take the last place.
pub(super) async fn taken(
    db: &mut PgConnection,
    user: i64,
    now: DateTime<Utc>,
) -> sqlx::Result<i64> {
    let taken = sqlx::query_file_scalar!("src/care/sql/taken.sql", user, now);
    taken.fetch_one(db).await
}

/// Learners of one's own, without questions.
pub(super) async fn learners(db: &mut PgConnection, user: i64) -> sqlx::Result<i64> {
    let learners = sqlx::query_scalar!(
        "SELECT COUNT(*) AS \"learners!\" FROM care_links WHERE carer_id = $1",
        user
    );
    learners.fetch_one(db).await
}
