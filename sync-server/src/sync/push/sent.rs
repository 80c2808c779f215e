//! One element of a push, decoded by itself.

use std::collections::{BTreeMap, BTreeSet};

use protocol::{LessonRef, PushSession, RejectCode};
use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Map, Value};
use trainer::keyboard;
use uuid::Uuid;

use super::refusal::Refusal;

/// Characters of a zone's name.
const MAX_TIMEZONE: usize = 64;

/// A session as it was sent.
#[derive(Debug)]
pub(super) struct Sent {
    pub(super) session: PushSession,
    /// SHA-256 by which a repeated push is told from another session under the same id.
    pub(super) item_hash: [u8; 32],
}

/// What was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Exercise<'a> {
    Lesson(&'a LessonRef),
    Practice(&'a str),
    /// The learner's own text, which never leaves their machine.
    Own,
}

impl Sent {
    /// Decodes an element; an error is `unreadable`, with the id if at least that can be read.
    pub(super) fn decode(raw: &RawValue) -> Result<Self, (Option<Uuid>, Refusal)> {
        let unreadable = |why: String| (id(raw), Refusal::rejected(RejectCode::Unreadable, why));
        // Serde would take an array for a struct, field by field.
        if !raw.get().starts_with('{') {
            return Err(unreadable("The session is no JSON object.".to_owned()));
        }
        let session = PushSession::from_raw(raw)
            .map_err(|error| unreadable(format!("The session does not decode: {error}.")))?;
        let item_hash =
            item_hash(raw).ok_or_else(|| unreadable("The session does not decode.".to_owned()))?;
        Ok(Self { session, item_hash })
    }

    /// What was typed, if the session says one thing only.
    pub(super) fn exercise(&self) -> Result<Exercise<'_>, Refusal> {
        let unreadable = |why: &str| Err(Refusal::rejected(RejectCode::Unreadable, why));
        let session = &self.session;
        match (&session.lesson, &session.text) {
            (Some(_), Some(_)) => unreadable("A session is of a lesson or of a text, not of both."),
            (Some(lesson), None) => Ok(Exercise::Lesson(lesson)),
            (None, Some(_)) if !session.is_practice => unreadable("A generated text is practice."),
            (None, Some(text)) => Ok(Exercise::Practice(text)),
            (None, None) if session.log.is_some() => {
                unreadable("The log of an own text does not leave its machine.")
            }
            (None, None) => Ok(Exercise::Own),
        }
    }

    /// Its layout, if that is not a built-in one. A name that the database cannot hold is no layout at all.
    pub(super) fn own_layout(&self) -> Option<&str> {
        let layout = self.session.keyboard_layout.as_str();
        (keyboard::layout(layout).is_none() && !layout.contains('\0')).then_some(layout)
    }

    /// What can be checked without text and log. `own_layouts` are those known besides the built-in ones.
    pub(super) fn check(&self, own_layouts: &BTreeSet<String>) -> Result<(), Refusal> {
        let unreadable = |why: &str| Err(Refusal::rejected(RejectCode::Unreadable, why));
        let session = &self.session;
        if session.metrics_version == 0 {
            return unreadable("There is no version 0 of the metrics.");
        }
        if session.metrics_version > trainer::metrics::METRICS_VERSION {
            return Err(Refusal::held(
                "newer_metrics",
                "The figures are of a later version than the server knows.",
            ));
        }
        let zone = &session.timezone;
        if zone.is_empty()
            || zone.chars().count() > MAX_TIMEZONE
            || zone.chars().any(char::is_control)
        {
            return unreadable("timezone is no name of a zone.");
        }
        // Beyond these no calendar of ours, nor the database's, means anything.
        let year = chrono::Datelike::year(&session.local_date);
        if !(1..=9999).contains(&year) {
            return unreadable("local_date is no date of this era.");
        }
        let layout = &session.keyboard_layout;
        if keyboard::layout(layout).is_none() && !own_layouts.contains(layout) {
            return Err(Refusal::held(
                "unknown_layout",
                "The server does not know this keyboard layout (yet).",
            ));
        }
        Ok(())
    }
}

/// The item hash, without parsing the log, which is most of a session and not part of it.
fn item_hash(raw: &RawValue) -> Option<[u8; 32]> {
    let fields: BTreeMap<String, &RawValue> = serde_json::from_str(raw.get()).ok()?;
    let mut hashed = Map::new();
    for (name, value) in fields {
        if name != "log" && name != "result" {
            hashed.insert(name, serde_json::from_str(value.get()).ok()?);
        }
    }
    hex::decode(protocol::item_hash(&Value::Object(hashed)))
        .ok()?
        .try_into()
        .ok()
}

/// The id of an element that does not decode otherwise.
fn id(raw: &RawValue) -> Option<Uuid> {
    #[derive(Deserialize)]
    struct Named {
        id: Uuid,
    }
    serde_json::from_str::<Named>(raw.get())
        .ok()
        .map(|named| named.id)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn raw(json: &str) -> Box<RawValue> {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn the_hash_is_that_of_the_protocol() {
        let json = r#"{"id": "019aa9d4-1f2c-7c3e-8b1a-2f6d5e4c3b2a", "lesson": null, "text": "fj f",
            "started_at": "2026-11-22T08:30:01.004Z", "timezone": "Europe/Berlin", "local_date": "2026-11-22",
            "keyboard_layout": "us", "device_type": "laptop", "error_policy": "stop_on_error", "is_practice": true,
            "is_completed": true, "metrics_version": 1, "result": {"wpm": 1}, "log": {"dt": [0]}}"#;
        let sent = Sent::decode(&raw(json)).unwrap();
        let value: Value = serde_json::from_str(json).unwrap();
        assert_eq!(hex::encode(sent.item_hash), protocol::item_hash(&value));
    }

    #[test]
    fn what_does_not_decode_keeps_its_id_if_it_has_one() {
        let known = Uuid::from_u128(0x019a_a9d4_1f2c_7c3e_8b1a_2f6d_5e4c_3b2a);
        let with_id = format!(r#"{{"id": "{known}", "text": 7}}"#);
        for (json, id) in [
            (with_id.as_str(), Some(known)),
            ("{}", None),
            ("null", None),
            ("[]", None),
            ("\"x\"", None),
        ] {
            assert_eq!(
                Sent::decode(&raw(json)).map(|_| ()).unwrap_err().0,
                id,
                "{json}"
            );
        }
    }
}
