//! What is to be stored of a session. Pure: given the text, the standing and the clock, always the same.

use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta, Utc};
use protocol::{ErrorPolicy, RejectCode, SessionResult};
use trainer::lesson::stars;
use trainer::metrics::{Figures, figures, is_plausible};
use trainer::stats::session_stats;
use trainer::text::Text;
use trainer::typing::{Log, Policy, Replay};

use super::arrival::Arrival;
use super::figures as sent_figures;
use super::keystrokes::Keystrokes;
use super::refusal::Refusal;
use super::sent::{Exercise, Sent};
use crate::accounts::Standing;
use crate::catalog::{TypedLesson, pack_units};

/// A session with everything the server computed of it.
#[derive(Debug)]
pub(super) struct Judged {
    pub(super) typed: Typed,
    /// Stars of a finished attempt at a lesson.
    pub(super) rating: Option<u8>,
    pub(super) started_at: DateTime<Utc>,
    pub(super) completed_at: Option<DateTime<Utc>>,
    /// The units of a practice text, as `cut_units()` reads them.
    pub(super) units: Option<String>,
}

/// What came of the typing.
#[derive(Debug)]
pub(super) struct Typed {
    pub(super) figures: Figures,
    /// Computed from the log by the server, and humanly possible.
    pub(super) verified: bool,
    /// Packed statistics; none without a log.
    pub(super) stats: Option<Vec<u8>>,
    /// Raw key presses, if they may be kept.
    pub(super) keystrokes: Option<Keystrokes>,
}

/// Judges a session. `lesson` is the one it names; `own_layouts` are those known besides the built-in ones.
pub(super) fn judge(
    sent: &Sent,
    lesson: Option<&TypedLesson>,
    own_layouts: &BTreeSet<String>,
    standing: Standing,
    arrival: Arrival,
) -> Result<Judged, Refusal> {
    sent.check(own_layouts)?;
    let text = match sent.exercise()? {
        Exercise::Lesson(_) => {
            let unknown = || {
                Refusal::held(
                    "unknown_lesson",
                    "The server does not know this lesson (yet).",
                )
            };
            Some(text(&lesson.ok_or_else(unknown)?.text_content)?)
        }
        Exercise::Practice(raw) => Some(text(raw)?),
        Exercise::Own => None,
    };
    let session = &sent.session;
    let result = session
        .result
        .as_deref()
        .map(sent_figures::decode)
        .transpose()?;
    // What may not be kept is not even looked at.
    let log = session
        .log
        .as_deref()
        .filter(|_| standing.keeps_key_presses);
    let mut typed = match (&text, log) {
        (Some(text), Some(log)) => replayed(sent, text, log.get(), result.as_ref())?,
        (text, _) => believed(sent, text.as_ref(), result.as_ref()).map_err(|refusal| {
            if session.log.is_some() {
                withheld()
            } else {
                refusal
            }
        })?,
    };
    let started_at = arrival.corrected(session.started_at);
    // What the plan or the retention does not keep has been counted and goes.
    let is_kept = standing.plan_keeps_them && arrival.keeps(started_at);
    typed.keystrokes = typed.keystrokes.filter(|_| is_kept);
    let targets = lesson
        .filter(|_| !session.is_practice)
        .map(|lesson| &lesson.targets);
    Ok(Judged {
        rating: targets.and_then(|targets| stars(&typed.figures, targets, session.is_completed)),
        started_at,
        completed_at: session
            .is_completed
            .then(|| end(started_at, typed.figures.duration)),
        units: text.as_ref().filter(|_| lesson.is_none()).map(pack_units),
        typed,
    })
}

fn text(raw: &str) -> Result<Text, Refusal> {
    Text::new(raw).map_err(|error| {
        Refusal::rejected(
            RejectCode::BadText,
            format!("The text is no text: {error}."),
        )
    })
}

/// Sent by a device that does not know yet that its log may not be kept: beside one there are few figures, and without
/// one they do not do. It has them all, and will send them.
fn withheld() -> Refusal {
    Refusal::held(
        "log_withheld",
        "There is no consent to look at the log, and the result alone is not whole.",
    )
}

/// From the log: what the server computes counts.
fn replayed(
    sent: &Sent,
    text: &Text,
    log: &str,
    result: Option<&SessionResult>,
) -> Result<Typed, Refusal> {
    let bad_log = |why: String| Refusal::rejected(RejectCode::BadLog, why);
    if !log.starts_with('{') {
        return Err(bad_log("The log is no JSON object.".to_owned()));
    }
    let log: Log = serde_json::from_str(log)
        .map_err(|error| bad_log(format!("The log does not decode: {error}.")))?;
    let replay = Replay::run(
        text,
        policy(sent.session.error_policy),
        &log,
        sent.session.is_completed,
    )
    .map_err(|error| bad_log(format!("The log cannot have happened: {error}.")))?;
    let figures =
        figures(&replay).map_err(|error| bad_log(format!("The log has no figures: {error}.")))?;
    if let Some(name) = result.and_then(|result| sent_figures::mismatch(result, &figures)) {
        let why = format!("The log gives another {name}.");
        return Err(Refusal::rejected(RejectCode::ResultMismatch, why));
    }
    Ok(Typed {
        verified: is_plausible(&figures),
        stats: Some(session_stats(&replay).pack()),
        keystrokes: Some(Keystrokes::of(&replay)),
        figures,
    })
}

/// Without a log: the app's word, if it can be true.
fn believed(
    sent: &Sent,
    text: Option<&Text>,
    result: Option<&SessionResult>,
) -> Result<Typed, Refusal> {
    let missing = || {
        Refusal::rejected(
            RejectCode::BadResult,
            "Without a log, the result has to be given.",
        )
    };
    let length = text
        .filter(|_| sent.session.is_completed)
        .and_then(|text| u32::try_from(text.len()).ok());
    let figures = sent_figures::claimed(result.ok_or_else(missing)?, length)?;
    Ok(Typed {
        figures,
        verified: false,
        stats: None,
        keystrokes: None,
    })
}

fn end(started_at: DateTime<Utc>, duration: u64) -> DateTime<Utc> {
    let duration = i64::try_from(duration)
        .ok()
        .and_then(TimeDelta::try_milliseconds);
    duration
        .and_then(|duration| started_at.checked_add_signed(duration))
        .unwrap_or(started_at)
}

pub(super) fn policy(policy: ErrorPolicy) -> Policy {
    match policy {
        ErrorPolicy::StopOnError => Policy::StopOnError,
        ErrorPolicy::Free => Policy::Free,
        ErrorPolicy::NoBackspace => Policy::NoBackspace,
    }
}
