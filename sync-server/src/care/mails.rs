//! Mails to the other side of a relation: that the learner agreed, and that it has ended.
//!
//! Owed in the transaction in which it is so, and each once. Those who lead an organisation are written to about none of
//! its members: a school of five hundred would be by five hundred, and its list says the same.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;

use super::Ended;
use super::end::Link;
use crate::accounts;
use crate::mail::{self, About, Kind};

/// Whoever asked is told that the learner agreed.
pub(super) async fn owe_accepted(
    db: &mut PgConnection,
    carer: i64,
    learner: i64,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    owe(db, carer, Kind::CareAccepted, About::Person(learner), now).await
}

/// The side that did not end it is told.
pub(super) async fn owe_ended(
    db: &mut PgConnection,
    link: &Link,
    by: Ended,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    match (by, link.carer_id, link.org_name.as_deref()) {
        (Ended::ByLearner, Some(carer), _) => {
            let about = About::Person(link.learner_id);
            owe(db, carer, Kind::CareEnded, about, now).await
        }
        (Ended::ByOther, Some(carer), _) => {
            let about = About::Person(carer);
            owe(db, link.learner_id, Kind::CareStopped, about, now).await
        }
        (Ended::ByOther, None, Some(org)) => {
            let about = About::Org(org);
            owe(db, link.learner_id, Kind::OrgCareStopped, about, now).await
        }
        (_, None, _) => Ok(()),
    }
}

/// An account that is on its way out is told nothing.
async fn owe(
    db: &mut PgConnection,
    to: i64,
    kind: Kind,
    about: About<'_>,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    match accounts::addressee_in_use(db, to).await? {
        Some(to) => mail::owe_about(db, kind, &to, about, now).await,
        None => Ok(()),
    }
}
