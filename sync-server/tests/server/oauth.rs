//! Signing in with a provider: as it should be, and whose account it is. What must not work is in `oauth/attacks.rs` and
//! `oauth/takeovers.rs`.

mod attacks;
mod github;
mod openid;
mod stage;
mod takeovers;

use std::path::Path;
use std::process::Command;

use axum::body::Body;
use axum::http::Request;
use chrono::TimeDelta;
use rig::{Guarded, wait};
use serde_json::{Value, json};
use tactus_server::clock::{Clock as _, SystemClock};
use tactus_server::jobs;

use crate::support::{PASSWORD, TestApp};
use github::address;
pub(crate) use stage::providers;
use stage::{Browser, PUBLIC, Stage, TheirApp, arrived};

/// `oidc-provider` of npm, a certified one.
fn certified_provider(folder: &Path) -> (Guarded, String) {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/scripts/openid-provider.mjs");
    let mut command = Command::new("node");
    command
        .arg(script)
        .arg(format!("{PUBLIC}/v1/auth/oauth/google/callback"));
    let mut process = Guarded::start_logged(&command, &folder.join("provider.log")).unwrap();
    let url = wait::for_some("the provider's ready line", || {
        if let Some(status) = process.exited()? {
            anyhow::bail!("it ended ({status}): {}", process.output());
        }
        let output = process.output();
        let line = output
            .lines()
            .find_map(|line| line.strip_prefix("the provider is at "));
        Ok(line.map(str::to_owned))
    });
    (process, url.unwrap())
}

#[tokio::test]
async fn a_certified_openid_provider_signs_somebody_in() {
    let folder = tempfile::tempdir().unwrap();
    let (_provider, url) = certified_provider(folder.path());
    let mut test = TestApp::new().await;
    // The provider lives in the present.
    test.advance(SystemClock.now() - test.clock.now());
    let both = providers(&url, "http://127.0.0.1:1");
    test.change(|app| app.oauth = both.into());

    let app = TheirApp::new(1);
    let mut accounts = Vec::new();
    for _ in 0..2 {
        let mut browser = Browser::default();
        let start = browser.ours(&test, &app.start("google")).await.expect(303);
        let at = start.headers["location"].to_str().unwrap();
        let back = browser.agree(at).await;
        let arrived = arrived(&browser.ours(&test, &back).await.expect(303));
        assert!(
            browser.cookies.keys().all(|(place, _)| place != PUBLIC),
            "its secret is forgotten"
        );
        let body = app.redemption(&arrived["code"]);
        let answer = test
            .anon()
            .post("/v1/auth/oauth/redeem", &body)
            .await
            .expect(200);
        let user = answer.json()["user"].clone();
        assert_eq!(user["email"], "ann@example.org");
        assert_eq!(user["email_verified"], true);
        accounts.push(user["id"].as_i64().unwrap());
    }
    assert_eq!(
        accounts[0], accounts[1],
        "somebody who comes again is the same"
    );
}

#[tokio::test]
async fn github_signs_somebody_in_and_nothing_is_agreed_to_that_was_not() {
    let stage = Stage::new().await;
    let answer = stage.sign_in("github", 1).await.expect(200);
    let (user, token) = (
        answer.json()["user"].clone(),
        answer.json()["access_token"].clone(),
    );
    assert_eq!(user["email"], "ann@example.org");
    assert_eq!(user["email_verified"], true);
    assert_eq!(
        (&user["consent_analytics"], &user["consent_marketing"]),
        (&json!(false), &json!(false))
    );
    assert_eq!(user["is_child"], false);
    let client = stage.test.anon().with_token(token.as_str().unwrap());
    client.get("/v1/me").await.expect(200);
    let (consents, linked) = (
        "SELECT COUNT(*) FROM consents",
        "SELECT COUNT(*) FROM audit_log
        WHERE action = 'account_registered' AND subject = 'github' AND device_id IS NOT NULL",
    );
    assert_eq!(
        stage.test.count(consents).await,
        0,
        "nobody was asked, so nobody has acted"
    );
    assert_eq!(stage.test.count(linked).await, 1);
    assert_eq!(stage.test.mails().await.len(), 0, "the address is proven");
    // Choosing is an act, and is logged.
    client
        .patch("/v1/me", &json!({"consent_analytics": true}))
        .await
        .expect(200);
    assert_eq!(stage.test.count(consents).await, 1);
    // Signing in is recent, so leaving needs no password there is none of.
    client.delete("/v1/me").await.expect(202);
    let back = stage.sign_in("github", 1).await.expect(200);
    assert_eq!(
        back.json()["user"]["id"],
        user["id"],
        "within 30 days it comes back"
    );
}

#[tokio::test]
async fn what_is_chosen_with_the_sign_in_is_kept_and_a_childs_yes_is_none() {
    let stage = Stage::new().await;
    for (id, year, given) in [(1, 1990, true), (2, 2015, false)] {
        stage
            .github
            .sits(id, address(&format!("n{id}@example.org"), true));
        let (app, mut browser) = (TheirApp::new(1), Browser::default());
        let code = app.code(&stage, &mut browser, "github").await;
        let mut body = app.redemption(&code);
        body["birth_year"] = json!(year);
        body["language"] = "de".into();
        body["timezone"] = "Europe/Berlin".into();
        body["consent_analytics"] = true.into();
        body["consent_marketing"] = false.into();
        let answer = stage
            .test
            .anon()
            .post("/v1/auth/oauth/redeem", &body)
            .await
            .expect(200);
        let user = &answer.json()["user"];
        assert_eq!(user["consent_analytics"], given);
        assert_eq!(user["is_child"], !given);
        assert_eq!(
            (&user["language"], &user["timezone"]),
            (&json!("de"), &json!("Europe/Berlin"))
        );
    }
    assert_eq!(stage.test.count("SELECT COUNT(*) FROM consents").await, 4);
    assert_eq!(
        stage
            .test
            .count("SELECT COUNT(*) FROM consents WHERE granted")
            .await,
        1
    );
}

#[tokio::test]
async fn a_mistake_in_the_request_does_not_use_the_code_up() {
    let stage = Stage::new().await;
    let (app, mut browser) = (TheirApp::new(1), Browser::default());
    let code = app.code(&stage, &mut browser, "github").await;
    for (field, value) in [
        ("language", json!("tlh")),
        ("timezone", json!("Mars")),
        ("birth_year", json!(1)),
    ] {
        let mut body = app.redemption(&code);
        body[field] = value;
        let answer = stage
            .test
            .anon()
            .post("/v1/auth/oauth/redeem", &body)
            .await
            .expect(422);
        assert!(
            answer.json()["error"]["fields"][field].is_string(),
            "{field}"
        );
    }
    app.redeem(&stage, &code).await.expect(200);
}

#[tokio::test]
async fn an_account_is_linked_where_both_sides_have_proven_the_address() {
    let stage = Stage::new().await;
    let ann = stage.test.user("ann").await;
    // Proven by a mail; whatever the case of its letters.
    let token = stage.test.mail().await.token();
    stage
        .test
        .anon()
        .post("/v1/auth/verify-email", &json!({"token": token}))
        .await
        .expect(204);
    stage.openid.claims(&json!({"email": "Ann@Example.ORG"}));
    let answer = stage.sign_in("google", 2).await.expect(200);
    assert_eq!(answer.json()["user"]["id"], ann.id);
    assert_eq!(answer.json()["user"]["email"], "ann@example.org");
    let trail =
        "SELECT COUNT(*) FROM audit_log WHERE action = 'provider_linked' AND subject = 'google'";
    assert_eq!(stage.test.count(trail).await, 1);
    // Its owner hears of it, once and in their language.
    let mail = stage.test.mail().await;
    assert_eq!(mail.to, "ann@example.org");
    assert!(mail.subject.contains("Google"), "{}", mail.subject);
    // From then on by the subject alone, whatever the address there.
    stage
        .openid
        .claims(&json!({"email": "new@example.org", "email_verified": false}));
    let answer = stage.sign_in("google", 2).await.expect(200);
    assert_eq!(answer.json()["user"]["id"], ann.id);
    assert_eq!(stage.test.mails().await.len(), 0);
    // The other provider too, and the password still does.
    let answer = stage.sign_in("github", 3).await.expect(200);
    assert_eq!(answer.json()["user"]["id"], ann.id);
    stage.test.anon().login("ann", 4).await;
    assert!(stage.test.mail().await.subject.contains("GitHub"));
}

#[tokio::test]
async fn a_browser_that_comes_back_too_late_is_shown_a_page_in_its_language() {
    let stage = Stage::new().await;
    let (app, mut browser) = (TheirApp::new(1), Browser::default());
    let at = browser.start(&stage, &app.start("github")).await;
    let back = browser.agree(&at).await;
    browser.ours(&stage.test, &back).await.expect(303);
    for (language, says) in [
        ("de-AT,en;q=0.5", "Diese Anmeldung ist vorbei"),
        ("", "is over"),
    ] {
        let request = Request::get(&back)
            .header("accept", "text/html,*/*;q=0.8")
            .header("accept-language", language);
        let request = request.body(Body::empty()).unwrap();
        let answer = stage.test.anon().request(request).await.expect(200);
        let page = String::from_utf8(answer.bytes.to_vec()).unwrap();
        assert!(
            page.starts_with("<!doctype html>") && page.contains(says),
            "{page}"
        );
        let policy = answer.headers["content-security-policy"].to_str().unwrap();
        assert!(
            !policy.contains("unsafe") && !page.contains("<script"),
            "{policy}"
        );
    }
    // Whatever is no browser gets what every other address says.
    browser.ours(&stage.test, &back).await.expect(422);
}

#[tokio::test]
async fn an_address_that_the_provider_has_not_proven_is_not_proven_here() {
    let stage = Stage::new().await;
    stage.openid.claims(&json!({"email_verified": false}));
    let answer = stage.sign_in("google", 1).await.expect(200);
    assert_eq!(answer.json()["user"]["email_verified"], false);
    // So a mail is sent; and whoever reads it and chooses a password is alone in the account.
    assert_eq!(stage.test.mail().await.to, "ann@example.org");
    let email = json!({"email": "ann@example.org"});
    stage
        .test
        .anon()
        .post("/v1/auth/request-password-reset", &email)
        .await
        .expect(202);
    let token = stage.test.mail().await.token();
    let body = json!({"token": token, "password": PASSWORD});
    stage
        .test
        .anon()
        .post("/v1/auth/reset-password", &body)
        .await
        .expect(204);
    stage
        .sign_in("google", 1)
        .await
        .expect_error(409, "link_refused");
    stage.test.anon().login("ann", 1).await;
}

#[tokio::test]
async fn a_private_address_at_github_is_found_and_a_hidden_one_is_none() {
    let stage = Stage::new().await;
    let hidden = json!({"email": "7+ann@users.noreply.github.com", "primary": true, "verified": true, "visibility": null});
    let real =
        json!({"email": "ann@example.org", "primary": false, "verified": true, "visibility": null});
    stage.github.sits(7, json!([hidden, real]));
    let answer = stage.sign_in("github", 1).await.expect(200);
    assert_eq!(answer.json()["user"]["email"], "ann@example.org");
    stage.github.sits(8, json!([hidden]));
    let answer = stage.sign_in("github", 1).await.expect(422);
    assert!(answer.json()["error"]["fields"]["email"].is_string());
}

#[tokio::test]
async fn an_erased_account_is_gone_and_whoever_comes_back_is_new() {
    let stage = Stage::new().await;
    let first = stage.sign_in("google", 1).await.expect(200);
    let client = stage
        .test
        .anon()
        .with_token(first.json()["access_token"].as_str().unwrap());
    client.delete("/v1/me").await.expect(202);
    stage.test.advance(TimeDelta::days(31));
    jobs::run_once(&stage.test.app).await;
    let left = "SELECT (SELECT COUNT(*) FROM auth_identities) + (SELECT COUNT(*) FROM users)";
    assert_eq!(stage.test.count(left).await, 0);
    let now = stage.test.clock.now().timestamp();
    stage.openid.claims(&json!({"iat": now, "exp": now + 60}));
    let again = stage.sign_in("google", 1).await.expect(200);
    assert_ne!(again.json()["user"]["id"], first.json()["user"]["id"]);
}

#[tokio::test]
async fn new_keys_of_a_provider_are_learnt() {
    let stage = Stage::new().await;
    stage.sign_in("google", 1).await.expect(200);
    stage.openid.says.lock().unwrap().published = 1;
    stage.test.advance(TimeDelta::minutes(2));
    stage.sign_in("google", 1).await.expect(200);
}

#[tokio::test]
async fn two_at_once_make_one_account() {
    let stage = Stage::new().await;
    let mut apps = Vec::new();
    for device in 1..=4 {
        let app = TheirApp::new(device);
        let code = app.code(&stage, &mut Browser::default(), "github").await;
        let (client, body) = (stage.test.anon(), app.redemption(&code));
        apps.push((client, body));
    }
    let asked = apps.into_iter().map(|(client, body)| {
        tokio::spawn(async move { client.post("/v1/auth/oauth/redeem", &body).await })
    });
    for answer in asked.collect::<Vec<_>>() {
        answer.await.unwrap().expect(200);
    }
    assert_eq!(stage.test.count("SELECT COUNT(*) FROM users").await, 1);
}

#[tokio::test]
async fn nobody_is_named_in_what_waits_and_it_goes_by_itself() {
    let stage = Stage::new().await;
    let (app, mut browser) = (TheirApp::new(1), Browser::default());
    browser.start(&stage, &app.start("google")).await;
    let code = app.code(&stage, &mut browser, "google").await;
    let waiting: Vec<Value> = sqlx::query_scalar(
        "SELECT to_jsonb(a) FROM oauth_attempts a UNION ALL SELECT to_jsonb(c) FROM oauth_codes c",
    )
    .fetch_all(&stage.test.app.db)
    .await
    .unwrap();
    assert_eq!(waiting.len(), 2);
    for row in &waiting {
        let text = row.to_string();
        let sealed = row["sealed"].as_str().unwrap_or_default();
        let sealed =
            String::from_utf8_lossy(&hex::decode(sealed.trim_start_matches("\\x")).unwrap())
                .into_owned();
        assert!(!text.contains(&code) && !sealed.contains("ann@"), "{text}");
    }
    stage.test.advance(TimeDelta::minutes(10));
    jobs::run_once(&stage.test.app).await;
    let left = "SELECT (SELECT COUNT(*) FROM oauth_attempts) + (SELECT COUNT(*) FROM oauth_codes)";
    assert_eq!(stage.test.count(left).await, 0);
}

#[tokio::test]
async fn hello_names_the_providers_that_are_set_up() {
    let stage = Stage::new().await;
    let hello = stage.test.anon().get("/v1/sync/hello").await.expect(200);
    assert_eq!(hello.json()["providers"], json!(["google", "github"]));
    let none = TestApp::new().await;
    let hello = none.anon().get("/v1/sync/hello").await.expect(200);
    assert_eq!(hello.json()["providers"], json!([]));
    none.anon()
        .get(&TheirApp::new(1).start("google"))
        .await
        .expect_error(404, "not_found");
}

#[tokio::test]
async fn codes_are_not_tried_without_end() {
    let mut test = TestApp::with_limits().await;
    let both = providers("http://127.0.0.1:1", "http://127.0.0.1:1");
    test.change(|app| app.oauth = both.into());
    let body = TheirApp::new(1).redemption("tc_none");
    for _ in 0..10 {
        test.anon()
            .post("/v1/auth/oauth/redeem", &body)
            .await
            .expect(422);
    }
    test.anon()
        .post("/v1/auth/oauth/redeem", &body)
        .await
        .expect_error(429, "too_many_requests");
    // A provider that is away is no fault of ours.
    test.anon()
        .get(&TheirApp::new(1).start("google"))
        .await
        .expect_error(503, "unavailable");
}
