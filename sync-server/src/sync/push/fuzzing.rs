//! A push up to the database, for the fuzz targets.

use std::collections::BTreeSet;

use protocol::PushRequest;
use serde_json::value::RawValue;
use trainer::stats::SessionStats;
use trainer::text::Text;
use trainer::typing::{Log, Replay};

use super::arrival::Arrival;
use super::judge::{judge, policy};
use super::keystrokes::Keystrokes;
use super::sent::Sent;
use crate::accounts::Standing;
use crate::catalog::TypedLesson;
use crate::sync::aside::Aside;
use crate::sync::derived;

/// Every session of a push; of those that name a lesson as if the catalogue had the text for it that comes along.
pub(in crate::sync) fn judge_all(request: PushRequest) {
    let received_at = "2026-11-22T08:30:00Z".parse().expect("it is a time");
    let arrival = Arrival::new(received_at, request.sent_at);
    let _ = Aside::check(request.settings, request.unlocks, received_at);
    for raw in &request.sessions {
        if let Ok(sent) = Sent::decode(raw) {
            one(&sent, arrival);
        }
        assert_same_hash(raw);
    }
}

fn assert_same_hash(raw: &RawValue) {
    let hash = |raw| Sent::decode(raw).ok().map(|sent| sent.item_hash);
    assert_eq!(hash(raw), hash(raw));
}

fn one(sent: &Sent, arrival: Arrival) {
    let standing = Standing {
        keeps_key_presses: true,
        plan_keeps_them: true,
        is_child: false,
    };
    let layouts = BTreeSet::new();
    let lesson: Option<&TypedLesson> = None;
    let Ok(judged) = judge(sent, lesson, &layouts, standing, arrival) else {
        return;
    };
    assert!(judged.started_at <= arrival.received_at);
    if let Some(stats) = &judged.typed.stats {
        assert!(SessionStats::unpack(stats).is_ok());
    }
    if let (Some(row), Some(text), Some(log)) = (
        &judged.typed.keystrokes,
        &sent.session.text,
        &sent.session.log,
    ) {
        let text = Text::new(text).expect("it was judged");
        let log: Log = serde_json::from_str(log.get()).expect("it was judged");
        comes_back(row, &text, &log, sent);
    }
}

/// The key presses as the database keeps them give the log again, but for the names of the keys.
fn comes_back(row: &Keystrokes, text: &Text, log: &Log, sent: &Sent) {
    let back = derived::fuzzing::log(row).expect("the lists belong together");
    assert_eq!(back.dt, log.dt);
    assert_eq!(back.typed, log.typed);
    let policy = policy(sent.session.error_policy);
    assert!(Replay::run(text, policy, &back, sent.session.is_completed).is_ok());
}
