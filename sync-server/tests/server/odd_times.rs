//! Clocks and dates from nowhere: answered by code, nothing else harmed, no partitions nobody asked for.

use axum::http::Request;
use chrono::{Days, NaiveDate};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::derived::differences;
use crate::push::{push, verdicts};
use crate::support::{TestApp, example, push_of};

const PARTITIONS: &str =
    "SELECT COUNT(*) FROM pg_inherits WHERE inhparent = 'session_keystrokes'::regclass";

#[tokio::test]
async fn clocks_from_1970_to_2106_are_taken_and_make_no_partitions() {
    let test = TestApp::new().await;
    let ann = test.user("ann").await;
    let times = [
        "1970-01-01T00:00:00.000Z",
        "2038-01-19T03:14:08.000Z",
        "2106-02-07T06:28:16.000Z",
        "9999-12-31T23:59:59.999Z",
        "0001-01-01T00:00:00.000Z",
    ];
    for (at, time) in (1_u128..).zip(times) {
        let mut session = example(at);
        session["started_at"] = time.into();
        session["local_date"] = time[..10].into();
        let mut body = push_of(&[session]);
        body["sent_at"] = time.into();
        let answer = ann.client.post("/v1/sync/push", &body).await.expect(200);
        assert_eq!(verdicts(&answer), ["stored"], "{time}");
    }
    let range = "SELECT COUNT(*) FROM sessions WHERE started_at NOT BETWEEN '2020-01-01Z' AND '2026-11-22 08:30Z'";
    assert_eq!(test.count(range).await, 0);
    assert_eq!(test.count(PARTITIONS).await, 4);
    assert_eq!(differences(&test).await, Vec::<String>::new());
    for path in [
        "daily?days=3660",
        "weekly?weeks=522",
        "weak-keys?days=366",
        "bigrams",
    ] {
        ann.client.get(&format!("/v1/me/{path}")).await.expect(200);
    }
}

#[tokio::test]
async fn two_thousand_weeks_are_two_thousand_rows_and_no_partition() {
    let test = TestApp::new().await;
    let ann = test.user("ann").await;
    let first = NaiveDate::from_ymd_opt(1990, 1, 1).unwrap();
    for batch in 0..10_u64 {
        let sessions: Vec<Value> = (0..200)
            .map(|at| {
                let week = batch * 200 + at;
                let mut session = example(u128::from(week) + 1);
                session["local_date"] = json!(first + Days::new(7 * week));
                session
            })
            .collect();
        assert_eq!(push(&ann, &sessions).await, vec!["stored"; 200]);
    }
    assert_eq!(
        test.count("SELECT COUNT(*) FROM analytics_weekly").await,
        2_000
    );
    assert_eq!(test.count(PARTITIONS).await, 4);
    let weeks = ann
        .client
        .get("/v1/me/weekly?weeks=522")
        .await
        .expect(200)
        .json();
    assert!(weeks["weeks"].as_array().unwrap().len() > 500);
}

#[tokio::test]
async fn what_is_no_number_or_no_text_hurts_nobody_else() {
    let test = TestApp::new().await;
    let ann = test.user("ann").await;
    let good = serde_json::to_string(&example(1)).unwrap();
    let bad = |id: u128, from: &str, to: &str| {
        let text = serde_json::to_string(&example(id)).unwrap();
        assert!(text.contains(from), "{from} in {text}");
        text.replace(from, to)
    };
    // Infinities as JSON can say them, a NUL, lone surrogates, a gap beyond any type.
    let elements = [
        bad(2, "\"wpm\":4557", "\"wpm\":1e400"),
        bad(3, "\"wpm\":4557", "\"wpm\":-1"),
        bad(
            4,
            "\"timezone\":\"Europe/Berlin\"",
            "\"timezone\":\"Europe\\u0000Berlin\"",
        ),
        bad(5, "\"text\":\"fj f\"", "\"text\":\"fj\\u0000f\""),
        bad(6, "\"text\":\"fj f\"", "\"text\":\"fj \\ud800\""),
        bad(7, "[[1,\"k\"]]", "[[1,\"\\udfff\"]]"),
        bad(
            8,
            "[0,182,203,215,190]",
            "[0,182,203,215,99999999999999999999]",
        ),
        bad(
            9,
            "\"local_date\":\"2026-11-22\"",
            "\"local_date\":\"+262142-12-31\"",
        ),
        good,
    ];
    let body = format!(
        "{{\"device_id\":\"{}\",\"sent_at\":\"2026-11-22T08:30:00Z\",\"sessions\":[{}]}}",
        Uuid::from_u128(1),
        elements.join(",")
    );
    let answer = ann
        .client
        .send(axum::http::Method::POST, "/v1/sync/push", body.into())
        .await;
    let verdicts = verdicts(&answer.expect(200));
    assert_eq!(verdicts.last().unwrap(), "stored", "{verdicts:?}");
    for verdict in &verdicts[..verdicts.len() - 1] {
        assert!(verdict.starts_with("rejected/"), "{verdicts:?}");
    }
    assert_eq!(test.count("SELECT COUNT(*) FROM sessions").await, 1);
    // NaN is not even JSON: the whole body cannot be read, and nothing of it is stored.
    let body = format!(
        "{{\"device_id\":\"{}\",\"sent_at\":\"2026-11-22T08:30:00Z\",\"sessions\":[NaN]}}",
        Uuid::from_u128(1)
    );
    let answer = ann
        .client
        .send(axum::http::Method::POST, "/v1/sync/push", body.into())
        .await;
    answer.expect_error(400, "unreadable");
}

#[tokio::test]
async fn a_session_of_two_hundred_thousand_keys_is_stored_and_read() {
    let test = TestApp::new().await;
    let ann = test.user("ann").await;
    let keys = 200_000_usize;
    let text = "fj ".repeat(keys / 3 + 1)[..keys].trim_end().to_owned();
    let length = text.len();
    let mut session = example(1);
    session["text"] = text.into();
    session["log"] = json!({
        "dt": (0..length).map(|at| if at == 0 { 0 } else { 150 }).collect::<Vec<_>>(),
        "codes": ["KeyF", "KeyJ", "Space"],
        "code": (0..length).map(|at| at % 3).collect::<Vec<_>>(),
    });
    session.as_object_mut().unwrap().remove("result");
    // Too long to be sent plain.
    let body = push_of(&[session, example(2)]).to_string();
    let request = Request::post("/v1/sync/push").header("content-encoding", "zstd");
    let body = zstd::encode_all(body.as_bytes(), 3).unwrap();
    let answer = ann.client.request(request.body(body.into()).unwrap()).await;
    assert_eq!(verdicts(&answer.expect(200)), ["stored", "stored"]);
    let shown = "SELECT COUNT(*) FROM keystrokes WHERE session_id = (SELECT MIN(id) FROM sessions)";
    assert_eq!(test.count(shown).await, i64::try_from(length).unwrap());
    let bigrams = ann.client.get("/v1/me/bigrams").await.expect(200).json();
    assert_eq!(bigrams["bigrams"], json!([]));
    assert_eq!(differences(&test).await, Vec::<String>::new());
}
