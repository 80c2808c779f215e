//! What follows from sessions: progress, days, settings, unlocks; in whatever order they arrive.

use serde_json::{Value, json};
use uuid::Uuid;

use crate::push::push;
use crate::support::{SignedIn, TestApp, lesson, lesson_session, push_of};

/// A gap at which lesson `number` gets `hundredths` of its target speed.
fn gap(number: u32, hundredths: u64) -> u64 {
    1_200_000 / (u64::from(lesson(number).target_wpm) * hundredths)
}

async fn rows(test: &TestApp, sql: &str) -> Vec<String> {
    sqlx::query_scalar(sqlx::AssertSqlSafe(sql))
        .fetch_all(&test.app.db)
        .await
        .unwrap()
}

async fn progress(test: &TestApp) -> Vec<String> {
    rows(
        test,
        "SELECT concat_ws(' ', l.lesson_number, p.is_unlocked, p.is_completed, p.attempt_count, p.best_rating,
             p.best_wpm_centi, p.best_verified_wpm_centi, p.best_accuracy_centi,
             to_char(p.completed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD'), right(s.client_id::TEXT, 4))
         FROM progress p JOIN lessons l ON l.id = p.lesson_id LEFT JOIN sessions s ON s.id = p.best_session_id
         ORDER BY l.lesson_number",
    )
    .await
}

async fn days(test: &TestApp) -> Vec<String> {
    rows(
        test,
        "SELECT concat_ws(' ', date, sessions_count, lessons_completed, total_keystrokes, total_errors,
             avg_wpm_centi, max_wpm_centi, avg_accuracy_centi, active_duration)
         FROM analytics_daily ORDER BY date",
    )
    .await
}

/// Speed of a lesson typed with this gap: (L − 1) / 5 words in (L − 1) × gap, so 12,000 / gap WPM, in hundredths,
/// half up.
fn wpm(gap: u64) -> u64 {
    (2_400_000 + gap) / (2 * gap)
}

#[tokio::test]
async fn a_lesson_done_well_opens_the_next() {
    let test = TestApp::new().await;
    let ann = test.user("ann").await;
    let slow = gap(1, 50);
    let fast = gap(1, 160);
    assert_eq!(
        push(&ann, &[lesson_session(1, 1, slow, "2026-11-20")]).await,
        ["stored"]
    );
    // One star: finished, and too slow for the second.
    let slow_row = format!("1 t f 1 1 {0} {0} 10000 0001", wpm(slow));
    assert_eq!(progress(&test).await, [slow_row]);

    assert_eq!(
        push(&ann, &[lesson_session(2, 1, fast, "2026-11-21")]).await,
        ["stored"]
    );
    let fast_row = format!("1 t t 2 5 {0} {0} 10000 2026-11-21 0002", wpm(fast));
    assert_eq!(progress(&test).await, [fast_row.as_str(), "2 t f 0"]);

    // An unfinished attempt counts as one and changes no best; a locked lesson is stored too.
    let mut left = lesson_session(3, 1, fast, "2026-11-21");
    left["is_completed"] = false.into();
    for list in ["dt", "code"] {
        left["log"][list].as_array_mut().unwrap().truncate(10);
    }
    assert_eq!(
        push(&ann, &[left, lesson_session(4, 7, fast, "2026-11-21")]).await,
        ["stored", "stored"]
    );
    let progress = progress(&test).await;
    assert_eq!(progress[0], fast_row.replace("1 t t 2 5", "1 t t 3 5"));
    assert!(progress[2].starts_with("7 t "), "{progress:?}");
}

#[tokio::test]
async fn practice_of_a_lesson_and_figures_without_a_log_are_told_apart() {
    let test = TestApp::new().await;
    let child = test
        .anon()
        .register_with("kim", &json!({"birth_year": 2016}))
        .await;
    let fast = gap(1, 160);
    // The same lesson as a child sends it: figures instead of the log.
    let mut session = lesson_session(1, 1, fast, "2026-11-21");
    let text = trainer::text::Text::new(&lesson(1).text_content).unwrap();
    let length = text.len() as u64;
    let speed = wpm(fast);
    session["log"] = Value::Null;
    session["result"] = json!({
        "wpm": speed, "gross_wpm": speed, "raw_wpm": speed, "accuracy": 10000, "result_accuracy": 10000, "errors": 0,
        "uncorrected_errors": 0, "duration": (length - 1) * fast, "active_duration": (length - 1) * fast, "kspc": 1000,
        "avg_keystroke_time": fast, "max_pause_duration": fast, "pause_count": 0, "consistency": 10000,
        "inserts": length, "deleted": 0,
    });
    let mut practice = session.clone();
    practice["id"] = Uuid::from_u128(2).to_string().into();
    practice["is_practice"] = true.into();
    let of_other_length =
        (2..20).find(|&number| lesson(number).text_length != lesson(1).text_length);
    let mut other = session.clone();
    other["id"] = Uuid::from_u128(3).to_string().into();
    other["lesson"]["number"] = of_other_length.expect("lessons differ in length").into();
    assert_eq!(
        push(&child, &[session, practice, other]).await,
        ["stored", "stored", "rejected/bad_result"],
        "the last is of a text of another length"
    );
    let row = format!("1 t t 1 5 {speed} 10000 2026-11-21 0001");
    assert_eq!(
        progress(&test).await,
        [row.as_str(), "2 t f 0"],
        "no verified best"
    );
}

#[tokio::test]
async fn days_are_the_learners_own() {
    let test = TestApp::new().await;
    let ann = test.user("ann").await;
    let (slow, fast) = (gap(1, 50), gap(1, 160));
    let mut left = lesson_session(3, 1, fast, "2026-11-20");
    left["is_completed"] = false.into();
    for list in ["dt", "code"] {
        left["log"][list].as_array_mut().unwrap().truncate(11);
    }
    let sessions = [
        lesson_session(1, 1, slow, "2026-11-20"),
        lesson_session(2, 1, fast, "2026-11-21"),
        left,
    ];
    assert_eq!(push(&ann, &sessions).await, ["stored"; 3]);
    let length = u64::from(lesson(1).text_length);
    let expected = [
        format!(
            "2026-11-20 2 0 {} 0 {1} {1} 10000 {2}",
            length + 11,
            wpm(slow),
            (length - 1) * slow + 10 * fast
        ),
        format!(
            "2026-11-21 1 1 {length} 0 {0} {0} 10000 {1}",
            wpm(fast),
            (length - 1) * fast
        ),
    ];
    assert_eq!(days(&test).await, expected);

    // A session of the 19th arrives late: the lesson was completed then, and no more on the 21st.
    assert_eq!(
        push(&ann, &[lesson_session(4, 1, fast, "2026-11-19")]).await,
        ["stored"]
    );
    let days = days(&test).await;
    assert!(days[0].starts_with("2026-11-19 1 1 "), "{days:?}");
    assert!(days[2].starts_with("2026-11-21 1 0 "), "{days:?}");
    assert!(progress(&test).await[0].contains("2026-11-19"));
}

#[tokio::test]
async fn averages_round_half_up() {
    let test = TestApp::new().await;
    let ann = test.user("ann").await;
    // 12,000 / 200 = 60.00 and 12,000 / 199 = 60.30 WPM; (6000 + 6030) / 2 = 6015.
    // With 12,000 / 198 = 60.61: (6000 + 6030 + 6061) / 3 = 6030.33. Halves: 6000 and 6061 give 6030.5.
    let typed = |id, gap| lesson_session(id, 1, gap, "2026-11-20");
    assert_eq!(
        push(&ann, &[typed(1, 200), typed(2, 198)]).await,
        ["stored"; 2]
    );
    let average = test
        .count("SELECT avg_wpm_centi::BIGINT FROM analytics_daily")
        .await;
    assert_eq!(average, 6_031);
}

#[tokio::test]
async fn any_order_and_any_batches_give_the_same() {
    let (slow, fast) = (gap(1, 50), gap(1, 160));
    let sessions = [
        lesson_session(1, 1, slow, "2026-11-18"),
        lesson_session(2, 1, fast, "2026-11-20"),
        lesson_session(3, 1, fast, "2026-11-19"),
        lesson_session(4, 2, fast, "2026-11-19"),
        lesson_session(5, 1, gap(1, 100), "2026-11-20"),
    ];
    let mut first: Option<(Vec<String>, Vec<String>)> = None;
    // Batches of one, all at once, and two, each with another order.
    for order in [
        vec![vec![0], vec![1], vec![2], vec![3], vec![4]],
        vec![vec![4, 3, 2, 1, 0]],
        vec![vec![2, 4], vec![3, 0, 1]],
    ] {
        let test = TestApp::new().await;
        let ann = test.user("ann").await;
        for batch in &order {
            let batch: Vec<Value> = batch
                .iter()
                .map(|&at: &usize| sessions[at].clone())
                .collect();
            assert_eq!(push(&ann, &batch).await, vec!["stored"; batch.len()]);
        }
        let end = (progress(&test).await, days(&test).await);
        assert_eq!(*first.get_or_insert_with(|| end.clone()), end, "{order:?}");
    }
}

pub(crate) async fn push_aside(ann: &SignedIn, settings: Value, unlocks: Value) {
    let mut body = push_of(&[]);
    body["settings"] = settings;
    body["unlocks"] = unlocks;
    ann.client.post("/v1/sync/push", &body).await.expect(200);
}

#[tokio::test]
async fn the_later_setting_wins_and_unlocks_grow() {
    let test = TestApp::new().await;
    let ann = test.user("ann").await;
    let set = |value: &str, hlc: &str| json!([{"key": "theme", "value": value, "hlc": hlc}]);
    push_aside(
        &ann,
        set("dark", "1763800267120-0003-0d9f6d0e"),
        json!([{"course": "adults-en-v1", "number": 3}]),
    )
    .await;
    let settled = crate::push::everything(&test).await;
    push_aside(
        &ann,
        set("light", "1763800267120-0002-ffffffff"),
        json!([{"course": "adults-en-v1", "number": 3}]),
    )
    .await;
    push_aside(
        &ann,
        set("light", "1763800267119-9999-ffffffff"),
        json!([{"course": "no-such", "number": 1}]),
    )
    .await;
    assert_eq!(crate::push::everything(&test).await, settled);
    push_aside(&ann, set("light", "1763800267120-0003-1d9f6d0e"), json!([])).await;
    // Another clock runs a year ahead; it is set back to five minutes from now, so others can win again.
    push_aside(
        &ann,
        set("system", "1795336200000-0000-0d9f6d0e"),
        json!([]),
    )
    .await;
    let row = rows(
        &test,
        "SELECT concat_ws(' ', value, hlc_ms) FROM user_settings",
    )
    .await;
    assert_eq!(row, ["\"system\" 1795336200000"]);
    assert_eq!(progress(&test).await, ["3 t f 0"]);
    assert_eq!(test.count("SELECT COUNT(*) FROM unlocks").await, 1);
}
