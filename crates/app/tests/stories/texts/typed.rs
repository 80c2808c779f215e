//! An own text under the fingers: its place is kept, its figures count, and it stays here.

use app::ErrorCode;
use serde_json::{Value, json};

use super::keep;
use crate::device::{Device, Hands};

/// About so many pieces.
fn long(pieces: usize) -> Vec<u8> {
    "The lamp burnt all night and nobody came to see it. "
        .repeat(pieces * 7)
        .into_bytes()
}

/// Types a piece to its end; answers the result.
async fn type_piece(device: &Device, request: Value) -> Value {
    let exercise = device.ok("open_exercise", request).await;
    let mut hands = Hands::on(&exercise, &[(3, "q"), (9, "x")]);
    hands.type_all(device).await;
    device
        .ok("finish_session", json!({"session_id": hands.session}))
        .await
}

/// What is to be typed.
fn words(exercise: &Value) -> String {
    let units: Vec<String> = serde_json::from_value(exercise["units"].clone()).unwrap();
    units.concat()
}

async fn card(device: &Device) -> Value {
    device.ok("own_texts", json!({})).await["texts"][0].clone()
}

#[tokio::test]
async fn the_bookmark_moves_with_each_piece_and_outlives_a_restart() {
    let mut device = Device::of_mira().await;
    let kept = keep(&device, Some("lamp.txt"), &long(3)).await;
    let pieces = kept["pieces"].as_u64().unwrap();
    assert!(pieces >= 3, "{kept}");
    let go_on = json!({"kind": "own_text", "text": kept["id"]});
    let result = type_piece(&device, go_on.clone()).await;
    assert_eq!(
        result["request"],
        json!({"kind": "own_text", "text": kept["id"], "piece": 0})
    );
    assert_eq!(
        result["next_step"],
        json!({"kind": "piece", "text": kept["id"], "piece": 1})
    );
    assert_eq!(result["title"], "lamp");
    assert_eq!(result["stars"], Value::Null);
    assert_eq!(card(&device).await["bookmark"], 1);
    assert!(card(&device).await["practised_at"].is_string());

    device.restart().await;
    let exercise = device.ok("open_exercise", go_on.clone()).await;
    assert_eq!(exercise["request"]["piece"], 1);
    // Left in the middle of a word, it waits at that word, twice; by its number it begins anew.
    let whole = words(&exercise);
    for (typed, left) in [(20, "night and"), (12, "nobody came")] {
        let exercise = device.ok("open_exercise", go_on.clone()).await;
        let mut hands = Hands::on(&exercise, &[]);
        hands.type_until(&device, typed).await;
        device
            .ok("leave_session", json!({"session_id": hands.session}))
            .await;
        assert_eq!(card(&device).await["bookmark"], 1);
        let rest = words(&device.ok("open_exercise", go_on.clone()).await);
        assert!(rest.starts_with(left) && whole.ends_with(&rest), "{rest}");
    }
    let by_number = json!({"kind": "own_text", "text": kept["id"], "piece": 1});
    assert_eq!(words(&device.ok("open_exercise", by_number).await), whole);

    // Interrupted by a crash, it goes on, and the bookmark moves all the same.
    let exercise = device.ok("open_exercise", go_on.clone()).await;
    let mut hands = Hands::on(&exercise, &[]);
    hands.type_until(&device, 20).await;
    device.restart().await;
    let again = device
        .ok("resume_session", json!({"session_id": hands.session}))
        .await;
    assert_eq!(again["chapter"], json!([1, ""]));
    let mut hands = Hands::on(&again, &[]).at(20);
    hands.type_all(&device).await;
    device
        .ok("finish_session", json!({"session_id": hands.session}))
        .await;
    assert_eq!(card(&device).await["bookmark"], 2);

    // Anywhere else, and to the end.
    let moved = device
        .ok(
            "move_bookmark",
            json!({"id": kept["id"], "piece": pieces - 1}),
        )
        .await;
    assert_eq!(moved["card"]["bookmark"], pieces - 1);
    let result = type_piece(&device, go_on.clone()).await;
    assert_eq!(
        result["next_step"]["kind"], "lesson",
        "the text is over: {result}"
    );
    assert_eq!(card(&device).await["bookmark"], pieces);
    let exercise = device.ok("open_exercise", go_on).await;
    assert_eq!(exercise["request"]["piece"], 0, "from the beginning again");
    let beyond = json!({"kind": "own_text", "text": kept["id"], "piece": pieces});
    assert_eq!(
        device.fails("open_exercise", beyond).await,
        ErrorCode::BadValue
    );
}

#[tokio::test]
async fn it_counts_in_the_statistics_and_not_in_the_course() {
    let device = Device::of_mira().await;
    let kept = keep(&device, None, &long(1)).await;
    let before = device.ok("course_map", json!({})).await;
    let result = type_piece(&device, json!({"kind": "own_text", "text": kept["id"]})).await;
    assert_eq!(
        device.ok("course_map", json!({})).await["blocks"],
        before["blocks"]
    );
    let statistics = device.ok("statistics", json!({"period": "month"})).await;
    assert_eq!(statistics["recent"][0]["kind"], "own_text");
    // The text goes, what was typed stays, and can be looked at.
    device.ok("delete_text", json!({"id": kept["id"]})).await;
    let mut device = device;
    device.restart().await;
    let again = device
        .ok(
            "session_result",
            json!({"session_id": result["session_id"]}),
        )
        .await;
    assert_eq!(again["figures"], result["figures"]);
    assert_eq!(again["request"], json!({"kind": "own_text", "text": ""}));
}

#[tokio::test]
async fn it_comes_along_in_the_learners_own_export() {
    let device = Device::of_mira().await;
    let kept = keep(&device, Some("lamp.txt"), &long(1)).await;
    type_piece(&device, json!({"kind": "own_text", "text": kept["id"]})).await;
    let taken = device.ok("export_profile", json!({})).await;
    let bytes = std::fs::read(taken["file"].as_str().unwrap()).unwrap();
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut read = |name: &str| {
        let mut text = String::new();
        std::io::Read::read_to_string(&mut zip.by_name(name).unwrap(), &mut text).unwrap();
        text
    };
    // By this kind `sync` knows that neither text nor log may go.
    assert!(read("sessions.json").contains("\"own_text\""));
    assert!(read("own_texts.json").contains("\"lamp\""));
    assert!(read("own_text_chapters.csv").contains("nobody came to see it."));
}
