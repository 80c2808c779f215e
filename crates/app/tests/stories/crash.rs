//! The end in the middle of a lesson, and what is there afterwards.

use serde_json::{Value, json};

use crate::device::{Device, GAP, Hands};

#[tokio::test]
async fn a_lesson_that_was_killed_goes_on_where_it_was() {
    let mut device = Device::of_mira().await;
    let exercise = device
        .ok("open_exercise", json!({"kind": "lesson", "number": 1}))
        .await;
    let mut hands = Hands::on(&exercise, &[(10, "x")]);
    hands.type_until(&device, 40).await;
    device.restart().await;

    let start = device.ok("start", json!({})).await;
    let offered = &start["resumable"];
    assert_eq!(
        (&offered["session_id"], &offered["cursor"]),
        (&json!(hands.session), &json!(40))
    );
    assert_eq!(
        (&offered["length"], &offered["started_at"]),
        (&json!(150), &json!("2026-11-22T08:30:00.200Z"))
    );
    let resumed = device
        .ok("resume_session", json!({"session_id": hands.session}))
        .await;
    assert_eq!(resumed["units"], exercise["units"]);
    let typed = resumed["typed"].as_array().unwrap();
    assert_eq!(typed.len(), 41);
    let last = typed[40]["t"].as_u64().unwrap();
    assert_eq!(
        (last, resumed["clock"].as_u64()),
        (40 * GAP, Some(40 * GAP + 5001))
    );

    let mut hands = Hands::on(&resumed, &[]).at(40);
    hands.type_all(&device).await;
    let result = device
        .ok("finish_session", json!({"session_id": hands.session}))
        .await;
    // 151 inserts: 149 gaps of 200 ms, and the one over the crash, which counts for 5 s.
    let figures = &result["figures"];
    assert_eq!(
        (&figures["inserts"], &figures["errors"]),
        (&json!(151), &json!(1))
    );
    assert_eq!(
        (&figures["duration"], &figures["active_duration"]),
        (&json!(34_801), &json!(34_800))
    );
    assert_eq!(
        (&figures["pause_count"], &figures["max_pause_duration"]),
        (&json!(1), &json!(5001))
    );
    device.restart().await;
    assert_eq!(
        device.ok("start", json!({})).await["resumable"],
        Value::Null
    );
}

#[tokio::test]
async fn a_finished_text_is_stored_although_nobody_could_say_so() {
    let mut device = Device::of_mira().await;
    let exercise = device
        .ok("open_exercise", json!({"kind": "lesson", "number": 1}))
        .await;
    let mut hands = Hands::on(&exercise, &[]);
    hands.type_all(&device).await;
    device.restart().await;
    let start = device.ok("start", json!({})).await;
    assert_eq!(start["resumable"], Value::Null);
    let map = device.ok("course_map", json!({})).await;
    assert_eq!(map["blocks"][0]["lessons"][0]["stars"], 5);
    let result = device
        .ok("finish_session", json!({"session_id": hands.session}))
        .await;
    assert_eq!(
        (&result["stars"], &result["is_completed"]),
        (&json!(5), &json!(true))
    );
}

#[tokio::test]
async fn what_is_not_resumed_is_stored_as_unfinished() {
    let mut device = Device::of_mira().await;
    for decline in ["discard_resumable", "open_exercise"] {
        let exercise = device
            .ok("open_exercise", json!({"kind": "lesson", "number": 1}))
            .await;
        let mut hands = Hands::on(&exercise, &[]);
        hands.type_until(&device, 30).await;
        device.restart().await;
        match decline {
            "discard_resumable" => {
                device
                    .ok(decline, json!({"session_id": hands.session}))
                    .await
            }
            _ => {
                device
                    .ok(decline, json!({"kind": "lesson", "number": 1}))
                    .await
            }
        };
        let result = device
            .ok("session_result", json!({"session_id": hands.session}))
            .await;
        assert_eq!(
            (&result["is_completed"], &result["figures"]["length"]),
            (&json!(false), &json!(30)),
            "{decline}"
        );
    }
    let map = device.ok("course_map", json!({})).await;
    assert_eq!(map["blocks"][0]["lessons"][0]["attempts"], 2);
}

#[tokio::test]
async fn a_torn_last_line_costs_only_itself() {
    let mut device = Device::of_mira().await;
    let exercise = device
        .ok("open_exercise", json!({"kind": "lesson", "number": 1}))
        .await;
    let mut hands = Hands::on(&exercise, &[]);
    hands.type_until(&device, 20).await;
    device.restart().await;
    let journal = std::fs::read(device.journal()).unwrap();
    std::fs::write(device.journal(), &journal[..journal.len() - 3]).unwrap();
    let start = device.ok("start", json!({})).await;
    assert_eq!(start["resumable"]["cursor"], 19);
}

#[tokio::test]
async fn a_reload_of_the_page_offers_the_running_lesson() {
    let device = Device::of_mira().await;
    let exercise = device
        .ok("open_exercise", json!({"kind": "lesson", "number": 1}))
        .await;
    let mut hands = Hands::on(&exercise, &[]);
    hands.type_until(&device, 20).await;
    let start = device.ok("start", json!({})).await;
    assert_eq!(start["resumable"]["session_id"], json!(hands.session));
    let resumed = device
        .ok("resume_session", json!({"session_id": hands.session}))
        .await;
    Hands::on(&resumed, &[]).at(20).type_all(&device).await;
}

#[tokio::test]
async fn a_fault_in_a_command_is_an_answer_and_loses_nothing() {
    let device = Device::of_mira().await;
    let exercise = device
        .ok("open_exercise", json!({"kind": "lesson", "number": 1}))
        .await;
    let mut hands = Hands::on(&exercise, &[]);
    hands.type_all(&device).await;
    device
        .host
        .is_broken
        .store(true, std::sync::atomic::Ordering::Relaxed);
    let error = device
        .call("finish_session", json!({"session_id": hands.session}))
        .await
        .unwrap_err();
    assert_eq!(error.code, app::ErrorCode::Internal);
    device
        .host
        .is_broken
        .store(false, std::sync::atomic::Ordering::Relaxed);
    // The next exercise finds the journal of this one and stores it first.
    device
        .ok("open_exercise", json!({"kind": "lesson", "number": 1}))
        .await;
    let result = device
        .ok("session_result", json!({"session_id": hands.session}))
        .await;
    assert_eq!(result["stars"], 5);
}
