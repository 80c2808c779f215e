//! Sessions as an app sends them.

use serde_json::{Value, json};
use trainer::content;
use trainer::lesson::{Course, Lesson};
use trainer::metrics::{Figures, figures};
use trainer::text::Text;
use trainer::typing::{Policy, Recorder, Replay};
use uuid::Uuid;

/// The session of the contract's example, under an id of its own.
pub(crate) fn example(id: u128) -> Value {
    json!({
        "id": Uuid::from_u128(id), "lesson": null, "text": "fj f",
        "started_at": "2026-11-22T08:20:01.004Z", "timezone": "Europe/Berlin", "local_date": "2026-11-22",
        "keyboard_layout": "us", "device_type": "laptop", "error_policy": "stop_on_error",
        "is_practice": true, "is_completed": true, "metrics_version": 1,
        "result": {"wpm": 4557, "accuracy": 8000, "duration": 790},
        "log": {"dt": [0, 182, 203, 215, 190], "codes": ["KeyF", "KeyK", "KeyJ", "Space"], "code": [0, 1, 2, 3, 0],
                "typed": [[1, "k"]]},
    })
}

/// Every figure of [`example`], as an app says them that may not send the log.
pub(crate) fn example_result() -> Value {
    json!({
        "wpm": 4557, "gross_wpm": 4557, "raw_wpm": 6076, "accuracy": 8000, "result_accuracy": 10000, "errors": 1,
        "uncorrected_errors": 0, "duration": 790, "active_duration": 790, "kspc": 1250, "avg_keystroke_time": 198,
        "max_pause_duration": 215, "pause_count": 0, "consistency": null, "inserts": 5, "deleted": 0,
    })
}

/// A push of these sessions at the time every test begins.
pub(crate) fn push_of(sessions: &[Value]) -> Value {
    json!({
        "device_id": "0d9f6d0e-6a4e-4c0b-9a44-0a6c5a2f7e11", "sent_at": super::NOW, "sessions": sessions,
    })
}

/// `adults-en-v1` on a US keyboard.
fn course() -> Course {
    content::course("adults-en-v1", "us").unwrap()
}

/// A lesson of `adults-en-v1` on a US keyboard.
pub(crate) fn lesson(number: u32) -> Lesson {
    course().lesson(number).unwrap().clone()
}

/// A lesson typed without slips, a key each `gap` ms, on the day `local_date` from its noon on.
pub(crate) fn lesson_session(id: u128, number: u32, gap: u64, local_date: &str) -> Value {
    let text = Text::new(&lesson(number).text_content).unwrap();
    let keys: Vec<(u64, &str)> = text
        .units()
        .iter()
        .zip(0..)
        .map(|(unit, at)| (at * gap, &**unit))
        .collect();
    let mut session = typed_session(id, &text.to_string(), Policy::StopOnError, &keys);
    session["text"] = Value::Null;
    session["lesson"] = json!({"course": "adults-en-v1", "version": course().version, "number": number, "key_order": "us"});
    session["is_practice"] = false.into();
    session["local_date"] = local_date.into();
    session["started_at"] = format!("{local_date}T08:00:00.000Z").into();
    session
}

/// A practice session typed as `(t, text)`.
pub(crate) fn typed_session(id: u128, text: &str, policy: Policy, keys: &[(u64, &str)]) -> Value {
    let recorder = record(text, policy, keys);
    let mut session = example(id);
    session["text"] = text.into();
    session["error_policy"] = serde_json::to_value(policy).unwrap();
    session["is_completed"] = recorder.is_complete().into();
    session["log"] = serde_json::to_value(recorder.log()).unwrap();
    session.as_object_mut().unwrap().remove("result");
    session
}

/// What a recorder makes of it.
pub(crate) fn record(text: &str, policy: Policy, keys: &[(u64, &str)]) -> Recorder {
    let mut recorder = Recorder::new(Text::new(text).unwrap(), policy);
    for &(t, typed) in keys {
        recorder.type_text(t, "KeyX", typed);
    }
    recorder
}

/// The figures of a recorded session.
pub(crate) fn figures_of(recorder: &Recorder) -> Figures {
    let replay = Replay::run(
        recorder.text(),
        recorder.policy(),
        recorder.log(),
        recorder.is_complete(),
    );
    figures(&replay.unwrap()).unwrap()
}
