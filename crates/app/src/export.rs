//! Sessions as a file of their own: for whoever wants to have what a server does not take.

use std::{fs, path::PathBuf};

use serde::Serialize;
use store::{Exercise, OutboxRow, Store};
use trainer::{metrics::Figures, typing::Log};
use uuid::Uuid;

use crate::{app::App, error::AppError, host::rfc3339, view::account::Exported};

/// The form of the file; a later one has another number.
const FORMAT: &str = "tactus-sessions/1";

/// The file.
#[derive(Debug, Serialize)]
struct Export {
    format: &'static str,
    /// RFC 3339.
    exported_at: String,
    sessions: Vec<ExportedSession>,
}

/// One session: an element of `sessions` of a push (api.md), and what is only known here.
#[derive(Debug, Serialize)]
pub(crate) struct ExportedSession {
    id: Uuid,
    is_practice: bool,
    lesson: Option<ExportedLesson>,
    /// Also of a lesson and of an own text: the file is the learner's.
    text: Option<String>,
    started_at: String,
    timezone: String,
    local_date: String,
    keyboard_layout: String,
    device_type: &'static str,
    error_policy: &'static str,
    is_completed: bool,
    rating: Option<u8>,
    metrics_version: u32,
    result: Figures,
    pub(crate) log: Option<Log>,
    /// Where it stands with the server, and the server's reason.
    standing: Option<ExportedStanding>,
}

#[derive(Debug, Serialize)]
struct ExportedLesson {
    course: String,
    version: String,
    number: u32,
    key_order: String,
}

#[derive(Debug, Serialize)]
struct ExportedStanding {
    state: &'static str,
    code: Option<String>,
    detail: Option<String>,
    attempts: u32,
}

impl From<OutboxRow> for ExportedStanding {
    fn from(row: OutboxRow) -> Self {
        Self {
            state: row.state.as_str(),
            code: row.code,
            detail: row.detail,
            attempts: row.attempts,
        }
    }
}

/// Writes sessions into a new file of the data folder.
pub(crate) fn write(app: &App, store: &Store, ids: &[Uuid]) -> Result<Exported, AppError> {
    let now = app.host.now();
    let export = Export {
        format: FORMAT,
        exported_at: rfc3339(now.utc),
        sessions: ids
            .iter()
            .map(|&id| session(store, id))
            .collect::<Result<_, _>>()?,
    };
    let mut text = serde_json::to_vec_pretty(&export).map_err(|error| AppError::Internal {
        why: error.to_string(),
    })?;
    text.push(b'\n');
    Ok(Exported {
        file: save(app, "sessions", "json", &text)?,
        sessions: u32::try_from(ids.len()).unwrap_or(u32::MAX),
    })
}

/// Saves a file where the learner finds it, under a name with the day that nothing has; answers which.
pub(crate) fn save(
    app: &App,
    stem: &str,
    extension: &str,
    content: &[u8],
) -> Result<String, AppError> {
    let folder = app.config.exports();
    fs::create_dir_all(&folder).map_err(|error| AppError::DataFolder {
        path: folder.display().to_string(),
        why: error.to_string(),
    })?;
    let stem = format!("{stem}-{}", app.host.now().local_date);
    let file = free_name(&folder.join(stem), extension);
    store::write_atomically(&file, content)?;
    Ok(file.display().to_string())
}

/// The first name that nothing has: an export never takes the place of another.
fn free_name(stem: &std::path::Path, extension: &str) -> PathBuf {
    let named = |number: u32| {
        let mut name = stem.as_os_str().to_owned();
        if number > 1 {
            name.push(format!("-{number}"));
        }
        name.push(format!(".{extension}"));
        PathBuf::from(name)
    };
    // Whoever makes ten thousand in a day writes over the last one.
    (1..=9_999)
        .map(named)
        .find(|path| !path.exists())
        .unwrap_or_else(|| named(0))
}

pub(crate) fn session(store: &Store, id: Uuid) -> Result<ExportedSession, AppError> {
    let unknown = || AppError::UnknownSession {
        session_id: id.to_string(),
    };
    let session = store.session(id)?.ok_or_else(unknown)?.session;
    let stored = store.session_log(id)?;
    let lesson = match &session.exercise {
        Exercise::Lesson(lesson) => Some(ExportedLesson {
            course: lesson.course.clone(),
            version: lesson.version.clone(),
            number: lesson.number,
            key_order: lesson.key_order.clone(),
        }),
        Exercise::Practice | Exercise::OwnText => None,
    };
    let (text, log) = stored.map_or((None, None), |stored| (Some(stored.text), Some(stored.log)));
    Ok(ExportedSession {
        id,
        is_practice: lesson.is_none(),
        lesson,
        text,
        started_at: chrono::DateTime::from_timestamp_millis(session.started_at)
            .map(rfc3339)
            .unwrap_or_default(),
        timezone: session.timezone,
        local_date: session.local_date,
        keyboard_layout: session.keyboard_layout,
        device_type: session.device_type.as_str(),
        error_policy: store::policy_name(session.policy),
        is_completed: session.is_completed,
        rating: session.rating,
        metrics_version: session.metrics_version,
        result: session.figures,
        log,
        standing: store.outbox_row(id)?.map(ExportedStanding::from),
    })
}
