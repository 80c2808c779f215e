//! Sessions into the database, with all their effects.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;
use protocol::{ChangeKind, LessonRef, RejectCode, Verdict, VerdictStatus};
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

use super::arrival::Arrival;
use super::judge::{Judged, judge};
use super::refusal::Refusal;
use super::rows;
use super::sent::Sent;
use crate::accounts::{Plans, Standing, standing, standing_at_last};
use crate::catalog::{self, TypedLesson};
use crate::http::ApiError;
use crate::rewards;
use crate::sync::aside::Aside;
use crate::sync::facts::Finished;
use crate::sync::ledger::Ledger;
use crate::sync::{days, progress};

/// One push.
pub(super) struct Batch<'a> {
    pub(super) db: &'a PgPool,
    pub(super) user: i64,
    pub(super) plans: Plans,
    pub(super) device_id: Uuid,
    pub(super) arrival: Arrival,
}

/// What keeps a whole transaction from being committed.
enum Failure {
    /// The account is gone.
    NoAccount,
    /// What may be kept of it changed while the work was done.
    OtherStanding,
    Database(sqlx::Error),
    Bug(tokio::task::JoinError),
}

impl From<sqlx::Error> for Failure {
    fn from(error: sqlx::Error) -> Self {
        Self::Database(error)
    }
}

impl From<Failure> for ApiError {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::NoAccount => Self::Unauthorized,
            Failure::OtherStanding => Self::internal("a transaction was not begun again"),
            Failure::Database(error) => error.into(),
            Failure::Bug(error) => Self::internal(error),
        }
    }
}

/// What is under a session's id already.
enum Known {
    Session { user: i64, item_hash: Vec<u8> },
    Tombstone { user: i64 },
}

/// A session that is not known yet, judged, with the lesson it names.
struct New {
    lesson: Option<Arc<TypedLesson>>,
    judged: Result<Judged, Refusal>,
}

/// What the sessions of one transaction touch.
#[derive(Default)]
struct Touched {
    sessions: BTreeSet<i64>,
    lessons: BTreeSet<i64>,
    days: BTreeSet<NaiveDate>,
    finished: Vec<Finished>,
}

impl Batch<'_> {
    /// Verdicts on the sessions, in their order.
    pub(super) async fn store(
        &self,
        sessions: &[Arc<Sent>],
        aside: &Aside,
    ) -> Result<Vec<Verdict>, ApiError> {
        match self.transaction(sessions, Some(aside)).await {
            Err(Failure::Database(error)) if !is_away(&error) && !sessions.is_empty() => {
                tracing::warn!(%error, "a push could not be committed as a whole; its sessions are tried one by one");
            }
            done => return Ok(done?),
        }
        self.transaction(&[], Some(aside)).await?;
        let mut verdicts = Vec::with_capacity(sessions.len());
        for sent in sessions {
            match self.transaction(std::slice::from_ref(sent), None).await {
                Ok(verdict) => verdicts.extend(verdict),
                Err(Failure::Database(error)) if !is_away(&error) => {
                    tracing::error!(%error, id = %sent.session.id, "a session could not be stored");
                    let why = "The server could not store this session just now.";
                    verdicts
                        .push(Refusal::held("server_error", why).verdict(Some(sent.session.id)));
                }
                Err(failure) => return Err(failure.into()),
            }
        }
        Ok(verdicts)
    }

    /// Everything in one transaction, begun again when consent was given or taken back meanwhile: what is kept is what
    /// may be at its commit.
    async fn transaction(
        &self,
        sessions: &[Arc<Sent>],
        aside: Option<&Aside>,
    ) -> Result<Vec<Verdict>, Failure> {
        loop {
            match self.attempt(sessions, aside).await {
                Err(Failure::OtherStanding) => {
                    tracing::info!("what may be kept changed during a push, which begins again");
                }
                done => return done,
            }
        }
    }

    /// One transaction, which holds the user's lock from its beginning.
    async fn attempt(
        &self,
        sessions: &[Arc<Sent>],
        aside: Option<&Aside>,
    ) -> Result<Vec<Verdict>, Failure> {
        let now = self.arrival.received_at;
        let mut db = self.db.begin().await?;
        let mut ledger = Ledger::open(&mut db, self.user).await?;
        let standing = standing(&mut db, self.user, self.plans, now)
            .await?
            .ok_or(Failure::NoAccount)?;
        let mut touched = Touched::default();
        let verdicts = self
            .put_all(&mut db, sessions, standing, &mut touched, &mut ledger)
            .await?;
        if let Some(aside) = aside {
            aside.merge(&mut db, self.user, now, &mut ledger).await?;
        }
        let Touched {
            sessions,
            lessons,
            mut days,
            finished,
        } = touched;
        days.extend(progress::renew(&mut db, self.user, &lessons, &sessions, &mut ledger).await?);
        days::renew(&mut db, self.user, &days, &mut ledger).await?;
        rewards::arrived(&mut db, self.user, standing, &finished, &mut ledger).await?;
        ledger.close(&mut db).await?;
        match standing_at_last(&mut db, self.user, self.plans, now).await? {
            Some(last) if last == standing => {}
            Some(_) => return Err(Failure::OtherStanding),
            None => return Err(Failure::NoAccount),
        }
        db.commit().await?;
        Ok(verdicts)
    }

    async fn put_all(
        &self,
        db: &mut PgConnection,
        sessions: &[Arc<Sent>],
        standing: Standing,
        touched: &mut Touched,
        ledger: &mut Ledger,
    ) -> Result<Vec<Verdict>, Failure> {
        let mut known = known(db, sessions).await?;
        let unknown: Vec<bool> = sessions
            .iter()
            .map(|sent| !known.contains_key(&sent.session.id))
            .collect();
        let to_judge = sessions
            .iter()
            .zip(&unknown)
            .filter(|(_, is_unknown)| **is_unknown);
        let judged = self
            .judged(
                db,
                to_judge.map(|(sent, _)| Arc::clone(sent)).collect(),
                standing,
            )
            .await?;
        let mut judged = judged.into_iter();
        let mut verdicts = Vec::with_capacity(sessions.len());
        for (sent, is_unknown) in sessions.iter().zip(unknown) {
            let id = sent.session.id;
            let new = if is_unknown { judged.next() } else { None };
            // The same id twice in one push: the second finds the first.
            let verdict = match (known.get(&id), new) {
                (Some(known), _) => self.compare(known, sent),
                (
                    None,
                    Some(New {
                        judged: Err(refusal),
                        ..
                    }),
                ) => refusal.verdict(Some(id)),
                (
                    None,
                    Some(New {
                        lesson,
                        judged: Ok(judged),
                    }),
                ) => {
                    if self
                        .put(db, sent, lesson.as_deref(), &judged, touched, ledger)
                        .await?
                    {
                        let item_hash = sent.item_hash.to_vec();
                        known.insert(
                            id,
                            Known::Session {
                                user: self.user,
                                item_hash,
                            },
                        );
                        plain(id, VerdictStatus::Stored)
                    } else {
                        // Someone else's push under this id was committed a moment ago.
                        not_yours(id)
                    }
                }
                // Every unknown session was judged.
                (None, None) => continue,
            };
            verdicts.push(verdict);
        }
        Ok(verdicts)
    }

    /// Stores one session and notes what it touches; false if the id is taken.
    async fn put(
        &self,
        db: &mut PgConnection,
        sent: &Sent,
        lesson: Option<&TypedLesson>,
        judged: &Judged,
        touched: &mut Touched,
        ledger: &mut Ledger,
    ) -> sqlx::Result<bool> {
        let from = rows::From {
            user: self.user,
            device_id: self.device_id,
            received_at: self.arrival.received_at,
        };
        let Some(row) = rows::put_session(db, &from, sent, lesson, judged).await? else {
            return Ok(false);
        };
        touched.sessions.insert(row);
        touched.lessons.extend(lesson.map(|lesson| lesson.lesson));
        touched.days.insert(sent.session.local_date);
        touched.finished.extend(rows::finished(row, sent, judged));
        // With its statistics.
        ledger.put(ChangeKind::Session, row);
        Ok(true)
    }

    /// Looks up the lessons and judges, away from the threads that answer requests.
    async fn judged(
        &self,
        db: &mut PgConnection,
        sessions: Vec<Arc<Sent>>,
        standing: Standing,
    ) -> Result<Vec<New>, Failure> {
        let mut lessons: BTreeMap<String, Option<Arc<TypedLesson>>> = BTreeMap::new();
        let mut with_lessons = Vec::with_capacity(sessions.len());
        for sent in sessions {
            let lesson = match &sent.session.lesson {
                None => None,
                Some(named) => {
                    if let Some(lesson) = lessons.get(&key(named)) {
                        lesson.clone()
                    } else {
                        let lesson = catalog::find(db, named).await?.map(Arc::new);
                        lessons.insert(key(named), lesson.clone());
                        lesson
                    }
                }
            };
            with_lessons.push((sent, lesson));
        }
        let own_layouts = own_layouts(db, &with_lessons).await?;
        let arrival = self.arrival;
        let judge_all = move || {
            let judged = with_lessons.into_iter().map(|(sent, lesson)| {
                let judged = judge(&sent, lesson.as_deref(), &own_layouts, standing, arrival);
                New { lesson, judged }
            });
            judged.collect()
        };
        tokio::task::spawn_blocking(judge_all)
            .await
            .map_err(Failure::Bug)
    }

    fn compare(&self, known: &Known, sent: &Sent) -> Verdict {
        let id = sent.session.id;
        match known {
            Known::Session { user, .. } | Known::Tombstone { user } if *user != self.user => {
                not_yours(id)
            }
            Known::Tombstone { .. } => plain(id, VerdictStatus::Deleted),
            Known::Session { item_hash, .. } if *item_hash == sent.item_hash => {
                plain(id, VerdictStatus::Duplicate)
            }
            Known::Session { .. } => {
                let why = "Another session was stored under this id.";
                Refusal::rejected(RejectCode::IdConflict, why).verdict(Some(id))
            }
        }
    }
}

/// What is stored under these ids, or was and is deleted.
async fn known(
    db: &mut PgConnection,
    sessions: &[Arc<Sent>],
) -> sqlx::Result<BTreeMap<Uuid, Known>> {
    let ids: Vec<Uuid> = sessions.iter().map(|sent| sent.session.id).collect();
    let rows = sqlx::query_file!("src/sync/sql/known.sql", &ids)
        .fetch_all(db)
        .await?;
    let known = rows.into_iter().map(|row| match row.item_hash {
        Some(item_hash) => (
            row.client_id,
            Known::Session {
                user: row.user_id,
                item_hash,
            },
        ),
        None => (row.client_id, Known::Tombstone { user: row.user_id }),
    });
    Ok(known.collect())
}

/// The layouts of these sessions that were imported. Most pushes have none to ask for.
async fn own_layouts(
    db: &mut PgConnection,
    sessions: &[(Arc<Sent>, Option<Arc<TypedLesson>>)],
) -> sqlx::Result<BTreeSet<String>> {
    let asked: BTreeSet<String> = sessions
        .iter()
        .filter_map(|(sent, _)| sent.own_layout().map(str::to_owned))
        .collect();
    if asked.is_empty() {
        return Ok(asked);
    }
    let asked: Vec<String> = asked.into_iter().collect();
    let known = catalog::known_layouts(db, &asked).await?;
    Ok(known.into_iter().collect())
}

fn key(lesson: &LessonRef) -> String {
    format!(
        "{}/{}/{}/{}",
        lesson.course, lesson.version, lesson.number, lesson.key_order
    )
}

fn plain(id: Uuid, status: VerdictStatus) -> Verdict {
    Verdict {
        id: Some(id),
        status,
        code: None,
        detail: None,
    }
}

fn not_yours(id: Uuid) -> Verdict {
    Refusal::rejected(RejectCode::NotYours, "This id belongs to another account.").verdict(Some(id))
}

/// Whether the database is not there, rather than refusing what it was given.
fn is_away(error: &sqlx::Error) -> bool {
    match error {
        // Connection lost, server shutting down, out of resources.
        sqlx::Error::Database(cause) => cause.code().is_some_and(|code| {
            ["08", "57", "53"]
                .iter()
                .any(|class| code.starts_with(class))
        }),
        sqlx::Error::Io(_)
        | sqlx::Error::Protocol(_)
        | sqlx::Error::PoolTimedOut
        | sqlx::Error::PoolClosed
        | sqlx::Error::WorkerCrashed => true,
        _ => false,
    }
}
