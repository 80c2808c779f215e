//! What a child's profile keeps for adults, and how they get there.

use app::ErrorCode;
use chrono::Duration;
use serde_json::{Value, json};

use crate::{
    device::Device,
    server::{Server, device_with, form, signed_in},
};

async fn of_a_child() -> Device {
    let device = Device::new();
    let answers = json!({"name": "Tom", "language": "en", "age_group": "kids", "layout": "us", "daily_goal": null});
    device.ok("create_profile", answers).await;
    device
}

fn product(gate: &Value) -> Value {
    let question = &gate["question"];
    let product = question[0].as_u64().unwrap() * question[1].as_u64().unwrap();
    json!({"answer": product.to_string()})
}

#[tokio::test]
async fn settings_and_account_of_a_child_wait_for_an_adult() {
    let device = of_a_child().await;
    let settings = device.ok("start", json!({})).await["settings"].clone();
    let mut dark = settings.clone();
    dark["theme"] = json!("dark");
    for (name, args) in [
        ("change_settings", dark.clone()),
        (
            "choose_course",
            json!({"course": "adults-en-v1", "layout": null}),
        ),
        ("register", form()),
        ("export_profile", json!({})),
        ("set_pin", json!({"pin": "1234"})),
        ("delete_account", json!({"password": null})),
        ("delete_profile", json!({"id": "", "name": "Tom"})),
    ] {
        assert_eq!(
            device.fails(name, args).await,
            ErrorCode::GateClosed,
            "{name}"
        );
    }
    // What a child needs is open, and so is what a lesson itself offers.
    let mut hidden = settings;
    hidden["show_figures"] = json!(false);
    device.ok("change_settings", hidden).await;
    device.ok("course_map", json!({})).await;
    device.ok("account", json!({})).await;

    let gate = device.ok("gate", json!({})).await;
    assert_eq!(
        (&gate["is_open"], &gate["has_pin"]),
        (&json!(false), &json!(false))
    );
    assert_eq!(
        device.fails("open_gate", json!({"answer": "12"})).await,
        ErrorCode::GateWrong
    );
    let next = device.ok("gate", json!({})).await;
    let open = device.ok("open_gate", product(&next)).await;
    assert_eq!(
        (&open["is_open"], &open["question"]),
        (&json!(true), &Value::Null)
    );
    device.ok("change_settings", dark.clone()).await;
    let closed = device.ok("close_gate", json!({})).await;
    assert_eq!(closed["is_open"], false);
    assert_eq!(
        device.fails("set_pin", json!({"pin": null})).await,
        ErrorCode::GateClosed
    );
}

#[tokio::test]
async fn an_adults_profile_has_no_gate() {
    let device = Device::of_mira().await;
    assert_eq!(device.ok("gate", json!({})).await["is_open"], true);
    device.ok("close_gate", json!({})).await;
    assert_eq!(device.ok("gate", json!({})).await["is_open"], true);
    let mut settings = device.ok("start", json!({})).await["settings"].clone();
    settings["theme"] = json!("dark");
    device.ok("change_settings", settings).await;
}

async fn with_pin() -> Device {
    let device = of_a_child().await;
    let gate = device.ok("gate", json!({})).await;
    device.ok("open_gate", product(&gate)).await;
    for bad in ["123", "123456789", "12a4", ""] {
        let error = device
            .call("set_pin", json!({"pin": bad}))
            .await
            .unwrap_err();
        assert_eq!(error.code, ErrorCode::BadValue);
        assert!(bad.is_empty() || !error.args.values().any(|value| value.contains(bad)));
    }
    let set = device.ok("set_pin", json!({"pin": "2468"})).await;
    assert_eq!(
        (&set["is_open"], &set["has_pin"]),
        (&json!(true), &json!(true))
    );
    device
}

#[tokio::test]
async fn a_pin_takes_the_place_of_the_question_and_is_kept_as_a_hash() {
    let mut device = with_pin().await;
    device.restart().await;
    let gate = device.ok("gate", json!({})).await;
    assert_eq!(
        (&gate["is_open"], &gate["has_pin"], &gate["question"]),
        (&json!(false), &json!(true), &Value::Null),
        "it is closed with every start"
    );
    let registry = std::fs::read_to_string(device.folder.path().join("profiles/registry.json"));
    let registry = registry.unwrap();
    assert!(
        registry.contains("$argon2id$") && !registry.contains("2468"),
        "{registry}"
    );
    let open = device.ok("open_gate", json!({"answer": " 24 68 "})).await;
    assert_eq!(open["is_open"], true);
    let gone = device.ok("set_pin", json!({"pin": null})).await;
    assert_eq!(gone["has_pin"], false);
    let closed = device.ok("close_gate", json!({})).await;
    assert!(closed["question"].is_array(), "{closed}");
}

#[tokio::test]
async fn guessing_is_slow() {
    let device = with_pin().await;
    device.ok("close_gate", json!({})).await;
    for _ in 0..5 {
        assert_eq!(
            device.fails("open_gate", json!({"answer": "0000"})).await,
            ErrorCode::GateWrong
        );
    }
    let error = device
        .call("open_gate", json!({"answer": "2468"}))
        .await
        .unwrap_err();
    assert_eq!(
        (error.code, error.args["seconds"].as_str()),
        (ErrorCode::GateWait, "60")
    );
    device.ok("close_gate", json!({})).await;
    assert_eq!(
        device.fails("open_gate", json!({"answer": "2468"})).await,
        ErrorCode::GateWait,
        "coming again does not help"
    );
    device.host.pass(Duration::seconds(60));
    device.ok("open_gate", json!({"answer": "2468"})).await;
}

#[tokio::test]
async fn a_forgotten_pin_runs_out_after_a_day_in_which_everybody_is_told() {
    let mut device = with_pin().await;
    device.ok("close_gate", json!({})).await;
    device.ok("forget_pin", json!({})).await;
    device.host.pass(Duration::hours(23));
    // Saying it again does not begin anew, nor does a new start.
    let told = device.ok("forget_pin", json!({})).await;
    assert_eq!(told["pin_until"], "2026-11-23T08:30:00.000Z");
    device.restart().await;
    let told = device.ok("gate", json!({})).await;
    assert_eq!(
        (&told["has_pin"], &told["pin_until"]),
        (&json!(true), &json!("2026-11-23T08:30:00.000Z"))
    );
    device.host.pass(Duration::hours(1));
    let over = device.ok("gate", json!({})).await;
    assert_eq!(
        (&over["has_pin"], &over["pin_until"]),
        (&json!(false), &Value::Null)
    );
    device.ok("open_gate", product(&over)).await;
}

#[tokio::test]
async fn the_right_pin_ends_a_lie_about_forgetting_it() {
    let device = with_pin().await;
    device.ok("close_gate", json!({})).await;
    device.ok("forget_pin", json!({})).await;
    device.ok("open_gate", json!({"answer": "2468"})).await;
    device.ok("close_gate", json!({})).await;
    device.host.pass(Duration::hours(25));
    let gate = device.ok("gate", json!({})).await;
    assert_eq!(
        (&gate["has_pin"], &gate["pin_until"]),
        (&json!(true), &Value::Null)
    );
}

#[tokio::test]
async fn a_childs_profile_gives_no_consent_and_enters_no_ranking_whoever_holds_the_account() {
    let server = Server::start().await;
    server.says("/v1/auth/register", 201, signed_in());
    let device = device_with(&server.url).await;
    let answers = json!({"name": "Tom", "language": "en", "age_group": "kids", "layout": "us", "daily_goal": null});
    device.ok("create_profile", answers).await;
    let gate = device.ok("gate", json!({})).await;
    device.ok("open_gate", product(&gate)).await;
    let mut wanted = form();
    wanted["consent_marketing"] = json!(true);
    let account = device.ok("register", wanted).await;
    let sent = &server.bodies("post", "/v1/auth/register")[0];
    assert_eq!(
        (&sent["consent_analytics"], &sent["consent_marketing"]),
        (&json!(false), &json!(false))
    );
    assert_eq!(
        account["account"]["is_child"], true,
        "the account is an adult's, the profile is not"
    );

    let user: Value = serde_json::from_str(&signed_in()).unwrap();
    server.says("/v1/me", 200, user["user"].to_string());
    device
        .ok("set_consent", json!({"analytics": true, "marketing": true}))
        .await;
    device
        .ok("set_ranking", json!({"opt_in": true, "name": "Tom"}))
        .await;
    let sent = server.bodies("patch", "/v1/me");
    assert_eq!(
        (&sent[0]["consent_analytics"], &sent[0]["consent_marketing"]),
        (&json!(false), &json!(false))
    );
    assert_eq!(sent[1]["leaderboard_opt_in"], false);
}

#[tokio::test]
async fn a_profile_with_a_pin_shows_nothing_before_it() {
    let mut device = Device::of_mira().await;
    device.ok("set_pin", json!({"pin": "2468"})).await;
    // Whoever chose it goes on.
    let start = device.ok("start", json!({})).await;
    assert_eq!(start["is_locked"], false);
    device.ok("course_map", json!({})).await;
    let mira = start["profile"]["id"].clone();
    let answers = json!({"name": "Tom", "language": "en", "age_group": "adults", "layout": "us", "daily_goal": null});
    device.ok("create_profile", answers).await;
    device.ok("course_map", json!({})).await;

    let start = device.ok("select_profile", json!({"id": mira})).await;
    assert_eq!(
        (&start["is_locked"], &start["resumable"]),
        (&json!(true), &Value::Null)
    );
    for (name, args) in [
        ("course_map", json!({})),
        ("statistics", json!({"period": "all"})),
        ("export_profile", json!({})),
        ("open_exercise", json!({"kind": "lesson", "number": 1})),
        ("set_pin", json!({"pin": null})),
        ("own_texts", json!({})),
    ] {
        assert_eq!(
            device.fails(name, args).await,
            ErrorCode::GateClosed,
            "{name}"
        );
    }
    let gate = device.ok("gate", json!({})).await;
    assert_eq!(
        (&gate["has_pin"], &gate["question"]),
        (&json!(true), &Value::Null)
    );
    assert_eq!(
        device.fails("open_gate", json!({"answer": "1"})).await,
        ErrorCode::GateWrong
    );
    device.ok("open_gate", json!({"answer": "2468"})).await;
    assert_eq!(device.ok("start", json!({})).await["is_locked"], false);
    device.ok("course_map", json!({})).await;

    // The page of a child's settings closes its gate when it is left: whoever just left the kids' course stays in.
    device.ok("close_gate", json!({})).await;
    device.ok("course_map", json!({})).await;

    // The next start asks again, whatever comes first; a forgotten PIN runs out in a day.
    device.restart().await;
    assert_eq!(
        device.fails("own_texts", json!({})).await,
        ErrorCode::GateClosed
    );
    assert_eq!(device.ok("start", json!({})).await["is_locked"], true);
    let gate = device.ok("forget_pin", json!({})).await;
    assert_ne!(gate["pin_until"], Value::Null);
    assert_eq!(
        device.fails("course_map", json!({})).await,
        ErrorCode::GateClosed
    );
    device.host.pass(Duration::hours(25));
    assert_eq!(device.ok("start", json!({})).await["is_locked"], false);
    device.ok("course_map", json!({})).await;
}
