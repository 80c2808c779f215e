//! What a learner does with their account beside signing in: address, password, consents, devices, leaving.

use app::ErrorCode;
use chrono::Duration;
use serde_json::{Value, json};

use crate::{
    account::type_lesson_1,
    device::Device,
    server::{Server, credentials, device_with, envelope, form, signed_in},
};

async fn signed_up() -> (Server, Device) {
    let server = Server::start().await;
    server.says("/v1/auth/register", 201, signed_in());
    let device = device_with(&server.url).await;
    device.ok("register", form()).await;
    (server, device)
}

fn user(patch: &Value) -> String {
    let signed_in: Value = serde_json::from_str(&signed_in()).unwrap();
    let mut user = signed_in["user"].clone();
    for (field, value) in patch.as_object().unwrap() {
        user[field] = value.clone();
    }
    user.to_string()
}

#[tokio::test]
async fn a_forgotten_password_needs_no_sign_in_and_tells_nothing() {
    let server = Server::start().await;
    server.says("/v1/auth/request-password-reset", 202, "");
    let device = device_with(&server.url).await;
    let answer = device
        .ok(
            "request_password_reset",
            json!({"email": " mira@example.org "}),
        )
        .await;
    assert_eq!(answer, Value::Null);
    assert_eq!(
        server.bodies("post", "/v1/auth/request-password-reset"),
        [json!({"email": "mira@example.org"})]
    );
}

#[tokio::test]
async fn address_and_password_are_changed_with_the_servers_own_reason_where_it_refuses() {
    let (server, device) = signed_up().await;
    let account = device.ok("account", json!({})).await;
    assert_eq!(account["account"]["email_verified"], false);
    let change = json!({"old": "correct horse", "new": "mira mira mira"});
    server.says(
        "/v1/me/password",
        422,
        envelope("invalid", &json!({"new": "like_account"})),
    );
    let error = device
        .call("change_password", change.clone())
        .await
        .unwrap_err();
    assert_eq!(
        (error.args["field"].as_str(), error.args["reason"].as_str()),
        ("new", "like_account")
    );
    server.says(
        "/v1/me/password",
        401,
        envelope("invalid_credentials", &json!({})),
    );
    let error = device
        .call("change_password", change.clone())
        .await
        .unwrap_err();
    assert_eq!(error.args["code"], "invalid_credentials");
    let state = device.ok("account", json!({})).await;
    assert_ne!(
        state["sync"]["phase"], "sign_in_needed",
        "a slip signs nobody out"
    );
    server.says("/v1/me/password", 204, "");
    device.ok("change_password", change).await;

    server.says(
        "/v1/me/email",
        200,
        user(&json!({"email": "m@example.org"})),
    );
    let changed = device
        .ok(
            "change_email",
            json!({"email": " m@example.org", "password": "correct horse"}),
        )
        .await;
    assert_eq!(changed["account"]["email"], "m@example.org");
    server.says(
        "/v1/me",
        200,
        user(&json!({"email": "m@example.org", "email_verified": true})),
    );
    let checked = device.ok("check_account", json!({})).await;
    assert_eq!(checked["account"]["email_verified"], true);
}

#[tokio::test]
async fn the_devices_are_listed_with_this_one_marked_and_another_is_signed_out() {
    const KITCHEN: &str = "0d9f6d0e-6a4e-4c0b-9a44-0a6c5a2f7e11";
    const HERE: &str = "1d9f6d0e-6a4e-4c0b-9a44-0a6c5a2f7e11";
    let (server, device) = signed_up().await;
    let one = |id: &str, name: Option<&str>, is_current: bool| {
        json!({"id": id, "name": name, "created_at": "2026-10-01T08:00:00.000Z",
               "last_seen_at": "2026-11-21T20:40:00.000Z", "is_current": is_current})
    };
    let both = [one(HERE, Some("desk"), true), one(KITCHEN, Some(""), false)];
    server.says("/v1/me/devices", 200, json!({"devices": both}).to_string());
    let devices = device.ok("devices", json!({})).await;
    assert_eq!(
        devices[1],
        json!({"id": KITCHEN, "name": null, "last_seen_at": "2026-11-21T20:40:00.000Z", "is_this": false})
    );
    assert_eq!(
        (&devices[0]["name"], &devices[0]["is_this"]),
        (&json!("desk"), &json!(true))
    );
    // Signed out from elsewhere a moment ago: that is what was wanted.
    server.says(
        "/v1/me/devices",
        200,
        json!({"devices": both[..1]}).to_string(),
    );
    server.says(
        "/v1/me/devices/0d9f6d0e-6a4e-4c0b-9a44-0a6c5a2f7e11",
        404,
        envelope("not_found", &json!({})),
    );
    let left = device.ok("sign_out_device", json!({"id": KITCHEN})).await;
    assert_eq!(left.as_array().unwrap().len(), 1);
    assert_eq!(
        device
            .fails("sign_out_device", json!({"id": "kitchen"}))
            .await,
        ErrorCode::BadValue
    );
}

#[tokio::test]
async fn consent_is_taken_back_without_a_network_and_given_only_with_one() {
    let (_server, device) = signed_up().await;
    type_lesson_1(&device).await;
    // The server answers 503 to everything else.
    let state = device
        .ok(
            "set_consent",
            json!({"analytics": false, "marketing": false}),
        )
        .await;
    assert_eq!(state["account"]["consent_analytics"], false);
    let error = device
        .call(
            "set_consent",
            json!({"analytics": true, "marketing": false}),
        )
        .await
        .unwrap_err();
    assert_eq!(error.args["code"], "unavailable");
    let state = device.ok("account", json!({})).await;
    assert_eq!(state["account"]["consent_analytics"], false);
}

#[tokio::test]
async fn a_deleted_account_leaves_this_machine_as_it_is_and_comes_back_by_signing_in() {
    let (server, device) = signed_up().await;
    type_lesson_1(&device).await;
    let why = "is needed, as the sign-in was more than ten minutes ago";
    server.says(
        "/v1/me",
        422,
        envelope("invalid", &json!({"password": why})),
    );
    let error = device
        .call("delete_account", json!({"password": ""}))
        .await
        .unwrap_err();
    assert_eq!(error.args["field"], "password");
    server.says(
        "/v1/me",
        202,
        json!({"erased_from": "2026-12-22T08:30:00.000Z"}).to_string(),
    );
    let state = device
        .ok("delete_account", json!({"password": "correct horse"}))
        .await;
    assert_eq!(
        state["left"],
        json!({"email": "mira@example.org", "erased_from": "2026-12-22T08:30:00.000Z"})
    );
    assert_eq!(
        (&state["account"], &state["sync"]["phase"]),
        (&Value::Null, &json!("signed_out"))
    );
    assert_eq!(state["sessions"].as_array().unwrap().len(), 1);
    let sent = server.bodies("delete", "/v1/me");
    assert_eq!(
        sent,
        [
            json!({"password": null}),
            json!({"password": "correct horse"})
        ]
    );

    server.says("/v1/auth/login", 200, signed_in());
    let back = device.ok("login", credentials()).await;
    assert_eq!(
        (&back["left"], &back["account"]["email"]),
        (&Value::Null, &json!("mira@example.org"))
    );
}

#[tokio::test]
async fn after_thirty_days_nothing_says_that_it_can_come_back() {
    let (server, device) = signed_up().await;
    server.says(
        "/v1/me",
        202,
        json!({"erased_from": "2026-12-22T08:30:00.000Z"}).to_string(),
    );
    device.ok("delete_account", json!({"password": null})).await;
    device.host.pass(Duration::days(30));
    assert_eq!(device.ok("account", json!({})).await["left"], Value::Null);
}
