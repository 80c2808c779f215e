//! What the server recommends, when it makes that, and to whom it tells it.

use chrono::TimeDelta;
use protocol::{ChangeKind, PullAnswer};
use serde_json::{Value, json};
use tactus_server::jobs;

use crate::effects::push_aside;
use crate::push::push;
use crate::support::{SignedIn, TestApp, lesson, typed_session};
use trainer::coach::{Kind, to_setting};
use trainer::model::Day;
use trainer::text::Text;
use trainer::typing::Policy;

/// A lesson with 150 ms before each key and 330 ms before `k`, typed right.
fn session(id: u128, number: u32, date: &str) -> Value {
    let text = Text::new(&lesson(number).text_content).unwrap();
    let mut t = 0;
    let mut keys = Vec::new();
    for (index, unit) in (0_u64..).zip(text.units()) {
        t += if &**unit == "k" { 330 } else { 150 } + index % 5 * 7;
        keys.push((t, &**unit));
    }
    let first = keys[0].0;
    let keys: Vec<(u64, &str)> = keys.iter().map(|(t, unit)| (t - first, *unit)).collect();
    let mut session = typed_session(id, &text.to_string(), Policy::StopOnError, &keys);
    session["text"] = Value::Null;
    session["lesson"] = json!({"course": "adults-en-v1", "version": lesson_version(), "number": number, "key_order": "us"});
    session["is_practice"] = false.into();
    session["local_date"] = date.into();
    session["started_at"] = format!("{date}T08:00:00.000Z").into();
    session
}

fn lesson_version() -> String {
    trainer::content::course("adults-en-v1", "us")
        .unwrap()
        .version
}

/// Six lessons, on the two days before the day of the tests.
async fn practise(user: &SignedIn) {
    let sessions: Vec<Value> = (1..=6)
        .map(|number| {
            let date = if number < 4 {
                "2026-11-20"
            } else {
                "2026-11-21"
            };
            session(u128::from(number), number, date)
        })
        .collect();
    assert_eq!(push(user, &sessions).await, vec!["stored"; 6]);
}

async fn active(user: &SignedIn) -> Vec<Value> {
    let answer = user
        .client
        .get("/v1/me/recommendations")
        .await
        .expect(200)
        .json();
    answer["recommendations"].as_array().unwrap().clone()
}

fn names(all: &[Value]) -> Vec<String> {
    all.iter()
        .map(|one| {
            format!(
                "{} {}",
                one["type"].as_str().unwrap(),
                one["subject"].as_str().unwrap()
            )
        })
        .collect()
}

/// So many days later; sign-ins do not last as long.
async fn later(test: &TestApp, days: i64) -> SignedIn {
    test.advance(TimeDelta::days(days));
    test.anon().login("ann", 1).await
}

async fn pull(user: &SignedIn, cursor: &str) -> (Vec<ChangeKind>, String) {
    let path = match cursor {
        "" => "/v1/sync/pull?limit=1000".to_owned(),
        cursor => format!("/v1/sync/pull?limit=1000&cursor={cursor}"),
    };
    let answer: PullAnswer = user.client.get(&path).await.expect(200).body();
    assert!(!answer.has_more);
    let kinds = answer.changes.iter().map(|change| change.kind).collect();
    (kinds, answer.cursor)
}

#[tokio::test]
async fn a_slow_key_is_recommended_with_its_evidence() {
    let test = TestApp::new().await;
    let ann = test.user("ann").await;
    assert_eq!(
        names(&active(&ann).await),
        [""; 0],
        "nothing before the first lesson"
    );
    practise(&ann).await;
    let all = active(&ann).await;
    assert_eq!(
        names(&all)[..2],
        ["practice_plan 2026-11-22", "weak_keys k"]
    );
    let weak = &all[1];
    assert_eq!(weak["title"], "coach-key");
    assert_eq!(weak["arguments"], json!({"unit": "k"}));
    let slow = &weak["evidence"]["slow"];
    assert!(
        (290..=370).contains(&slow["gap_ms"].as_u64().unwrap()),
        "{weak}"
    );
    assert!(slow["samples"].as_u64().unwrap() >= 30, "{weak}");
    assert_eq!(weak["action_items"][0]["type"], "practice");
    assert_eq!(weak["action_items"][0]["units"], json!(["k"]));
    // Ann lives in Berlin: 14 of her days later.
    assert_eq!(weak["expires_at"], "2026-12-05T23:00:00.000Z");
}

#[tokio::test]
async fn they_are_made_when_asked_for_or_by_the_job_and_only_then() {
    let test = TestApp::new().await;
    let ann = test.user("ann").await;
    practise(&ann).await;
    let made = "SELECT COUNT(*) FROM ai_recommendations";
    assert_eq!(test.count(made).await, 0, "a push makes none");
    let (kinds, cursor) = pull(&ann, "").await;
    assert!(!kinds.contains(&ChangeKind::Recommendation));
    jobs::recommend(&test.app).await;
    let (kinds, cursor) = pull(&ann, &cursor).await;
    assert!(!kinds.is_empty() && kinds.iter().all(|kind| *kind == ChangeKind::Recommendation));
    // Nothing has changed: nothing is made, and nothing is told again.
    let first = active(&ann).await;
    jobs::recommend(&test.app).await;
    assert_eq!(active(&ann).await, first);
    let (kinds, cursor) = pull(&ann, &cursor).await;
    assert_eq!(kinds, []);
    // On another day there is another plan.
    let ann = later(&test, 1).await;
    assert_eq!(names(&active(&ann).await)[0], "practice_plan 2026-11-23");
    // A session more is something new.
    let (_, cursor) = pull(&ann, &cursor).await;
    assert_eq!(push(&ann, &[session(9, 6, "2026-11-22")]).await, ["stored"]);
    jobs::recommend(&test.app).await;
    let (kinds, _) = pull(&ann, &cursor).await;
    assert!(kinds.contains(&ChangeKind::Recommendation));
}

#[tokio::test]
async fn what_is_dismissed_stays_away_and_comes_back_in_time() {
    let test = TestApp::new().await;
    let ann = test.user("ann").await;
    practise(&ann).await;
    let settle = async |ann: &SignedIn, kind: &str, how: &str| {
        let all = active(ann).await;
        let one = all.iter().find(|one| one["type"] == kind).unwrap();
        let path = format!("/v1/me/recommendations/{}/{how}", one["id"]);
        ann.client.post(&path, &Value::Null).await.expect(204);
    };
    settle(&ann, "weak_keys", "complete").await;
    let has_weak = |all: &[Value]| names(all).contains(&"weak_keys k".to_owned());
    assert!(!has_weak(&active(&ann).await));
    let ann = later(&test, 3).await;
    assert!(has_weak(&active(&ann).await));
    settle(&ann, "weak_keys", "dismiss").await;
    let ann = later(&test, 20).await;
    assert!(!has_weak(&active(&ann).await));

    // The app says so too, and takes it back: the later word holds, and goes to all devices.
    let pulled: PullAnswer = ann.client.get("/v1/sync/pull").await.expect(200).body();
    let word = |pulled: &PullAnswer| {
        let of_coach = |one: &&protocol::Change| {
            one.kind == ChangeKind::Setting && one.value["key"] == "coach/weak_keys/k"
        };
        pulled.changes.iter().rfind(of_coach).unwrap().value.clone()
    };
    let before = word(&pulled);
    assert_eq!(before["value"]["how"], "dismissed");
    let clock = before["hlc"].as_str().unwrap();
    let (ms, _) = clock.split_once('-').unwrap();
    let later: i64 = ms.parse::<i64>().unwrap() + 1;
    let day = Day::parse("2026-11-24").unwrap();
    let (key, value) = to_setting(Kind::WeakKeys, "k", None, day).unwrap();
    let hlc = format!("{later}-0000-0d9f6d0e");
    push_aside(
        &ann,
        json!([{"key": key, "value": value, "hlc": hlc}]),
        json!([]),
    )
    .await;
    assert!(has_weak(&active(&ann).await));
}

#[tokio::test]
async fn where_plans_are_sold_they_are_for_those_who_have_one() {
    let mut test = TestApp::new().await;
    test.sell_plans();
    let (ann, ben) = (test.user("ann").await, test.user("ben").await);
    for (user, first) in [(&ann, 1), (&ben, 11)] {
        let sessions: Vec<Value> = (1..=3)
            .map(|number| session(first + u128::from(number), number, "2026-11-20"))
            .collect();
        assert_eq!(push(user, &sessions).await, vec!["stored"; 3]);
    }
    let premium = format!("UPDATE users SET is_premium = TRUE WHERE id = {}", ben.id);
    sqlx::raw_sql(sqlx::AssertSqlSafe(premium))
        .execute(&test.app.db)
        .await
        .unwrap();
    jobs::recommend(&test.app).await;
    assert_eq!(active(&ann).await, Vec::<Value>::new());
    assert_eq!(names(&active(&ben).await)[0], "practice_plan 2026-11-22");
}
