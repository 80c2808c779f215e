//! Tests of one's own choice: by time and by words.

use app::ErrorCode;
use serde_json::{Value, json};

use crate::device::Device;

fn request(unit: &str, amount: u32) -> Value {
    json!({"kind": "test", "unit": unit, "amount": amount, "punctuation": false, "digits": false})
}

fn units(exercise: &Value) -> Vec<String> {
    serde_json::from_value(exercise["units"].clone()).unwrap()
}

async fn types(device: &Device, exercise: &Value, events: &[(u64, &str)]) -> Value {
    let events: Vec<Value> = events
        .iter()
        .map(|(t, text)| json!({"code": "KeyF", "text": text, "t": t}))
        .collect();
    let session = &exercise["session_id"];
    device
        .ok(
            "record_events",
            json!({"session_id": session, "from": 0, "events": events}),
        )
        .await
}

#[tokio::test]
async fn a_timed_test_ends_exactly_at_its_time() {
    let device = Device::of_mira().await;
    let exercise = device.ok("open_exercise", request("seconds", 15)).await;
    assert_eq!(
        (&exercise["limit"], &exercise["policy"]),
        (&json!(15_000), &json!("free"))
    );
    let text = units(&exercise);
    // A key each 100 ms from 500 on: the time is over at 15,500, and with it come 151 keys.
    let keys: Vec<(u64, &str)> = (0..200)
        .map(|at| (500 + at * 100, text[usize::try_from(at).unwrap()].as_str()))
        .collect();
    let early = json!({"session_id": exercise["session_id"], "clock": 14_999});
    assert_eq!(
        device.fails("finish_session", early.clone()).await,
        ErrorCode::NotFinished
    );
    let position = types(&device, &exercise, &keys[..100]).await;
    assert_eq!(
        (&position["cursor"], &position["is_complete"]),
        (&json!(100), &json!(false))
    );
    assert_eq!(
        device.fails("finish_session", early).await,
        ErrorCode::NotFinished
    );
    let position = types(&device, &exercise, &keys).await;
    assert_eq!(
        (&position["cursor"], &position["taken"]),
        (&json!(151), &json!(200))
    );
    let result = device
        .ok(
            "finish_session",
            json!({"session_id": exercise["session_id"]}),
        )
        .await;
    let figures = &result["figures"];
    assert_eq!(
        (
            &figures["length"],
            &figures["duration"],
            &figures["errors"],
            &result["is_completed"]
        ),
        (&json!(151), &json!(15_000), &json!(0), &json!(true))
    );
    // 150 gaps of 100 ms: (151 - 1) / 5 words in a quarter of a minute.
    assert_eq!(figures["wpm"], 12_000);
    assert_eq!(result["next_step"], json!({"kind": "again"}));
    assert_eq!(result["request"], request("seconds", 15));
}

#[tokio::test]
async fn the_clock_alone_ends_a_timed_test_whatever_was_being_corrected() {
    let device = Device::of_mira().await;
    let exercise = device.ok("open_exercise", request("seconds", 15)).await;
    let text = units(&exercise);
    let right = |at: usize| text[at].as_str();
    let wrong = if text[2] == "x" { "y" } else { "x" };
    // Three typed, two taken back, one typed anew when the time ends.
    let keys = [
        (0, right(0)),
        (200, right(1)),
        (400, wrong),
        (600, "\u{8}"),
        (800, "\u{8}"),
        (1_000, right(1)),
    ];
    types(&device, &exercise, &keys).await;
    let result = device
        .ok(
            "finish_session",
            json!({"session_id": exercise["session_id"], "clock": 15_000}),
        )
        .await;
    assert_eq!(result["is_completed"], true);
    let figures = &result["figures"];
    assert_eq!(
        (
            &figures["length"],
            &figures["uncorrected_errors"],
            &figures["inserts"]
        ),
        (&json!(3), &json!(1), &json!(3))
    );
    // What is stored is judged again when it is shown anew.
    let mut device = device;
    device.restart().await;
    let again = device
        .ok(
            "session_result",
            json!({"session_id": exercise["session_id"]}),
        )
        .await;
    assert_eq!(again["figures"], *figures);
}

#[tokio::test]
async fn a_test_that_a_crash_interrupted_goes_on_or_is_over() {
    let mut device = Device::of_mira().await;
    for (until, is_over) in [(5_u64, false), (12, true)] {
        let exercise = device.ok("open_exercise", request("seconds", 15)).await;
        let text = units(&exercise);
        let keys: Vec<(u64, &str)> = (0..until * 5)
            .map(|at| (at * 200, text[usize::try_from(at).unwrap()].as_str()))
            .collect();
        types(&device, &exercise, &keys).await;
        device.restart().await;
        let start = device.ok("start", json!({})).await;
        assert_eq!(
            start["resumable"].is_null(),
            is_over,
            "{}",
            start["resumable"]
        );
        if is_over {
            let result = device
                .ok(
                    "session_result",
                    json!({"session_id": exercise["session_id"]}),
                )
                .await;
            assert_eq!(
                (&result["is_completed"], &result["figures"]["length"]),
                (&json!(true), &json!(60))
            );
        } else {
            device
                .ok(
                    "discard_resumable",
                    json!({"session_id": exercise["session_id"]}),
                )
                .await;
        }
    }
}

#[tokio::test]
async fn a_test_by_words_ends_with_its_text() {
    let device = Device::of_mira().await;
    let mut wanted = request("words", 25);
    wanted["punctuation"] = json!(true);
    wanted["digits"] = json!(true);
    let exercise = device.ok("open_exercise", wanted.clone()).await;
    assert_eq!(exercise["limit"], Value::Null);
    let text = units(&exercise).concat();
    assert_eq!(text.split(' ').count(), 25, "{text}");
    assert!(
        text.contains('.') && text.contains(|c: char| c.is_ascii_digit()),
        "{text}"
    );
    let all = units(&exercise);
    let keys: Vec<(u64, &str)> = (0_u64..)
        .zip(&all)
        .map(|(at, unit)| (at * 200, unit.as_str()))
        .collect();
    let position = types(&device, &exercise, &keys).await;
    assert_eq!(position["is_complete"], true);
    let before = device.ok("course_map", json!({})).await;
    let result = device
        .ok(
            "finish_session",
            json!({"session_id": exercise["session_id"]}),
        )
        .await;
    assert_eq!(result["request"], wanted);
    assert_eq!(
        device.ok("course_map", json!({})).await["blocks"],
        before["blocks"]
    );
    let statistics = device.ok("statistics", json!({"period": "month"})).await;
    assert_eq!(statistics["recent"][0]["kind"], "test");
    for amount in [0, 11, 60_000] {
        for unit in ["words", "seconds"] {
            assert_eq!(
                device.fails("open_exercise", request(unit, amount)).await,
                ErrorCode::BadValue
            );
        }
    }
}
