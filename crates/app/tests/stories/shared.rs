//! A machine that many share: nobody is there until they say who they are, and nothing of them when they have gone.

use app::ErrorCode;
use serde_json::{Value, json};

use crate::{
    device::{Device, Hands},
    server::{Server, form, signed_in},
};

/// A machine that is shared, with nobody on it.
async fn shared(server: Option<&str>) -> Device {
    let mut device = Device::new();
    let policy = device.folder.path().join("policy.json");
    std::fs::write(
        &policy,
        r#"{"shared_computer": true, "shared_idle_minutes": 3}"#,
    )
    .unwrap();
    device.policy = Some(policy);
    if let Some(server) = server {
        server.clone_into(&mut device.server_url);
    }
    device.restart().await;
    device
}

async fn joins(device: &Device, name: &str) -> String {
    let answers = json!({"name": name, "language": "en", "age_group": "teens", "layout": "us", "daily_goal": null});
    let start = device.ok("create_profile", answers).await;
    start["profile"]["id"].as_str().unwrap().to_owned()
}

async fn types_a_little(device: &Device) -> Hands {
    let exercise = device
        .ok("open_exercise", json!({"kind": "lesson", "number": 1}))
        .await;
    let mut hands = Hands::on(&exercise, &[]);
    hands.type_until(device, 10).await;
    hands
}

fn person<'a>(start: &'a Value, id: &str) -> &'a Value {
    let people = start["shared"]["people"].as_array().unwrap();
    people.iter().find(|one| one["id"] == id).unwrap()
}

#[tokio::test]
async fn everybody_begins_at_the_names_and_an_exercise_waits_for_whoever_left_it() {
    let mut device = shared(None).await;
    let start = device.ok("start", json!({})).await;
    assert_eq!(
        (&start["profile"], &start["shared"]),
        (
            &Value::Null,
            &json!({"idle_minutes": 3, "people": [], "newcomer": null})
        )
    );
    let mira = joins(&device, "Mira").await;
    let here = device.ok("start", json!({})).await;
    assert_eq!(
        here["shared"]["people"],
        json!([]),
        "nobody looks at the others"
    );
    let hands = types_a_little(&device).await;
    let start = device.ok("end_sitting", json!({})).await;
    assert_eq!(
        (&start["profile"], &start["resumable"]),
        (&Value::Null, &Value::Null)
    );
    let expected = json!({"id": mira, "has_pin": false, "has_account": false, "waiting": 0});
    assert_eq!(start["shared"]["people"], json!([expected]));
    for name in ["course_map", "own_texts", "account", "export_profile"] {
        assert_eq!(
            device.fails(name, json!({})).await,
            ErrorCode::NoProfile,
            "{name}"
        );
    }

    // The next one, and again after a start: whoever was there last is not.
    let ben = joins(&device, "Ben").await;
    device.restart().await;
    let start = device.ok("start", json!({})).await;
    assert_eq!(start["profile"], Value::Null);
    let start = device.ok("select_profile", json!({"id": mira})).await;
    assert_eq!(start["resumable"]["session_id"], json!(hands.session));
    // Choosing another name is getting up, too.
    let start = device.ok("select_profile", json!({"id": ben})).await;
    assert_eq!(
        (&start["profile"]["id"], &start["resumable"]),
        (&json!(ben), &Value::Null)
    );

    // Where it is not shared, nothing of this is there, and the last one is asked for first.
    device.policy = None;
    device.restart().await;
    let start = device.ok("start", json!({})).await;
    assert_eq!(
        (&start["profile"]["id"], &start["shared"]),
        (&json!(ben), &Value::Null)
    );
    assert_eq!(
        device.fails("end_sitting", json!({})).await,
        ErrorCode::ClosedByPolicy
    );
}

#[tokio::test]
async fn a_pin_is_asked_for_and_only_whoever_looks_after_the_machine_takes_it_away() {
    let device = shared(None).await;
    let mira = joins(&device, "Mira").await;
    device.ok("set_pin", json!({"pin": "2468"})).await;
    let start = device.ok("end_sitting", json!({})).await;
    assert_eq!(person(&start, &mira)["has_pin"], true);
    let start = device.ok("select_profile", json!({"id": mira})).await;
    assert_eq!(start["is_locked"], true);
    assert_eq!(
        device.fails("course_map", json!({})).await,
        ErrorCode::GateClosed
    );
    // Anybody could say so.
    assert_eq!(
        device.fails("forget_pin", json!({})).await,
        ErrorCode::ClosedByPolicy
    );
    device.ok("open_gate", json!({"answer": "2468"})).await;
    device.ok("course_map", json!({})).await;

    device.close().await;
    let config = device.config();
    let unknown = app::reset_pin(&config, "Nobody");
    assert!(matches!(unknown, Err(app::AppError::UnknownProfile { id }) if id.is_empty()));
    app::reset_pin(&config, " mira").unwrap();
    let start = device.ok("select_profile", json!({"id": mira})).await;
    assert_eq!(start["is_locked"], false);
    device.close().await;
    joins(&device, "mira").await;
    device.close().await;
    let several = app::reset_pin(&config, "Mira");
    assert!(
        matches!(several, Err(app::AppError::UnknownProfile { id }) if id.contains(&mira) && id.contains(' '))
    );
}

#[tokio::test]
async fn nobody_waits_for_a_server_that_does_not_answer() {
    let server = Server::start().await;
    server.says("/v1/auth/register", 201, signed_in());
    let mut device = shared(Some(&server.url)).await;
    let mira = joins(&device, "Mira").await;
    device.ok("register", form()).await;
    let mut hands = types_a_little(&device).await;
    hands.type_all(&device).await;
    let finish = json!({"session_id": hands.session});
    device.ok("finish_session", finish).await;
    // The power goes while she is signed in, and when it is back, the server takes every call and answers none.
    server.is_silent(true);
    device.kill();
    let start = device.ok("start", json!({})).await;
    assert_eq!(start["profile"], Value::Null);
    assert_eq!(
        person(&start, &mira),
        &json!({"id": mira, "has_pin": false, "has_account": true, "waiting": 1})
    );

    // Somebody else sits down at once; and she herself is signed out when she comes back a moment later.
    joins(&device, "Ben").await;
    let start = device.ok("select_profile", json!({"id": mira})).await;
    assert_eq!(start["is_locked"], true);
    assert_eq!(device.account_of(&mira), None);
    assert!(
        device.host.secret_names().is_empty(),
        "{:?}",
        device.host.secret_names()
    );
    assert_eq!(
        device.fails("course_map", json!({})).await,
        ErrorCode::GateClosed
    );

    server.is_silent(false);
    // Her account finds her name, and no second one is made.
    server.says("/v1/auth/login", 200, signed_in());
    let entered = device
        .ok(
            "enter_account",
            json!({"email": "mira@example.org", "password": "correct horse"}),
        )
        .await;
    assert_eq!(
        (&entered["profile"]["id"], &entered["is_locked"]),
        (&json!(mira), &json!(false))
    );
    assert_eq!(entered["profiles"].as_array().unwrap().len(), 2);
    let account = device.ok("account", json!({})).await;
    assert_eq!(account["sync"]["waiting"], 1);
}

#[tokio::test]
async fn no_account_gets_into_somebody_elses_name() {
    let server = Server::start().await;
    server.says("/v1/auth/register", 201, signed_in());
    server.says("/v1/auth/login", 200, signed_in());
    let device = shared(Some(&server.url)).await;
    let mira = joins(&device, "Mira").await;
    device.ok("register", form()).await;
    device.ok("end_sitting", json!({})).await;

    // In a name that belongs to nobody, her account has no business: it has a name of its own.
    joins(&device, "Ben").await;
    let credentials = json!({"email": "mira@example.org", "password": "correct horse"});
    assert_eq!(
        device.fails("login", credentials.clone()).await,
        ErrorCode::NotTheirs
    );
    assert_eq!(
        device.ok("account", json!({})).await["account"],
        Value::Null
    );
    // And another account none in hers.
    let other = signed_in()
        .replace("\"id\":7", "\"id\":8")
        .replace("mira@", "ben@");
    let entered = device.ok("enter_account", credentials).await;
    assert_eq!(entered["profile"]["id"], json!(mira));
    server.says("/v1/auth/login", 200, other.clone());
    let bens = json!({"email": "ben@example.org", "password": "correct horse"});
    assert_eq!(
        device.fails("login", bens.clone()).await,
        ErrorCode::NotTheirs
    );

    // From the names, it is asked what a new one needs, and then has one.
    device.ok("end_sitting", json!({})).await;
    let start = device.ok("enter_account", bens.clone()).await;
    assert_eq!(
        (&start["profile"], &start["shared"]["newcomer"]),
        (&Value::Null, &json!(""))
    );
    let bens_name = joins(&device, "Ben B").await;
    let account = device.ok("account", json!({})).await;
    assert_eq!(account["account"]["email"], "ben@example.org");
    device.ok("end_sitting", json!({})).await;
    let start = device.ok("enter_account", bens).await;
    assert_eq!(start["profile"]["id"], json!(bens_name));
    assert_eq!(start["profiles"].as_array().unwrap().len(), 3);
}

#[tokio::test]
async fn practice_goes_on_without_a_network_for_whoever_has_a_pin() {
    let server = Server::start().await;
    server.says("/v1/auth/register", 201, signed_in());
    let mut device = shared(Some(&server.url)).await;
    let policy = device.policy.clone().unwrap();
    std::fs::write(
        &policy,
        r#"{"shared_computer": true, "sign_in": "required"}"#,
    )
    .unwrap();
    device.restart().await;
    let mira = joins(&device, "Mira").await;
    let lesson = json!({"kind": "lesson", "number": 1});
    assert_eq!(
        device.fails("open_exercise", lesson.clone()).await,
        ErrorCode::SignInRequired
    );
    device.ok("register", form()).await;
    device.ok("set_pin", json!({"pin": "2468"})).await;
    device.ok("end_sitting", json!({})).await;
    let start = device.ok("select_profile", json!({"id": mira})).await;
    assert_eq!(start["is_locked"], true);
    device.ok("open_gate", json!({"answer": "2468"})).await;
    device.ok("open_exercise", lesson).await;
    let start = device.ok("start", json!({})).await;
    assert_eq!(start["managed"]["needs_sign_in"], false);
}
