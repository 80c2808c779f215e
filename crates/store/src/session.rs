//! Typing sessions: what one is, and storing a finished one with everything that follows from it.

use rusqlite::{OptionalExtension as _, params};
use trainer::metrics::Figures;
use trainer::stats::{PARTS, Part};
use trainer::typing::{Log, Policy};
use uuid::Uuid;

use crate::error::{Result, StoreError};
use crate::open::Store;
use crate::outbox::{NO_ACCOUNT, OutboxState};
use crate::pack::{pack_log, pack_text, unpack_log};
use crate::sums::pace_of;
use crate::transact::{Changes, Tx};
use crate::{accounts, achievements, daily, progress, rows};

/// A lesson exactly as it was typed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LessonRef {
    /// Slug of the course.
    pub course: String,
    /// Version of the course.
    pub version: String,
    /// Number of the lesson, from 1.
    pub number: u32,
    /// Which of the lesson's texts.
    pub key_order: String,
}

/// What was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Exercise {
    /// A lesson of a course.
    Lesson(LessonRef),
    /// A generated text.
    Practice,
    /// The learner's own text, which never leaves the machine.
    OwnText,
}

/// What it was typed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DeviceType {
    /// A desktop computer.
    Desktop,
    /// A portable one.
    Laptop,
    /// A tablet with a keyboard.
    Tablet,
}

/// What is known of a session wherever it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// UUID v7.
    pub id: Uuid,
    /// What was typed.
    pub exercise: Exercise,
    /// The device's wall clock at the first event, Unix ms.
    pub started_at: i64,
    /// IANA name.
    pub timezone: String,
    /// The learner's own day: `2026-11-22`.
    pub local_date: String,
    /// Layout id.
    pub keyboard_layout: String,
    /// What it was typed on.
    pub device_type: DeviceType,
    /// What a wrong key did.
    pub policy: Policy,
    /// Typed to the end.
    pub is_completed: bool,
    /// Version of the formulas behind `figures`.
    pub metrics_version: u32,
    /// All figures, as `trainer` computed them.
    pub figures: Figures,
    /// 1–5: a finished lesson's stars.
    pub rating: Option<u8>,
    /// Stars that complete this lesson; `None` outside lessons, and where the course is not known here.
    pub stars_needed: Option<u8>,
}

/// A session typed here, with all that is stored of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSession<'a> {
    /// The session and its figures.
    pub session: Session,
    /// The text it was typed from.
    pub text: &'a str,
    /// Everything that happened.
    pub log: &'a Log,
    /// Its key and pair statistics, as `trainer::stats` packs them.
    pub stats: &'a [u8],
    /// Lessons of the course that are open after it.
    pub opened: &'a [u32],
}

/// Proof that a session is on the disk; a journal ends only with it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct Saved {
    session_id: Uuid,
    /// What changed; empty when it had been stored before.
    pub changes: Changes,
}

impl Saved {
    /// The session that is stored.
    pub fn session_id(&self) -> Uuid {
        self.session_id
    }
}

impl Store {
    /// Stores a session typed here with its log, statistics, progress, unlocks, daily figures, achievements and
    /// place in the outbox, in one durable transaction. Storing the same again changes nothing.
    ///
    /// # Errors
    /// [`StoreError::DiskFull`]: nothing was stored, the journal still has it. [`StoreError::IdConflict`]:
    /// the id belongs to a session with another log.
    pub fn save_session(&self, new: &NewSession<'_>) -> Result<Saved> {
        self.save_session_and(new, |_| Ok(()))
    }

    /// The same with more that belongs to it, in the same transaction. Where the session was stored before, this is
    /// done again.
    pub fn save_session_and(
        &self,
        new: &NewSession<'_>,
        also: impl FnOnce(&mut Tx<'_>) -> Result<()>,
    ) -> Result<Saved> {
        // Packing needs no lock.
        let log = pack_log(new.log);
        let session = &new.session;
        let pace = pace_of(new.text, session.policy, new.log, session.is_completed);
        let committed = self.transact(|tx| {
            tx.save(new, &log, pace)?;
            also(tx)
        })?;
        Ok(Saved {
            session_id: new.session.id,
            changes: committed.changes,
        })
    }
}

impl Store {
    /// Folds progress and days anew from the sessions; months follow when somebody asks for them.
    pub(crate) fn fold_anew(&self) -> Result<()> {
        let _committed = self.transact(|tx| {
            tx.sql.execute("DELETE FROM progress", [])?;
            tx.sql.execute("DELETE FROM daily", [])?;
            tx.forget_months()?;
            for session in rows::living(&tx.sql)? {
                tx.merge_effects(&session)?;
            }
            Ok(())
        })?;
        Ok(())
    }
}

impl Tx<'_> {
    fn save(
        &mut self,
        new: &NewSession<'_>,
        log: &[u8],
        pace: Option<[Part; PARTS]>,
    ) -> Result<()> {
        let session = &new.session;
        if let Some(stored) = self.stored_log(session.id)? {
            // A second save of the same, say after a crash between commit and the journal's end.
            let same = stored
                .is_some_and(|stored| unpack_log(&stored).is_ok_and(|stored| stored == *new.log));
            return if same {
                Ok(())
            } else {
                Err(StoreError::IdConflict(session.id))
            };
        }
        let row = self.insert_session(session, Origin::Here, Some(new.text))?;
        let own_text = match session.exercise {
            Exercise::Lesson(_) if row.text_is_the_lessons => None,
            _ => Some(pack_text(new.text)),
        };
        self.sql
            .prepare_cached("INSERT INTO session_logs (session_id, log, text) VALUES (?1, ?2, ?3)")?
            .execute(params![row.id, log, own_text])?;
        self.insert_stats(row.id, new.stats)?;
        if let Some(parts) = pace {
            self.insert_pace(row.id, &parts)?;
        }
        self.merge_effects(session)?;
        if let Exercise::Lesson(lesson) = &session.exercise {
            for &number in new.opened {
                self.unlock(&lesson.course, number)?;
            }
        }
        self.enqueue(row.id)
    }

    /// The packed log under this id: `None` if there is no such session, `Some(None)` if it has no log here.
    #[expect(
        clippy::option_option,
        reason = "no session, a session without a log, and a log are three things"
    )]
    fn stored_log(&self, id: Uuid) -> Result<Option<Option<Vec<u8>>>> {
        let mut statement = self.sql.prepare_cached(
            "SELECT l.log FROM sessions AS s LEFT JOIN session_logs AS l ON l.session_id = s.id WHERE s.client_id = ?1",
        )?;
        Ok(statement
            .query_row([id.as_bytes().as_slice()], |row| row.get(0))
            .optional()?)
    }

    pub(crate) fn enqueue(&mut self, row: i64) -> Result<()> {
        let account = accounts::current(&self.sql)?.map(|account| account.id);
        let (state, code) = match account {
            Some(_) => (OutboxState::Pending, None),
            None => (OutboxState::Local, Some(NO_ACCOUNT)),
        };
        self.sql
            .prepare_cached(
                "INSERT INTO outbox (session_id, account_id, state, code) VALUES (?1, ?2, ?3, ?4)",
            )?
            .execute(params![row, account, state.as_str(), code])?;
        self.changes.outbox = true;
        Ok(())
    }

    pub(crate) fn is_tombstone(&self, session: Uuid) -> Result<bool> {
        Ok(self
            .sql
            .prepare_cached("SELECT 1 FROM tombstones WHERE client_id = ?1")?
            .exists([session.as_bytes().as_slice()])?)
    }

    /// Takes over a session of another device, once: `false` when it is here already, or was deleted before it came.
    /// Counts towards progress and days like one typed here. Of one that is here, the server's time is taken: it
    /// corrects wrong clocks, and all devices are to say the same.
    pub fn merge_session(&mut self, session: &Session) -> Result<bool> {
        if let Some(here) = rows::session(&self.sql, session.id)? {
            self.take_start(&here.session, session)?;
            return Ok(false);
        }
        if self.is_tombstone(session.id)? {
            return Ok(false);
        }
        self.insert_session(session, Origin::Pulled, None)?;
        self.merge_effects(session)?;
        Ok(true)
    }

    /// A session that differs in more than its time is another one under the same id: that is for the push to say.
    fn take_start(&mut self, here: &Session, told: &Session) -> Result<()> {
        let is_same = Session {
            started_at: told.started_at,
            stars_needed: told.stars_needed,
            ..here.clone()
        } == *told;
        if here.started_at == told.started_at || !is_same {
            return Ok(());
        }
        // The server has it. Sent again with another time it would be another session to the server, so the verdict
        // that got lost is taken from here.
        let taken = self.sql.execute(
            include_str!("sql/take_start.sql"),
            params![here.id.as_bytes().as_slice(), told.started_at],
        )?;
        if taken == 0 {
            return Ok(());
        }
        self.sql.execute(
            include_str!("sql/outbox_pulled.sql"),
            [here.id.as_bytes().as_slice()],
        )?;
        self.changes.outbox = true;
        self.changes.sessions.insert(here.id);
        if let Exercise::Lesson(lesson) = &here.exercise {
            progress::recompute(self, &lesson.course, lesson.number)?;
        }
        Ok(())
    }

    /// Key and pair statistics of a session of another device; statistics already here stay. `false` when the
    /// session itself is not here (yet): pull again from before it.
    pub fn merge_stats(&mut self, session: Uuid, stats: &[u8]) -> Result<bool> {
        let Some(row) = rows::row_id(&self.sql, session)? else {
            return Ok(false);
        };
        self.insert_stats(row, stats)?;
        Ok(true)
    }

    pub(crate) fn insert_stats(&mut self, row: i64, stats: &[u8]) -> Result<()> {
        let inserted = self
            .sql
            .prepare_cached(
                "INSERT OR IGNORE INTO session_stats (session_id, stats) VALUES (?1, ?2)",
            )?
            .execute(params![row, stats])?;
        if inserted > 0 {
            self.arrived_stats.push(row);
        }
        Ok(())
    }

    /// The learner deleted this session elsewhere: it no longer counts and is no longer sent. Its row and log
    /// stay in the file. `false` when it is not here; then it is not taken any more either.
    pub fn mark_deleted(&mut self, session: Uuid) -> Result<bool> {
        let Some(row) = rows::row_id(&self.sql, session)? else {
            self.sql
                .prepare_cached("INSERT OR IGNORE INTO tombstones (client_id) VALUES (?1)")?
                .execute([session.as_bytes().as_slice()])?;
            return Ok(false);
        };
        let marked = self.sql.execute(
            "UPDATE sessions SET is_deleted = 1 WHERE id = ?1 AND is_deleted = 0",
            [row],
        )?;
        if marked == 0 {
            return Ok(true);
        }
        self.sql.execute(
            "UPDATE outbox SET state = 'deleted', code = NULL, detail = NULL, next_try = NULL WHERE session_id = ?1",
            [row],
        )?;
        self.changes.outbox = true;
        self.changes.sessions.insert(session);
        let marked =
            rows::session(&self.sql, session)?.ok_or(StoreError::UnknownSession(session))?;
        if let Exercise::Lesson(lesson) = &marked.session.exercise {
            progress::recompute(self, &lesson.course, lesson.number)?;
        }
        self.forget_month(&marked.session.local_date)?;
        daily::recompute(self, &marked.session.local_date)
    }

    pub(crate) fn merge_effects(&mut self, session: &Session) -> Result<()> {
        self.changes.sessions.insert(session.id);
        if let Exercise::Lesson(lesson) = &session.exercise {
            progress::merge(self, lesson, session)?;
        }
        daily::merge(self, session)?;
        achievements::arrived(self, session)
    }
}

/// Where a session was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// In this profile, on this machine.
    Here,
    /// On another device of the same learner.
    Pulled,
}
