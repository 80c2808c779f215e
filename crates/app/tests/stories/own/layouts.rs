//! Layouts of one's own.

use std::fs;

use serde_json::json;

use super::{choice, course, layout, put, type_lesson};
use crate::device::Device;

#[tokio::test]
async fn an_own_layout_is_guessed_shown_and_typed_on() {
    let mut device = Device::of_mira().await;
    // q and w have changed places.
    let swapped = [
        (
            "\"KeyQ\": {\"base\":\"q\",\"shift\":\"Q\"",
            "\"KeyQ\": {\"base\":\"w\",\"shift\":\"W\"",
        ),
        (
            "\"KeyW\": {\"base\":\"w\",\"shift\":\"W\"",
            "\"KeyW\": {\"base\":\"q\",\"shift\":\"Q\"",
        ),
        (
            "\"name\": \"English (US) QWERTY\"",
            "\"name\": \"Mill board\"",
        ),
    ];
    put(&device, "layouts/mill.json", layout("mill", &swapped));
    let own = device.ok("own_content", json!({})).await;
    assert_eq!(
        own["layouts"],
        json!([{"id": "mill", "name": "Mill board", "language": "en", "form": "ansi"}])
    );
    let presses = json!([{"code": "KeyQ", "text": "w"}, {"code": "KeyW", "text": "q"}, {"code": "KeyF", "text": "f"}]);
    let guessed = device
        .ok(
            "guess_layout",
            json!({"language": "en", "presses": presses}),
        )
        .await;
    assert_eq!(guessed[0], "mill");
    let listed = device.ok("list_layouts", json!({})).await;
    assert_eq!(
        listed.as_array().unwrap().len(),
        trainer::keyboard::layouts().len() + 1
    );
    let start = device.ok("start", json!({})).await;
    let course = choice(&start["courses"], "adults-en-v1");
    assert!(
        course["layouts"]
            .as_array()
            .unwrap()
            .contains(&json!("mill"))
    );

    let mut settings = start["settings"].clone();
    settings["layout"] = json!("mill");
    device.ok("change_settings", settings).await;
    let view = device.ok("keyboard", json!({"layout": "mill"})).await;
    assert_eq!(
        (
            &view["keys"]["KeyQ"]["base"],
            &view["routes"]["w"][0]["code"]
        ),
        (&json!("w"), &json!("KeyQ"))
    );
    let result = type_lesson(&device, 1).await;
    assert_eq!(result["stars"], 5);
    device.restart().await;
    assert_eq!(
        device.ok("start", json!({})).await["settings"]["layout"],
        "mill"
    );
    // Without its file the course goes on, on its usual layout.
    fs::remove_file(device.folder.path().join("layouts/mill.json")).unwrap();
    device.restart().await;
    let start = device.ok("start", json!({})).await;
    assert_eq!(
        (
            &start["notices"][0]["code"],
            &start["notices"][0]["args"]["value"]
        ),
        (&json!("settings-value-ignored"), &json!("mill"))
    );
    assert_eq!(start["settings"]["layout"], "us");
    assert_eq!(device.ok("course_map", json!({})).await["completed"], 1);
}

#[tokio::test]
async fn a_layout_with_an_order_of_its_own_is_for_own_courses() {
    let device = Device::of_mira().await;
    put(
        &device,
        "layouts/odd.json",
        layout(
            "odd",
            &[
                ("\"form\"", "\"key_order\": \"odd\", \"form\""),
                ("\"base\":\"q\",\"shift\":\"Q\"", "\"base\":\"@\""),
            ],
        ),
    );
    put(&device, "courses/odd.toml", course("odd-course", "odd"));
    let own = device.ok("own_content", json!({})).await;
    assert_eq!(own["problems"], json!([]));
    assert_eq!(own["courses"][0]["layouts"], json!(["odd"]));
    let start = device.ok("start", json!({})).await;
    let built_in = choice(&start["courses"], "adults-en-v1");
    assert!(
        !built_in["layouts"]
            .as_array()
            .unwrap()
            .contains(&json!("odd"))
    );
    device
        .ok(
            "choose_course",
            json!({"course": "odd-course", "layout": "odd"}),
        )
        .await;
    assert_eq!(type_lesson(&device, 1).await["stars"], 5);
    let test = device.ok("begin_placement", json!({})).await;
    assert_eq!(test["parts"].as_array().unwrap().len(), 1);
}
