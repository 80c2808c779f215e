//! What whoever manages the machine decides holds in the commands, not only on the screen.

use app::ErrorCode;
use serde_json::{Value, json};

use crate::{
    account::type_lesson_1,
    device::Device,
    server::{Server, credentials, device_with, form, signed_in},
    texts,
};

/// Starts the app again under this policy.
async fn under(device: &mut Device, policy: &Value) {
    let file = device.folder.path().join("policy.json");
    std::fs::write(&file, policy.to_string()).unwrap();
    device.policy = Some(file);
    device.restart().await;
}

fn lesson() -> Value {
    json!({"kind": "lesson", "number": 1})
}

async fn managed(device: &Device) -> Value {
    device.ok("start", json!({})).await["managed"].clone()
}

#[tokio::test]
async fn nobody_manages_a_machine_without_a_policy() {
    let device = Device::of_mira().await;
    assert_eq!(
        managed(&device).await,
        json!({"needs_sign_in": false, "closed": [], "items": []})
    );
}

#[tokio::test]
async fn import_export_and_own_texts_are_closed_by_command() {
    let mut device = Device::of_mira().await;
    let text = texts::keep(&device, Some("a.txt"), b"Birds sing early in the morning.").await;
    let policy = json!({"import": false, "export": false, "own_texts": false});
    under(&mut device, &policy).await;
    let begun = json!({"name": "a.txt", "size": 3});
    for (command, args) in [
        ("begin_data_import", begun.clone()),
        ("export_profile", json!({})),
        ("export_sessions", json!({"session_ids": []})),
        ("export_account", json!({})),
        ("begin_import", begun),
        (
            "open_exercise",
            json!({"kind": "own_text", "text": text["id"]}),
        ),
    ] {
        assert_eq!(
            device.fails(command, args).await,
            ErrorCode::ClosedByPolicy,
            "{command}"
        );
    }
    assert_eq!(
        managed(&device).await["closed"],
        json!(["export", "import", "own_texts"])
    );
    // What is there stays, and everything else works.
    let list = device.ok("own_texts", json!({})).await;
    assert_eq!(list["texts"][0]["id"], text["id"]);
    device.ok("delete_text", json!({"id": text["id"]})).await;
    type_lesson_1(&device).await;
}

#[tokio::test]
async fn where_signing_in_is_forbidden_nothing_goes_out() {
    let server = Server::start().await;
    server.says("/v1/auth/register", 201, signed_in());
    let mut device = device_with(&server.url).await;
    device.ok("register", form()).await;
    let before = server.requests();
    assert!(before > 0, "the server is one that can be asked");
    under(&mut device, &json!({"sign_in": "forbidden"})).await;
    let before = server.requests().max(before);
    let address = json!({"email": "mira@example.org"});
    let again = json!({"email": "mira@example.org", "password": "correct horse"});
    for (command, args) in [
        ("register", form()),
        ("login", credentials()),
        ("sign_in_ways", json!({})),
        (
            "sign_in_with",
            json!({"provider": "google", "birth_year": null, "consent_analytics": null, "consent_marketing": null}),
        ),
        ("sync_now", json!({})),
        ("request_password_reset", address),
        ("check_account", json!({})),
        ("change_email", again),
        ("devices", json!({})),
        ("export_account", json!({})),
        (
            "begin_purchase",
            json!({"plan": "premium", "interval": "monthly"}),
        ),
        ("open_portal", json!({"purpose": "manage"})),
        ("care", json!({})),
        ("learners", json!({})),
    ] {
        assert_eq!(
            device.fails(command, args).await,
            ErrorCode::ClosedByPolicy,
            "{command}"
        );
    }
    type_lesson_1(&device).await;
    let account = device.ok("account", json!({})).await;
    assert_eq!(
        (&account["account"], &account["sync"]["phase"]),
        (&Value::Null, &json!("signed_out"))
    );
    assert_eq!(
        account["sync"]["error"],
        Value::Null,
        "it is meant, and no fault"
    );
    let start = device.ok("start", json!({})).await;
    assert_eq!(
        (&start["has_leaderboard"], &start["managed"]["closed"]),
        (&json!(false), &json!(["sign_in"]))
    );
    assert_eq!(device.ok("plans", json!({})).await["sale"], "policy");
    assert_eq!(
        device.ok("leaderboard", json!({"lesson": null})).await["state"],
        "none"
    );
    assert_eq!(server.requests(), before, "nothing was asked");
    // Without the policy the account is there again.
    device.policy = None;
    device.restart().await;
    assert_eq!(
        device.ok("account", json!({})).await["account"]["email"],
        "mira@example.org"
    );
}

#[tokio::test]
async fn where_signing_in_is_required_practice_begins_with_it() {
    let server = Server::start().await;
    server.says("/v1/auth/register", 201, signed_in());
    let mut device = device_with(&server.url).await;
    // What was begun before the policy came is gone on with.
    let begun = device.ok("open_exercise", lesson()).await;
    crate::device::Hands::on(&begun, &[])
        .type_until(&device, 10)
        .await;
    under(&mut device, &json!({"sign_in": "required"})).await;
    assert_eq!(managed(&device).await["needs_sign_in"], true);
    let resumed = device
        .ok("resume_session", json!({"session_id": begun["session_id"]}))
        .await;
    assert_eq!(resumed["session_id"], begun["session_id"]);
    for request in [
        lesson(),
        json!({"kind": "test", "unit": "words", "amount": 10, "punctuation": false, "digits": false}),
    ] {
        assert_eq!(
            device.fails("open_exercise", request).await,
            ErrorCode::SignInRequired
        );
    }
    device.ok("course_map", json!({})).await;
    device.ok("register", form()).await;
    assert_eq!(managed(&device).await["needs_sign_in"], false);
    // Once signed in, the server may be out of reach: from here on this one is.
    device.restart().await;
    type_lesson_1(&device).await;
}

#[tokio::test]
async fn only_the_courses_and_layouts_of_the_list_are_there() {
    let mut device = Device::of_mira().await;
    type_lesson_1(&device).await;
    under(
        &mut device,
        &json!({"courses": ["teens-en-v1", "kids-en-v1"], "layouts": ["gb", "de"]}),
    )
    .await;
    let start = device.ok("start", json!({})).await;
    let slugs: Vec<_> = start["courses"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["slug"])
        .collect();
    assert!(
        slugs.contains(&&json!("teens-en-v1")) && slugs.len() == 2,
        "{slugs:?}"
    );
    assert_eq!(start["courses"][0]["layouts"], json!(["gb"]));
    assert_eq!(
        start["settings"]["layout"], "gb",
        "the nearest of those that are allowed"
    );
    let notices = start["notices"].as_array().unwrap();
    assert!(
        notices.iter().any(|one| one["code"] == "course-closed"),
        "{notices:?}"
    );
    let layouts = device.ok("list_layouts", json!({})).await;
    let ids: Vec<_> = layouts
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["id"].as_str().unwrap())
        .collect();
    assert_eq!(ids.len(), 2, "{ids:?}");
    // The course that was begun is closed; what was reached in it is kept.
    assert_eq!(
        device.fails("open_exercise", lesson()).await,
        ErrorCode::ClosedByPolicy
    );
    let mut settings = start["settings"].clone();
    settings["layout"] = json!("us");
    assert_eq!(
        device.fails("change_settings", settings).await,
        ErrorCode::ClosedByPolicy
    );
    for (course, layout) in [("adults-en-v1", "gb"), ("teens-en-v1", "us")] {
        let chosen = json!({"course": course, "layout": layout});
        assert_eq!(
            device.fails("choose_course", chosen).await,
            ErrorCode::ClosedByPolicy,
            "{course} {layout}"
        );
        let age = if course.starts_with("teens") {
            "teens"
        } else {
            "adults"
        };
        let person = json!({"name": "B", "language": "en", "age_group": age, "layout": layout, "daily_goal": null});
        assert_eq!(
            device.fails("create_profile", person).await,
            ErrorCode::ClosedByPolicy,
            "{course} {layout}"
        );
    }
    device
        .ok(
            "choose_course",
            json!({"course": "teens-en-v1", "layout": "gb"}),
        )
        .await;
    device.ok("open_exercise", lesson()).await;
    device.policy = None;
    device.restart().await;
    device
        .ok(
            "choose_course",
            json!({"course": "adults-en-v1", "layout": "us"}),
        )
        .await;
    let map = device.ok("course_map", json!({})).await;
    assert!(map["blocks"][0]["lessons"][0]["stars"].is_u64(), "{map}");
}

#[tokio::test]
async fn what_is_decided_is_told_and_half_a_file_is_in_nobodys_way() {
    let mut device = Device::of_mira().await;
    under(&mut device, &json!({"version": 9, "sign_in": "allowed", "of_the_future": 1, "settings": {"theme": "dark"}})).await;
    let start = device.ok("start", json!({})).await;
    assert_eq!(start["notices"][0]["code"], "policy-newer-part");
    assert_eq!(start["notices"][0]["args"]["fields"], "of_the_future");
    assert_eq!(
        start["managed"]["items"],
        json!([
            {"key": "sign_in", "title": "policy-sign-in", "value": "policy-sign-in-allowed"},
            {"key": "settings.theme", "title": "setting-theme", "value": "theme-dark"},
        ])
    );
    let file = device.policy.clone().unwrap();
    std::fs::write(&file, r#"{"sign_in": "required", "settings": {"#).unwrap();
    device.restart().await;
    let start = device.ok("start", json!({})).await;
    assert_eq!(start["notices"][0]["code"], "policy-unreadable");
    type_lesson_1(&device).await;
}
