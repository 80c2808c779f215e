//! What arriving sessions earn: decided by `trainer::achievements`, as in the app, and kept so that any order and
//! repetition of uploads ends in the same rows.
//!
//! A row names the first session, in order of time, with which all was there that is asked. What is asked of one
//! session is looked at in those that arrive. Totals are looked at in the figures of days and lessons; only when one is
//! new, or a session came late that may have brought one earlier, are all sessions read to find which one it was.
//! Nothing is ever taken away.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use protocol::ChangeKind;
use sqlx::PgConnection;
use trainer::achievements::{
    Criteria, Definition, Learner, SessionFacts, all, fingerprint, first_with, recompute,
};
use uuid::Uuid;

use crate::accounts::Standing;
use crate::sync::{self, Finished, Ledger, Moment};

/// What is earned, by code: when, and with which session, while that is there.
type Earned = BTreeMap<String, (DateTime<Utc>, Option<Uuid>)>;

/// Sessions have arrived, and figures of days and lessons are right with them.
pub(crate) async fn arrived(
    db: &mut PgConnection,
    user: i64,
    standing: Standing,
    sessions: &[Finished],
    ledger: &mut Ledger,
) -> sqlx::Result<()> {
    if sessions.is_empty() {
        return Ok(());
    }
    let learner = if standing.is_child {
        Learner::Child
    } else {
        Learner::GrownUp
    };
    if ledger.reckoned_as() != Some(reckoned_as(learner).as_str()) {
        return look_at_all(db, user, learner, ledger).await;
    }
    let mut earned = earned(db, user).await?;
    let mut brought = Brought::default();
    for definition in all() {
        let reaching = sessions
            .iter()
            .filter(|session| definition.is_reached_in(learner, &session.facts()));
        if let Some(first) = reaching.map(|session| session.moment).min() {
            brought.add(&mut earned, &definition.code, first);
        }
    }
    let history = sync::history(db, user).await?;
    let first = sessions.iter().map(|session| session.moment).min();
    let is_asked = |definition: &&'static Definition| match earned.get(&definition.code) {
        None => definition.is_reached_by(learner, &history),
        Some(earned) => first.is_some_and(|first| order(first) < *earned),
    };
    let asked: Vec<&'static Definition> = all()
        .iter()
        .filter(|one| matches!(one.criteria, Criteria::Totals(_)) && one.is_for(learner))
        .filter(is_asked)
        .collect();
    if !asked.is_empty() {
        let every = sync::finished(db, user).await?;
        let facts: Vec<SessionFacts<'_>> = every.iter().map(Finished::facts).collect();
        for reached in first_with(learner, &facts, &asked) {
            brought.add(&mut earned, reached.code, every[reached.session].moment);
        }
    }
    brought.put(db, user, ledger).await
}

/// Looks at all of a learner's sessions again, as the one they were looked at as before. Those of a learner who never
/// was are looked at by the next push.
pub(crate) async fn renew(
    db: &mut PgConnection,
    user: i64,
    ledger: &mut Ledger,
) -> sqlx::Result<()> {
    match ledger.reckoned_as().and_then(as_whom) {
        Some(learner) => look_at_all(db, user, learner, ledger).await,
        None => Ok(()),
    }
}

async fn look_at_all(
    db: &mut PgConnection,
    user: i64,
    learner: Learner,
    ledger: &mut Ledger,
) -> sqlx::Result<()> {
    let mut earned = earned(db, user).await?;
    let mut brought = Brought::default();
    for (code, moment) in should_have(db, user, learner).await? {
        brought.add(&mut earned, code, moment);
    }
    brought.put(db, user, ledger).await?;
    ledger.reckon(db, reckoned_as(learner)).await
}

/// What a learner's sessions reach and the learner has not, or has from a later one than the first: what is and what
/// should be. Nothing for a learner who is still to be looked at under today's definitions.
pub(crate) async fn missing(
    db: &mut PgConnection,
    user: i64,
    was_reckoned_as: Option<&str>,
) -> sqlx::Result<Vec<(&'static str, Option<String>, String)>> {
    let learner = was_reckoned_as.and_then(as_whom);
    let Some(learner) = learner.filter(|one| Some(reckoned_as(*one).as_str()) == was_reckoned_as)
    else {
        return Ok(Vec::new());
    };
    let earned = earned(db, user).await?;
    let mut missing = Vec::new();
    for (code, moment) in should_have(db, user, learner).await? {
        let is = earned.get(code);
        if is.is_none_or(|is| order(moment) < *is) {
            let is = is.map(|(earned_at, _)| earned_at.to_string());
            missing.push((code, is, moment.ended_at.to_string()));
        }
    }
    Ok(missing)
}

async fn should_have(
    db: &mut PgConnection,
    user: i64,
    learner: Learner,
) -> sqlx::Result<Vec<(&'static str, Moment)>> {
    let every = sync::finished(db, user).await?;
    let facts: Vec<SessionFacts<'_>> = every.iter().map(Finished::facts).collect();
    let reached = recompute(learner, &facts).into_iter();
    Ok(reached
        .map(|reached| (reached.code, every[reached.session].moment))
        .collect())
}

const CHILD: &str = "child";
const GROWN_UP: &str = "grown_up";

/// What the answer to "what is reached" depends on beside the sessions.
fn reckoned_as(learner: Learner) -> String {
    let learner = match learner {
        Learner::Child => CHILD,
        Learner::GrownUp => GROWN_UP,
    };
    format!("{:016x} {learner}", fingerprint())
}

/// As whom, under whatever definitions.
fn as_whom(reckoned_as: &str) -> Option<Learner> {
    match reckoned_as.split_once(' ')? {
        (_, CHILD) => Some(Learner::Child),
        (_, GROWN_UP) => Some(Learner::GrownUp),
        _ => None,
    }
}

fn order(moment: Moment) -> (DateTime<Utc>, Option<Uuid>) {
    (moment.ended_at, Some(moment.client_id))
}

async fn earned(db: &mut PgConnection, user: i64) -> sqlx::Result<Earned> {
    let rows = sqlx::query_file!("src/rewards/sql/reached.sql", user)
        .fetch_all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.slug, (row.earned_at, row.client_id)))
        .collect())
}

/// What is to be written.
#[derive(Default)]
struct Brought(BTreeMap<String, Moment>);

impl Brought {
    /// The earlier session is kept.
    fn add(&mut self, earned: &mut Earned, code: &str, moment: Moment) {
        if earned.get(code).is_none_or(|known| order(moment) < *known) {
            earned.insert(code.to_owned(), order(moment));
            self.0.insert(code.to_owned(), moment);
        }
    }

    async fn put(self, db: &mut PgConnection, user: i64, ledger: &mut Ledger) -> sqlx::Result<()> {
        if self.0.is_empty() {
            return Ok(());
        }
        let (codes, moments): (Vec<String>, Vec<Moment>) = self.0.into_iter().unzip();
        let sessions: Vec<i64> = moments.iter().map(|moment| moment.session).collect();
        let instants: Vec<DateTime<Utc>> = moments.iter().map(|moment| moment.ended_at).collect();
        let dates: Vec<chrono::NaiveDate> =
            moments.iter().map(|moment| moment.local_date).collect();
        let rows = sqlx::query_file_scalar!(
            "src/rewards/sql/put_reached.sql",
            user,
            &codes,
            &sessions,
            &instants,
            &dates
        )
        .fetch_all(db)
        .await?;
        for row in rows {
            ledger.put(ChangeKind::Achievement, row);
        }
        Ok(())
    }
}
