//! What the coach says of a learner, and what becomes of it.

use chrono::Duration;
use serde_json::{Value, json};

use crate::device::Device;

/// Types an exercise: 150 ms before each key, and so many before `slow`.
async fn type_all(device: &Device, request: Value, slow: &str, gap: u64) -> Value {
    let exercise = device.ok("open_exercise", request).await;
    let mut t = 0;
    let mut events = Vec::new();
    for (index, unit) in exercise["units"].as_array().unwrap().iter().enumerate() {
        t += if unit == slow { gap } else { 150 } + u64::try_from(index % 5).unwrap() * 7;
        events.push(json!({"code": "", "text": unit, "t": t}));
    }
    let session = exercise["session_id"].clone();
    device
        .host
        .pass(Duration::milliseconds(i64::try_from(t).unwrap()));
    device
        .ok(
            "record_events",
            json!({"session_id": session, "from": 0, "events": events}),
        )
        .await;
    device
        .ok("finish_session", json!({"session_id": session}))
        .await
}

async fn lessons(device: &Device, numbers: std::ops::RangeInclusive<u32>) {
    for number in numbers {
        let request = json!({"kind": "lesson", "number": number});
        type_all(device, request, "k", 330).await;
    }
}

fn kinds(coach: &Value) -> Vec<(&str, &str)> {
    let all = coach["recommendations"].as_array().unwrap().iter();
    all.map(|one| {
        (
            one["kind"].as_str().unwrap(),
            one["subject"].as_str().unwrap(),
        )
    })
    .collect()
}

fn find<'a>(coach: &'a Value, kind: &str) -> &'a Value {
    let mut all = coach["recommendations"].as_array().unwrap().iter();
    all.find(|one| one["kind"] == kind)
        .unwrap_or_else(|| panic!("no {kind} in {coach}"))
}

#[tokio::test]
async fn before_anything_was_typed_the_first_lesson_is_the_plan() {
    let device = Device::of_mira().await;
    let coach = device.ok("recommendations", json!({})).await;
    assert_eq!(coach["sessions"], 0);
    assert_eq!(kinds(&coach), [("practice_plan", "2026-11-22")]);
    let actions = find(&coach, "practice_plan")["actions"].as_array().unwrap();
    assert_eq!(actions.len(), 1);
    assert_eq!(
        actions[0]["request"],
        json!({"kind": "lesson", "number": 1})
    );
    assert_eq!(actions[0]["purpose"], "new");
    assert_eq!(actions[0]["is_done"], false);
}

#[tokio::test]
async fn a_slow_key_is_found_practised_and_put_away() {
    let mut device = Device::of_mira().await;
    lessons(&device, 1..=6).await;
    device.host.pass(Duration::days(1));
    let coach = device.ok("recommendations", json!({})).await;
    assert_eq!(coach["sessions"], 6);
    assert!(
        kinds(&coach).contains(&("weak_keys", "k")),
        "{:?}",
        kinds(&coach)
    );
    let weak = find(&coach, "weak_keys");
    let figures = &weak["evidence"]["figures"];
    let figure = |name: &str| figures[name].as_u64().unwrap();
    assert_eq!(figures["is_slow"], true);
    assert!(figure("samples") >= 30, "{figures}");
    assert!((290..=370).contains(&figure("gap")), "{figures}");
    assert!(
        figure("usual") < 250 && figure("low") > figure("usual"),
        "{figures}"
    );
    assert!(
        figure("low") < figure("gap") && figure("gap") < figure("high"),
        "{figures}"
    );
    assert_eq!(weak["expires"], "2026-12-07");

    // The plan practises it, and says what was done of it today.
    let plan = find(&coach, "practice_plan");
    let purposes: Vec<_> = plan["actions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["purpose"].clone())
        .collect();
    assert_eq!(purposes[..2], ["warm_up", "weak"]);
    let practice = weak["actions"][0]["request"].clone();
    assert_eq!(practice["units"], json!(["k"]));
    let made = type_all(&device, practice.clone(), "k", 330).await;
    let (length, wanted) = (
        made["figures"]["length"].as_u64().unwrap(),
        practice["length"].as_u64().unwrap(),
    );
    assert!(
        length.abs_diff(wanted) <= wanted / 5,
        "{length} of {wanted}"
    );
    let coach = device.ok("recommendations", json!({})).await;
    let plan = find(&coach, "practice_plan");
    assert_eq!(plan["actions"][1]["is_done"], true, "{plan}");
    assert_eq!(plan["actions"][0]["is_done"], false, "{plan}");

    // Put away it stays away, over a restart, until that is taken back.
    let close = |how: &str| json!({"kind": "weak_keys", "subject": "k", "how": how});
    let coach = device.ok("close_recommendation", close("dismissed")).await;
    assert!(!kinds(&coach).contains(&("weak_keys", "k")));
    device.restart().await;
    let coach = device.ok("recommendations", json!({})).await;
    assert!(!kinds(&coach).contains(&("weak_keys", "k")));
    let coach = device.ok("close_recommendation", close("reopened")).await;
    assert!(kinds(&coach).contains(&("weak_keys", "k")));

    // Done it stays away until there can be new evidence.
    let coach = device.ok("close_recommendation", close("completed")).await;
    assert!(!kinds(&coach).contains(&("weak_keys", "k")));
    device.host.pass(Duration::days(3));
    let coach = device.ok("recommendations", json!({})).await;
    assert!(kinds(&coach).contains(&("weak_keys", "k")));
}

#[tokio::test]
async fn a_child_is_shown_no_speed() {
    let device = Device::new();
    let answers = json!({"name": "Tom", "language": "en", "age_group": "kids", "layout": "us", "daily_goal": null});
    device.ok("create_profile", answers).await;
    lessons(&device, 1..=4).await;
    device.host.pass(Duration::days(1));
    let coach = device.ok("recommendations", json!({})).await;
    assert!(
        kinds(&coach)
            .iter()
            .all(|(kind, _)| *kind == "practice_plan"),
        "{coach}"
    );
    let plan = find(&coach, "practice_plan");
    for action in plan["actions"].as_array().unwrap() {
        for figures in action["units"].as_array().unwrap() {
            assert_eq!(
                (&figures["gap"], &figures["usual"]),
                (&Value::Null, &Value::Null)
            );
        }
    }
    assert!(
        plan["evidence"]["minutes"].as_u64().unwrap() <= 10,
        "{plan}"
    );
}

#[tokio::test]
async fn a_subject_is_no_text() {
    let device = Device::of_mira().await;
    let long = json!({"kind": "weak_keys", "subject": "k".repeat(101), "how": "dismissed"});
    device.fails("close_recommendation", long).await;
}
