//! The coach says the same on the learner's machine and on the server, of the same history.

#![expect(clippy::unwrap_used, reason = "a test says what went wrong by failing")]

use rig::{Cluster, wait};
use serde_json::{Value, json};
use stories::{Devhost, Server, ask};

const EMAIL: &str = "ann@example.org";
const PASSWORD: &str = "a long enough password";

/// Types an exercise: 150 ms before each key, 330 ms before `k`, and a slip on every ninth `d`.
fn type_all(app: &Devhost, request: &Value) {
    let exercise = app.rpc("open_exercise", request).unwrap();
    let (mut t, mut seen) = (0, 0);
    let mut events = Vec::new();
    for (index, unit) in (0_u64..).zip(exercise["units"].as_array().unwrap()) {
        t += if unit == "k" { 330 } else { 150 } + index % 5 * 7;
        seen += u32::from(unit == "d");
        if unit == "d" && seen % 9 == 0 {
            events.push(json!({"code": "", "text": "s", "t": t}));
            t += 200;
        }
        events.push(json!({"code": "", "text": unit, "t": t}));
    }
    let session = &exercise["session_id"];
    let batch = json!({"session_id": session, "from": 0, "events": events});
    app.rpc("record_events", &batch).unwrap();
    app.rpc("finish_session", &json!({"session_id": session}))
        .unwrap();
}

/// What counts of a recommendation: what it is about, its figures, and what to do.
fn of_the_app(one: &Value) -> Value {
    let action = |action: &Value| {
        let request = &action["request"];
        let what = match request["kind"].as_str() {
            Some("lesson") => json!([request["number"]]),
            _ => json!([request["units"], request["length"]]),
        };
        json!([what, action["purpose"], action["minutes"]])
    };
    let evidence = &one["evidence"];
    let figures = &evidence["figures"];
    let figures = match evidence["of"].as_str() {
        Some("unit") if figures["is_slow"] == true => {
            json!([figures["gap"], figures["usual"], figures["samples"]])
        }
        Some("unit") => json!([figures["error_rate"], figures["errors"], figures["presses"]]),
        Some("review") => evidence["keys"].clone(),
        _ => json!([
            evidence["minutes"],
            evidence["done"],
            evidence["weak"],
            evidence["due"]
        ]),
    };
    let actions = one["actions"].as_array().unwrap().iter().map(action);
    json!([
        one["kind"],
        one["subject"],
        one["priority"],
        one["expires"],
        figures,
        actions.collect::<Vec<_>>()
    ])
}

fn of_the_server(one: &Value) -> Value {
    let action = |action: &Value| {
        let what = match action["type"].as_str() {
            Some("lesson") => json!([action["number"]]),
            _ => json!([action["units"], action["length"]]),
        };
        json!([what, action["purpose"], action["minutes"]])
    };
    let evidence = &one["evidence"];
    let (slow, errors) = (&evidence["slow"], &evidence["errors"]);
    let figures = match evidence["of"].as_str() {
        Some("unit") if slow.is_object() => {
            json!([slow["gap_ms"], slow["usual_ms"], slow["samples"]])
        }
        Some("unit") => json!([errors["rate"], errors["errors"], errors["presses"]]),
        Some("review") => evidence["keys"].clone(),
        _ => json!([
            evidence["minutes"],
            evidence["done"],
            evidence["weak"],
            evidence["due"]
        ]),
    };
    // The server says the moment, which is the day's beginning where the learner lives: in UTC, here.
    let expires = &one["expires_at"].as_str().unwrap()[..10];
    let actions = one["action_items"].as_array().unwrap().iter().map(action);
    json!([
        one["type"],
        one["subject"],
        one["priority"],
        expires,
        figures,
        actions.collect::<Vec<_>>()
    ])
}

#[test]
fn the_coach_says_the_same_here_and_there() {
    let folder = tempfile::tempdir().unwrap();
    let cluster = Cluster::temporary().unwrap();
    let server = Server::start(&cluster, "tactus", "127.0.0.1:0", folder.path()).unwrap();
    let app = Devhost::start(&folder.path().join("data"), server.url(), folder.path()).unwrap();
    let profile = json!({"name": "Ann", "language": "en", "age_group": "adults", "layout": "us", "daily_goal": null});
    app.rpc("create_profile", &profile).unwrap();
    for number in 1..=7 {
        type_all(&app, &json!({"kind": "lesson", "number": number}));
    }
    type_all(
        &app,
        &json!({"kind": "practice", "units": ["d", "k"], "length": 200}),
    );
    let account = json!({"email": EMAIL, "password": PASSWORD, "birth_year": null, "consent_analytics": true,
        "consent_marketing": false});
    app.rpc("register", &account).unwrap();
    app.rpc("sync_now", &json!({})).unwrap();
    wait::until("everything is stored", || {
        let account = app.rpc("account", &json!({}))?;
        Ok(account["sync"]["stored"] == 8)
    })
    .unwrap();

    let device = json!({"email": EMAIL, "password": PASSWORD, "device_id": "0d9f6d0e-6a4e-4c0b-9a44-0a6c5a2f7e11"});
    let client = ("Tactus-Client", "app/1.0.0 proto/1");
    let signed_in = ask(
        server.url(),
        "POST",
        "/v1/auth/login",
        &[client],
        Some(&device),
    )
    .unwrap();
    let bearer = format!("Bearer {}", signed_in["access_token"].as_str().unwrap());
    let headers = [client, ("Authorization", bearer.as_str())];
    let path = "/v1/me/recommendations";
    let there = ask(server.url(), "GET", path, &headers, None).unwrap();
    let here = app.rpc("recommendations", &json!({})).unwrap();
    let list = |answer: &Value, of: fn(&Value) -> Value| -> Vec<Value> {
        let all = answer["recommendations"].as_array().unwrap();
        let mut all: Vec<Value> = all.iter().map(of).collect();
        all.sort_by_key(Value::to_string);
        all
    };
    let (here, there) = (list(&here, of_the_app), list(&there, of_the_server));
    assert!(here.len() >= 2, "{here:?}");
    assert!(
        here.iter()
            .any(|one| one[0] == "weak_keys" && one[1] == "k"),
        "{here:?}"
    );
    assert_eq!(here, there);
    app.stop();
    server.stop();
}
