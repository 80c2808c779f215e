//! How often who may ask.

use chrono::TimeDelta;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::{PASSWORD, TestApp, registration};

fn login(email: &str, password: &str, device: u128) -> Value {
    json!({"email": email, "password": password, "device_id": Uuid::from_u128(device)})
}

#[tokio::test]
async fn guessing_at_an_account_is_slowed_and_does_not_lock_its_owner_out() {
    let test = TestApp::with_limits().await;
    let ann = test.user("ann").await;
    // From a new device each time, and with the address written in different ways.
    for device in 0..10 {
        let email = if device % 2 == 0 {
            "ann@example.org"
        } else {
            "ANN@example.org"
        };
        let guess = login(email, "wrong password", device);
        let answer = test.anon().post("/v1/auth/login", &guess).await;
        answer.expect_error(401, "invalid_credentials");
    }
    let right_but_late = login("ann@example.org", PASSWORD, 99);
    let answer = test.anon().post("/v1/auth/login", &right_but_late).await;
    let answer = answer.expect_error(429, "too_many_requests");
    let wait: u32 = answer.headers["retry-after"]
        .to_str()
        .unwrap()
        .parse()
        .unwrap();
    assert!((1..=31).contains(&wait), "{wait}");

    // Ann's own device is known, so it has tries of its own; so has everybody else's account.
    let own = login("ann@example.org", PASSWORD, ann.device_id.as_u128());
    test.anon().post("/v1/auth/login", &own).await.expect(200);
    let other = login("ben@example.org", PASSWORD, 99);
    let answer = test.anon().post("/v1/auth/login", &other).await;
    answer.expect_error(401, "invalid_credentials");

    test.advance(TimeDelta::seconds(wait.into()));
    test.anon()
        .post("/v1/auth/login", &right_but_late)
        .await
        .expect(200);
}

#[tokio::test]
async fn three_hundred_pupils_behind_one_address_all_get_in() {
    let test = TestApp::with_limits().await;
    for pupil in 0..300_u128 {
        let mut body = registration(&format!("pupil{pupil}"));
        body["device_id"] = json!(Uuid::from_u128(pupil));
        test.anon()
            .post("/v1/auth/register", &body)
            .await
            .expect(201);
        let again = login(&format!("pupil{pupil}@example.org"), PASSWORD, pupil);
        test.anon().post("/v1/auth/login", &again).await.expect(200);
    }
}

#[tokio::test]
async fn an_account_may_ask_often_but_not_without_end() {
    let test = TestApp::with_limits().await;
    let ann = test.user("ann").await;
    let mut answered = 0;
    let refused = loop {
        let answer = ann.client.get("/v1/me").await;
        if answer.status.as_u16() != 200 {
            break answer;
        }
        answered += 1;
        assert!(answered < 1000, "there is no limit");
    };
    refused.expect_error(429, "too_many_requests");
    assert!(answered >= 100, "only {answered} at once");
    test.advance(TimeDelta::seconds(1));
    ann.client.get("/v1/me").await.expect(200);
}

#[tokio::test]
async fn one_device_cannot_register_without_end() {
    let test = TestApp::with_limits().await;
    for number in 0..10 {
        test.anon().register(&format!("n{number}")).await;
    }
    let answer = test
        .anon()
        .post("/v1/auth/register", &registration("n11"))
        .await;
    answer.expect_error(429, "too_many_requests");
}
