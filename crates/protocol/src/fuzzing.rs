//! What the fuzz targets of `fuzz/` and the tests of `tests/decoders` call: each takes any bytes, decodes them, and
//! panics if what comes of them breaks a promise.

use std::fmt::Debug;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_json::value::RawValue;

use crate::{
    DigestAnswer, DigestRequest, Hello, Log, PullAnswer, PushAnswer, PushRequest, PushSession,
    RegisterRequest, SessionResult, UpdateMe, User, content_digest, item_hash, matches_digest,
};

/// Anything of the wire: what decodes says the same when it was written and read again.
pub fn wire(input: &[u8]) {
    comes_back::<Hello>(input);
    comes_back::<PullAnswer>(input);
    comes_back::<PushAnswer>(input);
    comes_back::<DigestRequest>(input);
    comes_back::<DigestAnswer>(input);
    comes_back::<User>(input);
    drop(serde_json::from_slice::<UpdateMe>(input));
    drop(serde_json::from_slice::<RegisterRequest>(input));
    if let Ok(push) = serde_json::from_slice::<PushRequest>(input) {
        push.sessions.iter().for_each(|raw| session(raw));
    }
}

fn comes_back<T: Debug + PartialEq + Serialize + DeserializeOwned>(input: &[u8]) {
    let Ok(read) = serde_json::from_slice::<T>(input) else {
        return;
    };
    let written = serde_json::to_vec(&read).expect("it is plain data");
    let again: T = serde_json::from_slice(&written).expect("what was written reads again");
    assert_eq!(again, read);
}

fn session(raw: &RawValue) {
    if let Ok(session) = PushSession::from_raw(raw) {
        let again = session.to_raw();
        let hash = |raw: &RawValue| {
            let value: Value = serde_json::from_str(raw.get()).expect("it is JSON");
            item_hash(&value)
        };
        let again = PushSession::from_raw(&again).expect("what was written reads again");
        assert_eq!(hash(&again.to_raw()), hash(&session.to_raw()));
        for log in session.log.iter().filter_map(|raw| Log::from_raw(raw).ok()) {
            assert_eq!(Log::from_raw(&log.to_raw()).expect("it reads again"), log);
        }
        let results = session.result.iter();
        for result in results.filter_map(|raw| SessionResult::from_raw(raw).ok()) {
            let again = SessionResult::from_raw(&result.to_raw());
            assert_eq!(again.expect("it reads again"), result);
        }
    }
}

/// A header `Content-Digest`, and after a line break the body it is about.
pub fn digest(input: &[u8]) {
    let at = input.iter().position(|&byte| byte == b'\n');
    let (header, body) = input.split_at(at.unwrap_or(input.len()));
    if let Ok(header) = std::str::from_utf8(header) {
        let _ = matches_digest(header, body);
    }
    assert!(matches_digest(&content_digest(body), body));
    assert!(!matches_digest(
        &content_digest(body),
        &[body, b"x"].concat()
    ));
}
