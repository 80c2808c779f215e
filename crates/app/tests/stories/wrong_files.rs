//! Files that are not what they should be: named, kept aside, and never in the way.

use std::fs;

use serde_json::{Value, json};
use store::Profiles;

use crate::device::{Device, Hands};

fn notices(start: &Value) -> Vec<(String, Value)> {
    let list = start["notices"].as_array().unwrap();
    list.iter()
        .map(|notice| {
            (
                notice["code"].as_str().unwrap().to_owned(),
                notice["args"].clone(),
            )
        })
        .collect()
}

async fn type_lesson_1(device: &Device) {
    let exercise = device
        .ok("open_exercise", json!({"kind": "lesson", "number": 1}))
        .await;
    let mut hands = Hands::on(&exercise, &[]);
    hands.type_all(device).await;
    device
        .ok("finish_session", json!({"session_id": hands.session}))
        .await;
}

#[tokio::test]
async fn a_database_that_is_none_is_kept_aside_and_typing_goes_on() {
    let mut device = Device::of_mira().await;
    type_lesson_1(&device).await;
    device.restart().await;
    let database = device.database();
    let garbage = vec![0x5A_u8; 20_000];
    fs::write(&database, &garbage).unwrap();
    let start = device.ok("start", json!({})).await;
    let notices = notices(&start);
    assert_eq!(notices[0].0, "database-set-aside");
    let kept = notices[0].1["file"].as_str().unwrap();
    assert_eq!(fs::read(kept).unwrap(), garbage, "not a byte is lost");
    assert_eq!(start["profile"]["name"], "Mira");
    type_lesson_1(&device).await;
    assert_eq!(device.ok("course_map", json!({})).await["completed"], 1);
}

#[tokio::test]
async fn a_registry_that_is_none_is_rebuilt_from_the_files() {
    let mut device = Device::of_mira().await;
    type_lesson_1(&device).await;
    device.restart().await;
    fs::write(
        device.folder.path().join("profiles/registry.json"),
        "{\"profiles\": 7",
    )
    .unwrap();
    let start = device.ok("start", json!({})).await;
    assert_eq!(notices(&start)[0].0, "database-set-aside");
    assert_eq!(start["profile"]["name"], "Mira");
    assert_eq!(device.ok("course_map", json!({})).await["completed"], 1);
}

#[tokio::test]
async fn wrong_stored_settings_are_named_and_the_defaults_used() {
    let mut device = Device::of_mira().await;
    device.restart().await;
    {
        let (profiles, _) = Profiles::open(device.folder.path(), 0).unwrap();
        let id = profiles.current().unwrap().id;
        let store = profiles.open_store(id, 0).unwrap().store;
        let _committed = store
            .transact(|tx| {
                tx.set_setting("text_size", &json!(110), 4_000_000_000_000, "00000000")?;
                tx.set_setting("layout", &json!(["us"]), 4_000_000_000_000, "00000000")?;
                tx.set_setting("theme", &json!("light"), 4_000_000_000_000, "00000000")
            })
            .unwrap();
    }
    let start = device.ok("start", json!({})).await;
    let named: Vec<_> = notices(&start)
        .into_iter()
        .map(|(code, args)| (code, args["field"].clone()))
        .collect();
    let code = || "settings-value-ignored".to_owned();
    assert_eq!(
        named,
        [(code(), json!("layout")), (code(), json!("text_size"))]
    );
    let settings = &start["settings"];
    assert_eq!(
        (
            &settings["layout"],
            &settings["text_size"],
            &settings["theme"]
        ),
        (&json!("us"), &json!(100), &json!("light"))
    );
}

#[tokio::test]
async fn a_policy_holds_and_its_mistakes_are_named() {
    let mut device = Device::of_mira().await;
    let file = device.folder.path().join("policy.json");
    fs::write(
        &file,
        r#"{"settings": {"error_policy": "no_backspace", "text_size": "large"}}"#,
    )
    .unwrap();
    device.policy = Some(file);
    device.restart().await;
    let start = device.ok("start", json!({})).await;
    let notices = notices(&start);
    assert_eq!(
        (notices.len(), notices[0].0.as_str()),
        (1, "policy-value-ignored")
    );
    assert_eq!(
        (&notices[0].1["field"], &notices[0].1["value"]),
        (&json!("settings.text_size"), &json!("large"))
    );
    // The learner cannot change it, and finds the own choice again where no policy is.
    let mut settings = start["settings"].clone();
    assert_eq!(settings["error_policy"], "no_backspace");
    settings["error_policy"] = json!("free");
    settings["type_size"] = json!(40);
    let changed = device.ok("change_settings", settings).await;
    assert_eq!(
        (&changed["error_policy"], &changed["type_size"]),
        (&json!("no_backspace"), &json!(40))
    );
    device.policy = None;
    device.restart().await;
    let settings = device.ok("start", json!({})).await["settings"].clone();
    assert_eq!(
        (&settings["error_policy"], &settings["type_size"]),
        (&json!("stop_on_error"), &json!(40))
    );
}

#[tokio::test]
async fn a_journal_of_nobody_is_kept_aside() {
    let mut device = Device::of_mira().await;
    let exercise = device
        .ok("open_exercise", json!({"kind": "lesson", "number": 1}))
        .await;
    Hands::on(&exercise, &[]).type_until(&device, 20).await;
    device.restart().await;
    let journal = fs::read_to_string(device.journal())
        .unwrap()
        .replacen("\"request\":{", "\"request\":{\"title\":0,\"was\":{", 1)
        .replacen("},\"text\"", "}},\"text\"", 1);
    fs::write(device.journal(), &journal).unwrap();
    let start = device.ok("start", json!({})).await;
    let notices = notices(&start);
    assert_eq!(
        (notices[0].0.as_str(), &start["resumable"]),
        ("journal-set-aside", &Value::Null)
    );
    assert_eq!(
        fs::read_to_string(notices[0].1["file"].as_str().unwrap()).unwrap(),
        journal
    );
    type_lesson_1(&device).await;
}
