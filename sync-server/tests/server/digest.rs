//! `POST /v1/sync/digest`: both sides come to the same hashes, and differences are named.

use protocol::{DigestAnswer, MonthDigest, item_hash, month_hash};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::push::push;
use crate::support::{SignedIn, TestApp, example};

fn typed(id: u128, date: &str) -> Value {
    let mut session = example(id);
    session["local_date"] = date.into();
    session
}

fn id(session: &Value) -> Uuid {
    session["id"].as_str().unwrap().parse().unwrap()
}

/// As a client works it out from what it sent.
fn month(sessions: &[&Value]) -> MonthDigest {
    let items: Vec<(Uuid, String)> = sessions
        .iter()
        .map(|session| (id(session), item_hash(session)))
        .collect();
    MonthDigest {
        count: u32::try_from(items.len()).unwrap(),
        hash: month_hash(items.iter().map(|(id, hash)| (*id, hash.as_str()))),
    }
}

async fn digest(user: &SignedIn, months: &Value) -> DigestAnswer {
    let form = json!({"device_id": user.device_id, "months": months});
    user.client
        .post("/v1/sync/digest", &form)
        .await
        .expect(200)
        .body()
}

#[tokio::test]
async fn digests_agree_with_the_protocol() {
    let test = TestApp::new().await;
    let ann = test.user("ann").await;
    let sessions: Vec<Value> = (1..=40)
        .map(|n| typed(n, &format!("20{:02}-{:02}-17", 20 + n % 3, 1 + n % 5)))
        .collect();
    push(&ann, &sessions).await;
    let mut months = serde_json::Map::new();
    for n in 0..40 {
        let name = sessions[n]["local_date"].as_str().unwrap()[..7].to_owned();
        let of_it: Vec<&Value> = sessions
            .iter()
            .filter(|session| session["local_date"].as_str().unwrap().starts_with(&name))
            .collect();
        months.insert(name, json!(month(&of_it)));
    }
    assert_eq!(months.len(), 15);
    let answer = digest(&ann, &Value::Object(months)).await;
    assert!(answer.months.is_empty(), "{:?}", answer.months);
    assert!(!answer.has_more);
}

#[tokio::test]
async fn what_differs_is_told_session_by_session() {
    let test = TestApp::new().await;
    let ann = test.user("ann").await;
    let (a, b, c) = (
        typed(1, "2026-10-31"),
        typed(2, "2026-11-01"),
        typed(3, "2026-11-30"),
    );
    push(&ann, &[a.clone(), b.clone(), c.clone()]).await;

    let answer = digest(&ann, &json!({})).await;
    let told: Vec<_> = answer.months.keys().collect();
    assert_eq!(told, ["2026-10", "2026-11"], "all, to whoever has nothing");
    let november: Vec<_> = answer.months["2026-11"]
        .items
        .iter()
        .map(|item| (item.id, item.item_hash.clone()))
        .collect();
    assert_eq!(november, [(id(&b), item_hash(&b)), (id(&c), item_hash(&c))]);

    let extra = typed(9, "2026-12-24");
    let asked = json!({
        "2026-10": month(&[&a]), "2026-11": month(&[&b]), "2026-12": month(&[&extra]),
    });
    let answer = digest(&ann, &asked).await;
    let told: Vec<_> = answer
        .months
        .iter()
        .map(|(month, told)| (month.as_str(), told.items.len()))
        .collect();
    assert_eq!(told, [("2026-11", 2), ("2026-12", 0)]);
}

#[tokio::test]
async fn neither_other_people_nor_deleted_sessions_nor_logs_count() {
    let test = TestApp::new().await;
    let (ann, bob) = (test.user("ann").await, test.user("bob").await);
    let (a, b) = (typed(1, "2026-11-22"), typed(2, "2026-11-22"));
    push(&ann, &[a.clone(), b.clone()]).await;
    push(&bob, &[typed(7, "2026-11-22")]).await;
    ann.client
        .delete(&format!("/v1/me/sessions/{}", id(&b)))
        .await
        .expect(204);
    sqlx::query("DELETE FROM session_keystrokes")
        .execute(&test.app.db)
        .await
        .unwrap();
    let answer = digest(&ann, &json!({"2026-11": month(&[&a])})).await;
    assert!(answer.months.is_empty(), "{:?}", answer.months);
}

#[tokio::test]
async fn a_bad_question_is_told_what_is_bad() {
    let test = TestApp::new().await;
    let ann = test.user("ann").await;
    let good = "0".repeat(32);
    for (months, bad) in [
        (json!({"2026-13": {"count": 1, "hash": good}}), "months"),
        (
            json!({"2026-11": {"count": 1, "hash": "x"}}),
            "months.2026-11.hash",
        ),
        (
            json!({"2026-11": {"count": -1, "hash": good}}),
            "months.2026-11.count",
        ),
    ] {
        let form = json!({"device_id": ann.device_id, "months": months});
        ann.client
            .post("/v1/sync/digest", &form)
            .await
            .expect_fields(&[bad]);
    }
}
