//! Achievements: told once with the result, listed for good, and promised to no child.

use serde_json::{Value, json};

use crate::device::{Device, Hands};

/// Types a lesson to its end and answers its result.
async fn types(device: &Device, number: u32, slips: &[(usize, &'static str)]) -> Value {
    let exercise = device
        .ok("open_exercise", json!({"kind": "lesson", "number": number}))
        .await;
    let mut hands = Hands::on(&exercise, slips);
    hands.type_all(device).await;
    device
        .ok("finish_session", json!({"session_id": hands.session}))
        .await
}

fn codes(list: &Value) -> Vec<&str> {
    list.as_array()
        .unwrap()
        .iter()
        .map(|it| it["code"].as_str().unwrap())
        .collect()
}

#[tokio::test]
async fn what_a_lesson_brings_is_told_with_its_result_and_then_listed() {
    let mut device = Device::of_mira().await;
    let before = device.ok("achievements", json!({})).await;
    assert_eq!(
        (&before["reached"], &before["under_way"]),
        (&json!([]), &json!([]))
    );
    assert_eq!(before["hidden"], 5);
    assert!(codes(&before["ahead"]).len() > 40 && codes(&before["ahead"])[0] == "first_bar");

    let result = types(&device, 1, &[(4, "f"), (9, "g")]).await;
    let brought = [
        "all_five",
        "careful",
        "even_hand",
        "first_bar",
        "steady_hand",
    ];
    assert_eq!(codes(&result["achievements"]), brought);
    assert_eq!(
        result["achievements"][1],
        json!({
            "code": "careful", "category": "accuracy", "tier": "silver", "points": 20, "beats": [12, 12, 16, 12],
            "figures": {"count": 150, "days": null, "each": null, "percent": 9_800, "speed": null},
            "reached_on": "2026-11-22", "progress": null,
        })
    );
    let again = types(&device, 1, &[(4, "f"), (9, "g")]).await;
    assert_eq!(again["achievements"], json!([]), "nothing is reached twice");

    let after = device.ok("achievements", json!({})).await;
    let mut reached = codes(&after["reached"]);
    reached.sort_unstable();
    assert_eq!(reached, brought);
    let days = after["under_way"]
        .as_array()
        .unwrap()
        .iter()
        .find(|it| it["code"] == "three_days")
        .unwrap();
    assert_eq!(
        days["progress"],
        json!({"have": 1, "need": 3, "unit": "days"})
    );
    let told = [&after["under_way"], &after["ahead"]].map(|list| codes(list).len());
    assert_eq!(
        told.iter().sum::<usize>() + 5,
        codes(&before["ahead"]).len()
    );
    assert_eq!(after["hidden"], 5);

    device.restart().await;
    let read_back = device
        .ok(
            "session_result",
            json!({"session_id": result["session_id"]}),
        )
        .await;
    assert_eq!(read_back["achievements"], result["achievements"]);
    assert_eq!(device.ok("achievements", json!({})).await, after);
}

#[tokio::test]
async fn nothing_is_promised_to_a_child() {
    let device = Device::new();
    let answers = json!({"name": "Ida", "language": "en", "age_group": "kids", "layout": "us", "daily_goal": null});
    device.ok("create_profile", answers).await;
    let empty = json!({"reached": [], "points": 0, "under_way": [], "ahead": [], "hidden": 0});
    assert_eq!(device.ok("achievements", json!({})).await, empty);
    let result = types(&device, 1, &[]).await;
    assert_eq!(
        codes(&result["achievements"]),
        ["clean_line", "first_bar"],
        "nothing about speed or evenness"
    );
    let after = device.ok("achievements", json!({})).await;
    assert_eq!(codes(&after["reached"]).len(), 2);
    assert_eq!(
        json!([after["under_way"], after["ahead"], after["hidden"]]),
        json!([[], [], 0])
    );
}

#[tokio::test]
async fn the_journal_of_a_crash_brings_them_too() {
    let mut device = Device::of_mira().await;
    let exercise = device
        .ok("open_exercise", json!({"kind": "lesson", "number": 1}))
        .await;
    let mut hands = Hands::on(&exercise, &[]);
    hands.type_all(&device).await;
    device.restart().await;
    let list = device.ok("achievements", json!({})).await;
    assert!(codes(&list["reached"]).contains(&"clean_line"), "{list}");
}
