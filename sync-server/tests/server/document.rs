//! The document's five queries, word for word, on the names they use; and the endpoints beside them, where both mean
//! the same.

use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use trainer::typing::Policy;

use crate::support::{SignedIn, TestApp, lesson_session, push_of, typed_session};

const QUERIES: [&str; 5] = [
    include_str!("document_query_1.sql"),
    include_str!("document_query_2.sql"),
    include_str!("document_query_3.sql"),
    include_str!("document_query_4.sql"),
    include_str!("document_query_5.sql"),
];

/// The rows of one of the document's queries. Its examples are of user 123, lesson 45 and course 1; these alone are
/// replaced.
async fn ask(test: &TestApp, number: usize, user: i64, lesson: i64, course: i64) -> Vec<Value> {
    let text = QUERIES[number - 1];
    let query = text
        .trim()
        .trim_end_matches(';')
        .replace("user_id = 123", &format!("user_id = {user}"))
        .replace("lesson_id = 45", &format!("lesson_id = {lesson}"))
        .replace("c.id = 1", &format!("c.id = {course}"));
    assert_ne!(query, text.trim());
    sqlx::query_scalar(sqlx::AssertSqlSafe(format!(
        "SELECT to_jsonb(answer) FROM ({query}) answer"
    )))
    .fetch_all(&test.app.db)
    .await
    .unwrap()
}

/// The database's own now: the document's queries ask it.
async fn real_now(test: &TestApp) -> DateTime<Utc> {
    sqlx::query_scalar("SELECT date_trunc('milliseconds', NOW())")
        .fetch_one(&test.app.db)
        .await
        .unwrap()
}

/// A number as the wire has it: in hundredths.
fn hundredths(value: &Value) -> u64 {
    let text = value.to_string();
    let (whole, part) = text.split_once('.').unwrap_or((&text, "0"));
    let part = format!("{part:0<3}");
    let thousandths: u64 = format!("{whole}{}", &part[..3]).parse().unwrap();
    (thousandths + 5) / 10
}

/// A learner who may be ranked, and who typed two lessons and twenty texts in the last minutes.
async fn typed(test: &mut TestApp) -> (SignedIn, i64, i64) {
    let now = real_now(test).await;
    test.advance(now - crate::support::NOW.parse::<DateTime<Utc>>().unwrap());
    let today = now.date_naive().to_string();
    let ann = test
        .anon()
        .register_with("ann", &json!({"username": "ann", "timezone": "UTC"}))
        .await;
    ann.client
        .patch("/v1/me", &json!({"leaderboard_opt_in": true}))
        .await
        .expect(200);
    let mut sessions = vec![
        lesson_session(1, 1, 60, &today),
        lesson_session(2, 1, 70, &today),
        lesson_session(3, 2, 65, &today),
    ];
    for id in 0..20_u64 {
        // Keys that the lessons do not have. Half of them with a wrong z; without backspace, so that no position is typed twice.
        let second = if id % 2 == 0 { "x" } else { "z" };
        let keys = [(0, "q"), (100, second), (500, " "), (600, "q")];
        let session = typed_session(u128::from(id) + 10, "qz q", Policy::NoBackspace, &keys);
        sessions.push(session);
    }
    for session in &mut sessions {
        session["started_at"] = json!(now - chrono::TimeDelta::minutes(10));
        session["local_date"] = today.clone().into();
    }
    let mut body = push_of(&sessions);
    body["sent_at"] = json!(now);
    let answer = ann.client.post("/v1/sync/push", &body).await.expect(200);
    assert_eq!(crate::push::verdicts(&answer), ["stored"; 23]);
    let (lesson, course): (i64, i64) = sqlx::query_as(
        "SELECT l.id, c.id FROM lessons l JOIN courses c ON c.id = l.course_id
         WHERE c.slug = 'adults-en-v1' AND l.lesson_number = 1",
    )
    .fetch_one(&test.app.db)
    .await
    .unwrap();
    (ann, lesson, course)
}

#[tokio::test]
async fn they_run_as_written_and_the_endpoints_agree() {
    let mut test = TestApp::new().await;
    let (ann, lesson_id, course) = typed(&mut test).await;
    let get = async |path: &str| ann.client.get(path).await.expect(200).json();

    let written = ask(&test, 1, ann.id, lesson_id, course).await;
    let shown = get("/v1/me/courses/adults-en-v1/progress").await;
    assert_eq!(written.len(), 1);
    assert_eq!(written[0]["completed_lessons"], shown["completed_lessons"]);
    assert_eq!(written[0]["total_lessons"], shown["total_lessons"]);
    for (theirs, ours) in [
        ("completion_percentage", "completion_percentage"),
        ("avg_wpm", "avg_wpm"),
        ("avg_accuracy", "avg_accuracy"),
        ("max_wpm", "max_wpm"),
    ] {
        assert_eq!(
            hundredths(&written[0][theirs]),
            shown[ours].as_u64().unwrap(),
            "{theirs}"
        );
    }

    let written = ask(&test, 2, ann.id, lesson_id, course).await;
    let shown = get("/v1/me/weak-keys").await;
    assert_eq!(written.len(), shown["keys"].as_array().unwrap().len());
    for (theirs, ours) in written.iter().zip(shown["keys"].as_array().unwrap()) {
        assert_eq!(theirs["key"], ours["key"]);
        assert_eq!(theirs["total_presses"], ours["presses"]);
        assert_eq!(theirs["errors"], ours["errors"]);
        assert_eq!(
            hundredths(&theirs["error_rate"]),
            ours["error_rate"].as_u64().unwrap()
        );
        let latency = (hundredths(&theirs["avg_latency"]) + 50) / 100;
        assert_eq!(latency, ours["latency"].as_u64().unwrap());
    }
    assert!(!written.is_empty());

    let written = ask(&test, 3, ann.id, lesson_id, course).await;
    let shown = get("/v1/courses/adults-en-v1/lessons/1/leaderboard").await;
    assert_eq!(written.len(), 1);
    let first = &shown["entries"][0];
    assert_eq!(written[0]["username"], first["username"]);
    assert_eq!(written[0]["rank"], first["rank"]);
    assert_eq!(
        hundredths(&written[0]["best_wpm"]),
        first["wpm"].as_u64().unwrap()
    );
    assert_eq!(shown["own"]["rank"], 1);

    let written = ask(&test, 4, ann.id, lesson_id, course).await;
    let shown = get("/v1/me/daily").await;
    assert_eq!(written.len(), 1);
    let day = &shown["days"][0];
    assert_eq!(written[0]["date"], day["date"]);
    assert_eq!(written[0]["sessions_count"], day["sessions"]);
    assert_eq!(written[0]["lessons_completed"], day["lessons_completed"]);
    assert_eq!(
        hundredths(&written[0]["avg_wpm"]),
        day["avg_wpm"].as_u64().unwrap()
    );
    assert_eq!(
        hundredths(&written[0]["max_wpm"]),
        day["best_wpm"].as_u64().unwrap()
    );
    assert_eq!(
        hundredths(&written[0]["avg_accuracy"]),
        day["avg_accuracy"].as_u64().unwrap()
    );

    let written = ask(&test, 5, ann.id, lesson_id, course).await;
    let shown = get("/v1/me/bigrams").await;
    assert!(!written.is_empty());
    assert_eq!(written.len(), shown["bigrams"].as_array().unwrap().len());
    for (theirs, ours) in written.iter().zip(shown["bigrams"].as_array().unwrap()) {
        assert_eq!(theirs["bigram"], ours["bigram"]);
        assert_eq!(theirs["total"], ours["presses"]);
        assert_eq!(theirs["errors"], ours["errors"]);
        assert_eq!(
            hundredths(&theirs["error_rate"]),
            ours["error_rate"].as_u64().unwrap()
        );
    }
}

#[tokio::test]
async fn a_space_is_a_key_and_half_of_a_pair() {
    let mut test = TestApp::new().await;
    typed(&mut test).await;
    let units = "SELECT COUNT(*) FROM keystrokes WHERE expected = ' ' AND latency = 400";
    assert_eq!(test.count(units).await, 20);
    let pairs = "SELECT COUNT(*) FROM keystrokes a JOIN keystrokes b
        ON a.session_id = b.session_id AND b.text_index = a.text_index + 1
        WHERE a.expected || b.expected = 'z ' AND b.latency = 400";
    assert_eq!(test.count(pairs).await, 20);
}
