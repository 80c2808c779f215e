//! What the fuzz targets of `fuzz/` and the tests of `tests/decoders` call: each takes any bytes, decodes them, and
//! panics if what comes of them breaks a promise.

use protocol::{Hello, PullAnswer, PushAnswer};
use store::{OutboxRow, OutboxState};
use uuid::Uuid;

use crate::api::judge;
use crate::failure::Failure;
use crate::loopback;
use crate::outgoing::Aside;
use crate::plan::{self, Op};
use crate::transport::Answer;

/// An answer of whatever calls itself the server: the first two bytes are the status, the rest is the body.
pub fn answer(input: &[u8]) {
    let Some((status, body)) = input.split_first_chunk() else {
        return;
    };
    let answer = Answer {
        status: u16::from_le_bytes(*status),
        retry_after: None,
        body: body.to_vec(),
    };
    match judge(&answer) {
        Ok(body) => told(body),
        // Only our own server's own words may end a sign-in.
        Err(Failure::SignInNeeded) => assert!(answer.status == 401 && body.contains(&b'{')),
        Err(failure) => drop(failure.to_string()),
    }
}

fn told(body: &[u8]) {
    if let Ok(hello) = serde_json::from_slice::<Hello>(body) {
        drop(plan::after_hello(None, &hello));
    }
    if let Ok(page) = serde_json::from_slice::<PullAnswer>(body) {
        let ops = plan::after_page(None, &page, &|_, _| Some(3));
        assert!(matches!(ops.last(), Some(Op::Cursor { .. })));
        assert!(ops.len() <= 2 * page.changes.len() + 2);
    }
    if let Ok(verdicts) = serde_json::from_slice::<PushAnswer>(body) {
        let sent: Vec<OutboxRow> = verdicts
            .results
            .iter()
            .filter_map(|verdict| verdict.id)
            .chain([Uuid::nil()])
            .map(row)
            .collect();
        let ops = plan::after_push(&sent, &Aside::default(), &verdicts, 0);
        assert!(ops.len() <= 3 * sent.len() + 1);
    }
}

fn row(session_id: Uuid) -> OutboxRow {
    OutboxRow {
        session_id,
        state: OutboxState::Pending,
        code: None,
        detail: None,
        attempts: 0,
        next_try: None,
    }
}

/// What a browser asks the app's port for, behind the question mark.
pub fn browser(input: &[u8]) {
    if let Ok(query) = std::str::from_utf8(input) {
        let is_of = |state| loopback::judge(state, query).is_some();
        assert!(!(is_of("this") && is_of("another")));
    }
}
