//! Another address, another password, other devices, and leaving.

use chrono::TimeDelta;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::push::push;
use crate::support::{PASSWORD, TestApp, example, push_of};

const NEW: &str = "seven green kettles sing";

#[tokio::test]
async fn another_password_signs_the_other_devices_out() {
    let test = TestApp::new().await;
    let ann = test.user("ann").await;
    let other = test.anon().login("ann", 2).await;
    test.mails().await;
    let change = |old: &str, new: &str| json!({"old": old, "new": new});
    let path = "/v1/me/password";
    let answer = ann.client.post(path, &change("wrong password", NEW)).await;
    answer.expect_error(401, "invalid_credentials");
    ann.client
        .post(path, &change(PASSWORD, "1234567890"))
        .await
        .expect_fields(&["new"]);
    ann.client
        .post(path, &change(PASSWORD, NEW))
        .await
        .expect(204);

    ann.client.get("/v1/me").await.expect(200);
    other
        .client
        .get("/v1/me")
        .await
        .expect_error(401, "unauthorized");
    let refresh = json!({"refresh_token": other.tokens.refresh_token});
    test.anon()
        .post("/v1/auth/refresh", &refresh)
        .await
        .expect_error(401, "invalid_refresh_token");
    let own = json!({"refresh_token": ann.tokens.refresh_token});
    test.anon().post("/v1/auth/refresh", &own).await.expect(200);
    assert_eq!(
        test.mail().await.subject,
        "Your password for Tactus was changed"
    );
    let audited = "SELECT COUNT(*) FROM audit_log WHERE action = 'password_changed' AND fields = '{password}'";
    assert_eq!(test.count(audited).await, 1);
}

#[tokio::test]
async fn another_address_has_to_be_proven_and_the_old_one_is_told() {
    let test = TestApp::new().await;
    let ann = test.user("ann").await;
    let other = test.anon().login("ann", 2).await;
    test.user("ben").await;
    let first = test.mails().await;
    let verify = json!({"token": first[0].token()});
    let change = |email: &str, password: &str| json!({"email": email, "password": password});
    let path = "/v1/me/email";
    ann.client
        .post(path, &change("ann", PASSWORD))
        .await
        .expect_fields(&["email"]);
    let answer = ann
        .client
        .post(path, &change("new@example.org", "wrong password"))
        .await;
    answer.expect_error(401, "invalid_credentials");
    let answer = ann
        .client
        .post(path, &change("BEN@example.org", PASSWORD))
        .await;
    answer.expect_error(409, "email_taken");

    let me = ann
        .client
        .post(path, &change(" new@example.org ", PASSWORD))
        .await
        .expect(200)
        .json();
    assert_eq!(
        (&me["email"], &me["email_verified"]),
        (&json!("new@example.org"), &json!(false))
    );
    other.client.get("/v1/me").await.expect(401);
    // The link that went to the old address proves nothing about the new one.
    test.anon()
        .post("/v1/auth/verify-email", &verify)
        .await
        .expect_fields(&["token"]);
    let mails = test.mails().await;
    let to: Vec<_> = mails.iter().map(|mail| mail.to.as_str()).collect();
    assert_eq!(to, ["ann@example.org", "new@example.org"]);
    assert_eq!(mails[0].subject, "Your address for Tactus was changed");
    assert!(
        !mails[0].text.contains("new@"),
        "the old address does not learn the new one"
    );
    let verify = json!({"token": mails[1].token()});
    test.anon()
        .post("/v1/auth/verify-email", &verify)
        .await
        .expect(204);
    assert_eq!(
        ann.client.get("/v1/me").await.json()["email_verified"],
        true
    );
}

#[tokio::test]
async fn the_mail_that_proves_an_address_can_be_asked_for_again() {
    let test = TestApp::new().await;
    let ann = test.user("ann").await;
    let other = test.anon().login("ann", 2).await;
    test.mails().await;
    let again = json!({"email": "Ann@example.org", "password": PASSWORD});
    ann.client.post("/v1/me/email", &again).await.expect(200);
    let verify = json!({"token": test.mail().await.token()});
    test.anon()
        .post("/v1/auth/verify-email", &verify)
        .await
        .expect(204);
    other.client.get("/v1/me").await.expect(200);
    ann.client.post("/v1/me/email", &again).await.expect(200);
    assert!(
        test.mails().await.is_empty(),
        "there is nothing to prove any more"
    );
}

#[tokio::test]
async fn guessing_at_the_password_of_an_open_device_is_slowed() {
    let test = TestApp::with_limits().await;
    let ann = test.user("ann").await;
    let guesses = [
        (
            "/v1/me/password",
            json!({"old": "wrong password", "new": NEW}),
        ),
        (
            "/v1/me/email",
            json!({"email": "x@example.org", "password": "wrong password"}),
        ),
    ];
    let mut tries = 0;
    let mut limited = false;
    for _ in 0..20 {
        for (path, body) in &guesses {
            let status = ann.client.post(path, body).await.status.as_u16();
            limited |= status == 429;
            tries += u32::from(status == 401);
        }
    }
    assert!(limited && tries <= 20, "{tries}");
}

#[tokio::test]
async fn devices_are_listed_and_signed_out_by_their_own_id() {
    let test = TestApp::new().await;
    let ann = test.user("ann").await;
    test.advance(TimeDelta::minutes(1));
    let other = test.anon().login("ann", 2).await;
    let ben = test.user("ben").await;
    let list = ann.client.get("/v1/me/devices").await.expect(200).json();
    let of = |id: Uuid, name: Value, created: &str, is_current| json!({"id": id, "name": name, "created_at": created, "last_seen_at": created, "is_current": is_current});
    let (first, second) = ("2026-11-22T08:30:00.000Z", "2026-11-22T08:31:00.000Z");
    assert_eq!(
        list["devices"],
        json!([
            of(other.device_id, Value::Null, second, false),
            of(ann.device_id, json!("Test bench"), first, true),
        ])
    );
    let path = format!("/v1/me/devices/{}", other.device_id);
    ben.client
        .delete(&path)
        .await
        .expect_error(404, "not_found");
    other.client.get("/v1/me").await.expect(200);
    ann.client.delete(&path).await.expect(204);
    other
        .client
        .get("/v1/me")
        .await
        .expect_error(401, "unauthorized");
    assert_eq!(
        ann.client.get("/v1/me/devices").await.json()["devices"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
    for odd in ["1", "x", &Uuid::from_u128(77).to_string()] {
        let answer = ann.client.delete(&format!("/v1/me/devices/{odd}")).await;
        answer.expect_error(404, "not_found");
    }
    let own = format!("/v1/me/devices/{}", ann.device_id);
    ann.client.delete(&own).await.expect(204);
    ann.client.get("/v1/me").await.expect(401);
}

#[tokio::test]
async fn leaving_takes_a_password_or_a_recent_sign_in_and_ends_everything_at_once() {
    let test = TestApp::new().await;
    let ann = test.user("ann").await;
    assert_eq!(push(&ann, &[example(1)]).await, ["stored"]);
    test.mails().await;
    test.advance(TimeDelta::minutes(10) + TimeDelta::milliseconds(1));
    ann.client
        .delete("/v1/me")
        .await
        .expect_fields(&["password"]);
    let wrong = json!({"password": "wrong password"}).to_string();
    let delete = |body: String| {
        ann.client
            .send(axum::http::Method::DELETE, "/v1/me", body.into())
    };
    delete(wrong).await.expect_error(401, "invalid_credentials");
    let right = json!({"password": PASSWORD}).to_string();
    let leaving = delete(right).await.expect(202).json();
    assert_eq!(leaving["erased_from"], "2026-12-22T08:40:00.001Z");

    // Its apps are told what happened, on every way they have.
    ann.client
        .get("/v1/me")
        .await
        .expect_error(410, "account_erased");
    ann.client
        .post("/v1/sync/push", &push_of(&[example(2)]))
        .await
        .expect_error(410, "account_erased");
    let refresh = json!({"refresh_token": ann.tokens.refresh_token});
    test.anon()
        .post("/v1/auth/refresh", &refresh)
        .await
        .expect_error(410, "account_erased");
    let mail = test.mail().await;
    assert!(mail.text.contains("2026-12-22"), "{}", mail.text);
    let audited = "SELECT COUNT(*) FROM audit_log WHERE action = 'account_deleted' AND actor = 'user' AND device_id IS NOT NULL";
    assert_eq!(test.count(audited).await, 1);

    // Soon after signing in the password is not asked for again.
    let ben = test.user("ben").await;
    ben.client.delete("/v1/me").await.expect(202);
}

#[tokio::test]
async fn signing_in_within_thirty_days_brings_an_account_back_and_later_not() {
    let test = TestApp::new().await;
    let ann = test.user("ann").await;
    assert_eq!(push(&ann, &[example(1)]).await, ["stored"]);
    ann.client.delete("/v1/me").await.expect(202);
    let taken = crate::support::registration("ann");
    test.anon()
        .post("/v1/auth/register", &taken)
        .await
        .expect_error(409, "email_taken");
    test.advance(TimeDelta::days(30) - TimeDelta::milliseconds(1));
    tactus_server::jobs::run_once(&test.app).await;
    let body = json!({"email": "ann@example.org", "password": "wrong password", "device_id": Uuid::from_u128(1)});
    test.anon().post("/v1/auth/login", &body).await.expect(401);
    assert_eq!(
        test.count("SELECT COUNT(*) FROM users WHERE is_active")
            .await,
        0
    );
    let back = test.anon().login("ann", 1).await;
    assert_eq!(
        push(&back, &[example(1), example(2)]).await,
        ["duplicate", "stored"]
    );
    assert_eq!(
        test.count("SELECT COUNT(*) FROM audit_log WHERE action = 'account_deletion_cancelled'")
            .await,
        1
    );
    // The tokens of before stay revoked.
    ann.client.get("/v1/me").await.expect(401);

    back.client.delete("/v1/me").await.expect(202);
    test.advance(TimeDelta::days(30));
    let body =
        json!({"email": "ann@example.org", "password": PASSWORD, "device_id": Uuid::from_u128(1)});
    test.anon()
        .post("/v1/auth/login", &body)
        .await
        .expect_error(401, "invalid_credentials");
    tactus_server::jobs::run_once(&test.app).await;
    assert_eq!(test.count("SELECT COUNT(*) FROM users").await, 0);
    test.anon()
        .post("/v1/auth/register", &taken)
        .await
        .expect(201);
}
