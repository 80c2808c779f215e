//! Hashes by which both sides know that they hold the same sessions.

use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// What of a session is hashed: all its fields but `log` and `result`.
///
/// Fields this version does not know are left out, as they are ignored everywhere: an app that was
/// updated between two tries of the same push must get `duplicate`, not `id_conflict`.
const FIELDS: [&str; 12] = [
    "id",
    "lesson",
    "text",
    "started_at",
    "timezone",
    "local_date",
    "keyboard_layout",
    "device_type",
    "error_policy",
    "is_practice",
    "is_completed",
    "metrics_version",
];
const LESSON_FIELDS: [&str; 4] = ["course", "version", "number", "key_order"];

/// Item hash of a session: SHA-256, as lower-case hex, of the session as canonical JSON (RFC 8785)
/// without `log` and `result`.
///
/// Takes the session as it was sent, so that the sender comes to the same hash.
pub fn item_hash(session: &Value) -> String {
    let kept = match session {
        Value::Object(fields) => {
            let mut kept = keep(fields, &FIELDS);
            if let Some(Value::Object(lesson)) = kept.get("lesson") {
                let lesson = keep(lesson, &LESSON_FIELDS);
                kept.insert("lesson".to_owned(), Value::Object(lesson));
            }
            Value::Object(kept)
        }
        other => other.clone(),
    };
    let canonical = serde_jcs::to_vec(&kept).expect("a JSON value always has a canonical form");
    hex::encode(Sha256::digest(canonical))
}

fn keep(fields: &Map<String, Value>, names: &[&str]) -> Map<String, Value> {
    fields
        .iter()
        .filter(|(name, _)| names.contains(&name.as_str()))
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect()
}

/// Hash of a month's sessions: hex of the XOR of the first 16 bytes of
/// SHA-256(id ‖ item hash), both as the text they have in JSON. The order does not matter.
pub fn month_hash<'a>(items: impl IntoIterator<Item = (Uuid, &'a str)>) -> String {
    let mut sum = [0_u8; 16];
    for (id, item_hash) in items {
        let digest = Sha256::new()
            .chain_update(id.hyphenated().to_string())
            .chain_update(item_hash)
            .finalize();
        for (byte, other) in sum.iter_mut().zip(digest) {
            *byte ^= other;
        }
    }
    hex::encode(sum)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Log, PushSession, SessionResult};
    use serde_json::json;

    /// The session of the contract's example.
    const EXAMPLE: &str = r#"{
       "id": "019aa9d4-1f2c-7c3e-8b1a-2f6d5e4c3b2a",
       "lesson": null, "text": "fj f",
       "started_at": "2026-11-22T08:30:01.004Z", "timezone": "Europe/Berlin", "local_date": "2026-11-22",
       "keyboard_layout": "us", "device_type": "laptop", "error_policy": "stop_on_error",
       "is_practice": true, "is_completed": true, "metrics_version": 1,
       "result": {"wpm": 4557, "accuracy": 8000, "duration": 790},
       "log": {"dt": [0, 182, 203, 215, 190], "codes": ["KeyF", "KeyK", "KeyJ", "Space"], "code": [0, 1, 2, 3, 0], "typed": [[1, "k"]]}
     }"#;

    /// Its canonical form, written by hand, and the SHA-256 of that, by another program.
    const EXAMPLE_CANONICAL: &str = r#"{"device_type":"laptop","error_policy":"stop_on_error","id":"019aa9d4-1f2c-7c3e-8b1a-2f6d5e4c3b2a","is_completed":true,"is_practice":true,"keyboard_layout":"us","lesson":null,"local_date":"2026-11-22","metrics_version":1,"started_at":"2026-11-22T08:30:01.004Z","text":"fj f","timezone":"Europe/Berlin"}"#;
    const EXAMPLE_HASH: &str = "abf393e4c80ef02afd3aea3b5ccd58f5f07f25d548254b3cef5c99c1ca9eda0d";

    fn example() -> Value {
        serde_json::from_str(EXAMPLE).expect("the example is JSON")
    }

    #[test]
    fn the_example_has_its_fixed_hash() {
        assert_eq!(hex::encode(Sha256::digest(EXAMPLE_CANONICAL)), EXAMPLE_HASH);
        assert_eq!(item_hash(&example()), EXAMPLE_HASH);
    }

    #[test]
    fn the_typed_form_sends_what_it_hashes() {
        let raw: Box<serde_json::value::RawValue> = serde_json::from_str(EXAMPLE).expect("JSON");
        let mut session = PushSession::from_raw(&raw).expect("decodes");
        let sent: Value = serde_json::from_str(session.to_raw().get()).expect("JSON");
        assert_eq!(item_hash(&sent), EXAMPLE_HASH);

        session.log = Some(Log::default().to_raw());
        session.result = Some(SessionResult::default().to_raw());
        let sent: Value = serde_json::from_str(session.to_raw().get()).expect("JSON");
        assert_eq!(
            item_hash(&sent),
            EXAMPLE_HASH,
            "log and result are outside the hash"
        );
    }

    #[test]
    fn fields_of_a_later_version_do_not_change_it_and_known_ones_do() {
        let mut newer = example();
        newer["mood"] = json!("good");
        assert_eq!(item_hash(&newer), EXAMPLE_HASH);
        for (field, value) in [
            ("text", json!("fj j")),
            (
                "lesson",
                json!({"course": "adults-en-v1", "version": "1.0.0", "number": 3, "key_order": "us"}),
            ),
            ("is_completed", json!(false)),
            ("metrics_version", json!(2)),
        ] {
            let mut other = example();
            other[field] = value;
            assert_ne!(item_hash(&other), EXAMPLE_HASH, "{field}");
        }
    }

    #[test]
    fn a_month_is_the_same_in_any_order_and_an_empty_one_is_zero() {
        let (a, b) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let one = month_hash([(a, "aa"), (b, "bb")]);
        assert_eq!(one, month_hash([(b, "bb"), (a, "aa")]));
        assert_ne!(one, month_hash([(a, "bb"), (b, "aa")]));
        assert_eq!(month_hash([]), "0".repeat(32));
    }
}
