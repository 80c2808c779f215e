//! Pushing: verdicts, idempotency, isolation, limits.

use std::io::Write as _;

use axum::body::Body;
use axum::http::Request;
use protocol::{PushAnswer, VerdictStatus};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::{Answer, Client, SignedIn, TestApp, example, push_of};

/// Pushes and gives each verdict as `status` or `status/code`.
pub(crate) async fn push(user: &SignedIn, sessions: &[Value]) -> Vec<String> {
    verdicts(
        &user
            .client
            .post("/v1/sync/push", &push_of(sessions))
            .await
            .expect(200),
    )
}

pub(crate) fn verdicts(answer: &Answer) -> Vec<String> {
    let results = answer.json()["results"].as_array().unwrap().clone();
    let word = |value: &Value| value.as_str().unwrap().to_owned();
    results
        .iter()
        .map(|result| match result.get("code") {
            None => word(&result["status"]),
            Some(code) => {
                assert!(
                    result["detail"].as_str().unwrap().ends_with('.'),
                    "{result}"
                );
                format!("{}/{}", word(&result["status"]), word(code))
            }
        })
        .collect()
}

/// Everything that a push may change, as text.
pub(crate) async fn everything(test: &TestApp) -> String {
    let tables = [
        "sessions",
        "session_stats",
        "session_keystrokes",
        "progress",
        "analytics_daily",
        "changes",
        "sync_heads",
        "unlocks",
        "user_settings",
        "tombstones",
    ];
    let mut dump = String::new();
    for table in tables {
        let sql = format!(
            "SELECT COALESCE(string_agg(t::TEXT, E'\\n' ORDER BY t::TEXT), '') FROM {table} t"
        );
        let rows: String = sqlx::query_scalar(sqlx::AssertSqlSafe(sql))
            .fetch_one(&test.app.db)
            .await
            .unwrap();
        dump.extend([table, ":\n", &rows, "\n"]);
    }
    dump
}

#[tokio::test]
async fn the_contracts_example_is_stored_and_sent_again_a_duplicate() {
    let test = TestApp::new().await;
    let ann = test.user("ann").await;
    let answer = ann
        .client
        .post("/v1/sync/push", &push_of(&[example(1)]))
        .await
        .expect(200);
    let body: PushAnswer = answer.body();
    assert_eq!(body.results[0].id, Some(Uuid::from_u128(1)));
    assert_eq!(body.results[0].status, VerdictStatus::Stored);
    assert_eq!(answer.json()["server_time"], "2026-11-22T08:30:00.000Z");
    let row: (i32, i32, i32, i32, i64, i32, i32, bool, Option<i16>) = sqlx::query_as(
        "SELECT wpm_centi, raw_wpm_centi, accuracy_centi, kspc_milli, duration, total_keystrokes,
                correct_keystrokes, verified, rating FROM sessions",
    )
    .fetch_one(&test.app.db)
    .await
    .unwrap();
    assert_eq!(row, (4_557, 6_076, 8_000, 1_250, 790, 5, 4, true, None));

    let before = everything(&test).await;
    assert_eq!(push(&ann, &[example(1)]).await, ["duplicate"]);
    let mut without = example(1);
    without["log"] = Value::Null;
    without["result"] = json!("nonsense");
    assert_eq!(
        push(&ann, &[without]).await,
        ["duplicate"],
        "log and result are outside the hash"
    );
    assert_eq!(everything(&test).await, before);
}

#[tokio::test]
async fn each_element_is_decoded_by_itself() {
    let test = TestApp::new().await;
    let ann = test.user("ann").await;
    let with = |id: u128, field: &str, value: Value| {
        let mut session = example(id);
        session[field] = value;
        session
    };
    let mut nameless = example(9);
    nameless.as_object_mut().unwrap().remove("id");
    let sessions = [
        example(1),
        json!(null),
        json!(7),
        json!([]),
        json!({}),
        nameless,
        with(2, "device_type", json!("phone")),
        with(3, "error_policy", json!("lax")),
        with(4, "started_at", json!("yesterday")),
        with(5, "local_date", json!("2026-13-01")),
        with(6, "local_date", json!("-4800-01-01")),
        with(7, "timezone", json!("")),
        with(8, "timezone", json!("Europe/\u{0}Berlin")),
        with(10, "metrics_version", json!(0)),
        with(11, "is_practice", json!(false)),
        with(
            12,
            "lesson",
            json!({"course": "adults-en-v1", "version": "1.0.0", "number": 1, "key_order": "us"}),
        ),
        with(13, "text", json!(null)),
        example(14),
    ];
    let answer = ann
        .client
        .post("/v1/sync/push", &push_of(&sessions))
        .await
        .expect(200);
    let mut expected = vec!["stored"];
    expected.extend(["rejected/unreadable"; 16]);
    expected.push("stored");
    assert_eq!(verdicts(&answer), expected);
    let ids: Vec<Value> = answer.json()["results"]
        .as_array()
        .unwrap()
        .iter()
        .map(|r| r["id"].clone())
        .collect();
    let id = |id: u128| json!(Uuid::from_u128(id));
    assert_eq!(
        ids[..7],
        [
            id(1),
            json!(null),
            json!(null),
            json!(null),
            json!(null),
            json!(null),
            id(2)
        ]
    );
    assert_eq!(ids[17], id(14));
}

#[tokio::test]
async fn ids_are_taken_once() {
    let test = TestApp::new().await;
    let (ann, ben) = (test.user("ann").await, test.user("ben").await);
    let mut other = example(1);
    other["text"] = "fj j".into();
    // The same id twice in one push, then with other content, then by somebody else.
    assert_eq!(
        push(&ann, &[example(1), example(1), other.clone()]).await,
        ["stored", "duplicate", "rejected/id_conflict"]
    );
    assert_eq!(push(&ann, &[other]).await, ["rejected/id_conflict"]);
    assert_eq!(
        push(&ben, &[example(1), example(2)]).await,
        ["rejected/not_yours", "stored"]
    );
    // A refused one does not take its id.
    let mut bad = example(3);
    bad["text"] = "".into();
    assert_eq!(
        push(&ann, &[bad, example(3)]).await,
        ["rejected/bad_text", "stored"]
    );
}

#[tokio::test]
async fn a_deleted_session_stays_deleted() {
    let test = TestApp::new().await;
    let (ann, ben) = (test.user("ann").await, test.user("ben").await);
    sqlx::query("INSERT INTO tombstones VALUES ($1, $2, now())")
        .bind(Uuid::from_u128(1))
        .bind(ann.id)
        .execute(&test.app.db)
        .await
        .unwrap();
    assert_eq!(
        push(&ann, &[example(1), example(2)]).await,
        ["deleted", "stored"]
    );
    assert_eq!(push(&ben, &[example(1)]).await, ["rejected/not_yours"]);
    assert_eq!(test.count("SELECT COUNT(*) FROM sessions").await, 1);
}

#[tokio::test]
async fn a_session_the_database_cannot_take_hurts_no_neighbour() {
    let test = TestApp::new().await;
    let ann = test.user("ann").await;
    sqlx::raw_sql(
        "CREATE FUNCTION poison() RETURNS trigger LANGUAGE plpgsql AS
             $$ BEGIN RAISE EXCEPTION 'the disk has a hole here'; END $$;
         CREATE TRIGGER poison BEFORE INSERT ON sessions FOR EACH ROW
             WHEN (NEW.practice_text = 'jf j') EXECUTE FUNCTION poison();",
    )
    .execute(&test.app.db)
    .await
    .unwrap();
    let mut poison = example(2);
    poison["text"] = "jf j".into();
    poison["log"]["typed"] = json!([[0, "f"]]);
    poison["result"] = json!({});
    poison["log"]["dt"] = json!([0, 182, 203, 215, 190]);
    let mut push_body = push_of(&[example(1), poison.clone(), example(3)]);
    push_body["settings"] =
        json!([{"key": "theme", "value": "dark", "hlc": "1763800267120-0003-0d9f6d0e"}]);
    let answer = ann
        .client
        .post("/v1/sync/push", &push_body)
        .await
        .expect(200);
    assert_eq!(verdicts(&answer), ["stored", "held/server_error", "stored"]);
    assert!(
        !String::from_utf8_lossy(&answer.bytes).contains("hole"),
        "5xx never tell more"
    );
    assert_eq!(test.count("SELECT COUNT(*) FROM user_settings").await, 1);

    sqlx::raw_sql("DROP TRIGGER poison ON sessions")
        .execute(&test.app.db)
        .await
        .unwrap();
    assert_eq!(
        push(&ann, &[example(1), poison, example(3)]).await,
        ["duplicate", "stored", "duplicate"]
    );
}

#[tokio::test]
async fn the_same_sessions_from_many_connections_are_stored_once() {
    let test = TestApp::new().await;
    let ann = test.user("ann").await;
    let tablet = test.anon().login("ann", 77).await;
    let sessions: Vec<Value> = (0..40).map(example).collect();
    let mut tasks = Vec::new();
    for round in 0..8_usize {
        let client = if round % 2 == 0 {
            ann.client.clone()
        } else {
            tablet.client.clone()
        };
        // Overlapping batches, in both directions.
        let mut batch: Vec<Value> = sessions.iter().skip(round * 3).take(20).cloned().collect();
        if round % 3 == 0 {
            batch.reverse();
        }
        tasks.push(tokio::spawn(async move {
            client
                .post("/v1/sync/push", &push_of(&batch))
                .await
                .expect(200)
                .body::<PushAnswer>()
        }));
    }
    let mut stored = 0;
    for task in tasks {
        for verdict in task.await.unwrap().results {
            match verdict.status {
                VerdictStatus::Stored => stored += 1,
                VerdictStatus::Duplicate => {}
                other => panic!("{other:?}"),
            }
        }
    }
    assert_eq!(stored, 40, "batches 0 to 7 cover sessions 0 to 40");
    assert_eq!(test.count("SELECT COUNT(*) FROM sessions").await, 40);
    assert_eq!(
        test.count("SELECT sessions_count::BIGINT FROM analytics_daily")
            .await,
        40
    );
    assert_eq!(
        test.count("SELECT COUNT(*) FROM changes WHERE seq > (SELECT seq FROM sync_heads)")
            .await,
        0
    );
}

async fn raw(client: &Client, encoding: Option<&str>, body: Vec<u8>) -> Answer {
    let mut request = Request::post("/v1/sync/push");
    if let Some(encoding) = encoding {
        request = request.header("content-encoding", encoding);
    }
    client
        .request(request.body(Body::from(body)).unwrap())
        .await
}

#[tokio::test]
async fn bodies_may_be_compressed_and_have_limits() {
    let test = TestApp::new().await;
    let ann = test.user("ann").await;
    let json = |id| push_of(&[example(id)]).to_string().into_bytes();
    let gzip = |bytes: &[u8]| {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    };
    let zstd = |bytes: &[u8]| zstd::encode_all(bytes, 3).unwrap();
    assert_eq!(
        verdicts(&raw(&ann.client, None, json(1)).await.expect(200)),
        ["stored"]
    );
    assert_eq!(
        verdicts(
            &raw(&ann.client, Some("gzip"), gzip(&json(2)))
                .await
                .expect(200)
        ),
        ["stored"]
    );
    assert_eq!(
        verdicts(
            &raw(&ann.client, Some("zstd"), zstd(&json(3)))
                .await
                .expect(200)
        ),
        ["stored"]
    );
    raw(&ann.client, Some("br"), json(4))
        .await
        .expect_error(415, "unsupported_media_type");
    raw(&ann.client, Some("zstd"), json(4))
        .await
        .expect_error(400, "unreadable");

    let padded = |bytes: usize| [json(4), vec![b' '; bytes]].concat();
    raw(&ann.client, None, padded(1024 * 1024))
        .await
        .expect_error(413, "too_large");
    raw(&ann.client, Some("zstd"), zstd(&padded(8 * 1024 * 1024)))
        .await
        .expect_error(413, "too_large");
    raw(&ann.client, Some("gzip"), gzip(&padded(8 * 1024 * 1024)))
        .await
        .expect_error(413, "too_large");
    assert_eq!(
        verdicts(
            &raw(
                &ann.client,
                Some("zstd"),
                zstd(&padded(8 * 1024 * 1024 - 2_000))
            )
            .await
            .expect(200)
        ),
        ["stored"]
    );
    let many: Vec<Value> = (100..301).map(example).collect();
    ann.client
        .post("/v1/sync/push", &push_of(&many))
        .await
        .expect_error(413, "too_large");
    assert_eq!(push(&ann, &many[1..]).await, vec!["stored"; 200]);
}

#[tokio::test]
async fn the_request_as_a_whole() {
    let test = TestApp::new().await;
    let ann = test.user("ann").await;
    test.anon()
        .post("/v1/sync/push", &push_of(&[]))
        .await
        .expect_error(401, "unauthorized");
    raw(&ann.client, None, b"{".to_vec())
        .await
        .expect_error(400, "unreadable");
    raw(&ann.client, None, b"[]".to_vec())
        .await
        .expect_error(400, "unreadable");
    ann.client
        .post("/v1/sync/push", &json!({}))
        .await
        .expect_fields(&["device_id"]);
    let mut body = push_of(&[example(1)]);
    body["settings"] = json!([{"key": "theme", "value": "dark", "hlc": "soon"}]);
    ann.client
        .post("/v1/sync/push", &body)
        .await
        .expect_fields(&["settings[0].hlc"]);
    let old = Request::post("/v1/sync/push").header("Tactus-Client", "app/0.0.1 proto/1");
    let old = old.body(Body::from(push_of(&[]).to_string())).unwrap();
    ann.client
        .request(old)
        .await
        .expect_error(426, "upgrade_required");
    assert_eq!(push(&ann, &[]).await, Vec::<String>::new());
    assert_eq!(test.count("SELECT COUNT(*) FROM sessions").await, 0);
}
