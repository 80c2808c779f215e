//! Consent, tokens, signing in and out.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use async_trait::async_trait;
use protocol::SessionResult;
use store::{Exercise, OutboxState};
use sync::{Answer, Failure, Phase, Request, Transport, Why};
use tokio::sync::Notify;

use crate::device::Device;
use crate::server::{Fault, Server};

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
async fn consent_withdrawn_without_a_network_holds_at_once_and_the_server_hears_of_it_first() {
    let server = Server::new();
    let device = Device::new(&server, 1);
    device.register().await;
    // Waits in the outbox since before.
    device.types(1, 1);
    server.fault(Fault::LoseRequest);
    let user = device.sync.set_consent(false, false).await.unwrap();
    assert!(!user.consent_analytics);
    device.types(2, 1);
    // Whatever the server still believes, also when somebody signs out and in again or the app starts anew.
    device.sync.logout().await.unwrap();
    let again = device.restart(&server);
    let user = again.login("a@b.co".into(), "correct horse".into()).await;
    assert!(!user.unwrap().consent_analytics);
    server.calls();
    again.exchange(Why::ByHand).await.unwrap();
    let pushed = server.pushed();
    assert_eq!(pushed.len(), 2);
    assert!(pushed.iter().all(|session| session.log.is_none()));
    let calls = server.calls();
    let at = |path: &str| calls.iter().position(|call| call == path).unwrap();
    assert!(at("/v1/me") < at("/v1/sync/push"), "{calls:?}");

    // Told once; from then on the server's word counts, and a yes needs the server.
    assert!(!again.me().await.unwrap().consent_analytics);
    server.fault(Fault::LoseRequest);
    assert!(matches!(
        again.set_consent(true, false).await,
        Err(Failure::Offline(_))
    ));
    assert!(
        again
            .set_consent(true, false)
            .await
            .unwrap()
            .consent_analytics
    );
    assert!(again.me().await.unwrap().consent_analytics);
}

/// A way to the server on which the next push stops half-way.
struct Halting {
    server: Arc<Server>,
    halts: AtomicBool,
    halted: Notify,
}

#[async_trait]
impl Transport for Halting {
    async fn send(&self, request: Request) -> Result<Answer, Failure> {
        if request.path == "/v1/sync/push" && self.halts.swap(false, Ordering::Relaxed) {
            self.halted.notify_one();
            std::future::pending::<()>().await;
        }
        self.server.send(request).await
    }
}

#[tokio::test]
async fn consent_withdrawn_during_a_push_cuts_it_off_and_sends_the_figures_alone() {
    let server = Server::new();
    let way = Arc::new(Halting {
        server: Arc::clone(&server),
        halts: AtomicBool::new(true),
        halted: Notify::new(),
    });
    let device = Device::on(&(Arc::clone(&way) as Arc<dyn Transport>), 1, false);
    device.register().await;
    let id = device.types(1, 1);
    let (exchange, user) = tokio::join!(device.sync.exchange(Why::ByHand), async {
        way.halted.notified().await;
        device.sync.set_consent(false, false).await
    });
    exchange.unwrap();
    assert!(!user.unwrap().consent_analytics);
    let pushed = server.pushed();
    assert_eq!(pushed.len(), 1);
    assert!(pushed[0].id == id && pushed[0].log.is_none());
}

#[tokio::test]
async fn a_wrong_password_in_a_form_signs_nobody_out() {
    let server = Server::new();
    let device = Device::new(&server, 1);
    device.register().await;
    server.calls();
    let wrong = device
        .sync
        .change_password("wrong".into(), "any".into())
        .await;
    assert!(matches!(wrong, Err(Failure::WrongCredentials)));
    assert_eq!(server.calls(), ["/v1/me/password"], "asked once");
    let right = device
        .sync
        .change_password("correct horse".into(), "any".into());
    right.await.unwrap();
    device.exchange().await;
}

#[tokio::test]
async fn a_deleted_account_is_remembered_until_it_is_erased_or_comes_back() {
    let server = Server::new();
    let device = Device::new(&server, 1);
    device.register().await;
    let id = device.types(1, 1);
    let left = device.sync.delete_account(None).await.unwrap();
    assert_eq!(left.email, "a@b.co");
    assert_eq!(device.sync.left().unwrap(), Some(left));
    assert_eq!(device.sync.state().unwrap().phase, Phase::SignedOut);
    assert!(device.secrets.0.lock().unwrap().is_empty());
    device
        .sync
        .login("a@b.co".into(), "correct horse".into())
        .await
        .unwrap();
    assert_eq!(device.sync.left().unwrap(), None, "it is back");
    device.exchange().await;
    assert_eq!(device.state(id), OutboxState::Stored);

    device.sync.delete_account(None).await.unwrap();
    device.later(30 * 86_400_000);
    assert_eq!(device.sync.left().unwrap(), None, "it is erased");
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
