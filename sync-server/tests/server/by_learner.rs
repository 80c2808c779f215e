//! The plan past 100 M sessions: the server goes on as it was on tables that are partitioned by learner.

use serde_json::Value;

use crate::derived::differences;
use crate::push::{push, verdicts};
use crate::support::{SignedIn, TestApp, example, lesson_session, push_of};

const PLAN: &str = include_str!("../../../deploy/postgres/sessions_by_learner.sql");

/// As an operator runs it: in one transaction.
async fn partition(test: &TestApp) {
    let mut tx = test.app.db.begin().await.unwrap();
    sqlx::raw_sql(PLAN).execute(&mut *tx).await.unwrap();
    tx.commit().await.unwrap();
}

/// What the learner's other devices and reports are told.
async fn told(user: &SignedIn) -> Vec<Value> {
    let mut told = Vec::new();
    for path in [
        "/v1/sync/pull",
        "/v1/me/courses/adults-en-v1/progress",
        "/v1/me/daily?days=3660",
        "/v1/me/weekly?weeks=522",
        "/v1/me/weak-keys?days=366",
        "/v1/me/bigrams?days=366",
    ] {
        told.push(user.client.get(path).await.expect(200).json());
    }
    told
}

#[tokio::test]
async fn the_server_goes_on_when_sessions_are_partitioned_by_learner() {
    let test = TestApp::new().await;
    let ann = test.user("ann").await;
    let ben = test.user("ben").await;
    let first = [example(1), lesson_session(2, 1, 60, "2026-11-20")];
    assert_eq!(push(&ann, &first).await, ["stored"; 2]);
    assert_eq!(
        push(&ben, &[lesson_session(3, 1, 400, "2026-11-21")]).await,
        ["stored"]
    );
    let before = told(&ann).await;

    partition(&test).await;

    assert_eq!(told(&ann).await, before);
    assert_eq!(push(&ann, &first).await, ["duplicate"; 2]);
    // Another learner cannot take an id, in whichever partition it is.
    let answer = ben
        .client
        .post("/v1/sync/push", &push_of(&first))
        .await
        .expect(200);
    assert_eq!(verdicts(&answer), ["rejected/not_yours"; 2]);
    // New ones are stored with all their effects, and one that goes takes its traces along.
    let more = [lesson_session(4, 1, 55, "2026-11-22"), example(5)];
    assert_eq!(push(&ann, &more).await, ["stored"; 2]);
    let id = more[0]["id"].as_str().unwrap();
    ann.client
        .delete(&format!("/v1/me/sessions/{id}"))
        .await
        .expect(204);
    assert_eq!(push(&ann, &more).await, ["deleted", "duplicate"]);
    assert_eq!(test.count("SELECT COUNT(*) FROM session_ids").await, 4);
    assert_eq!(test.count("SELECT COUNT(*) FROM session_stats").await, 4);
    assert_eq!(differences(&test).await, Vec::<String>::new());

    // Who is erased leaves nothing.
    sqlx::query("SELECT erase_user($1)")
        .bind(ann.id)
        .execute(&test.app.db)
        .await
        .unwrap();
    for table in ["sessions", "session_stats", "session_ids"] {
        assert_eq!(
            test.count(&format!("SELECT COUNT(*) FROM {table}")).await,
            1,
            "{table}"
        );
    }
}

#[tokio::test]
async fn two_learners_with_one_id_at_once_keep_one_session() {
    let test = TestApp::new().await;
    partition(&test).await;
    let ann = test.user("ann").await;
    let ben = test.user("ben").await;
    let same = [example(1)];
    let (one, other) = tokio::join!(push(&ann, &same), push(&ben, &same));
    let mut both = [one, other].concat();
    both.sort_unstable();
    assert_eq!(both, ["rejected/not_yours", "stored"]);
    assert_eq!(test.count("SELECT COUNT(*) FROM sessions").await, 1);
}
