//! Several people on one machine, and what each of them sets.

use serde_json::{Value, json};

use crate::device::{Device, Hands};

#[tokio::test]
async fn two_people_share_nothing() {
    let mut device = Device::of_mira().await;
    let mira = device.ok("start", json!({})).await["profile"]["id"].clone();
    let exercise = device
        .ok("open_exercise", json!({"kind": "lesson", "number": 1}))
        .await;
    let mut hands = Hands::on(&exercise, &[]);
    hands.type_until(&device, 20).await;

    let answers = json!({"name": "Пётр", "language": "ru", "age_group": "adults", "layout": "ru-mac", "daily_goal": null});
    let start = device.ok("create_profile", answers).await;
    let petr = start["profile"]["id"].clone();
    assert_eq!(start["profiles"].as_array().unwrap().len(), 2);
    assert_eq!(
        (&start["resumable"], &start["settings"]["layout"]),
        (&Value::Null, &json!("ru-mac"))
    );
    let map = device.ok("course_map", json!({})).await;
    assert_eq!(
        (&map["slug"], &map["stars"]),
        (&json!("adults-ru-v1"), &json!(0))
    );

    // Mira's lesson waited for her.
    let start = device.ok("select_profile", json!({"id": mira})).await;
    assert_eq!(start["resumable"]["session_id"], json!(hands.session));
    assert_eq!(start["settings"]["language"], "en");
    device.ok("select_profile", json!({"id": petr})).await;
    device.restart().await;
    assert_eq!(
        device.ok("start", json!({})).await["profile"]["id"],
        petr,
        "the last one is asked for first"
    );
}

#[tokio::test]
async fn settings_are_kept_and_checked() {
    let mut device = Device::of_mira().await;
    let before = device.ok("start", json!({})).await["settings"].clone();
    let mut wanted = before.clone();
    wanted["theme"] = json!("dark");
    wanted["text_size"] = json!(150);
    wanted["layout"] = json!("us-dvorak");
    assert_eq!(device.ok("change_settings", wanted.clone()).await, wanted);
    // A Dvorak learner gets Dvorak's home row.
    let exercise = device
        .ok("open_exercise", json!({"kind": "lesson", "number": 1}))
        .await;
    assert_eq!(
        (&exercise["layout"], &exercise["new_keys"]),
        (&json!("us-dvorak"), &json!(["u", "h"]))
    );
    for (field, value) in [
        ("text_size", json!(151)),
        ("layout", json!("nowhere")),
        ("language", json!("xx")),
    ] {
        let mut wrong = wanted.clone();
        wrong[field] = value;
        let error = device.call("change_settings", wrong).await.unwrap_err();
        assert_eq!(
            (error.code, error.args["field"].as_str()),
            (app::ErrorCode::BadValue, field)
        );
    }
    let mut other_course = wanted.clone();
    other_course["layout"] = json!("ru");
    assert_eq!(
        device.fails("change_settings", other_course).await,
        app::ErrorCode::UnknownCourse
    );
    device.restart().await;
    assert_eq!(device.ok("start", json!({})).await["settings"], wanted);
}

#[tokio::test]
async fn the_window_opens_on_the_ground_last_chosen() {
    let device = Device::of_mira().await;
    let config = app::Config {
        data_dir: device.folder.path().to_owned(),
        place: app::place::Place::default(),
        server_url: String::new(),
        policy: None,
        managed: Vec::new(),
        downloads: None,
        updates: None,
    };
    assert_eq!(
        config.remembered_theme(),
        app::view::settings::Theme::System
    );
    let mut settings = device.ok("start", json!({})).await["settings"].clone();
    settings["theme"] = json!("contrast");
    device.ok("change_settings", settings).await;
    assert_eq!(
        config.remembered_theme(),
        app::view::settings::Theme::Contrast
    );
}
