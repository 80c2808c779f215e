//! A stored session as the server wants it, and a batch of them as it is sent.

use chrono::{DateTime, NaiveDate, Utc};
use protocol::{
    DeviceType, ErrorPolicy, LessonRef, Log, MAX_PUSH_BYTES, MAX_PUSH_DECODED_BYTES, PushRequest,
    PushSession, SessionResult, Setting, Unlock,
};
use store::{Exercise, Session, StoredLog, StoredSetting, StoredUnlock};
use trainer::metrics::Figures;
use trainer::typing::Policy;
use uuid::Uuid;

use crate::transport::Body;

/// The level bodies are compressed with. Measured on 20 sessions of 500 presses (`examples/p8.rs`).
pub const ZSTD_LEVEL: i32 = 9;

/// Whether raw key presses may leave this machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Logs {
    /// The learner consented, and is no child.
    Send,
    /// They stay; the figures go alone.
    Withhold,
}

/// A session that cannot be put into the wire's words: it stays here, marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the session cannot be sent: {0}")]
pub struct Unsendable(pub &'static str);

/// The session as an element of a push.
pub fn outgoing(
    session: &Session,
    stored: Option<&StoredLog>,
    logs: Logs,
) -> Result<PushSession, Unsendable> {
    let (lesson, text, may_send) = match &session.exercise {
        Exercise::Lesson(lesson) => (
            Some(LessonRef {
                course: lesson.course.clone(),
                version: lesson.version.clone(),
                number: lesson.number,
                key_order: lesson.key_order.clone(),
            }),
            None,
            true,
        ),
        // The text was generated; it says nothing about the learner, and is part of what the session is.
        Exercise::Practice => {
            let text = stored
                .map(|stored| stored.text.clone())
                .ok_or(Unsendable("text"))?;
            (None, Some(text), true)
        }
        Exercise::OwnText => (None, None, false),
    };
    let log = stored
        .filter(|_| may_send && logs == Logs::Send)
        .map(|stored| wire_log(&stored.log).to_raw());
    let result = result(&session.figures, log.is_none());
    Ok(PushSession {
        id: session.id,
        is_practice: lesson.is_none(),
        lesson,
        text,
        started_at: DateTime::<Utc>::from_timestamp_millis(session.started_at)
            .ok_or(Unsendable("started_at"))?,
        timezone: session.timezone.clone(),
        local_date: session
            .local_date
            .parse::<NaiveDate>()
            .map_err(|_| Unsendable("local_date"))?,
        keyboard_layout: session.keyboard_layout.clone(),
        device_type: match session.device_type {
            store::DeviceType::Desktop => DeviceType::Desktop,
            store::DeviceType::Laptop => DeviceType::Laptop,
            store::DeviceType::Tablet => DeviceType::Tablet,
        },
        error_policy: match session.policy {
            Policy::StopOnError => ErrorPolicy::StopOnError,
            Policy::Free => ErrorPolicy::Free,
            Policy::NoBackspace => ErrorPolicy::NoBackspace,
        },
        is_completed: session.is_completed,
        metrics_version: session.metrics_version,
        result: Some(result.to_raw()),
        log,
    })
}

/// All figures without a log; beside one, those by which both sides know that they agree.
fn result(figures: &Figures, all: bool) -> SessionResult {
    let some = SessionResult {
        wpm: Some(figures.wpm),
        accuracy: Some(figures.accuracy),
        duration: Some(figures.duration),
        ..SessionResult::default()
    };
    if !all {
        return some;
    }
    SessionResult {
        gross_wpm: Some(figures.gross_wpm),
        raw_wpm: Some(figures.raw_wpm),
        result_accuracy: Some(figures.result_accuracy),
        errors: Some(figures.errors),
        uncorrected_errors: Some(figures.uncorrected_errors),
        active_duration: Some(figures.active_duration),
        kspc: Some(figures.kspc),
        avg_keystroke_time: Some(figures.avg_keystroke_time),
        max_pause_duration: Some(figures.max_pause_duration),
        pause_count: Some(figures.pause_count),
        consistency: Some(figures.consistency),
        inserts: Some(figures.inserts),
        deleted: Some(figures.deleted),
        ..some
    }
}

fn wire_log(log: &trainer::typing::Log) -> Log {
    Log {
        dt: log.dt.clone(),
        codes: log.codes.iter().map(ToString::to_string).collect(),
        code: log.code.clone(),
        typed: log
            .typed
            .iter()
            .map(|(event, unit)| (*event, unit.to_string()))
            .collect(),
    }
}

/// What goes with the first batch beside sessions.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Aside {
    /// Settings that changed.
    pub settings: Vec<StoredSetting>,
    /// Lessons that were opened.
    pub unlocks: Vec<StoredUnlock>,
}

impl Aside {
    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.settings.is_empty() && self.unlocks.is_empty()
    }
}

/// The body of a push, or `None` when it is more than one request may carry: halve it.
pub fn encode(
    device: Uuid,
    sent_at: DateTime<Utc>,
    sessions: &[PushSession],
    aside: &Aside,
) -> Option<Body> {
    let request = PushRequest {
        device_id: device,
        sent_at,
        sessions: sessions.iter().map(PushSession::to_raw).collect(),
        settings: aside
            .settings
            .iter()
            .map(|setting| Setting {
                key: setting.key.clone(),
                value: setting.value.clone(),
                hlc: setting.hlc.to_string(),
            })
            .collect(),
        unlocks: aside
            .unlocks
            .iter()
            .map(|unlock| Unlock {
                course: unlock.course.clone(),
                number: unlock.number,
            })
            .collect(),
    };
    let json = serde_json::to_vec(&request).ok()?;
    if json.len() > MAX_PUSH_DECODED_BYTES {
        return None;
    }
    let bytes = zstd::bulk::compress(&json, ZSTD_LEVEL).ok()?;
    (bytes.len() <= MAX_PUSH_BYTES).then_some(Body {
        bytes,
        is_zstd: true,
    })
}
