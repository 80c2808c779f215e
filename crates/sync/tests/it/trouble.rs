//! Refusals, bad sessions, bad servers: the others go on.

use protocol::{ChangeKind, VerdictStatus};
use serde_json::json;
use store::{Exercise, OutboxState};
use sync::{Phase, Why};
use uuid::Uuid;

use crate::device::{Device, lesson};
use crate::server::{Fault, Server};

const HOUR: i64 = 3_600_000;

#[tokio::test]
async fn one_bad_session_hurts_no_other() {
    let server = Server::new();
    let device = Device::new(&server, 1);
    device.register().await;
    let ids: Vec<Uuid> = (0..4).map(|seed| device.types(seed, 1)).collect();
    server.verdict(ids[1], VerdictStatus::Rejected, "bad_log");
    server.verdict(ids[2], VerdictStatus::Held, "unknown_lesson");
    device.exchange().await;
    let states: Vec<OutboxState> = ids.iter().map(|id| device.state(*id)).collect();
    assert_eq!(
        states,
        [
            OutboxState::Stored,
            OutboxState::Rejected,
            OutboxState::Held,
            OutboxState::Stored
        ]
    );
    assert_eq!(device.sync.state().unwrap().failed, 2);
    assert_eq!(
        device
            .store
            .outbox_row(ids[1])
            .unwrap()
            .unwrap()
            .code
            .as_deref(),
        Some("bad_log")
    );

    server.verdicts_are_over();
    device.exchange().await;
    assert_eq!(
        device.state(ids[2]),
        OutboxState::Held,
        "not before its time"
    );
    device.later(HOUR);
    device.exchange().await;
    assert_eq!(
        (device.state(ids[1]), device.state(ids[2])),
        (OutboxState::Rejected, OutboxState::Stored)
    );
    let _ = device.store.transact(|tx| tx.retry(ids[1])).unwrap();
    device.exchange().await;
    assert_eq!(device.state(ids[1]), OutboxState::Stored);
    // It was here all along.
    assert_eq!(
        device.store.progress("adults-en-v1").unwrap()[&1].attempt_count,
        4
    );
}

#[tokio::test]
async fn a_session_that_breaks_the_server_is_sent_alone_and_the_others_arrive() {
    let server = Server::new();
    let device = Device::new(&server, 1);
    device.register().await;
    let ids: Vec<Uuid> = (0..5).map(|seed| device.types(seed, 1)).collect();
    server.poison(Some(ids[2]));
    for _ in 0..3 {
        let _ = device.sync.exchange(Why::ByHand).await;
        device.later(1_000_000);
    }
    assert_eq!(server.ids().len(), 4);
    assert_eq!(device.state(ids[2]), OutboxState::Sent);
    device.exchange().await;
    server.poison(None);
    device.later(30 * 24 * HOUR);
    device.exchange().await;
    assert_eq!(server.ids().len(), 5);
}

#[tokio::test]
async fn too_big_is_halved() {
    let server = Server::new();
    let device = Device::new(&server, 1);
    device.register().await;
    let typed: Vec<Uuid> = (0..23).map(|seed| device.types(seed, 1)).collect();
    server.takes_at_most(3);
    device.exchange().await;
    assert_eq!(server.ids(), typed);
    assert_eq!(server.pushed().len(), 23, "each once");
    server.takes_at_most(0);
    let never = device.types(50, 1);
    device.exchange().await;
    assert_eq!(device.state(never), OutboxState::Rejected);
}

#[tokio::test]
async fn each_refusal_means_what_it_says() {
    let envelope = |code: &str| -> &'static str {
        Box::leak(
            format!(r#"{{"error":{{"code":"{code}","detail":"Why.","request_id":"1"}}}}"#)
                .into_boxed_str(),
        )
    };
    for (status, body, code, phase) in [
        (
            403,
            envelope("device_limit"),
            "device_limit",
            Phase::Refused,
        ),
        (410, envelope("gone"), "account_erased", Phase::Refused),
        (
            426,
            envelope("upgrade_required"),
            "upgrade_required",
            Phase::Refused,
        ),
        (429, "", "server_busy", Phase::Offline),
        (503, "<html>", "server_busy", Phase::Offline),
        (500, "", "server_error", Phase::Offline),
        (
            200,
            "<html>Welcome to the airport",
            "offline_portal",
            Phase::Offline,
        ),
        (302, "", "offline_portal", Phase::Offline),
        (401, "<html>pay first", "offline_portal", Phase::Offline),
        (
            200,
            r#"{"proto_min": 2}"#,
            "server_nonsense",
            Phase::Offline,
        ),
    ] {
        let server = Server::new();
        let device = Device::new(&server, 1);
        device.register().await;
        let id = device.types(1, 1);
        server.fault(Fault::Say(status, body));
        let failure = device.sync.exchange(Why::ByHand).await.unwrap_err();
        assert_eq!(failure.code(), code, "{status} {body}");
        let state = device.sync.state().unwrap();
        assert_eq!(
            (state.phase, state.error.as_deref(), state.waiting),
            (phase, Some(code), 1),
            "{status} {body}"
        );
        assert_eq!(state.next_try.is_some(), phase == Phase::Offline);
        device.exchange().await;
        assert_eq!(device.state(id), OutboxState::Stored);
        assert_eq!(device.sync.state().unwrap().error, None);
    }
}

#[tokio::test]
async fn a_newer_protocol_asks_for_an_update() {
    let server = Server::new();
    let device = Device::new(&server, 1);
    device.register().await;
    server.fault(Fault::Say(
        200,
        r#"{"proto_min": 2, "proto_max": 3, "epoch": "00000000-0000-0000-0000-000000000001", "min_client": "9.0.0",
            "server_time": "2026-11-22T08:30:00.000Z", "spread_s": 120,
            "limits": {"push_sessions": 1, "push_bytes": 1, "push_decoded_bytes": 1, "pull_changes": 1}}"#,
    ));
    let failure = device.sync.exchange(Why::ByHand).await.unwrap_err();
    assert_eq!(
        (failure.code(), failure.is_passing()),
        ("upgrade_required", false)
    );
}

#[tokio::test]
async fn what_cannot_be_read_today_is_kept_and_stops_nothing() {
    let server = Server::new();
    let device = Device::new(&server, 1);
    device.register().await;
    server.tell(ChangeKind::Unknown, json!({"of": "tomorrow"}));
    server.tell(ChangeKind::Session, json!({"id": "half a session"}));
    server.tell(
        ChangeKind::SessionStats,
        json!({"id": Uuid::from_u128(5), "stats": "not base64!"}),
    );
    server.tell(
        ChangeKind::Setting,
        json!({"key": "theme", "value": "dark", "hlc": "no clock"}),
    );
    server.tell(ChangeKind::Unlock, json!(7));
    server.tell(
        ChangeKind::Progress,
        json!({"course": "adults-en-v1", "lesson_number": 4, "best_rating": 3}),
    );
    server.tell(
        ChangeKind::Daily,
        json!({"date": "2026-11-22", "sessions": 3}),
    );
    server.tell(
        ChangeKind::Unlock,
        json!({"course": "adults-en-v1", "number": 9}),
    );
    device.exchange().await;
    assert_eq!(device.store.remote("session").unwrap().len(), 1);
    assert_eq!(device.store.remote("daily").unwrap()[0].0, "2026-11-22");
    assert_eq!(
        device.store.progress("adults-en-v1").unwrap()[&4].best_rating,
        Some(3)
    );
    assert!(device.store.unlocks("adults-en-v1").unwrap().contains(&9));
}

#[tokio::test]
async fn settings_the_server_does_not_take_hold_up_no_session() {
    let server = Server::new();
    let device = Device::new(&server, 1);
    device.register().await;
    let ids: Vec<Uuid> = (0..2)
        .map(|seed| device.types_as(seed, 0, Exercise::Lesson(lesson(1))))
        .collect();
    let _ = device
        .store
        .transact(|tx| tx.set_setting("theme", &json!("dark"), 5, "a"))
        .unwrap();
    let invalid = r#"{"error":{"code":"invalid","detail":"Why.","request_id":"1"}}"#;
    // hello, pull, digest, the push with both, then the settings alone.
    server.faults(vec![
        None,
        None,
        None,
        Some(Fault::Say(422, invalid)),
        None,
        Some(Fault::Say(422, invalid)),
    ]);
    device.exchange().await;
    assert_eq!(server.ids(), ids);
    assert_eq!(server.setting("theme"), None);
    assert!(
        device.store.unsent_settings().unwrap().is_empty(),
        "until it changes again"
    );
}
