//! Refresh tokens: rotation, grace, reuse.

use chrono::TimeDelta;
use protocol::TokenPair;
use serde_json::json;

use crate::support::{Answer, TestApp};

async fn refresh(test: &TestApp, token: &str) -> Answer {
    test.anon()
        .post("/v1/auth/refresh", &json!({"refresh_token": token}))
        .await
}

#[tokio::test]
async fn a_refresh_token_is_exchanged_for_a_new_pair() {
    let test = TestApp::new().await;
    let ann = test.user("ann").await;
    let next: TokenPair = refresh(&test, &ann.tokens.refresh_token)
        .await
        .expect(200)
        .body();
    assert_eq!(next.expires_in, 900);
    assert_ne!(next.refresh_token, ann.tokens.refresh_token);
    let client = test.anon().with_token(&next.access_token);
    assert_eq!(client.get("/v1/me").await.expect(200).json()["id"], ann.id);
    // What was under way with the old access token still goes through.
    ann.client.get("/v1/me").await.expect(200);
}

#[tokio::test]
async fn within_a_minute_the_old_token_gets_the_same_successor() {
    let test = TestApp::new().await;
    let ann = test.user("ann").await;
    let old = &ann.tokens.refresh_token;
    let first: TokenPair = refresh(&test, old).await.expect(200).body();
    test.advance(TimeDelta::seconds(60));
    let again: TokenPair = refresh(&test, old).await.expect(200).body();
    assert_eq!(
        (&again.access_token, &again.refresh_token),
        (&first.access_token, &first.refresh_token)
    );
    assert_eq!(again.expires_in, 840);
    refresh(&test, &again.refresh_token).await.expect(200);
}

#[tokio::test]
async fn later_the_old_token_revokes_its_whole_family_and_no_other() {
    let test = TestApp::new().await;
    let ann = test.user("ann").await;
    let elsewhere = test.anon().login("ann", 2).await;
    let next: TokenPair = refresh(&test, &ann.tokens.refresh_token)
        .await
        .expect(200)
        .body();
    test.advance(TimeDelta::milliseconds(60_001));
    let reused = refresh(&test, &ann.tokens.refresh_token).await;
    reused.expect_error(401, "invalid_refresh_token");
    for access in [&ann.tokens.access_token, &next.access_token] {
        test.anon()
            .with_token(access)
            .get("/v1/me")
            .await
            .expect_error(401, "unauthorized");
    }
    refresh(&test, &next.refresh_token)
        .await
        .expect_error(401, "invalid_refresh_token");
    elsewhere.client.get("/v1/me").await.expect(200);
}

#[tokio::test]
async fn fifty_at_once_get_one_successor() {
    let test = TestApp::new().await;
    let ann = test.user("ann").await;
    let body = json!({"refresh_token": ann.tokens.refresh_token});
    let tries: Vec<_> = (0..50)
        .map(|_| {
            let (client, body) = (test.anon(), body.clone());
            tokio::spawn(async move {
                let answer = client.post("/v1/auth/refresh", &body).await.expect(200);
                answer.body::<TokenPair>().refresh_token
            })
        })
        .collect();
    let mut successors = Vec::new();
    for attempt in tries {
        successors.push(attempt.await.unwrap());
    }
    successors.dedup();
    assert_eq!(successors.len(), 1);
}

/// S4: answers are lost, in a row and side by side; whoever asks again within the minute stays signed in.
#[tokio::test]
async fn who_never_got_the_answer_is_not_signed_out() {
    // All of them by night; `TACTUS_NIGHTLY=1/20` asks for a twentieth.
    let wanted = match std::env::var("TACTUS_NIGHTLY") {
        Err(_) => 400,
        Ok(part) => {
            let part = part.split_once('/').and_then(|(_, part)| part.parse().ok());
            10_000 / part.unwrap_or(1).max(1)
        }
    };
    let test = TestApp::new().await;
    let random = tactus_server::random::Random::seeded(4);
    let mut tokens = Vec::new();
    test.user("ann").await;
    for device in 0..20 {
        tokens.push(test.anon().login("ann", device).await.tokens.refresh_token);
    }
    let (mut lost, mut rounds) = (0, 0);
    while lost < wanted {
        let device = random.below(20) as usize;
        let old = tokens[device].clone();
        // Up to two tries are lost, half a minute apart at most: the client's own tries are three in a minute.
        for _ in 0..random.below(3) {
            let beside = 1 + random.below(3);
            let body = json!({"refresh_token": old});
            let tries = (0..beside).map(|_| {
                let (client, body) = (test.anon(), body.clone());
                tokio::spawn(async move { client.post("/v1/auth/refresh", &body).await })
            });
            for answer in tries.collect::<Vec<_>>() {
                answer.await.unwrap().expect(200);
                lost += 1;
            }
            test.advance(TimeDelta::seconds(random.below(31).into()));
        }
        let pair: TokenPair = refresh(&test, &old).await.expect(200).body();
        let client = test.anon().with_token(&pair.access_token);
        client.get("/v1/sync/pull?limit=1").await.expect(200);
        tokens[device] = pair.refresh_token;
        test.advance(TimeDelta::seconds(random.below(120).into()));
        rounds += 1;
    }
    println!("{lost} answers lost in {rounds} renewals: nobody signed out");
    let revoked = "SELECT COUNT(*) FROM token_families WHERE revoked_at IS NOT NULL";
    assert_eq!(test.count(revoked).await, 0);
}

#[tokio::test]
async fn tokens_end_with_time() {
    let test = TestApp::new().await;
    let ann = test.user("ann").await;
    test.advance(TimeDelta::days(90));
    let late = refresh(&test, &ann.tokens.refresh_token).await;
    late.expect_error(401, "invalid_refresh_token");

    // Refreshed every 80 days, a sign-in still ends after a year.
    let mut token = test.anon().login("ann", 1).await.tokens.refresh_token;
    for _ in 0..4 {
        test.advance(TimeDelta::days(80));
        token = refresh(&test, &token)
            .await
            .expect(200)
            .body::<TokenPair>()
            .refresh_token;
    }
    test.advance(TimeDelta::days(45));
    refresh(&test, &token)
        .await
        .expect_error(401, "invalid_refresh_token");

    tactus_server::accounts::forget_expired_tokens(&test.app)
        .await
        .unwrap();
    for table in ["token_families", "access_tokens", "refresh_tokens"] {
        assert_eq!(
            test.count(&format!("SELECT COUNT(*) FROM {table}")).await,
            0,
            "{table}"
        );
    }
}

#[tokio::test]
async fn an_unknown_token_is_worth_nothing() {
    let test = TestApp::new().await;
    let ann = test.user("ann").await;
    let access = &ann.tokens.access_token;
    for token in ["", "x", "tr_AAAA", access, "a\0b", &"x".repeat(60_000)] {
        refresh(&test, token)
            .await
            .expect_error(401, "invalid_refresh_token");
    }
    let client = test.anon().with_token(&ann.tokens.refresh_token);
    client.get("/v1/me").await.expect_error(401, "unauthorized");
}
