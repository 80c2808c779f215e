//! The exercise that is open: what to type, what was typed, and the journal that outlives a crash.

use std::path::Path;

use serde::{Deserialize, Serialize};
use store::{Journal, JournalEvent, JournalHeader, LessonRef, Recovered, StoreError};
use trainer::{
    lesson::{AgeGroup, Targets},
    text::Text,
    typing::{Log, Policy, Recorder},
};
use uuid::Uuid;

use crate::{
    app::App,
    error::AppError,
    finish,
    host::LocalTime,
    profile::OpenProfile,
    settings,
    view::{
        exercise::{EventBatch, ExerciseRequest, Position, Resumable, TestUnit, TypedEvent},
        start::Notice,
    },
};

/// No key types more at once; what is longer was pasted, and paste is not input.
const LONGEST_INPUT: usize = 64;
/// Lesson clock between the last event before a crash and the first after it (metrics.md).
const RESUME_GAP: u64 = 5_001;

/// What is asked of the learner. Kept in the journal whole, so that a session can be stored by any later version.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Plan {
    /// As the UI asked.
    pub(crate) request: ExerciseRequest,
    /// Title in the course's language.
    pub(crate) title: String,
    /// The lesson, unless it is practice.
    pub(crate) lesson: Option<PlannedLesson>,
    /// What of an own text it is.
    #[serde(default)]
    pub(crate) piece: Option<PlannedPiece>,
}

/// A piece of an own text.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct PlannedPiece {
    /// BCP 47.
    pub(crate) language: String,
    /// Number of its chapter, from 1.
    pub(crate) chapter: u32,
    /// Empty where the chapter has none.
    pub(crate) chapter_title: String,
    /// Units of the piece before the text that is typed: somebody left it there.
    #[serde(default)]
    pub(crate) from: u32,
}

/// A lesson exactly as it is typed, and what its stars ask.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct PlannedLesson {
    /// Slug of the course.
    pub(crate) course: String,
    /// Version of the course.
    pub(crate) version: String,
    /// From 1.
    pub(crate) number: u32,
    /// Which of the lesson's texts.
    pub(crate) key_order: String,
    /// WPM.
    pub(crate) target_wpm: u32,
    /// 1/100 %.
    pub(crate) target_accuracy: u32,
    /// Whom the course is for.
    pub(crate) age: AgeGroup,
    /// Stars that complete it.
    pub(crate) stars_needed: u8,
}

impl PlannedLesson {
    /// As the store names it.
    pub(crate) fn reference(&self) -> LessonRef {
        LessonRef {
            course: self.course.clone(),
            version: self.version.clone(),
            number: self.number,
            key_order: self.key_order.clone(),
        }
    }

    /// What its stars ask.
    pub(crate) fn targets(&self) -> Targets {
        Targets {
            wpm: self.target_wpm,
            accuracy: self.target_accuracy,
            age: self.age,
        }
    }
}

/// An exercise that was opened and is not stored yet.
#[derive(Debug)]
pub(crate) struct OpenExercise {
    /// UUID v7 of the session.
    pub(crate) id: Uuid,
    /// What is asked.
    pub(crate) plan: Plan,
    /// What a wrong key does, and what was typed, judged.
    pub(crate) recorder: Recorder,
    /// Layout id.
    pub(crate) layout: String,
    /// When the first event came; `None` before it.
    pub(crate) started: Option<LocalTime>,
    /// Every input, as it came.
    pub(crate) typed: Vec<TypedEvent>,
    /// From the first event on, and as soon as there is room on the disk.
    pub(crate) journal: Option<Journal>,
}

impl OpenExercise {
    /// A fresh one.
    pub(crate) fn new(id: Uuid, plan: Plan, text: Text, policy: Policy, layout: String) -> Self {
        Self {
            id,
            plan,
            recorder: Recorder::new(text, policy),
            layout,
            started: None,
            typed: Vec::new(),
            journal: None,
        }
    }

    /// The lesson clock at which a timed test ends.
    pub(crate) fn limit(&self) -> Option<u64> {
        match self.plan.request {
            ExerciseRequest::Test {
                unit: TestUnit::Seconds,
                amount,
                ..
            } => Some(u64::from(amount) * 1_000),
            _ => None,
        }
    }

    /// Takes one input, unless it comes after the time: the clock begins with the first.
    fn judge(&mut self, event: &TypedEvent) {
        let first = self.typed.first().map_or(event.t, |first| first.t);
        let is_late = self
            .limit()
            .is_some_and(|limit| event.t.saturating_sub(first) > limit);
        if !is_late {
            self.recorder.type_text(event.t, &event.code, &event.text);
        }
    }

    /// Whether it is finished: its text is, or its time is over. `clock` is what the lesson's clock shows, if anybody
    /// says so.
    pub(crate) fn is_finished(&self, clock: Option<u64>) -> bool {
        let first = self.typed.first().map_or(0, |first| first.t);
        let last = self.typed.last().map_or(0, |last| last.t);
        let shows = clock.unwrap_or(0).max(last).saturating_sub(first);
        let is_over = self.limit().is_some_and(|limit| shows >= limit);
        self.recorder.is_complete() || (is_over && self.recorder.cursor() > 0)
    }

    /// What is stored: text and log as they are, or, where the time of a test is over, cut where typing had come to.
    pub(crate) fn judged(&self, clock: Option<u64>) -> (Text, Log, bool) {
        let is_finished = self.is_finished(clock);
        if is_finished && !self.recorder.is_complete() {
            let (text, log) = self.recorder.cut_at_furthest();
            return (text, log, true);
        }
        (
            self.recorder.text().clone(),
            self.recorder.log().clone(),
            is_finished,
        )
    }

    /// Where it stands.
    pub(crate) fn position(&self) -> Position {
        Position {
            cursor: count(self.recorder.cursor()),
            inserts: self.recorder.inserts(),
            errors: self.recorder.errors(),
            is_complete: self.recorder.is_complete(),
            taken: count(self.typed.len()),
        }
    }

    /// Lesson clock of the next event: 0, or some time after the last one when it is resumed.
    pub(crate) fn clock(&self) -> u64 {
        self.typed
            .last()
            .map_or(0, |event| event.t.saturating_add(RESUME_GAP))
    }

    /// What the start screen offers; `None` when nothing was typed, or all.
    pub(crate) fn resumable(&self) -> Option<Resumable> {
        let started = self.started.as_ref()?;
        if self.recorder.inserts() == 0 || self.is_finished(Some(self.clock())) {
            return None;
        }
        Some(Resumable {
            session_id: self.id.to_string(),
            request: self.plan.request.clone(),
            title: self.plan.title.clone(),
            cursor: count(self.recorder.cursor()),
            length: count(self.recorder.text().len()),
            started_at: crate::host::rfc3339(started.utc),
        })
    }

    /// Takes a batch: what was taken before is left out, the rest is judged and goes to the journal.
    ///
    /// # Errors
    /// [`AppError::EventsMissing`] when the batch begins too late: nothing was taken. [`AppError::DiskFull`] and the
    /// like: all was taken, and goes to the journal with the next batch that finds room.
    pub(crate) fn record(
        &mut self,
        app: &App,
        journal: &Path,
        batch: EventBatch,
    ) -> Result<Position, AppError> {
        let taken = count(self.typed.len());
        if batch.from > taken {
            return Err(AppError::EventsMissing {
                from: batch.from,
                taken,
            });
        }
        let known = usize::try_from(taken - batch.from).unwrap_or(usize::MAX);
        let new: Vec<TypedEvent> = batch.events.into_iter().skip(known).collect();
        if let Some(long) = new.iter().find(|event| event.text.len() > LONGEST_INPUT) {
            return Err(AppError::BadValue {
                field: "text",
                value: format!("{} bytes", long.text.len()),
            });
        }
        let written_before = self.typed.len();
        for event in new {
            self.judge(&event);
            self.typed.push(event);
        }
        self.write(app, journal, written_before)?;
        Ok(self.position())
    }

    /// Brings the events from `from` on into the journal, which begins with the first event.
    fn write(&mut self, app: &App, path: &Path, from: usize) -> Result<(), AppError> {
        let (Some(first), Some(last)) = (self.typed.first(), self.typed.last()) else {
            return Ok(());
        };
        if self.started.is_none() {
            // A batch comes a little after its first event; the lesson clock says how much.
            let mut started = app.host.now();
            let since = i64::try_from(last.t.saturating_sub(first.t))
                .unwrap_or(0)
                .min(60_000);
            started.utc -= chrono::Duration::milliseconds(since);
            self.started = Some(started);
        }
        let now = app.host.steady();
        if let Some(journal) = &mut self.journal {
            // Without new events as well: what found no room before tries again.
            return Ok(journal.append(&journal_events(&self.typed[from..]), now)?);
        }
        let mut journal = Journal::begin(path, &self.header()?, now)?;
        let appended = journal.append(&journal_events(&self.typed), now);
        self.journal = Some(journal);
        Ok(appended?)
    }

    fn header(&self) -> Result<JournalHeader, AppError> {
        let internal = |why: &str| AppError::Internal {
            why: why.to_owned(),
        };
        let started = self
            .started
            .as_ref()
            .ok_or_else(|| internal("a journal before the first event"))?;
        Ok(JournalHeader {
            session_id: self.id,
            request: serde_json::to_value(&self.plan)
                .map_err(|error| internal(&error.to_string()))?,
            text: self.recorder.text().as_string(),
            policy: self.recorder.policy(),
            keyboard_layout: self.layout.clone(),
            started_at: started.unix_ms(),
            timezone: started.timezone.clone(),
            local_date: started.local_date.to_string(),
        })
    }

    /// Whether the journal has something to bring to the disk now.
    pub(crate) fn sync_due(&self, now: u64) -> bool {
        self.journal
            .as_ref()
            .is_some_and(|journal| journal.sync_due(now))
    }

    /// Brings the journal to the disk.
    pub(crate) fn sync(&mut self, now: u64) -> Result<(), AppError> {
        self.journal
            .as_mut()
            .map_or(Ok(()), |journal| Ok(journal.sync(now)?))
    }

    /// Lets go of it; the journal stays for the next start.
    pub(crate) fn put_down(mut self) {
        if let Err(error) = self.sync(0) {
            tracing::warn!(%error, "the journal is not synced");
        }
    }

    /// What the last Tactus left in the journal, if anything. A text that had been finished is stored at once.
    pub(crate) fn recover(
        app: &App,
        open: &mut OpenProfile,
        path: &Path,
    ) -> Result<(Option<Self>, Option<Notice>), AppError> {
        let Some(recovered) = Journal::recover(path, &open.store, app.host.steady())? else {
            return Ok((None, None));
        };
        if recovered.torn > 0 {
            tracing::warn!(bytes = recovered.torn, "the end of the journal was torn");
        }
        let Some(exercise) = Self::from_journal(recovered) else {
            return Ok((None, Some(keep_aside(path, app.host.now().unix_ms())?)));
        };
        tracing::info!(session = %exercise.id, events = exercise.typed.len(), "an open session was found");
        if exercise.recorder.inserts() < 2 {
            // No speed, so no session; resuming would only puzzle.
            exercise.discard()?;
            return Ok((None, None));
        }
        // A test does not wait: after a crash its clock goes on.
        let clock = exercise.clock();
        if !exercise.is_finished(Some(clock)) {
            return Ok((Some(exercise), None));
        }
        match finish::store(app, open, exercise, Some(clock)) {
            Ok(_) => Ok((None, None)),
            Err(failed) => {
                let (error, exercise) = *failed;
                tracing::error!(%error, "a finished session waits in its journal");
                Ok((Some(exercise), None))
            }
        }
    }

    fn from_journal(recovered: Recovered) -> Option<Self> {
        let Recovered {
            journal,
            header,
            events,
            ..
        } = recovered;
        let plan: Plan = serde_json::from_value(header.request).ok()?;
        let text = Text::new(&header.text).ok()?;
        let mut exercise = Self::new(
            header.session_id,
            plan,
            text,
            header.policy,
            header.keyboard_layout,
        );
        exercise.started = Some(LocalTime {
            utc: chrono::DateTime::from_timestamp_millis(header.started_at)?,
            timezone: header.timezone,
            local_date: header.local_date.parse().ok()?,
        });
        for JournalEvent(code, text, t) in events {
            let event = TypedEvent { code, text, t };
            exercise.judge(&event);
            exercise.typed.push(event);
        }
        exercise.journal = Some(journal);
        Some(exercise)
    }

    /// Too little was typed for a session.
    pub(crate) fn discard(self) -> Result<(), AppError> {
        Ok(self.journal.map_or(Ok(()), Journal::discard)?)
    }
}

fn journal_events(events: &[TypedEvent]) -> Vec<JournalEvent> {
    events
        .iter()
        .map(|event| JournalEvent(event.code.clone(), event.text.clone(), event.t))
        .collect()
}

/// A journal that says nothing we understand must not be in the way of the next one.
fn keep_aside(path: &Path, now: i64) -> Result<Notice, AppError> {
    let kept = path.with_extension(format!("unreadable-{now}.jsonl"));
    std::fs::rename(path, &kept).map_err(|source| StoreError::Io {
        path: path.to_owned(),
        source,
    })?;
    Ok(Notice {
        code: "journal-set-aside".into(),
        args: settings::args(&[("file", &kept.display().to_string())]),
    })
}

/// A length as the UI's types have it.
pub(crate) fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
