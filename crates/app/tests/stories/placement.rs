//! Placement: opens lessons, completes none, gives no star, and never locks.

use serde_json::{Value, json};

use crate::{
    board::type_by_keys,
    device::{Device, Hands},
};

async fn part(device: &Device, index: usize) -> Value {
    let result = type_by_keys(device, json!({"kind": "placement", "part": index})).await;
    assert_eq!(
        (&result["stars"], &result["is_completed"]),
        (&Value::Null, &json!(true))
    );
    result["session_id"].clone()
}

/// Types a text of the test slowly: 3 s a key.
async fn slowly(device: &Device, index: usize) -> Value {
    let exercise = device
        .ok("open_exercise", json!({"kind": "placement", "part": index}))
        .await;
    let units = exercise["units"].as_array().unwrap();
    let events: Vec<Value> = units
        .iter()
        .zip(0..)
        .map(|(unit, at)| json!({"code": "", "text": unit, "t": at * 3_000}))
        .collect();
    let session = exercise["session_id"].clone();
    device
        .ok(
            "record_events",
            json!({"session_id": session, "from": 0, "events": events}),
        )
        .await;
    device
        .ok("finish_session", json!({"session_id": session}))
        .await;
    session
}

#[tokio::test]
async fn whoever_knows_the_letters_begins_with_the_capitals() {
    let mut device = Device::of_mira().await;
    let test = device.ok("begin_placement", json!({})).await;
    assert_eq!(
        (&test["lessons"], &test["seconds"]),
        (&json!(99), &json!(180))
    );
    let parts = test["parts"].as_array().unwrap();
    assert_eq!(parts.len(), 5);
    assert_eq!(
        (
            &parts[0]["first_lesson"],
            parts[0]["titles"].as_array().unwrap().len()
        ),
        (&json!(1), 2)
    );
    assert_eq!(
        (
            &parts[2]["first_lesson"],
            &parts[2]["target_wpm"],
            &parts[2]["target_accuracy"]
        ),
        (&json!(46), &json!(2_200), &json!(9_500))
    );

    let nothing = device.ok("placement_result", json!({"sessions": []})).await;
    assert_eq!(
        (&nothing["next"], &nothing["start"]),
        (&json!(0), &json!(1))
    );
    let mut sessions = vec![part(&device, 0).await, part(&device, 1).await];
    // A restart between two texts forgets nothing.
    device.restart().await;
    let half = device
        .ok("placement_result", json!({"sessions": sessions}))
        .await;
    assert_eq!((&half["next"], &half["start"]), (&json!(2), &json!(46)));
    sessions.push(slowly(&device, 2).await);
    let result = device
        .ok("placement_result", json!({"sessions": sessions}))
        .await;
    assert_eq!(
        (&result["next"], &result["start"], &result["block"]),
        (&Value::Null, &json!(46), &json!(4))
    );
    let known: Vec<_> = result["typed"]
        .as_array()
        .unwrap()
        .iter()
        .map(|typed| &typed["is_known"])
        .collect();
    assert_eq!(known, [true, true, false]);
    assert_eq!(result["typed"][2]["accuracy"], 10_000);
    assert!(!result["weak_keys"].as_array().unwrap().is_empty());
    let map = device.ok("course_map", json!({})).await;
    assert_eq!(
        map["blocks"][0]["lessons"][1]["is_open"], false,
        "so far nothing was opened"
    );

    let map = device
        .ok("accept_placement", json!({"sessions": sessions}))
        .await;
    check_map(&map);
    device.restart().await;
    check_map(&device.ok("course_map", json!({})).await);
}

/// Lessons 1 to 46 are open, and nothing else happened.
fn check_map(map: &Value) {
    let lessons: Vec<&Value> = map["blocks"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|block| block["lessons"].as_array().unwrap())
        .collect();
    for lesson in &lessons {
        let number = lesson["number"].as_u64().unwrap();
        assert_eq!(lesson["is_open"], number <= 46, "lesson {number}");
        assert_eq!(
            (
                &lesson["is_completed"],
                &lesson["stars"],
                &lesson["attempts"]
            ),
            (&json!(false), &Value::Null, &json!(0))
        );
    }
    assert_eq!(
        (&map["completed"], &map["stars"], &map["current"]),
        (&json!(0), &json!(0), &json!(46))
    );
}

#[tokio::test]
async fn what_is_open_stays_open_and_a_worse_test_takes_nothing_back() {
    let device = Device::of_mira().await;
    let good = [part(&device, 0).await, part(&device, 1).await];
    device
        .ok("accept_placement", json!({"sessions": good}))
        .await;
    let again = [slowly(&device, 0).await];
    let result = device
        .ok("placement_result", json!({"sessions": again}))
        .await;
    assert_eq!(
        (&result["start"], &result["next"]),
        (&json!(1), &Value::Null)
    );
    let map = device
        .ok("accept_placement", json!({"sessions": again}))
        .await;
    check_map(&map);
    // Any open lesson can be typed, and its stars count as ever.
    let exercise = device
        .ok("open_exercise", json!({"kind": "lesson", "number": 46}))
        .await;
    let mut hands = Hands::on(&exercise, &[]);
    hands.type_all(&device).await;
    let result = device
        .ok("finish_session", json!({"session_id": hands.session}))
        .await;
    assert_eq!(
        (&result["stars"], &result["opened"]),
        (&json!(5), &json!(47))
    );
    let map = device.ok("course_map", json!({})).await;
    assert_eq!(
        (&map["completed"], &map["current"]),
        (&json!(1), &json!(47))
    );
    assert_eq!(
        device
            .fails("open_exercise", json!({"kind": "lesson", "number": 48}))
            .await,
        app::ErrorCode::LessonLocked
    );
}

#[tokio::test]
async fn only_the_texts_of_the_test_count_and_only_in_their_places() {
    let device = Device::of_mira().await;
    let first = part(&device, 0).await;
    let lesson =
        type_by_keys(&device, json!({"kind": "lesson", "number": 1})).await["session_id"].clone();
    let practice =
        type_by_keys(&device, json!({"kind": "practice", "units": ["f", "j"]})).await["session_id"]
            .clone();
    let nobody = json!("019aa9d4-1f2c-7c3e-8b1a-2f6d5e4c3b2a");
    for sessions in [
        vec![&lesson],
        vec![&practice],
        vec![&nobody],
        vec![&first, &first],
        vec![&json!("nonsense")],
    ] {
        let args = json!({"sessions": sessions});
        assert_eq!(
            device.fails("placement_result", args.clone()).await,
            app::ErrorCode::UnknownSession
        );
        assert_eq!(
            device.fails("accept_placement", args).await,
            app::ErrorCode::UnknownSession
        );
    }
    assert_eq!(
        device
            .fails("open_exercise", json!({"kind": "placement", "part": 5}))
            .await,
        app::ErrorCode::UnknownLesson
    );
    let map = device.ok("course_map", json!({})).await;
    assert_eq!(map["blocks"][0]["lessons"][2]["is_open"], false);
}

#[tokio::test]
async fn a_text_that_was_left_counts_as_not_known() {
    let mut device = Device::of_mira().await;
    let exercise = device
        .ok("open_exercise", json!({"kind": "placement", "part": 0}))
        .await;
    assert_eq!(
        (&exercise["policy"], &exercise["target_wpm"]),
        (&json!("free"), &json!(1_500))
    );
    assert!(
        exercise["taught"].as_array().unwrap().contains(&json!("u")),
        "its caps are drawn"
    );
    let mut hands = Hands::on(&exercise, &[]);
    hands.type_until(&device, 30).await;
    // A crash in the middle is offered as any other exercise.
    device.restart().await;
    let start = device.ok("start", json!({})).await;
    assert_eq!(
        start["resumable"]["request"],
        json!({"kind": "placement", "part": 0})
    );
    let resumed = device
        .ok("resume_session", json!({"session_id": hands.session}))
        .await;
    assert_eq!(resumed["typed"].as_array().unwrap().len(), 30);
    device
        .ok("leave_session", json!({"session_id": hands.session}))
        .await;
    let result = device
        .ok("placement_result", json!({"sessions": [hands.session]}))
        .await;
    assert_eq!(
        (&result["next"], &result["start"]),
        (&Value::Null, &json!(1))
    );
    assert_eq!(
        (
            &result["typed"][0]["is_completed"],
            &result["typed"][0]["is_known"]
        ),
        (&json!(false), &json!(false))
    );
}
