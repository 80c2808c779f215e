//! Signing up and syncing, seen from the panel; the exchange itself is tested in `sync`.

use app::{ErrorCode, Event, view::account::SyncPhase};
use serde_json::{Value, json};
use store::{OutboxState, Standing};
use tokio::net::TcpListener;

use crate::{
    device::{Device, Hands},
    server::{Server, credentials, device_with, envelope, form, signed_in},
};

pub(crate) async fn type_lesson_1(device: &Device) -> String {
    let exercise = device
        .ok("open_exercise", json!({"kind": "lesson", "number": 1}))
        .await;
    let mut hands = Hands::on(&exercise, &[]);
    hands.type_all(device).await;
    device
        .ok("finish_session", json!({"session_id": hands.session}))
        .await;
    hands.session
}

#[tokio::test]
async fn what_was_typed_before_waits_for_the_new_account() {
    let server = Server::start().await;
    server.says("/v1/auth/register", 201, signed_in());
    let mut device = device_with(&server.url).await;
    let session = type_lesson_1(&device).await;
    let before = device.ok("account", json!({})).await;
    assert_eq!(
        (&before["account"], &before["sync"]["phase"]),
        (&Value::Null, &json!("signed_out"))
    );
    assert_eq!(
        (&before["sessions"][0]["state"], &before["server_url"]),
        (&json!("local"), &json!(server.url))
    );
    assert_eq!(before["sessions"][0]["title"], "First touch: f and j");

    let after = device.ok("register", form()).await;
    assert_eq!(
        (&after["account"]["email"], &after["account"]["plan"]),
        (&json!("mira@example.org"), &json!("free"))
    );
    assert_eq!(
        (
            &after["sessions"][0]["session_id"],
            &after["sessions"][0]["state"]
        ),
        (&json!(session), &json!("waiting"))
    );
    assert_eq!(after["sync"]["waiting"], 1);
    let told = device.host.events.lock().unwrap().iter().any(|event| {
        let Event::Sync(state) = event else {
            return false;
        };
        state.waiting == 1 && state.phase != SyncPhase::SignedOut
    });
    assert!(told, "the sidebar hears of it");

    // The server takes nothing today: that is in the panel, and no error.
    let tried = device.ok("sync_now", json!({})).await;
    assert_eq!(
        (&tried["sync"]["phase"], &tried["sync"]["error"]),
        (&json!("offline"), &json!("unavailable"))
    );
    assert!(tried["sync"]["next_try"].is_string(), "{tried}");
    let kept = device
        .ok("keep_session_local", json!({"session_id": session}))
        .await;
    assert_eq!(
        (&kept["sessions"][0]["state"], &kept["sync"]["waiting"]),
        (&json!("local"), &json!(0))
    );
    let again = device
        .ok("retry_session", json!({"session_id": session}))
        .await;
    assert_eq!(again["sessions"][0]["state"], "waiting");

    device.restart().await;
    let account = device.ok("account", json!({})).await;
    assert_eq!(
        account["account"]["email"], "mira@example.org",
        "the account outlives the app"
    );
    let out = device.ok("logout", json!({})).await;
    assert_eq!(
        (&out["account"], &out["sync"]["phase"]),
        (&Value::Null, &json!("signed_out"))
    );
    assert_eq!(
        device.ok("course_map", json!({})).await["completed"],
        1,
        "and nothing typed is gone"
    );
}

#[tokio::test]
async fn what_the_server_does_not_take_is_named_sent_again_or_saved_to_a_file() {
    let server = Server::start().await;
    server.says("/v1/auth/register", 201, signed_in());
    let mut device = device_with(&server.url).await;
    device.ok("register", form()).await;
    let refused = type_lesson_1(&device).await;
    let held = type_lesson_1(&device).await;
    let waiting = type_lesson_1(&device).await;
    device.restart().await;
    the_server_said(&device, &refused, OutboxState::Rejected, "bad_log", None);
    let next_week = Some(1_795_941_000_000);
    the_server_said(
        &device,
        &held,
        OutboxState::Held,
        "unknown_lesson",
        next_week,
    );

    let account = device.ok("account", json!({})).await;
    let rows = |account: &Value| -> Vec<(String, String, Value)> {
        let rows = account["unsettled"].as_array().unwrap().iter();
        rows.map(|row| {
            let text = |name: &str| row[name].as_str().unwrap().to_owned();
            (text("session_id"), text("state"), row["code"].clone())
        })
        .collect()
    };
    assert_eq!(
        rows(&account),
        [
            (held.clone(), "held".into(), json!("unknown-lesson")),
            (refused.clone(), "rejected".into(), json!("bad-log")),
            (waiting.clone(), "waiting".into(), Value::Null)
        ]
    );
    assert_eq!(
        account["unsettled"][0]["next_try"],
        "2026-11-29T08:30:00.000Z"
    );
    assert_eq!(
        (&account["sync"]["waiting"], &account["sync"]["failed"]),
        (&json!(1), &json!(2))
    );

    let one = device
        .ok("export_sessions", json!({"session_ids": [refused]}))
        .await;
    let all = device
        .ok("export_sessions", json!({"session_ids": []}))
        .await;
    assert_eq!((&one["sessions"], &all["sessions"]), (&json!(1), &json!(3)));
    assert_ne!(one["file"], all["file"], "none takes the place of another");
    let file = std::fs::read(all["file"].as_str().unwrap()).unwrap();
    let file: Value = serde_json::from_slice(&file).unwrap();
    let first = &file["sessions"][1];
    assert_eq!(
        (&first["id"], &first["standing"]["code"]),
        (&json!(refused), &json!("bad_log"))
    );
    let presses = first["log"]["dt"].as_array().unwrap().len();
    assert_eq!(json!(presses), first["result"]["inserts"]);
    assert!(first["text"].as_str().unwrap().contains("fj"));
    let unknown = json!({"session_ids": ["x"]});
    assert_eq!(
        device.fails("export_sessions", unknown).await,
        ErrorCode::UnknownSession
    );

    let again = device.ok("retry_sessions", json!({})).await;
    assert_eq!(
        (&again["sync"]["waiting"], &again["sync"]["failed"]),
        (&json!(3), &json!(0))
    );
    // Signed out, nothing of it is anybody's to send, and nothing is gone.
    let out = device.ok("logout", json!({})).await;
    assert_eq!(out["unsettled"], json!([]));
    assert_eq!(out["sessions"].as_array().unwrap().len(), 3);
}

/// What became of a session, as sync notes it, while the app is closed.
fn the_server_said(
    device: &Device,
    session: &str,
    state: OutboxState,
    code: &str,
    next_try: Option<i64>,
) {
    let store = store::Store::open(&device.database(), 0).unwrap().store;
    let account = store.account().unwrap().unwrap().id;
    let standing = Standing {
        state,
        code: Some(code),
        detail: None,
        next_try,
    };
    let committed = store
        .transact(|tx| tx.set_standing(account, session.parse().unwrap(), &standing))
        .unwrap();
    assert!(committed.value);
}

#[tokio::test]
async fn every_way_the_server_can_refuse_has_its_words() {
    let server = Server::start().await;
    let device = device_with(&server.url).await;
    server.says(
        "/v1/auth/login",
        401,
        envelope("invalid_credentials", &json!({})),
    );
    let error = device.call("login", credentials()).await.unwrap_err();
    assert_eq!(
        (error.code, error.args["code"].as_str()),
        (ErrorCode::Refused, "invalid_credentials")
    );
    server.says(
        "/v1/auth/register",
        409,
        envelope("email_taken", &json!({})),
    );
    let error = device.call("register", form()).await.unwrap_err();
    assert_eq!(
        (error.code, error.args["code"].as_str()),
        (ErrorCode::Refused, "email_taken")
    );
    server.says(
        "/v1/auth/register",
        422,
        envelope("invalid", &json!({"password": "too_common"})),
    );
    let error = device.call("register", form()).await.unwrap_err();
    assert_eq!(
        (error.args["code"].as_str(), error.args["field"].as_str()),
        ("invalid", "password")
    );
    assert_eq!(error.args["reason"], "too_common", "the server's own word");
    server.says(
        "/v1/auth/login",
        429,
        envelope("too_many_requests", &json!({})),
    );
    let error = device.call("login", credentials()).await.unwrap_err();
    assert_eq!(error.args["code"], "too_many_requests");
    server.says("/v1/auth/login", 200, "<html>Welcome to the airport</html>");
    let error = device.call("login", credentials()).await.unwrap_err();
    assert_eq!(
        (error.code, error.args["cause"].as_str()),
        (ErrorCode::Offline, "portal")
    );
    server.says("/v1/auth/login", 200, "no JSON");
    assert_eq!(
        device.fails("login", credentials()).await,
        ErrorCode::BadAnswer
    );
    server.says("/v1/auth/login", 503, "");
    let error = device.call("login", credentials()).await.unwrap_err();
    assert_eq!(error.args["code"], "unavailable");
    for name in ["sync_now"] {
        assert_eq!(
            device.fails(name, json!({})).await,
            ErrorCode::SignedOut,
            "{name}"
        );
    }
    assert_eq!(
        device
            .fails("set_consent", json!({"analytics": true, "marketing": true}))
            .await,
        ErrorCode::SignedOut
    );
    for name in ["retry_session", "keep_session_local"] {
        assert_eq!(
            device.fails(name, json!({"session_id": "x"})).await,
            ErrorCode::UnknownSession,
            "{name}"
        );
    }
}

#[tokio::test]
async fn without_a_network_or_an_address_typing_goes_on() {
    // A port that was free a moment ago and that nobody listens on.
    let closed = TcpListener::bind("127.0.0.1:0")
        .await
        .unwrap()
        .local_addr()
        .unwrap();
    let mut device = device_with(&format!("http://{closed}")).await;
    assert_eq!(
        device.fails("login", credentials()).await,
        ErrorCode::Offline
    );
    type_lesson_1(&device).await;

    "http://example.org".clone_into(&mut device.server_url);
    device.restart().await;
    assert_eq!(
        device.fails("login", credentials()).await,
        ErrorCode::BadServerAddress
    );
    let state = device.ok("account", json!({})).await;
    assert_eq!(
        (&state["sync"]["phase"], &state["sync"]["error"]),
        (&json!("signed_out"), &json!("bad-server-address"))
    );
    type_lesson_1(&device).await;
}
