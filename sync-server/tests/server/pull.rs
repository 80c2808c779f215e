//! Pulling: everything that changed, in order, nothing skipped.

use std::collections::BTreeSet;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use protocol::{ChangeKind, ChangeOp, PullAnswer};
use serde_json::{Value, json};
use trainer::stats::SessionStats;
use uuid::Uuid;

use crate::push::push;
use crate::support::{SignedIn, TestApp, example, example_result, lesson_session, push_of};

async fn pull(user: &SignedIn, query: &str) -> PullAnswer {
    user.client
        .get(&format!("/v1/sync/pull{query}"))
        .await
        .expect(200)
        .body()
}

fn told(answer: &PullAnswer) -> Vec<&'static str> {
    answer
        .changes
        .iter()
        .map(|change| change.kind.as_str())
        .collect()
}

fn value(answer: &PullAnswer, kind: ChangeKind) -> Vec<Value> {
    let changes = answer.changes.iter().filter(|change| change.kind == kind);
    changes
        .inspect(|change| assert_eq!(change.op, ChangeOp::Put))
        .map(|change| change.value.clone())
        .collect()
}

#[tokio::test]
async fn everything_that_changed_is_told_with_its_value() {
    let test = TestApp::new().await;
    let ann = test.user("ann").await;
    let nothing = pull(&ann, "").await;
    assert_eq!((nothing.changes.len(), nothing.has_more), (0, false));

    let mut body = push_of(&[example(1), lesson_session(2, 1, 150, "2026-11-21")]);
    body["settings"] = json!([{"key": "theme", "value": {"a": [1, "dark"]}, "hlc": "1763800267120-0003-0d9f6d0e"}]);
    body["unlocks"] = json!([{"course": "adults-en-v1", "number": 12}]);
    ann.client.post("/v1/sync/push", &body).await.expect(200);
    let answer = pull(&ann, &format!("?cursor={}", nothing.cursor)).await;
    assert_eq!(
        told(&answer),
        [
            "session",
            "session_stats",
            "session",
            "session_stats",
            "setting",
            "unlock",
            "progress",
            "progress",
            "progress",
            "daily",
            "daily",
            "achievement",
            "achievement",
            "achievement",
            "achievement",
            "achievement",
            "achievement"
        ]
    );
    let earned = value(&answer, ChangeKind::Achievement);
    assert!(earned.contains(&json!({
        "slug": "first_bar", "earned_at": "2026-11-21T08:00:22.350Z", "local_date": "2026-11-21",
        "session": uuid::Uuid::from_u128(2).to_string(), "points": 5, "badge_tier": "bronze",
    })));
    let sessions = value(&answer, ChangeKind::Session);
    let mut expected = example(1);
    expected.as_object_mut().unwrap().remove("log");
    expected["result"] = example_result();
    expected["device_id"] = body["device_id"].clone();
    expected["item_hash"] = protocol::item_hash(&example(1)).into();
    expected["rating"] = Value::Null;
    expected["verified"] = true.into();
    assert_eq!(sessions[0], expected);
    assert_eq!(sessions[1]["lesson"]["number"], 1);
    assert_eq!(sessions[1]["text"], Value::Null);
    assert!(sessions[1]["rating"].is_u64());

    let stats = &value(&answer, ChangeKind::SessionStats)[0];
    assert_eq!(stats["id"], expected["id"]);
    let packed = STANDARD.decode(stats["stats"].as_str().unwrap()).unwrap();
    assert_eq!(SessionStats::unpack(&packed).unwrap().keys()["j"].errors, 1);
    assert_eq!(
        value(&answer, ChangeKind::Setting),
        body["settings"].as_array().unwrap().clone()
    );
    assert_eq!(
        value(&answer, ChangeKind::Unlock),
        body["unlocks"].as_array().unwrap().clone()
    );
    let progress = value(&answer, ChangeKind::Progress);
    assert!(
        progress.iter().any(|p| p["lesson_number"] == 12
            && p["is_unlocked"] == true
            && p["attempt_count"] == 0)
    );
    assert!(
        progress.iter().any(|p| p["lesson_number"] == 1
            && p["is_completed"] == true
            && p["best_wpm"] == 8_000)
    );
    let days = value(&answer, ChangeKind::Daily);
    assert_eq!(
        (days[0]["date"].as_str(), days[0]["sessions"].as_u64()),
        (Some("2026-11-21"), Some(1))
    );
    assert_eq!(
        (days[1]["date"].as_str(), days[1]["avg_wpm"].as_u64()),
        (Some("2026-11-22"), Some(4_557))
    );
}

#[tokio::test]
async fn pages_go_on_where_they_ended_and_a_change_moves_to_the_end() {
    let test = TestApp::new().await;
    let ann = test.user("ann").await;
    push(&ann, &[example(1), example(2)]).await;
    let first = pull(&ann, "?limit=3").await;
    assert_eq!(
        (told(&first), first.has_more),
        (vec!["session", "session_stats", "session"], true)
    );
    let second = pull(&ann, &format!("?limit=3&cursor={}", first.cursor)).await;
    assert_eq!(
        (told(&second), second.has_more),
        (vec!["session_stats", "daily"], false)
    );
    let end = pull(&ann, &format!("?cursor={}", second.cursor)).await;
    assert_eq!((end.changes.len(), &end.cursor), (0, &second.cursor));

    push(&ann, &[example(3)]).await;
    let third = pull(&ann, &format!("?cursor={}", second.cursor)).await;
    assert_eq!(
        told(&third),
        ["session", "session_stats", "daily"],
        "the day changed again"
    );
    assert_eq!(value(&third, ChangeKind::Daily)[0]["sessions"], 3);
    let all = pull(&ann, "").await;
    assert_eq!(
        all.changes
            .iter()
            .filter(|change| change.kind == ChangeKind::Daily)
            .count(),
        1
    );
    ann.client
        .get("/v1/sync/pull?limit=100000")
        .await
        .expect(200);
    for bad in ["0", "-1", "x", ""] {
        ann.client
            .get(&format!("/v1/sync/pull?limit={bad}"))
            .await
            .expect_fields(&["limit"]);
    }
}

#[tokio::test]
async fn what_is_gone_is_told_by_its_name() {
    let test = TestApp::new().await;
    let ann = test.user("ann").await;
    push(&ann, &[example(1)]).await;
    let name = json!({"id": Uuid::from_u128(1)});
    sqlx::query("UPDATE changes SET op = 'delete', deleted_value = $1 WHERE kind = 'session'")
        .bind(&name)
        .execute(&test.app.db)
        .await
        .unwrap();
    let answer = pull(&ann, "").await;
    assert_eq!(
        (answer.changes[0].op, &answer.changes[0].value),
        (ChangeOp::Delete, &name)
    );
}

#[tokio::test]
async fn foreign_cursors_ask_for_a_resync() {
    let test = TestApp::new().await;
    let (ann, ben) = (test.user("ann").await, test.user("ben").await);
    push(&ann, &[example(1)]).await;
    push(&ben, &[example(2)]).await;
    let cursor = pull(&ann, "").await.cursor;
    let resync = async |user: &SignedIn, cursor: &str| {
        user.client
            .get(&format!("/v1/sync/pull?cursor={cursor}"))
            .await
            .expect_error(409, "resync_required");
    };
    resync(&ben, &cursor).await;
    for nonsense in ["", "0", "nonsense", "%00", "AAAA"] {
        resync(&ann, nonsense).await;
    }
    // A database put back to before the last push: the cursor is ahead of it.
    sqlx::raw_sql("UPDATE sync_heads SET seq = 1")
        .execute(&test.app.db)
        .await
        .unwrap();
    resync(&ann, &cursor).await;
    sqlx::raw_sql(
        "UPDATE sync_heads SET seq = 3; UPDATE server_state SET epoch = gen_random_uuid()",
    )
    .execute(&test.app.db)
    .await
    .unwrap();
    resync(&ann, &cursor).await;
    let again = pull(&ann, "").await;
    assert_ne!(again.cursor, cursor);
    test.anon()
        .get("/v1/sync/pull")
        .await
        .expect_error(401, "unauthorized");
}

#[tokio::test]
async fn nobody_sees_what_others_typed() {
    let test = TestApp::new().await;
    let (ann, ben) = (test.user("ann").await, test.user("ben").await);
    push(&ann, &[example(1)]).await;
    assert_eq!(pull(&ben, "").await.changes.len(), 0);
}

#[tokio::test]
async fn nothing_is_skipped_while_many_push() {
    let test = TestApp::new().await;
    let ann = test.user("ann").await;
    let pushes: Vec<_> = (0..12_u128)
        .map(|batch| {
            let client = ann.client.clone();
            let sessions: Vec<Value> = (0..5).map(|at| example(100 + batch * 5 + at)).collect();
            tokio::spawn(async move {
                client
                    .post("/v1/sync/push", &push_of(&sessions))
                    .await
                    .expect(200);
            })
        })
        .collect();
    let mut seen = BTreeSet::new();
    let mut query = "?limit=7".to_owned();
    let mut is_done = false;
    loop {
        let answer = pull(&ann, &query).await;
        for session in value(&answer, ChangeKind::Session) {
            assert!(
                seen.insert(session["id"].to_string()),
                "a session does not change, so it is told once"
            );
        }
        query = format!("?limit=7&cursor={}", answer.cursor);
        if answer.changes.is_empty() && is_done {
            break;
        }
        // Asked once more after the last push ended, so that an empty answer then means the end.
        is_done = pushes.iter().all(tokio::task::JoinHandle::is_finished);
        tokio::task::yield_now().await;
    }
    for push in pushes {
        push.await.unwrap();
    }
    assert_eq!(seen.len(), 60);
}
