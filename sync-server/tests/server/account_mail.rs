//! What goes by mail: proving an address, choosing a new password, being told of changes.

use std::time::{Duration, Instant};

use axum::body::Body;
use axum::http::Request;
use chrono::TimeDelta;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::{Answer, Client, PASSWORD, TestApp};

const NEW: &str = "seven green kettles sing";

/// What a form sends.
pub(crate) async fn press(client: &Client, path: &str, fields: &[(&str, &str)]) -> Answer {
    let encoded: Vec<String> = fields
        .iter()
        .map(|(name, value)| format!("{name}={}", value.replace(' ', "+")))
        .collect();
    let request = Request::post(path).header("content-type", "application/x-www-form-urlencoded");
    client
        .request(request.body(Body::from(encoded.join("&"))).unwrap())
        .await
}

async fn ask_reset(test: &TestApp, email: &str) {
    let body = json!({"email": email});
    test.anon()
        .post("/v1/auth/request-password-reset", &body)
        .await
        .expect(202);
}

fn login(email: &str, password: &str) -> Value {
    json!({"email": email, "password": password, "device_id": Uuid::from_u128(9)})
}

#[tokio::test]
async fn an_address_is_proven_once_by_the_mail_that_went_to_it() {
    let test = TestApp::new().await;
    let ann = test.user("ann").await;
    let mail = test.mail().await;
    assert_eq!(
        (mail.to.as_str(), mail.subject.as_str()),
        ("ann@example.org", "Confirm your address for Tactus")
    );
    let verify = json!({"token": mail.token()});
    let path = "/v1/auth/verify-email";
    test.anon().post(path, &verify).await.expect(204);
    assert_eq!(
        ann.client.get("/v1/me").await.json()["email_verified"],
        true
    );
    test.anon()
        .post(path, &verify)
        .await
        .expect_fields(&["token"]);

    // Too old, of another purpose, made up.
    test.user("ben").await;
    let late = json!({"token": test.mail().await.token()});
    test.advance(TimeDelta::hours(48));
    test.anon()
        .post(path, &late)
        .await
        .expect_fields(&["token"]);
    ask_reset(&test, "ben@example.org").await;
    let other = json!({"token": test.mail().await.token()});
    test.anon()
        .post(path, &other)
        .await
        .expect_fields(&["token"]);
    for token in ["", "tm_", "\0", &"x".repeat(5000)] {
        test.anon()
            .post(path, &json!({"token": token}))
            .await
            .expect_fields(&["token"]);
    }
}

#[tokio::test]
async fn looking_at_a_link_changes_nothing_and_its_button_does() {
    let test = TestApp::new().await;
    let ann = test
        .anon()
        .register_with("ann", &json!({"language": "de"}))
        .await;
    let mail = test.mail().await;
    let verified = "SELECT COUNT(*) FROM users WHERE email_verified";
    for _ in 0..3 {
        let page = test.anon().get(&mail.path()).await.expect(200);
        let text = String::from_utf8(page.bytes.to_vec()).unwrap();
        assert!(
            text.contains("<html lang=\"de\">") && text.contains("Adresse bestätigen"),
            "{text}"
        );
        assert!(
            text.contains(&mail.token()) && !text.contains("<script"),
            "{text}"
        );
        let policy = page.headers["content-security-policy"].to_str().unwrap();
        assert!(
            policy.starts_with("default-src 'none'; style-src 'sha256-"),
            "{policy}"
        );
        assert_eq!(page.headers["referrer-policy"], "no-referrer");
        assert_eq!(page.headers["cache-control"], "no-store");
    }
    assert_eq!(test.count(verified).await, 0);
    let fields = [("token", mail.token()), ("language", "de".into())];
    let fields = fields
        .each_ref()
        .map(|(name, value)| (*name, value.as_str()));
    let pressed = press(&test.anon(), "/account/verify-email", &fields)
        .await
        .expect(200);
    assert!(String::from_utf8_lossy(&pressed.bytes).contains("Deine Adresse ist bestätigt"));
    assert_eq!(
        ann.client.get("/v1/me").await.json()["email_verified"],
        true
    );
    let again = press(&test.anon(), "/account/verify-email", &fields)
        .await
        .expect(200);
    assert!(String::from_utf8_lossy(&again.bytes).contains("schon benutzt"));
}

#[tokio::test]
async fn a_page_repeats_nothing_that_was_not_its_own() {
    let test = TestApp::new().await;
    for path in ["/account/verify-email", "/account/reset-password"] {
        for odd in ["%22%3E%3Cscript%3E", "%00", "", "a%20b"] {
            let page = test
                .anon()
                .get(&format!("{path}?token={odd}&language={odd}"))
                .await
                .expect(200);
            let text = String::from_utf8(page.bytes.to_vec()).unwrap();
            assert!(
                !text.contains("script") && !text.contains("<form"),
                "{text}"
            );
            assert!(text.contains("lang=\"en\""), "{text}");
        }
    }
}

#[tokio::test]
async fn a_new_password_is_chosen_by_mail_and_signs_every_device_out() {
    let test = TestApp::new().await;
    let ann = test.user("ann").await;
    test.mails().await;
    ask_reset(&test, " ANN@example.org ").await;
    let mail = test.mail().await;
    assert_eq!(
        mail.to, "ann@example.org",
        "the address as it was registered"
    );
    let path = "/v1/auth/reset-password";
    // A password that is too weak leaves the link as it is.
    for (weak, code) in [
        ("short", "too_short"),
        ("ann@example.org", "like_account"),
        ("qwertyuiop", "too_common"),
    ] {
        let answer = test
            .anon()
            .post(path, &json!({"token": mail.token(), "password": weak}))
            .await;
        assert_eq!(
            answer.expect_error(422, "invalid").json()["error"]["fields"]["password"],
            code
        );
    }
    let reset = json!({"token": mail.token(), "password": NEW});
    test.anon().post(path, &reset).await.expect(204);
    test.anon()
        .post(path, &reset)
        .await
        .expect_fields(&["token"]);
    ann.client
        .get("/v1/me")
        .await
        .expect_error(401, "unauthorized");
    let refresh = json!({"refresh_token": ann.tokens.refresh_token});
    test.anon()
        .post("/v1/auth/refresh", &refresh)
        .await
        .expect(401);
    test.anon()
        .post("/v1/auth/login", &login("ann@example.org", PASSWORD))
        .await
        .expect(401);
    let back = test
        .anon()
        .post("/v1/auth/login", &login("ann@example.org", NEW))
        .await
        .expect(200);
    assert_eq!(
        back.json()["user"]["email_verified"],
        true,
        "whoever reads the mail has the address"
    );
    assert_eq!(
        test.mail().await.subject,
        "Your password for Tactus was changed"
    );
    assert_eq!(
        test.count("SELECT COUNT(*) FROM audit_log WHERE action = 'password_reset'")
            .await,
        1
    );
}

#[tokio::test]
async fn the_page_for_a_new_password_says_what_is_wrong_with_it() {
    let test = TestApp::new().await;
    test.anon()
        .register_with("ann", &json!({"language": "fr"}))
        .await;
    test.mails().await;
    ask_reset(&test, "ann@example.org").await;
    let mail = test.mail().await;
    let page = test.anon().get(&mail.path()).await.expect(200);
    assert!(String::from_utf8_lossy(&page.bytes).contains("autocomplete=\"new-password\""));
    let token = mail.token();
    let say = async |password: &str| {
        let fields = [
            ("token", token.as_str()),
            ("language", "fr"),
            ("password", password),
        ];
        let answer = press(&test.anon(), "/account/reset-password", &fields)
            .await
            .expect(200);
        String::from_utf8(answer.bytes.to_vec()).unwrap()
    };
    let said = say("motdepasse1").await;
    assert!(
        said.contains("role=\"alert\"") && said.contains("en premier"),
        "{said}"
    );
    assert!(
        !said.contains("motdepasse1"),
        "a password is never repeated"
    );
    assert!(
        say(NEW)
            .await
            .contains("Le nouveau mot de passe est enregistré")
    );
    assert!(say(NEW).await.contains("Ce lien a déjà servi"));
    test.anon()
        .post("/v1/auth/login", &login("ann@example.org", NEW))
        .await
        .expect(200);
}

#[tokio::test]
async fn a_link_is_good_once_however_many_press_at_the_same_time() {
    let test = TestApp::new().await;
    test.user("ann").await;
    test.mails().await;
    ask_reset(&test, "ann@example.org").await;
    let reset = json!({"token": test.mail().await.token(), "password": NEW});
    let tries: Vec<_> = (0..10)
        .map(|_| {
            let (client, reset) = (test.anon(), reset.clone());
            tokio::spawn(async move {
                client
                    .post("/v1/auth/reset-password", &reset)
                    .await
                    .status
                    .as_u16()
            })
        })
        .collect();
    let mut done = 0;
    for attempt in tries {
        done += u32::from(attempt.await.unwrap() == 204);
    }
    assert_eq!(done, 1);
}

/// Not by the answer, not by what is done: the same row is written either way, and only the one who sends the mail looks
/// for the account.
#[tokio::test]
async fn asking_for_a_new_password_never_tells_whether_an_address_exists() {
    let test = TestApp::new().await;
    test.user("ann").await;
    test.mails().await;
    let (mut somebody, mut nobody) = (Duration::MAX, Duration::MAX);
    let mut answers = Vec::new();
    for _ in 0..20 {
        for (name, shortest) in [("ann", &mut somebody), ("nobody", &mut nobody)] {
            let begin = Instant::now();
            let body = json!({"email": format!("{name}@example.org")});
            let answer = test
                .anon()
                .post("/v1/auth/request-password-reset", &body)
                .await
                .expect(202);
            *shortest = begin.elapsed().min(*shortest);
            answers.push(answer.bytes);
        }
    }
    answers.dedup();
    assert_eq!(answers.len(), 1);
    assert_eq!(test.count("SELECT COUNT(*) FROM mail_outbox").await, 40);
    assert!(
        somebody < nobody + Duration::from_millis(5)
            && nobody < somebody + Duration::from_millis(5)
    );
    let mails = test.mails().await;
    assert_eq!(mails.len(), 20);
    assert!(mails.iter().all(|mail| mail.to == "ann@example.org"));
    assert_eq!(test.count("SELECT COUNT(*) FROM mail_outbox").await, 0);
}

#[tokio::test]
async fn nobodys_mailbox_is_filled() {
    let test = TestApp::with_limits().await;
    let body = json!({"email": "ann@example.org"});
    for _ in 0..3 {
        test.anon()
            .post("/v1/auth/request-password-reset", &body)
            .await
            .expect(202);
    }
    let answer = test
        .anon()
        .post("/v1/auth/request-password-reset", &body)
        .await;
    answer.expect_error(429, "too_many_requests");
    test.advance(TimeDelta::minutes(10));
    test.anon()
        .post("/v1/auth/request-password-reset", &body)
        .await
        .expect(202);
}
