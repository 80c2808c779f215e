//! Who sees whom: what the app asks of the server and what it shows, for both sides; and what a child's gate keeps.

use app::ErrorCode;
use serde_json::{Value, json};

use crate::{
    device::Device,
    server::{Server, device_with, envelope, form, signed_in},
};

const ID: &str = "0d9f6d0e-6a4e-4c0b-9a44-0a6c5a2f7e11";
const SEEN: [&str; 5] = [
    "name",
    "progress",
    "active_time",
    "last_practised",
    "difficulties",
];

const END: &str = "/v1/care/0d9f6d0e-6a4e-4c0b-9a44-0a6c5a2f7e11";
const MEMBERS: &str = "/v1/orgs/0d9f6d0e-6a4e-4c0b-9a44-0a6c5a2f7e11/members";
const ACCEPT: &str = "/v1/care/invitations/0d9f6d0e-6a4e-4c0b-9a44-0a6c5a2f7e11/accept";

async fn signed_up() -> (Server, Device) {
    let server = Server::start().await;
    server.says("/v1/auth/register", 201, signed_in());
    let org = json!({"id": ID, "name": "School", "role": "owner", "member": ID, "created_at": "2026-11-22T08:00:00Z",
        "seats": {"total": 3, "taken": 1}});
    server.says(
        "/v1/orgs",
        200,
        json!({"orgs": [org], "may_create": false}).to_string(),
    );
    let device = device_with(&server.url).await;
    device.ok("register", form()).await;
    (server, device)
}

fn questions() -> String {
    let asked = json!({"id": ID, "from_email": "ilse@example.org", "from_name": "Ilse", "org": null, "role": null,
        "seen": SEEN, "expires_at": "2026-12-22T08:30:00Z"});
    let sent = json!({"id": ID, "email": "ben@example.org", "role": null, "state": "declined",
        "created_at": "2026-11-22T08:30:00Z", "expires_at": "2026-12-22T08:30:00Z"});
    json!({"is_email_verified": true, "received": [asked], "sent": [sent]}).to_string()
}

fn seen_by() -> String {
    let watcher = json!({"id": ID, "email": "ilse@example.org", "name": null, "org": null,
        "since": "2026-11-22T08:30:00Z", "seen": SEEN});
    json!({"seen_by": [watcher]}).to_string()
}

#[tokio::test]
async fn a_question_is_shown_whole_and_answered_with_what_was_shown() {
    let (server, device) = signed_up().await;
    server.says("/v1/care/invitations", 200, questions());
    server.says("/v1/care", 200, seen_by());
    let shown = device.ok("care", json!({})).await;
    let question = &shown["questions"][0];
    assert_eq!(question["from"], "Ilse (ilse@example.org)");
    assert_eq!(question["seen"], json!(SEEN));
    assert_eq!(shown["seen_by"][0]["name"], "ilse@example.org");
    assert_eq!(shown["orgs"][0]["name"], "School");

    server.says(ACCEPT, 200, seen_by());
    let answer = json!({"id": ID, "accept": true, "seen": SEEN, "by_guardian": false});
    device.ok("answer_care", answer.clone()).await;
    assert_eq!(
        server.bodies("post", ACCEPT),
        [json!({"seen": SEEN, "by_guardian": false})]
    );
    server.says(ACCEPT, 409, envelope("care_closed", &json!({})));
    let error = device.call("answer_care", answer).await.unwrap_err();
    assert_eq!(error.code, ErrorCode::Refused);
    assert_eq!(error.args["code"], "care_closed");

    // Ended elsewhere already is no failure; nonsense never gets to the server.
    server.says(END, 404, envelope("not_found", &json!({})));
    device.ok("end_care", json!({"id": ID})).await;
    assert_eq!(server.bodies("delete", END).len(), 1);
    let error = device
        .call("end_care", json!({"id": "../me"}))
        .await
        .unwrap_err();
    assert_eq!(error.code, ErrorCode::BadValue);
}

#[tokio::test]
async fn learners_are_shown_as_the_server_says_them() {
    let (server, device) = signed_up().await;
    server.says("/v1/care/invitations", 200, questions());
    let learner = json!({"id": ID, "name": "Ben", "org": {"id": ID, "name": "School"}, "since": "2026-11-22T08:30:00Z",
        "has_seat": true, "last_practised": "2026-11-21", "active_this_week": 90_000,
        "days": [{"date": "2026-11-16", "active_duration": 90_000}],
        "course": {"course": "adults-en-v1", "name": "English", "language": "en", "age_group": "adults",
            "completed_lessons": 3, "total_lessons": 99},
        "keys": [{"key": "q", "presses": 4, "errors": 1, "error_rate": 2500, "latency": 400}],
        "pairs": [{"bigram": "qu", "presses": 12, "errors": 3, "error_rate": 2500}]});
    let list = json!({"is_in_plan": true, "limit": null, "taken": 1, "learners": [learner]});
    server.says("/v1/care/learners", 200, list.to_string());
    let shown = device.ok("learners", json!({})).await;
    let ben = &shown["learners"][0];
    assert_eq!(
        (&ben["org"], &ben["last_practised"]),
        (&json!("School"), &json!("2026-11-21"))
    );
    assert_eq!(
        ben["keys"][0],
        json!({"units": "q", "presses": 4, "error_rate": 2500, "latency": 400})
    );
    assert_eq!(ben["pairs"][0]["latency"], Value::Null);
    assert_eq!(shown["asked"][0]["is_declined"], true);
    assert_eq!(shown["orgs"][0]["role"], "owner");

    let added = json!({"lines": [{"line": 2, "email": "x", "verdict": "invalid_email"}],
        "seats": {"total": 3, "taken": 1}});
    server.says(MEMBERS, 200, added.to_string());
    let args = json!({"org": ID, "csv": "email\nx", "leads": false});
    // The answer to GET is another one: what cannot be read is said, and the file went up.
    let error = device.call("add_members", args).await.unwrap_err();
    assert_eq!(error.code, ErrorCode::BadAnswer);
    assert_eq!(
        server.bodies("post", MEMBERS),
        [json!({"email": null, "csv": "email\nx", "role": "member"})]
    );
}

#[tokio::test]
async fn without_an_account_or_a_network_the_screens_say_so() {
    let device = Device::of_mira().await;
    for command in ["care", "learners"] {
        let error = device.call(command, json!({})).await.unwrap_err();
        assert_eq!(error.code, ErrorCode::SignedOut, "{command}");
    }
    let (server, device) = signed_up().await;
    server.says("/v1/care/learners", 503, "");
    let error = device.call("learners", json!({})).await.unwrap_err();
    assert!(
        [ErrorCode::Refused, ErrorCode::Offline].contains(&error.code),
        "{error:?}"
    );
}
