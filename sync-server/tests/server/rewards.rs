//! Achievements and recommendations: who is told what, and what settles a recommendation.

use chrono::TimeDelta;
use protocol::{ChangeKind, PullAnswer};
use serde_json::{Value, json};
use tactus_server::rewards::{Recommendation, replace};
use tactus_server::sync::Ledger;

use crate::support::{SignedIn, TestApp};

async fn sql(test: &TestApp, sql: &str) {
    sqlx::raw_sql(sqlx::AssertSqlSafe(sql))
        .execute(&test.app.db)
        .await
        .unwrap();
}

fn slugs(answer: &Value) -> Vec<&str> {
    let all = answer["achievements"].as_array().unwrap().iter();
    all.map(|one| one["slug"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn hidden_achievements_are_told_to_those_who_earned_them() {
    let test = TestApp::new().await;
    let (ann, ben) = (test.user("ann").await, test.user("ben").await);
    sql(
        &test,
        r#"DELETE FROM achievements;
           INSERT INTO achievements (slug, name, criteria, points, badge_tier, is_hidden, is_active) VALUES
             ('open', 'achievement-open', '{"wpm": {"min": 100}}', 5, 'bronze', FALSE, TRUE),
             ('secret', 'achievement-secret', '{}', 20, 'gold', TRUE, TRUE),
             ('retired', 'achievement-retired', '{}', 1, 'silver', FALSE, FALSE)"#,
    )
    .await;
    let earn = format!(
        "INSERT INTO user_achievements (user_id, achievement_id, earned_at)
         SELECT {}, id, '2026-11-20 08:00Z' FROM achievements WHERE slug <> 'open'",
        ann.id
    );
    sql(&test, &earn).await;
    for client in [
        test.anon(),
        ben.client.clone(),
        test.anon().with_token("ta_forged"),
    ] {
        let all = client.get("/v1/achievements").await.expect(200).json();
        assert_eq!(slugs(&all), ["open"]);
        assert_eq!(
            all["achievements"][0]["criteria"],
            json!({"wpm": {"min": 100}})
        );
    }
    let all = ann.client.get("/v1/achievements").await.expect(200).json();
    assert_eq!(slugs(&all), ["open", "secret", "retired"]);
    let earned = ann
        .client
        .get("/v1/me/achievements")
        .await
        .expect(200)
        .json();
    assert_eq!(slugs(&earned), ["retired", "secret"]);
    assert_eq!(earned["points"], 21);
    assert_eq!(
        earned["achievements"][0]["earned_at"],
        "2026-11-20T08:00:00.000Z"
    );
}

fn about(subject: &str, priority: u8) -> Recommendation {
    Recommendation {
        subject: subject.to_owned(),
        title: "recommendation-weak-keys".to_owned(),
        description: None,
        arguments: json!({"key": subject}),
        evidence: json!({"presses": 120, "errors": 19}),
        action_items: json!([{"type": "lesson", "course": "adults-en-v1", "number": 15}]),
        priority,
        expires_at: Some("2026-11-29T08:30:00Z".parse().unwrap()),
    }
}

async fn recommend(test: &TestApp, user: &SignedIn, found: &[Recommendation]) {
    let mut db = test.app.db.begin().await.unwrap();
    let mut ledger = Ledger::open(&mut db, user.id).await.unwrap();
    let now = test.app.clock.now();
    replace(&mut db, user.id, "weak_keys", found, now, &mut ledger)
        .await
        .unwrap();
    ledger.close(&mut db).await.unwrap();
    db.commit().await.unwrap();
}

async fn active(user: &SignedIn) -> Vec<(String, i64)> {
    let answer = user
        .client
        .get("/v1/me/recommendations")
        .await
        .expect(200)
        .json();
    let all = answer["recommendations"].as_array().unwrap().iter();
    all.map(|one| {
        (
            one["subject"].as_str().unwrap().to_owned(),
            one["id"].as_i64().unwrap(),
        )
    })
    .collect()
}

#[tokio::test]
async fn new_ones_replace_the_old_and_settled_ones_stay_away() {
    let mut test = TestApp::new().await;
    // Where plans are sold and one has none, the server makes none of its own.
    test.sell_plans();
    let (ann, ben) = (test.user("ann").await, test.user("ben").await);
    recommend(&test, &ann, &[about("j", 2), about("k", 5)]).await;
    let first = active(&ann).await;
    assert_eq!((first[0].0.as_str(), first[1].0.as_str()), ("k", "j"));
    let seen: PullAnswer = ann.client.get("/v1/sync/pull").await.expect(200).body();
    assert_eq!(seen.changes.len(), 2);
    assert_eq!(seen.changes[0].kind, ChangeKind::Recommendation);

    // The same again tells nothing new; another one takes the place of what is over.
    recommend(&test, &ann, &[about("k", 5), about("j", 2)]).await;
    let pull = format!("/v1/sync/pull?cursor={}", seen.cursor);
    let same: PullAnswer = ann.client.get(&pull).await.expect(200).body();
    assert_eq!(same.changes, []);
    recommend(&test, &ann, &[about("k", 4), about("l", 3)]).await;
    let second = active(&ann).await;
    assert_eq!(second[0], first[0], "it keeps its id");
    assert_eq!(second[1].0, "l");

    let path = |id: i64, how: &str| format!("/v1/me/recommendations/{id}/{how}");
    let nothing = Value::Null;
    ann.client
        .post(&path(second[0].1, "dismiss"), &nothing)
        .await
        .expect(204);
    ann.client
        .post(&path(second[1].1, "complete"), &nothing)
        .await
        .expect(204);
    ann.client
        .post(&path(second[1].1, "dismiss"), &nothing)
        .await
        .expect(204);
    assert_eq!(active(&ann).await, []);
    let settled = "SELECT COUNT(*) FROM ai_recommendations
        WHERE (is_dismissed AND subject = 'k') OR (is_completed AND NOT is_dismissed AND subject = 'l')";
    assert_eq!(test.count(settled).await, 2);
    ben.client
        .post(&path(second[0].1, "dismiss"), &nothing)
        .await
        .expect_error(404, "not_found");
    ann.client
        .post(&path(i64::MAX, "complete"), &nothing)
        .await
        .expect_error(404, "not_found");

    recommend(&test, &ann, &[about("m", 1)]).await;
    test.advance(TimeDelta::days(8));
    let ann = test.anon().login("ann", 1).await;
    assert_eq!(active(&ann).await, [], "expired");
}
