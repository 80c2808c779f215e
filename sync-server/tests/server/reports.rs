//! What the data says: progress with what is missing, rankings, days and weeks.

use serde_json::{Value, json};

use crate::push::push;
use crate::support::{SignedIn, TestApp, example, lesson, lesson_session};

async fn get(user: &SignedIn, path: &str) -> Value {
    user.client.get(path).await.expect(200).json()
}

#[tokio::test]
async fn a_course_not_begun_says_what_opens_each_lesson() {
    let test = TestApp::new().await;
    let ann = test.user("ann").await;
    let shown = get(&ann, "/v1/me/courses/adults-en-v1/progress").await;
    assert_eq!(shown["completed_lessons"], 0);
    assert_eq!(shown["completion_percentage"], 0);
    assert_eq!(shown["avg_wpm"], Value::Null);
    let lessons = shown["lessons"].as_array().unwrap();
    assert_eq!(
        lessons.len(),
        usize::try_from(shown["total_lessons"].as_u64().unwrap()).unwrap()
    );
    assert_eq!(
        (&lessons[0]["is_unlocked"], &lessons[0]["missing"]),
        (&json!(true), &Value::Null)
    );
    let first = lesson(1);
    let missing = json!({
        "previous_lesson": 1, "stars": 2, "wpm": first.target_wpm * 70, "accuracy": first.target_accuracy,
        "no_uncorrected_errors": false, "best": null, "is_previous_unlocked": true,
    });
    assert_eq!(lessons[1]["missing"], missing);
    assert_eq!(lessons[2]["missing"]["is_previous_unlocked"], false);

    // One slow attempt: not enough, and shown beside what is needed.
    let slow = 1_200_000 / (u64::from(first.target_wpm) * 50);
    assert_eq!(
        push(&ann, &[lesson_session(1, 1, slow, "2026-11-20")]).await,
        ["stored"]
    );
    let shown = get(&ann, "/v1/me/courses/adults-en-v1/progress").await;
    let best = &shown["lessons"][1]["missing"]["best"];
    assert_eq!(
        (&best["rating"], &best["accuracy"]),
        (&json!(1), &json!(10_000))
    );
    assert_eq!(best["wpm"], shown["lessons"][0]["best_wpm"]);

    assert_eq!(
        push(&ann, &[lesson_session(2, 1, 60, "2026-11-20")]).await,
        ["stored"]
    );
    let shown = get(&ann, "/v1/me/courses/adults-en-v1/progress").await;
    assert_eq!(shown["completed_lessons"], 1);
    assert_eq!(shown["lessons"][1]["is_unlocked"], true);
    assert_eq!(shown["max_wpm"], shown["lessons"][0]["best_wpm"]);
    ann.client
        .get("/v1/me/courses/x/progress")
        .await
        .expect_error(404, "not_found");
}

/// An adult with a name, who wants to be ranked, and who typed lesson 1 with this gap.
async fn ranked(test: &TestApp, name: &str, id: u128, gap: u64) -> SignedIn {
    let user = test
        .anon()
        .register_with(name, &json!({"username": name}))
        .await;
    user.client
        .patch("/v1/me", &json!({"leaderboard_opt_in": true}))
        .await
        .expect(200);
    assert_eq!(
        push(&user, &[lesson_session(id, 1, gap, "2026-11-20")]).await,
        ["stored"]
    );
    user
}

const BOARD: &str = "/v1/courses/adults-en-v1/lessons/1/leaderboard";

fn names(board: &Value) -> Vec<String> {
    let entries = board["entries"].as_array().unwrap().iter();
    entries
        .map(|one| format!("{} {}", one["rank"], one["username"].as_str().unwrap()))
        .collect()
}

#[tokio::test]
async fn ranked_are_adults_who_said_so_by_verified_speed() {
    let test = TestApp::new().await;
    let ann = ranked(&test, "ann", 1, 70).await;
    let ben = ranked(&test, "ben", 2, 60).await;
    let cat = ranked(&test, "cat", 3, 70).await;
    // Fast, but: did not say so; under another policy; without a year; a child.
    let dan = test
        .anon()
        .register_with("dan", &json!({"username": "dan"}))
        .await;
    assert_eq!(
        push(&dan, &[lesson_session(4, 1, 50, "2026-11-20")]).await,
        ["stored"]
    );
    let mut free = lesson_session(5, 1, 50, "2026-11-20");
    free["error_policy"] = "free".into();
    assert_eq!(push(&cat, &[free]).await, ["stored"]);
    let eve = test
        .anon()
        .register_with("eve", &json!({"username": "eve", "birth_year": null}))
        .await;
    eve.client
        .patch("/v1/me", &json!({"leaderboard_opt_in": true}))
        .await;
    assert_eq!(
        push(&eve, &[lesson_session(6, 1, 50, "2026-11-20")]).await,
        ["stored"]
    );

    let board = get(&cat, BOARD).await;
    assert_eq!(names(&board), ["1 ben", "2 ann", "2 cat"]);
    assert_eq!(board["own"]["rank"], 2);
    assert_eq!(board["own"]["wpm"], board["entries"][1]["wpm"]);
    assert_eq!(get(&dan, BOARD).await["own"], Value::Null);

    // Saying no, or going, takes effect at once; saying yes later counts what was typed before.
    ben.client
        .patch("/v1/me", &json!({"leaderboard_opt_in": false}))
        .await
        .expect(200);
    dan.client
        .patch("/v1/me", &json!({"leaderboard_opt_in": true}))
        .await
        .expect(200);
    assert_eq!(names(&get(&ann, BOARD).await), ["1 dan", "2 ann", "2 cat"]);
    sqlx::query("SELECT soft_delete_user($1)")
        .bind(dan.id)
        .execute(&test.app.db)
        .await
        .unwrap();
    assert_eq!(names(&get(&ann, BOARD).await), ["1 ann", "1 cat"]);
    ann.client
        .get(&BOARD.replace("/1/", "/9999/"))
        .await
        .expect_error(404, "not_found");
}

#[tokio::test]
async fn a_hundred_are_shown_and_everyone_is_told_their_own_place() {
    let test = TestApp::new().await;
    let ann = ranked(&test, "ann", 1, 500).await;
    sqlx::raw_sql(
        "INSERT INTO users (email, password_hash, username, birth_year, leaderboard_opt_in, consent_analytics,
             consent_marketing)
         SELECT 'n' || n || '@b.co', 'x', 'n' || n, 1990, TRUE, FALSE, FALSE FROM generate_series(1, 150) n;
         INSERT INTO progress (user_id, course_id, lesson_id, is_completed, best_wpm_centi, best_accuracy_centi,
             best_verified_wpm_centi)
         SELECT u.id, p.course_id, p.lesson_id, TRUE, 90000, 9000, 90000 FROM users u, progress p
         WHERE u.username LIKE 'n%' AND p.attempt_count > 0;
         UPDATE progress SET is_completed = TRUE WHERE attempt_count > 0",
    )
    .execute(&test.app.db)
    .await
    .unwrap();
    let board = get(&ann, BOARD).await;
    assert_eq!(board["entries"].as_array().unwrap().len(), 100);
    assert_eq!(board["entries"][99]["rank"], 1);
    assert_eq!(board["own"]["rank"], 151);
}

#[tokio::test]
async fn days_and_weeks_are_the_learners_own() {
    let test = TestApp::new().await;
    // 08:30 UTC is the day before, where ann lives.
    let ann = test
        .anon()
        .register_with("ann", &json!({"timezone": "Pacific/Honolulu"}))
        .await;
    let on = |id: u128, day: &str| {
        let mut session = example(id);
        session["local_date"] = day.into();
        session
    };
    let sessions = [
        on(1, "2026-11-22"),
        on(2, "2026-11-21"),
        on(3, "2026-11-16"),
        on(4, "2026-11-15"),
        on(5, "2026-10-22"),
        on(6, "2026-10-21"),
    ];
    assert_eq!(push(&ann, &sessions).await, ["stored"; 6]);
    let days = get(&ann, "/v1/me/daily").await;
    let dates: Vec<_> = days["days"]
        .as_array()
        .unwrap()
        .iter()
        .map(|day| day["date"].clone())
        .collect();
    assert_eq!(
        dates,
        [
            "2026-11-22",
            "2026-11-21",
            "2026-11-16",
            "2026-11-15",
            "2026-10-22"
        ]
    );
    let weeks = get(&ann, "/v1/me/weekly?weeks=1").await;
    let week = |at: usize| {
        let week = &weeks["weeks"][at];
        format!(
            "{} {} {} {}",
            week["week"], week["days_active"], week["sessions"], week["keystrokes"]
        )
    };
    assert_eq!(weeks["weeks"].as_array().unwrap().len(), 2);
    assert_eq!(
        (week(0), week(1)),
        (
            "\"2026-11-16\" 3 3 15".into(),
            "\"2026-11-09\" 1 1 5".into()
        )
    );
}

#[tokio::test]
async fn odd_numbers_are_named() {
    let test = TestApp::new().await;
    let ann = test.user("ann").await;
    for (path, field) in [
        ("daily?days=0", "days"),
        ("daily?days=-1", "days"),
        ("daily?days=99999999999", "days"),
        ("weekly?weeks=x", "weeks"),
        ("weak-keys?days=367", "days"),
        ("bigrams?days=", "days"),
    ] {
        ann.client
            .get(&format!("/v1/me/{path}"))
            .await
            .expect_fields(&[field]);
    }
}
