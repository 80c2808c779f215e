//! What goes over the network.

use anyhow::Result;
use chrono::{DateTime, Utc};
use protocol::{DeviceType, ErrorPolicy, LessonRef, Log, PushRequest, PushSession, SessionResult};
use trainer::metrics::METRICS_VERSION;
use uuid::Uuid;

use crate::Figure;
use crate::learner::{Typed, typed};

/// Sessions in a request.
const SESSIONS: u64 = 20;
/// As the app compresses.
const LEVEL: i32 = 3;

/// P8: bytes of a compressed push for each keystroke in it.
pub(crate) fn size() -> Result<Figure> {
    let mut keystrokes = 0;
    let mut sessions = Vec::new();
    for index in 0..SESSIONS {
        let typed = typed(index, index, 400)?;
        keystrokes += typed.log.len();
        let id = Uuid::from_u128(session_id(index));
        sessions.push(
            push_session(
                id,
                at(index)?,
                "adults-en-v1",
                u32::try_from(index)? + 1,
                &typed,
            )?
            .to_raw(),
        );
    }
    let request = PushRequest {
        device_id: Uuid::from_u128(0x0d9f_6d0e_6a4e_4c0b_9a44_0a6c_5a2f_7e11),
        sent_at: at(0)?,
        sessions,
        settings: Vec::new(),
        unlocks: Vec::new(),
    };
    let body = serde_json::to_vec(&request)?;
    let sent = zstd::encode_all(body.as_slice(), LEVEL)?;
    #[expect(clippy::cast_precision_loss, reason = "far below 2⁵²")]
    let value = sent.len() as f64 / keystrokes as f64;
    Ok(Figure {
        name: "P8",
        what: "sync request body, zstd, 20 sessions",
        value,
        unit: "B/keystroke",
        limit: 3.5,
        is_floor: false,
        detail: format!(
            "{keystrokes} keystrokes, {} B of JSON, {} B sent",
            body.len(),
            sent.len()
        ),
    })
}

fn at(index: u64) -> Result<DateTime<Utc>> {
    let start: DateTime<Utc> = "2026-11-22T08:30:01.004Z".parse()?;
    // Not a round number, so that the times look like times.
    Ok(start + chrono::Duration::milliseconds(i64::try_from(index)? * 217_313))
}

/// As on the wire, ids are made of the time and of dice.
fn session_id(index: u64) -> u128 {
    let id = (0x0197_u128 << 112) | (u128::from(index * 217_313) << 80) | (0x7 << 76);
    let dice = u128::from(index + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C834) >> 66;
    id | (0b10 << 62) | dice
}

/// A session as the app sends it.
pub(crate) fn push_session(
    id: Uuid,
    started_at: DateTime<Utc>,
    course: &str,
    number: u32,
    typed: &Typed,
) -> Result<PushSession> {
    let figures = &typed.figures;
    let result = SessionResult {
        wpm: Some(figures.wpm),
        accuracy: Some(figures.accuracy),
        duration: Some(figures.duration),
        ..SessionResult::default()
    };
    Ok(PushSession {
        id,
        lesson: Some(LessonRef {
            course: course.into(),
            version: "1.0.0".into(),
            number,
            key_order: "us".into(),
        }),
        text: None,
        started_at,
        timezone: "Europe/Berlin".into(),
        local_date: started_at.date_naive(),
        keyboard_layout: "us".into(),
        device_type: DeviceType::Laptop,
        error_policy: ErrorPolicy::StopOnError,
        is_practice: false,
        is_completed: true,
        metrics_version: METRICS_VERSION,
        result: Some(result.to_raw()),
        log: Some(serde_json::from_value::<Log>(serde_json::to_value(&typed.log)?)?.to_raw()),
    })
}
