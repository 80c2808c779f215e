//! How often who may ask.

use chrono::TimeDelta;
use serde_json::{Value, json};
use tactus_server::accounts::Plans;
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

#[tokio::test]
async fn a_free_account_has_two_devices_where_plans_are_sold_and_any_number_elsewhere() {
    let mut test = TestApp::new().await;
    let ann = test.user("ann").await;
    for device in 1..=5 {
        test.anon().login("ann", device).await;
    }
    ann.client
        .post(
            "/v1/me/password",
            &json!({"old": PASSWORD, "new": PASSWORD}),
        )
        .await
        .expect(204);

    test.change(|app| app.plans = Plans::Limited);
    let second = test.anon().login("ann", 1).await;
    let third = login("ann@example.org", PASSWORD, 2);
    let answer = test.anon().post("/v1/auth/login", &third).await;
    answer.expect_error(403, "device_limit");
    // Again on one that is signed in, and after signing one out.
    test.anon().login("ann", 1).await;
    second.client.get("/v1/me").await.expect(200);
    ann.client
        .delete(&format!("/v1/me/devices/{}", second.device_id))
        .await
        .expect(204);
    test.anon().post("/v1/auth/login", &third).await.expect(200);
    // With a plan, as many as one likes.
    let grant = "INSERT INTO plan_grants (user_id, plan_name, granted_at, ends_at)
        SELECT id, 'premium', '2026-11-01', '2026-12-01' FROM users";
    sqlx::query(grant).execute(&test.app.db).await.unwrap();
    test.anon().login("ann", 3).await;
    test.anon().login("ann", 4).await;
}

#[tokio::test]
async fn two_at_once_are_not_both_the_last_device() {
    let mut test = TestApp::new().await;
    test.user("ann").await;
    test.change(|app| app.plans = Plans::Limited);
    let tries: Vec<_> = (1..=8)
        .map(|device| {
            let client = test.anon();
            let body = login("ann@example.org", PASSWORD, device);
            tokio::spawn(async move { client.post("/v1/auth/login", &body).await.status.as_u16() })
        })
        .collect();
    let mut signed_in = 0;
    for attempt in tries {
        signed_in += u32::from(attempt.await.unwrap() == 200);
    }
    assert_eq!(signed_in, 1);
}

/// Everybody of a school from one address, and an attack on one account from many.
#[tokio::test]
async fn a_school_is_one_address_and_an_attack_comes_from_many() {
    let mut test = TestApp::with_limits().await;
    test.change(|app| app.trusted_proxies = ["10.0.0.0/8".parse().unwrap()].into());
    let school = test.anon().at("10.0.0.1", Some("203.0.113.9"));
    for pupil in 0..300_u128 {
        let mut body = registration(&format!("pupil{pupil}"));
        body["device_id"] = json!(Uuid::from_u128(pupil));
        school.post("/v1/auth/register", &body).await.expect(201);
        let again = login(&format!("pupil{pupil}@example.org"), PASSWORD, pupil);
        school.post("/v1/auth/login", &again).await.expect(200);
    }
    // A thousand tries from a thousand addresses and devices: at most twenty reach the password.
    let mut tried = 0;
    for attempt in 0..1000_u128 {
        let from = format!("198.51.{}.{}", attempt / 250, attempt % 250);
        let guess = login("pupil7@example.org", "wrong password", 1000 + attempt);
        let answer = test
            .anon()
            .at("10.0.0.1", Some(&from))
            .post("/v1/auth/login", &guess)
            .await;
        tried += u32::from(answer.status.as_u16() == 401);
    }
    assert!(tried <= 20, "{tried}");
    let own = login("pupil7@example.org", PASSWORD, 7);
    school.post("/v1/auth/login", &own).await.expect(200);
}

#[tokio::test]
async fn one_address_cannot_ask_without_end_and_nobody_else_pays_for_it() {
    let mut test = TestApp::with_limits().await;
    test.change(|app| app.trusted_proxies = ["10.0.0.0/8".parse().unwrap()].into());
    let flood = |from: &str, forwarded: Option<&str>| {
        let client = test.anon().at(from, forwarded);
        async move {
            let mut answered = 0_u32;
            while answered < 7000 {
                let answer = client.get("/account/verify-email").await;
                if answer.status.as_u16() == 429 {
                    return answered;
                }
                answered += 1;
            }
            answered
        }
    };
    assert_eq!(flood("192.0.2.1", None).await, 6000);
    // Not a trusted proxy: what it says of others is not believed.
    let liar = test.anon().at("192.0.2.1", Some("203.0.113.1"));
    liar.get("/account/verify-email").await.expect(429);
    let other = test.anon().at("192.0.2.2", None);
    other.get("/account/verify-email").await.expect(200);
    // Of IPv6 the whole network counts as one.
    assert_eq!(flood("10.0.0.1", Some("2001:db8:0:1::1")).await, 6000);
    let neighbour = test.anon().at("10.0.0.1", Some("2001:db8:0:1::2"));
    neighbour.get("/account/verify-email").await.expect(429);
    // Signed-in requests are counted by account.
    test.advance(TimeDelta::seconds(1));
    other.get("/account/verify-email").await.expect(200);
}
