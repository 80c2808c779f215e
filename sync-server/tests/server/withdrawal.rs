//! Consent that is taken back while a push with raw key presses is under way.

use rig::wait;
use serde_json::{Value, json};
use tokio::task::block_in_place;

use crate::support::{TestApp, example, example_result, push_of};

/// Whether something of this database waits for a lock.
const WAITS: &str = "SELECT count(*) FROM pg_locks WHERE NOT granted
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";
const PRESSES: &str = "SELECT count(*) FROM session_keystrokes";

/// What becomes of a push of this session that finds itself held just before it stores key presses, when this is sent to
/// `/v1/me` meanwhile: its verdict, and how many sessions have presses on the server.
async fn pushed_during(session: Value, change: Value) -> (String, i64) {
    let test = TestApp::new().await;
    let ann = test.user("ann").await;
    let mut hold = test.app.db.begin().await.unwrap();
    sqlx::query("LOCK TABLE session_keystrokes IN SHARE MODE")
        .execute(&mut *hold)
        .await
        .unwrap();
    let client = ann.client.clone();
    let push =
        tokio::spawn(async move { client.post("/v1/sync/push", &push_of(&[session])).await });
    let runtime = tokio::runtime::Handle::current();
    block_in_place(|| {
        wait::until("a push that waits", || {
            Ok(runtime.block_on(test.count(WAITS)) > 0)
        })
    })
    .unwrap();
    // Does not wait for the push.
    ann.client.patch("/v1/me", &change).await.expect(200);
    hold.commit().await.unwrap();
    let answer = push.await.unwrap().expect(200).json();
    let verdict = answer["results"][0]["status"].as_str().unwrap().to_owned();
    (verdict, test.count(PRESSES).await)
}

#[tokio::test(flavor = "multi_thread")]
async fn leaves_no_key_presses_behind() {
    let withdrawal = json!({"consent_analytics": false});
    let mut whole = example(1);
    whole["result"] = example_result();
    let stored = |presses| ("stored".to_owned(), presses);
    assert_eq!(pushed_during(whole, withdrawal.clone()).await, stored(0));
    // Beside a log an app says little: it will send the rest, and no log.
    assert_eq!(
        pushed_during(example(1), withdrawal).await,
        ("held".to_owned(), 0)
    );
    // Another change of the account is no reason to begin again.
    let other = json!({"theme": "dark"});
    assert_eq!(pushed_during(example(1), other).await, stored(1));
}
