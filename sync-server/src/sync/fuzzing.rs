//! Decoders of sync, for the fuzz targets.

use axum::http::HeaderMap;
use protocol::{DigestRequest, MAX_PUSH_BYTES, MAX_PUSH_DECODED_BYTES, PushRequest};

use super::pull::cursor::Cursor;
use super::{aside, digest, push as pushed};
use crate::http::fuzzing::body;

/// The body of a push: the first byte says how the rest is compressed. All that happens before the database, with
/// consent: decoding, checking, replaying, packing.
pub fn push(input: &[u8]) {
    let Some((&encoding, rest)) = input.split_first() else {
        return;
    };
    let request: Option<PushRequest> = body(encoding, rest, MAX_PUSH_BYTES, MAX_PUSH_DECODED_BYTES);
    if let Some(request) = request {
        pushed::fuzzing::judge_all(request);
    }
}

/// Where a client stands.
pub fn cursor(input: &[u8]) {
    if let Ok(text) = std::str::from_utf8(input)
        && let Some(cursor) = Cursor::read(text)
    {
        assert_eq!(Cursor::read(&cursor.write()), Some(cursor));
        assert_eq!(cursor.write(), text, "there is one way to write a cursor");
    }
}

/// The clock of a setting.
pub fn clock(input: &[u8]) {
    if let Ok(text) = std::str::from_utf8(input) {
        aside::fuzzing::clock(text);
    }
}

/// What a client says it holds.
pub fn months(input: &[u8]) {
    if let Some(request) = body::<DigestRequest>(0, input, usize::MAX, MAX_PUSH_DECODED_BYTES) {
        let _ = digest::check(&request.months);
    }
}

/// How a client names itself.
pub(crate) fn client(headers: &HeaderMap) {
    let _ = super::client::check(headers);
}
