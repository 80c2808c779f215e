//! What must come of sync, story by story.

use protocol::{ChangeKind, SessionResult, VerdictStatus};
use serde_json::json;
use store::{Exercise, OutboxState};
use sync::{Failure, Phase, Why};
use uuid::Uuid;

use crate::device::{Device, lesson};
use crate::world::{Fault, Server};

const HOUR: i64 = 3_600_000;

#[tokio::test]
async fn what_was_typed_before_signing_up_arrives_once() {
    let server = Server::new();
    let device = Device::new(&server, 1);
    assert_eq!(device.sync.state().unwrap().phase, Phase::SignedOut);
    assert!(matches!(
        device.sync.exchange(Why::ByHand).await,
        Err(Failure::SignedOut)
    ));
    let typed: Vec<Uuid> = (0..45)
        .map(|seed| device.types(seed, 1 + seed as u32 % 3))
        .collect();
    device.register().await;
    device.exchange().await;
    assert_eq!(server.ids(), typed);
    let pushes = server
        .calls()
        .iter()
        .filter(|path| *path == "/v1/sync/push")
        .count();
    assert_eq!(pushes, 3, "twenty at a time");
    let state = device.sync.state().unwrap();
    assert_eq!(
        (state.phase, state.stored, state.waiting, state.failed),
        (Phase::Idle, 45, 0, 0)
    );
    assert_eq!(
        state.last_exchange,
        Some(device.clock.0.load(std::sync::atomic::Ordering::Relaxed))
    );
    device.exchange().await;
    assert_eq!(server.pushed().len(), 45, "nothing is sent again");
}

#[tokio::test]
async fn two_devices_agree() {
    let server = Server::new();
    let (one, two) = (Device::new(&server, 1), Device::new(&server, 2));
    one.register().await;
    two.register().await;
    let first = one.types(0, 1);
    two.types(100, 1);
    for seed in 1..5 {
        one.types(seed, 1 + seed as u32);
        two.types(100 + seed, 1 + seed as u32);
    }
    let _ = one
        .store
        .transact(|tx| tx.set_setting("theme", &json!("dark"), 5, "a"))
        .unwrap();
    let _ = two
        .store
        .transact(|tx| tx.set_setting("theme", &json!("light"), 6, "b"))
        .unwrap();
    one.exchange().await;
    two.exchange().await;
    one.exchange().await;
    assert_eq!(one.knows(), two.knows());
    assert_eq!(
        two.store.session_stats(first).unwrap(),
        one.store.session_stats(first).unwrap()
    );
    assert!(
        two.store.session_stats(first).unwrap().is_some(),
        "the coach and the heat map agree"
    );
    assert!(one.store.progress("adults-en-v1").unwrap()[&5].is_completed);
    assert_eq!(one.store.settings().unwrap()["theme"], json!("light"));
    assert_eq!(
        one.store.progress("adults-en-v1").unwrap()[&1].attempt_count,
        2
    );
    assert!(*one.told.lock().unwrap() > 0, "whoever shows it was told");
}

#[tokio::test]
async fn key_presses_leave_only_with_consent_and_never_a_childs() {
    for (consent, child, child_profile, expected) in [
        (true, false, false, true),
        (false, false, false, false),
        (true, true, false, false),
        (true, false, true, false),
    ] {
        let server = Server::new();
        server.is_child(child, consent);
        let device = Device::of(&server, 1, child_profile);
        device.types(1, 1);
        device.types(2, 0);
        device.register().await;
        device.exchange().await;
        for session in server.pushed() {
            assert_eq!(
                session.log.is_some(),
                expected,
                "{consent} {child} {child_profile}"
            );
            let result = SessionResult::from_raw(session.result.as_ref().unwrap()).unwrap();
            let all = [
                result.gross_wpm,
                result.raw_wpm,
                result.result_accuracy,
                result.errors,
                result.uncorrected_errors,
                result.kspc,
                result.pause_count,
                result.inserts,
                result.deleted,
            ];
            assert!(expected || all.iter().all(Option::is_some) && result.consistency.is_some());
            assert!(result.wpm.is_some() && result.accuracy.is_some() && result.duration.is_some());
        }
    }
}

#[tokio::test]
async fn withdrawn_consent_counts_from_the_next_push_on() {
    let server = Server::new();
    let device = Device::new(&server, 1);
    device.register().await;
    device.types(1, 1);
    device.exchange().await;
    assert!(
        device
            .sync
            .set_consent(false, false)
            .await
            .is_ok_and(|user| !user.consent_analytics)
    );
    device.types(2, 1);
    device.exchange().await;
    let with_log: Vec<bool> = server
        .pushed()
        .iter()
        .map(|session| session.log.is_some())
        .collect();
    assert_eq!(with_log, [true, false]);
}

#[tokio::test]
async fn the_learners_own_text_never_leaves() {
    let server = Server::new();
    let device = Device::new(&server, 1);
    let own = device.types_as(1, 0, Exercise::OwnText);
    let practice = device.types(2, 0);
    device.register().await;
    device.exchange().await;
    for session in server.pushed() {
        assert!(session.is_practice && session.lesson.is_none());
        if session.id == own {
            assert!(session.text.is_none() && session.log.is_none());
        } else {
            assert_eq!(
                (session.id, session.text.is_some(), session.log.is_some()),
                (practice, true, true)
            );
        }
    }
}

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
async fn an_expired_token_is_renewed_once_for_all_who_ask() {
    let server = Server::new();
    let device = Device::new(&server, 1);
    device.register().await;
    device.exchange().await;
    server.calls();
    server.forget_access_tokens();
    let asking = (0..8).map(|_| {
        let sync = device.sync.clone();
        tokio::spawn(async move { sync.me().await })
    });
    for asked in asking.collect::<Vec<_>>() {
        asked.await.unwrap().unwrap();
    }
    assert_eq!(
        server
            .calls()
            .iter()
            .filter(|path| *path == "/v1/auth/refresh")
            .count(),
        1
    );
    // Nearly over: renewed before it is used.
    device.later(900_000 - 59_000);
    device.sync.me().await.unwrap();
    assert_eq!(server.calls(), ["/v1/auth/refresh", "/v1/me"]);
}

#[tokio::test]
async fn a_lost_answer_to_a_renewal_signs_nobody_out() {
    let server = Server::new();
    let device = Device::new(&server, 1);
    device.register().await;
    server.forget_access_tokens();
    server.faults(vec![None, Some(Fault::LoseAnswer), Some(Fault::LoseAnswer)]);
    device.sync.me().await.unwrap();
    // And the successor is what is kept: a new start of the app goes on with it.
    let kept = device
        .secrets
        .0
        .lock()
        .unwrap()
        .values()
        .next()
        .unwrap()
        .clone();
    assert!(kept.contains("refresh-2"), "{kept}");
}

#[tokio::test]
async fn revoked_tokens_ask_for_signing_in_and_keep_everything() {
    let server = Server::new();
    let device = Device::new(&server, 1);
    device.register().await;
    let id = device.types(1, 1);
    server.revoke_everything();
    assert!(matches!(
        device.sync.exchange(Why::ByHand).await,
        Err(Failure::SignInNeeded)
    ));
    let state = device.sync.state().unwrap();
    assert_eq!(
        (state.phase, state.waiting, state.next_try),
        (Phase::SignInNeeded, 1, None)
    );
    assert!(device.secrets.0.lock().unwrap().is_empty());
    let wrong = device.sync.login("a@b.co".into(), "wrong".into()).await;
    assert!(matches!(wrong, Err(Failure::WrongCredentials)));
    device
        .sync
        .login("a@b.co".into(), "correct horse".into())
        .await
        .unwrap();
    device.exchange().await;
    assert_eq!(device.state(id), OutboxState::Stored);
}

#[tokio::test]
async fn signing_out_works_without_a_network_and_what_waits_goes_to_the_same_account() {
    let server = Server::new();
    let device = Device::new(&server, 1);
    device.register().await;
    let id = device.types(1, 1);
    server.fault(Fault::LoseRequest);
    device.sync.logout().await.unwrap();
    assert_eq!(device.sync.state().unwrap().phase, Phase::SignedOut);
    assert!(device.secrets.0.lock().unwrap().is_empty());
    device
        .sync
        .login("a@b.co".into(), "correct horse".into())
        .await
        .unwrap();
    device.exchange().await;
    assert_eq!(device.state(id), OutboxState::Stored);
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
            "server_nonsense",
            Phase::Offline,
        ),
        (302, "", "server_nonsense", Phase::Offline),
        (401, "<html>pay first", "server_nonsense", Phase::Offline),
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
async fn a_server_restored_from_a_copy_is_refilled() {
    let server = Server::new();
    let (one, two) = (Device::new(&server, 1), Device::new(&server, 2));
    for (device, seed) in [(&one, 1), (&two, 2)] {
        device.register().await;
        device.types(seed, seed as u32);
        device.exchange().await;
    }
    let _ = one
        .store
        .transact(|tx| tx.set_setting("theme", &json!("dark"), 5, "a"))
        .unwrap();
    one.exchange().await;
    let before = server.ids();
    server.restore_from_nothing();
    one.exchange().await;
    two.exchange().await;
    one.exchange().await;
    assert_eq!(server.ids(), before);
    assert_eq!(server.setting("theme"), Some(json!("dark")));
    assert_eq!(one.knows(), two.knows());
}

#[tokio::test]
async fn a_session_deleted_elsewhere_no_longer_counts_and_is_never_sent_again() {
    let server = Server::new();
    let (one, two) = (Device::new(&server, 1), Device::new(&server, 2));
    one.register().await;
    two.register().await;
    let id = one.types(1, 1);
    one.exchange().await;
    two.exchange().await;
    server.delete(id);
    one.exchange().await;
    two.exchange().await;
    assert_eq!(one.state(id), OutboxState::Deleted);
    assert!(one.store.progress("adults-en-v1").unwrap().is_empty());
    assert!(two.store.progress("adults-en-v1").unwrap().is_empty());
    assert!(
        one.store.session_log(id).unwrap().is_some(),
        "the machine keeps it"
    );
    // A third that never heard of it: the verdict says so.
    let three = Device::new(&server, 3);
    three.types(1, 1);
    three.register().await;
    three.exchange().await;
    assert_eq!(three.state(id), OutboxState::Deleted);
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
    // hello, pull, the push with both, then the settings alone.
    server.faults(vec![
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

#[tokio::test(start_paused = true)]
async fn the_first_push_of_a_start_waits_its_part_of_the_spread_and_a_hand_ends_the_wait() {
    let server = Server::new();
    let device = Device::new(&server, 1);
    device.register().await;
    device.exchange().await;
    device.types(1, 1);
    // A new start of the app: same store, same tokens.
    let again = device.restart(&server);
    let begun = tokio::time::Instant::now();
    again.exchange(Why::ByItself).await.unwrap();
    let waited = begun.elapsed();
    assert!(
        waited.as_millis() > 0 && waited.as_secs() < 120,
        "{waited:?}"
    );
    device.types(2, 1);
    let begun = tokio::time::Instant::now();
    again.exchange(Why::ByItself).await.unwrap();
    assert_eq!(begun.elapsed().as_millis(), 0, "only the first");

    device.types(3, 1);
    let third = device.restart(&server);
    let waiting = tokio::spawn({
        let third = third.clone();
        async move { third.exchange(Why::ByItself).await }
    });
    while server
        .calls()
        .last()
        .is_none_or(|path| path != "/v1/sync/pull")
    {
        tokio::task::yield_now().await;
    }
    let begun = tokio::time::Instant::now();
    third.exchange(Why::ByHand).await.unwrap();
    waiting.await.unwrap().unwrap();
    assert_eq!(begun.elapsed().as_millis(), 0);
    assert_eq!(server.ids().len(), 3);
}

#[tokio::test(start_paused = true)]
async fn the_loop_sends_what_is_there_and_comes_back_after_failures() {
    let server = Server::new();
    let device = Device::new(&server, 1);
    let (tell, mut told) = tokio::sync::mpsc::unbounded_channel();
    let background = device.sync.start(move |state| tell.send(state).unwrap());
    assert_eq!(told.recv().await.unwrap().phase, Phase::SignedOut);
    device.types(1, 1);
    device.register().await;
    background.nudge();
    while told.recv().await.unwrap().stored < 1 {}

    server.fault(Fault::LoseRequest);
    device.types(2, 1);
    background.nudge();
    let state = loop {
        let state = told.recv().await.unwrap();
        if state.phase == Phase::Offline {
            break state;
        }
    };
    assert_eq!(
        (state.error.as_deref(), state.waiting),
        (Some("offline"), 1)
    );
    background.nudge();
    tokio::time::sleep(std::time::Duration::from_secs(5)).await;
    assert_eq!(
        server.ids().len(),
        1,
        "a nudge does not shorten a backoff: the wall clock stands still here"
    );
    device.later(2_200);
    while told.recv().await.unwrap().stored < 2 {}
    background.stop().await;
    device.types(3, 1);
    tokio::time::sleep(std::time::Duration::from_hours(1)).await;
    assert_eq!(server.ids().len(), 2, "it has stopped");
}
