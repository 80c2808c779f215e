//! Deleting a session: it and all it did to figures is gone, on all devices and for good.

use protocol::{ChangeKind, ChangeOp, PullAnswer};
use serde_json::json;
use uuid::Uuid;

use crate::push::push;
use crate::support::{TestApp, example, lesson_session};

fn path(id: u128) -> String {
    format!("/v1/me/sessions/{}", Uuid::from_u128(id))
}

#[tokio::test]
async fn figures_become_what_they_are_without_it() {
    let test = TestApp::new().await;
    let ann = test.user("ann").await;
    let sessions = [
        lesson_session(1, 1, 60, "2026-11-18"),
        lesson_session(2, 1, 55, "2026-11-19"),
        lesson_session(3, 1, 3_000, "2026-11-19"),
    ];
    assert_eq!(push(&ann, &sessions).await, ["stored"; 3]);
    let seen: PullAnswer = ann.client.get("/v1/sync/pull").await.expect(200).body();
    ann.client.delete(&path(1)).await.expect(204);
    ann.client.delete(&path(2)).await.expect(204);

    // One slow attempt is left, and the second lesson stays open.
    let row: (i32, bool, Option<i16>, i32) = sqlx::query_as(
        "SELECT attempt_count, is_completed, best_rating, (SELECT COUNT(*)::INT FROM progress WHERE is_unlocked)
         FROM progress p JOIN lessons l ON l.id = p.lesson_id WHERE l.lesson_number = 1",
    )
    .fetch_one(&test.app.db)
    .await
    .unwrap();
    assert_eq!(row, (1, false, Some(1), 2));
    let days: Vec<String> = sqlx::query_scalar(
        "SELECT concat_ws(' ', date, sessions_count, lessons_completed) FROM analytics_daily",
    )
    .fetch_all(&test.app.db)
    .await
    .unwrap();
    assert_eq!(days, ["2026-11-19 1 0"]);
    for table in [
        "sessions",
        "session_stats",
        "session_keystrokes",
        "analytics_weekly",
    ] {
        assert_eq!(
            test.count(&format!("SELECT COUNT(*) FROM {table}")).await,
            1,
            "{table}"
        );
    }

    // The other device is told, in the contract's names.
    let pulled = ann
        .client
        .get(&format!("/v1/sync/pull?cursor={}", seen.cursor))
        .await;
    let pulled: PullAnswer = pulled.expect(200).body();
    let gone: Vec<_> = pulled
        .changes
        .iter()
        .filter(|change| change.op == ChangeOp::Delete)
        .map(|change| (change.kind, change.value.clone()))
        .collect();
    let id = |id: u128| json!({"id": Uuid::from_u128(id)});
    assert_eq!(
        gone,
        [
            (ChangeKind::Session, id(1)),
            (ChangeKind::SessionStats, id(1)),
            (ChangeKind::Daily, json!({"date": "2026-11-18"})),
            (ChangeKind::Session, id(2)),
            (ChangeKind::SessionStats, id(2)),
        ]
    );
    assert_eq!(push(&ann, &sessions[..1]).await, ["deleted"]);
    let trail =
        "SELECT COUNT(*) FROM audit_log WHERE action = 'session_deleted' AND device_id IS NOT NULL";
    assert_eq!(test.count(trail).await, 2);
}

#[tokio::test]
async fn again_is_no_error_and_other_peoples_are_not_there() {
    let test = TestApp::new().await;
    let (ann, ben) = (test.user("ann").await, test.user("ben").await);
    assert_eq!(push(&ann, &[example(1)]).await, ["stored"]);
    ben.client
        .delete(&path(1))
        .await
        .expect_error(404, "not_found");
    ann.client
        .delete(&path(2))
        .await
        .expect_error(404, "not_found");
    ann.client
        .delete("/v1/me/sessions/x")
        .await
        .expect_error(404, "not_found");
    for _ in 0..2 {
        ann.client.delete(&path(1)).await.expect(204);
    }
    ben.client
        .delete(&path(1))
        .await
        .expect_error(404, "not_found");
    assert_eq!(test.count("SELECT COUNT(*) FROM tombstones").await, 1);
}

#[tokio::test]
async fn the_session_that_earned_something_can_go() {
    let test = TestApp::new().await;
    let ann = test.user("ann").await;
    assert_eq!(push(&ann, &[example(1)]).await, ["stored"]);
    sqlx::raw_sql(
        "INSERT INTO achievements (slug, name, criteria) VALUES ('first', 'achievement-first', '{}');
         INSERT INTO user_achievements (user_id, achievement_id, session_id)
         SELECT s.user_id, a.id, s.id FROM sessions s, achievements a WHERE a.slug = 'first'",
    )
    .execute(&test.app.db)
    .await
    .unwrap();
    ann.client.delete(&path(1)).await.expect(204);
    let kept =
        "SELECT COUNT(*) FROM user_achievements u JOIN achievements a ON a.id = u.achievement_id
        WHERE session_id IS NULL AND slug = 'first'";
    assert_eq!(test.count(kept).await, 1);
}
