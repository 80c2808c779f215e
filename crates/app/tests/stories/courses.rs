//! Fifteen courses on every layout: chosen, introduced, placed in, and typed by pressing physical keys.

use serde_json::{Value, json};

use crate::{board::type_by_keys, device::Device};

async fn profile(language: &str, age: &str, layout: &str) -> Device {
    let device = Device::new();
    let answers = json!({"name": "Kim", "language": language, "age_group": age, "layout": layout, "daily_goal": null});
    device.ok("create_profile", answers).await;
    device
}

/// Types the placement test without a slip, which opens the course up to its last block.
async fn open_all(device: &Device) -> Value {
    let test = device.ok("begin_placement", json!({})).await;
    let mut sessions = Vec::new();
    for part in 0..test["parts"].as_array().unwrap().len() {
        let result = type_by_keys(device, json!({"kind": "placement", "part": part})).await;
        assert_eq!(result["figures"]["accuracy"], 10_000);
        sessions.push(result["session_id"].clone());
    }
    device
        .ok("accept_placement", json!({"sessions": sessions}))
        .await
}

/// The last open lesson of each block, on this layout, reaches 100 %.
async fn a_lesson_of_each_block(language: &str, age: &str, layout: &str) {
    let device = profile(language, age, layout).await;
    let map = open_all(&device).await;
    let mut typed = 0;
    for block in map["blocks"].as_array().unwrap() {
        let lessons = block["lessons"].as_array().unwrap();
        let number = lessons
            .iter()
            .rfind(|lesson| lesson["is_open"] == true)
            .unwrap()["number"]
            .clone();
        let result = type_by_keys(&device, json!({"kind": "lesson", "number": number})).await;
        let place = format!("{age} {language} on {layout}, lesson {number}");
        assert_eq!(result["is_completed"], true, "{place}");
        assert_eq!(result["figures"]["accuracy"], 10_000, "{place}");
        assert_eq!(result["stars"], 5, "{place}");
        typed += 1;
    }
    assert_eq!(typed, 7);
}

async fn every_layout_of(language: &str) {
    let mut count = 0;
    for layout in trainer::keyboard::layouts()
        .iter()
        .filter(|layout| &*layout.language == language)
    {
        a_lesson_of_each_block(language, "adults", &layout.id).await;
        count += 1;
    }
    assert!(count >= 2, "{count} layouts");
    let native = trainer::keyboard::layouts()
        .iter()
        .find(|layout| &*layout.language == language)
        .unwrap();
    for age in ["teens", "kids"] {
        a_lesson_of_each_block(language, age, &native.id).await;
    }
}

#[tokio::test]
async fn english_is_typed_on_every_layout_by_its_keys() {
    every_layout_of("en").await;
}

#[tokio::test]
async fn russian_is_typed_on_every_layout_by_its_keys() {
    every_layout_of("ru").await;
}

#[tokio::test]
async fn spanish_is_typed_on_every_layout_by_its_keys() {
    every_layout_of("es").await;
}

#[tokio::test]
async fn german_is_typed_on_every_layout_by_its_keys() {
    every_layout_of("de").await;
}

#[tokio::test]
async fn french_is_typed_on_every_layout_by_its_keys() {
    every_layout_of("fr").await;
}

#[tokio::test]
async fn fifteen_courses_can_be_chosen_each_on_the_layouts_of_its_language() {
    let device = Device::new();
    let start = device.ok("start", Value::Null).await;
    let courses = start["courses"].as_array().unwrap();
    assert_eq!(courses.len(), 15);
    let layouts = |slug: &str| {
        let course = courses
            .iter()
            .find(|course| course["slug"] == slug)
            .unwrap();
        assert_eq!(course["is_own"], false);
        course["layouts"].clone()
    };
    assert_eq!(layouts("kids-ru-v1"), json!(["ru", "ru-mac"]));
    assert_eq!(layouts("teens-es-v1"), json!(["es", "latam", "es-mac"]));
    assert_eq!(layouts("adults-de-v1"), json!(["de", "de-mac", "de-neo"]));
    assert_eq!(layouts("adults-fr-v1")[0], "fr-azerty");
    let all: usize = courses
        .iter()
        .map(|course| course["layouts"].as_array().unwrap().len())
        .sum();
    assert_eq!(
        all,
        3 * trainer::keyboard::layouts().len(),
        "no layout is left without its three courses"
    );
    for (language, age, layout, lessons) in [
        ("fr", "kids", "fr-bepo", 63),
        ("de", "teens", "de-neo", 84),
        ("es", "adults", "latam", 99),
    ] {
        let device = profile(language, age, layout).await;
        let map = device.ok("course_map", json!({})).await;
        assert_eq!(map["slug"], format!("{age}-{language}-v1"));
        let blocks = map["blocks"].as_array().unwrap();
        assert_eq!(blocks.len(), 7);
        let count: usize = blocks
            .iter()
            .map(|block| block["lessons"].as_array().unwrap().len())
            .sum();
        assert_eq!(count, lessons);
    }
}

#[tokio::test]
async fn an_intro_says_what_is_new_and_where_the_fingers_go() {
    let device = profile("es", "adults", "es").await;
    let map = device.ok("course_map", json!({})).await;
    let lessons = map["blocks"][2]["lessons"].as_array().unwrap();
    let accents = lessons
        .iter()
        .find(|lesson| lesson["focus"][0] == "á")
        .unwrap();
    let number = accents["number"].as_u64().unwrap();
    let intro = device.ok("lesson_intro", json!({"number": number})).await;
    assert_eq!(
        (&intro["block"], &intro["lesson"]["is_open"]),
        (&json!(3), &json!(false))
    );
    assert_eq!(
        intro["lesson"]["missing"]["lesson"],
        number - 1,
        "it says what opens it"
    );
    assert_eq!(intro["next_missing"]["lesson"], number);
    assert_eq!(intro["next_missing"]["accuracy_needed"], 9_400);
    let key = &intro["keys"][0];
    assert_eq!((&key["unit"], &key["is_new"]), (&json!("á"), &json!(true)));
    let strokes: Vec<_> = key["strokes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|stroke| (&stroke["code"], &stroke["finger"]))
        .collect();
    assert_eq!(
        strokes,
        [
            (&json!("Quote"), &json!("pinky_right")),
            (&json!("KeyA"), &json!("pinky_left"))
        ]
    );
    assert!(!intro["taught"].as_array().unwrap().contains(&json!("á")));
    assert!(!intro["hints"].as_array().unwrap().is_empty() && intro["instructions"] != "");
    let first = device.ok("lesson_intro", json!({"number": 1})).await;
    assert_eq!(
        (&first["lesson"]["missing"], &first["taught"]),
        (&Value::Null, &json!([]))
    );
    assert_eq!(first["next_missing"]["lesson"], 1);
    let last = device.ok("lesson_intro", json!({"number": 99})).await;
    assert_eq!(
        (&last["keys"], &last["next_missing"]),
        (&json!([]), &Value::Null)
    );
    assert_eq!(
        device.fails("lesson_intro", json!({"number": 100})).await,
        app::ErrorCode::UnknownLesson
    );
}

#[tokio::test]
async fn the_fingers_of_digits_follow_the_chosen_school() {
    let mut device = profile("fr", "adults", "fr-azerty").await;
    let mut settings = device.ok("start", json!({})).await["settings"].clone();
    assert_eq!(settings["digit_fingers"], "standard");
    settings["digit_fingers"] = json!("o0");
    device.ok("change_settings", settings.clone()).await;
    let view = device.ok("keyboard", json!({"layout": "fr-azerty"})).await;
    // ( and - of the French board lie on the keys of 5 and 6, è on that of 7.
    for (code, unit, finger) in [
        ("Digit5", "(", "index_left"),
        ("Digit6", "-", "index_left"),
        ("Digit0", "à", "ring_right"),
    ] {
        assert_eq!(view["keys"][code]["finger"], finger);
        assert_eq!(view["routes"][unit][0]["finger"], finger);
    }
    let map = device.ok("course_map", json!({})).await;
    let tile = map["blocks"][2]["lessons"]
        .as_array()
        .unwrap()
        .iter()
        .find(|lesson| lesson["focus"][1] == "à")
        .unwrap();
    let intro = device
        .ok("lesson_intro", json!({"number": tile["number"]}))
        .await;
    assert_eq!(intro["keys"][1]["strokes"][0]["finger"], "ring_right");
    assert_eq!(intro["keys"][1]["home_key"], "KeyL");
    device.restart().await;
    assert_eq!(device.ok("start", json!({})).await["settings"], settings);
    settings["digit_fingers"] = json!("toes");
    assert_eq!(
        device.fails("change_settings", settings).await,
        app::ErrorCode::BadArguments
    );
}
