//! Achievements that were reached, kept for good.
//!
//! What they ask is `trainer`'s; here its facts are read from the file. A session is looked at as it comes, totals
//! at the end of the transaction that brought sessions: what was reached is on the disk together with them. A row
//! names the first session, in order of time, with which all was there; so any order of sessions ends in the same rows.

mod kept;

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension as _, Row, params};
use trainer::achievements::{
    Criteria, Day, Definition, Exercise as Typed, Learner, Progress, SessionFacts, all,
    fingerprint, first_with, recompute,
};
use uuid::Uuid;

use self::kept::{Finished, finished, history};
use crate::accounts;
use crate::error::Result;
use crate::open::Store;
use crate::outbox::uuid;
use crate::profiles;
use crate::session::{Exercise, Session};
use crate::transact::{Committed, Tx};

/// Name of the fact that says under which definitions all sessions were looked at.
const RECKONED: &str = "achievements";

/// An achievement that was reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredAchievement {
    /// As in `trainer::achievements`, or one of a later version.
    pub code: String,
    /// The session that brought it, which may not be here.
    pub session: Option<Uuid>,
    /// End of that session, Unix ms.
    pub earned_at: i64,
    /// The learner's own day of it: `2026-11-22`.
    pub earned_date: String,
}

impl StoredAchievement {
    /// Which of two is kept: the earlier.
    fn order(&self) -> (i64, Option<Uuid>) {
        (self.earned_at, self.session)
    }
}

/// What a transaction knows of achievements, once it has brought a session.
#[derive(Debug)]
pub(crate) struct Standing {
    learner: Learner,
    earned: BTreeMap<String, (i64, Option<Uuid>)>,
    /// Finished sessions of the transaction.
    finished: Vec<Moment>,
}

/// A session as what brings an achievement.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Moment {
    ended_at: i64,
    session: Uuid,
    date: String,
}

impl Moment {
    fn of(session: &Session) -> Self {
        Self {
            ended_at: session
                .started_at
                .saturating_add_unsigned(session.figures.duration),
            session: session.id,
            date: session.local_date.clone(),
        }
    }

    /// Of two the earlier brings it, of two at the same instant the one with the lesser id.
    fn order(&self) -> (i64, Option<Uuid>) {
        (self.ended_at, Some(self.session))
    }

    fn brings(&self, code: &str) -> StoredAchievement {
        StoredAchievement {
            code: code.to_owned(),
            session: Some(self.session),
            earned_at: self.ended_at,
            earned_date: self.date.clone(),
        }
    }
}

/// What achievements know of a session; `None` with a day that is none.
pub fn facts(session: &Session) -> Option<SessionFacts<'_>> {
    let figures = &session.figures;
    Some(SessionFacts {
        exercise: match &session.exercise {
            Exercise::Lesson(lesson) => Typed::Lesson {
                course: &lesson.course,
                number: lesson.number,
            },
            Exercise::Practice => Typed::Practice,
            Exercise::OwnText => Typed::OwnText,
        },
        is_completed: session.is_completed,
        day: Day::parse(&session.local_date)?,
        layout: &session.keyboard_layout,
        policy: session.policy,
        rating: session.rating,
        stars_needed: session.stars_needed,
        wpm: figures.wpm,
        raw_wpm: figures.raw_wpm,
        accuracy: figures.accuracy,
        consistency: figures.consistency,
        keystrokes: figures.inserts,
        errors: figures.errors,
        uncorrected_errors: figures.uncorrected_errors,
        pauses: figures.pause_count,
    })
}

/// A session has come, and everything else that follows from it is written.
pub(crate) fn arrived(tx: &mut Tx<'_>, session: &Session) -> Result<()> {
    let moment = Moment::of(session);
    let mut standing = match tx.standing.take() {
        Some(standing) => standing,
        None => Standing::load(&tx.sql)?,
    };
    if let Some(facts) = facts(session) {
        let learner = standing.learner;
        for definition in all().iter().filter(|it| it.is_reached_in(learner, &facts)) {
            let brought = moment.brings(&definition.code);
            // Most have long been brought by an earlier one.
            if standing
                .earned
                .get(&brought.code)
                .is_none_or(|earned| brought.order() < *earned)
            {
                standing.put(tx, &brought)?;
            }
        }
    }
    if session.is_completed {
        standing.finished.push(moment);
    }
    tx.standing = Some(standing);
    Ok(())
}

/// All sessions of the transaction have come.
pub(crate) fn settle(tx: &mut Tx<'_>) -> Result<()> {
    let Some(mut standing) = tx.standing.take() else {
        return Ok(());
    };
    let finished = std::mem::take(&mut standing.finished);
    let Some(first) = finished.iter().map(Moment::order).min() else {
        return Ok(());
    };
    let history = history(&tx.sql)?;
    let learner = standing.learner;
    // Not there yet and reached now; or there, and one of these may have brought it earlier.
    let is_asked = |definition: &&'static Definition| match standing.earned.get(&definition.code) {
        None => definition.is_reached_by(learner, &history),
        Some(earned) => first < *earned,
    };
    let asked: Vec<&'static Definition> = all()
        .iter()
        .filter(|it| matches!(it.criteria, Criteria::Totals(_)) && it.is_for(learner))
        .filter(is_asked)
        .collect();
    if asked.is_empty() {
        return Ok(());
    }
    // The usual case: the learner has just typed it. All sessions before it were not enough.
    if let [only] = finished.as_slice()
        && asked
            .iter()
            .all(|it| !standing.earned.contains_key(&it.code))
        && is_latest(&tx.sql, only)?
    {
        return asked
            .into_iter()
            .try_for_each(|it| standing.put(tx, &only.brings(&it.code)));
    }
    let every = kept::finished(&tx.sql)?;
    let facts: Vec<SessionFacts<'_>> = every.iter().map(Finished::facts).collect();
    for reached in first_with(learner, &facts, &asked) {
        let moment = &every[reached.session].moment;
        let is_earlier = |earned: &(i64, Option<Uuid>)| moment.order() < *earned;
        if standing.earned.get(reached.code).is_none_or(is_earlier) {
            standing.put(tx, &moment.brings(reached.code))?;
        }
    }
    Ok(())
}

/// Whether no finished session is later than this one.
fn is_latest(sql: &Connection, moment: &Moment) -> Result<bool> {
    let later: bool = sql
        .prepare_cached(include_str!("sql/achievement_later.sql"))?
        .query_row(
            params![moment.ended_at, moment.session.into_bytes()],
            |row| row.get(0),
        )?;
    Ok(!later)
}

impl Standing {
    fn load(sql: &Connection) -> Result<Self> {
        let mut statement = sql
            .prepare_cached("SELECT code, session_id, earned_at, earned_date FROM achievements")?;
        let mut rows = statement.query([])?;
        let mut earned = BTreeMap::new();
        while let Some(row) = rows.next()? {
            let stored = read(row)?;
            let order = stored.order();
            earned.insert(stored.code, order);
        }
        Ok(Self {
            learner: learner(sql)?,
            earned,
            finished: Vec::new(),
        })
    }

    fn put(&mut self, tx: &mut Tx<'_>, brought: &StoredAchievement) -> Result<()> {
        put(tx, brought)?;
        self.earned.insert(brought.code.clone(), brought.order());
        Ok(())
    }
}

/// Whose file this is.
fn learner(sql: &Connection) -> Result<Learner> {
    let is_kid = profiles::card(sql)?.is_some_and(|card| card.age_group == "kids");
    let account = accounts::current(sql)?;
    let says_so = account.is_some_and(|account| account.user.get("is_child") == Some(&true.into()));
    Ok(if is_kid || says_so {
        Learner::Child
    } else {
        Learner::GrownUp
    })
}

fn put(tx: &mut Tx<'_>, brought: &StoredAchievement) -> Result<()> {
    let is_new = tx
        .sql
        .prepare_cached("SELECT 1 FROM achievements WHERE code = ?1")?
        .query_row([&brought.code], |_| Ok(()))
        .optional()?
        .is_none();
    tx.sql
        .prepare_cached(include_str!("sql/achievement_put.sql"))?
        .execute(params![
            brought.code,
            brought.session.map(Uuid::into_bytes),
            brought.earned_at,
            brought.earned_date,
        ])?;
    if is_new {
        tx.changes.achievements.insert(brought.code.clone());
    }
    Ok(())
}

fn read(row: &Row<'_>) -> Result<StoredAchievement> {
    let session: Option<Vec<u8>> = row.get(1)?;
    Ok(StoredAchievement {
        code: row.get(0)?,
        session: session.as_deref().map(uuid).transpose()?,
        earned_at: row.get(2)?,
        earned_date: row.get(3)?,
    })
}

impl Store {
    /// Whose file this is: a child's, by its profile or by the account it is signed in to, or not.
    pub fn learner(&self) -> Result<Learner> {
        self.read(learner)
    }

    /// What was reached, in order of time.
    pub fn achievements(&self) -> Result<Vec<StoredAchievement>> {
        self.read(|sql| list(sql, "ORDER BY earned_at, code", []))
    }

    /// What a session brought.
    pub fn achievements_of(&self, session: Uuid) -> Result<Vec<StoredAchievement>> {
        self.read(|sql| {
            list(
                sql,
                "WHERE session_id = ?1 ORDER BY code",
                [session.as_bytes().as_slice()],
            )
        })
    }

    /// How far the learner is towards each achievement that can be counted, reached ones too: totals from the
    /// aggregates, the others from the session that comes nearest.
    pub fn achievement_progress(&self) -> Result<BTreeMap<&'static str, Progress>> {
        let (history, sessions) = self.read(|sql| Ok((history(sql)?, finished(sql)?)))?;
        let mut progress = BTreeMap::new();
        for definition in all() {
            let nearest = || {
                sessions
                    .iter()
                    .filter_map(|session| definition.progress_in(&session.facts()))
            };
            let so_far = definition
                .progress_of(&history)
                .or_else(|| nearest().max_by_key(|it| it.have));
            progress.extend(so_far.map(|so_far| (definition.code.as_str(), so_far)));
        }
        Ok(progress)
    }

    /// Looks at all sessions again when the definitions, or whose file it is, have changed since that was done:
    /// what a new version asks may have been done long ago.
    pub fn reckon_achievements(&self) -> Result<Option<Committed<()>>> {
        let (state, known) = self.read(|sql| {
            let known: Option<String> = sql
                .query_row(
                    "SELECT value FROM facts WHERE name = ?1",
                    [RECKONED],
                    |row| row.get(0),
                )
                .optional()?;
            Ok((state(learner(sql)?), known))
        })?;
        if known.as_deref() == Some(state.as_str()) {
            return Ok(None);
        }
        self.transact(|tx| {
            let sessions = finished(&tx.sql)?;
            let facts: Vec<SessionFacts<'_>> = sessions.iter().map(Finished::facts).collect();
            for reached in recompute(learner(&tx.sql)?, &facts) {
                put(tx, &sessions[reached.session].moment.brings(reached.code))?;
            }
            tx.sql.execute(
                "INSERT OR REPLACE INTO facts (name, value) VALUES (?1, ?2)",
                [RECKONED, &state],
            )?;
            Ok(())
        })
        .map(Some)
    }
}

/// What the answer to "which were reached" depends on beside the sessions.
fn state(learner: Learner) -> String {
    let learner = match learner {
        Learner::Child => "child",
        Learner::GrownUp => "grown_up",
    };
    format!("{:016x} {learner}", fingerprint())
}

fn list(
    sql: &Connection,
    which: &str,
    params: impl rusqlite::Params,
) -> Result<Vec<StoredAchievement>> {
    let mut statement = sql.prepare_cached(&format!(
        "SELECT code, session_id, earned_at, earned_date FROM achievements {which}"
    ))?;
    let mut rows = statement.query(params)?;
    let mut stored = Vec::new();
    while let Some(row) = rows.next()? {
        stored.push(read(row)?);
    }
    Ok(stored)
}

/// All that a file says was reached.
pub(crate) fn every(sql: &Connection) -> Result<Vec<StoredAchievement>> {
    list(sql, "ORDER BY code", [])
}

impl Tx<'_> {
    /// Takes over what was reached on another device, also one of a later version. What is known here and earlier
    /// stays.
    pub fn merge_achievement(&mut self, told: &StoredAchievement) -> Result<()> {
        put(self, told)
    }
}
