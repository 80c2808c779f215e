//! Courses and layouts that a teacher or learner puts into the data folder.

mod layouts;

use std::fs;

use app::ErrorCode;
use serde_json::{Value, json};

use crate::device::{Device, Hands};

/// Two lessons on the home row.
fn course(slug: &str, key_order: &str) -> String {
    let lesson = |number: u32, keys: &str, text: &str| {
        format!(
            "[[lesson]]\nnumber = {number}\nblock = 1\ntitle = \"Lesson {number}\"\ndescription = \"Two keys.\"\n\
             instructions = \"Type.\"\nhints = [\"Slowly.\"]\ntype = \"drill\"\nnew_keys = {keys}\ntext = \"{text}\"\n\
             wpm = 5\naccuracy = 85\ndifficulty = 1\n"
        )
    };
    format!(
        "format = 1\nslug = \"{slug}\"\nversion = \"1.0.0\"\nname = \"Mill school\"\ndescription = \"Four keys.\"\n\
         language = \"en\"\nage_group = \"adults\"\nkey_order = \"{key_order}\"\n\n[[block]]\nnumber = 1\ntitle = \"Keys\"\n\n{}{}",
        lesson(1, "[\"f\", \"j\"]", "fff jjj fjf jfj ff jj"),
        lesson(2, "[\"d\", \"k\"]", "ddd kkk dkd kdk fd jk"),
    )
}

/// The American layout with another name, and these changes.
fn layout(id: &str, changes: &[(&str, &str)]) -> String {
    let json = include_str!("../../../../content/layouts/us.json");
    let mut json = json.replacen("\"id\": \"us\"", &format!("\"id\": \"{id}\""), 1);
    for (from, to) in changes {
        assert!(json.contains(from), "{from}");
        json = json.replacen(from, to, 1);
    }
    json
}

fn put(device: &Device, file: &str, content: impl AsRef<[u8]>) {
    let path = device.folder.path().join(file);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, content).unwrap();
}

fn choice(courses: &Value, slug: &str) -> Value {
    let mut courses = courses.as_array().unwrap().iter();
    courses
        .find(|course| course["slug"] == slug)
        .unwrap_or(&Value::Null)
        .clone()
}

async fn type_lesson(device: &Device, number: u32) -> Value {
    let exercise = device
        .ok("open_exercise", json!({"kind": "lesson", "number": number}))
        .await;
    let mut hands = Hands::on(&exercise, &[]);
    hands.type_all(device).await;
    device
        .ok("finish_session", json!({"session_id": hands.session}))
        .await
}

#[tokio::test]
async fn an_own_course_is_chosen_typed_and_left_again() {
    let mut device = Device::of_mira().await;
    let folders = device.ok("own_content", json!({})).await;
    assert!(
        fs::metadata(folders["courses_folder"].as_str().unwrap())
            .unwrap()
            .is_dir()
    );
    assert_eq!(
        (&folders["courses"], &folders["problems"]),
        (&json!([]), &json!([]))
    );
    put(&device, "courses/mill.toml", course("mill-school-v1", "us"));
    put(
        &device,
        "courses/second/course.toml",
        course("second", "us-dvorak"),
    );
    put(&device, "courses/README.txt", "no course");

    let own = device.ok("own_content", json!({})).await;
    assert_eq!(own["problems"], json!([]));
    let mill = choice(&own["courses"], "mill-school-v1");
    assert_eq!(
        (&mill["is_own"], &mill["layouts"], &mill["name"]),
        (
            &json!(true),
            &json!(["us", "us-intl"]),
            &json!("Mill school")
        )
    );
    let start = device.ok("start", json!({})).await;
    assert_eq!(choice(&start["courses"], "mill-school-v1"), mill);
    type_lesson(&device, 1).await;

    let wrong = json!({"course": "mill-school-v1", "layout": "us-dvorak"});
    assert_eq!(
        device.fails("choose_course", wrong).await,
        ErrorCode::UnknownCourse
    );
    let start = device
        .ok(
            "choose_course",
            json!({"course": "second", "layout": "us-dvorak"}),
        )
        .await;
    assert_eq!(
        (&start["profile"]["course"], &start["settings"]["layout"]),
        (&json!("second"), &json!("us-dvorak"))
    );
    device
        .ok(
            "choose_course",
            json!({"course": "mill-school-v1", "layout": "us"}),
        )
        .await;
    let map = device.ok("course_map", json!({})).await;
    assert_eq!(
        (&map["name"], &map["completed"], &map["current"]),
        (&json!("Mill school"), &json!(0), &json!(1))
    );
    assert_eq!(
        device
            .fails("open_exercise", json!({"kind": "lesson", "number": 2}))
            .await,
        ErrorCode::LessonLocked
    );
    let result = type_lesson(&device, 1).await;
    assert_eq!(
        (&result["stars"], &result["opened"]),
        (&json!(5), &json!(2))
    );
    device.restart().await;
    let map = device.ok("course_map", json!({})).await;
    assert_eq!(
        (&map["slug"], &map["completed"], &map["current"]),
        (&json!("mill-school-v1"), &json!(1), &json!(2))
    );
    let account = device.ok("account", json!({})).await;
    assert_eq!(account["sessions"][0]["title"], "Lesson 1");

    device
        .ok(
            "choose_course",
            json!({"course": "adults-en-v1", "layout": "us"}),
        )
        .await;
    let map = device.ok("course_map", json!({})).await;
    assert_eq!(
        (&map["slug"], &map["completed"]),
        (&json!("adults-en-v1"), &json!(1)),
        "what was reached there is still there"
    );
}

#[tokio::test]
async fn a_profile_can_begin_with_an_own_course() {
    let device = Device::new();
    put(
        &device,
        "courses/mill.toml",
        course("mill-school-v1", "us").replace("\"adults\"", "\"kids\""),
    );
    let mut answers = json!({"name": "Lotte", "language": "en", "age_group": "adults", "layout": "us", "daily_goal": null, "course": "mill-school-v1"});
    let start = device.ok("create_profile", answers.clone()).await;
    assert_eq!(
        (&start["profile"]["course"], &start["profile"]["age_group"]),
        (&json!("mill-school-v1"), &json!("kids"))
    );
    answers["layout"] = json!("gb");
    assert_eq!(
        device.fails("create_profile", answers.clone()).await,
        ErrorCode::UnknownCourse
    );
    answers["course"] = json!("nothing-v1");
    assert_eq!(
        device.fails("create_profile", answers).await,
        ErrorCode::UnknownCourse
    );
}

/// Notice, file, line, and how the reason begins.
const REFUSED: [(&str, &str, &str, &str); 8] = [
    (
        "layout-file-ignored",
        "layouts/half.json",
        "2",
        "EOF while parsing",
    ),
    (
        "layout-file-ignored",
        "layouts/no-q.json",
        "10",
        "has no key for q Q, which the courses in the key order us teach",
    ),
    ("course-file-ignored", "courses/folder.toml", "1", ""),
    (
        "course-file-ignored",
        "courses/gap.toml",
        "27",
        "lesson 2 should come here",
    ),
    (
        "course-file-ignored",
        "courses/later.toml",
        "36",
        "needs e, which no lesson has taught so far",
    ),
    (
        "course-file-ignored",
        "courses/latin1.toml",
        "2",
        "this is not UTF-8",
    ),
    (
        "course-file-ignored",
        "courses/ours.toml",
        "2",
        "slugs that begin with adults- are those of Tactus",
    ),
    (
        "course-file-ignored",
        "courses/twice.toml",
        "2",
        "another file has the course good already",
    ),
];

#[tokio::test]
async fn broken_files_are_named_and_in_nobodys_way() {
    let mut device = Device::of_mira().await;
    put(&device, "courses/good.toml", course("good", "us"));
    put(
        &device,
        "courses/gap.toml",
        course("gap", "us").replace("number = 2", "number = 3"),
    );
    put(
        &device,
        "courses/later.toml",
        course("later", "us").replace("dkd kdk", "eke kek"),
    );
    put(
        &device,
        "courses/latin1.toml",
        b"format = 1\nname = \"caf\xe9\"\n",
    );
    put(&device, "courses/ours.toml", course("adults-en-v1", "us"));
    put(&device, "courses/twice.toml", course("good", "us"));
    put(&device, "courses/folder.toml/nothing", "");
    put(&device, "layouts/half.json", "{\"id\": \"half\",\n");
    put(
        &device,
        "layouts/no-q.json",
        layout(
            "no-q",
            &[("\"base\":\"q\",\"shift\":\"Q\"", "\"base\":\"@\"")],
        ),
    );
    device.restart().await;
    let start = device.ok("start", json!({})).await;
    let notices = start["notices"].as_array().unwrap();
    assert_eq!(notices.len(), REFUSED.len(), "{notices:?}");
    for (notice, (code, file, line, why)) in notices.iter().zip(REFUSED) {
        assert_eq!(
            (
                &notice["code"],
                &notice["args"]["file"],
                &notice["args"]["line"]
            ),
            (&json!(code), &json!(file), &json!(line))
        );
        assert!(
            notice["args"]["why"].as_str().unwrap().starts_with(why),
            "{notice}"
        );
    }
    let own = device.ok("own_content", json!({})).await;
    let problems: Vec<_> = own["problems"]
        .as_array()
        .unwrap()
        .iter()
        .map(|problem| &problem["file"])
        .collect();
    assert_eq!(problems, REFUSED.map(|(_, file, ..)| file));
    assert_eq!(own["courses"].as_array().unwrap().len(), 1);
    type_lesson(&device, 1).await;

    // Put right, it is taken without a restart.
    put(&device, "courses/gap.toml", course("gap", "us"));
    let own = device.ok("own_content", json!({})).await;
    assert_eq!(own["courses"].as_array().unwrap().len(), 2);
    device
        .ok("choose_course", json!({"course": "gap", "layout": "us"}))
        .await;
}

#[tokio::test]
async fn a_course_that_is_gone_is_named_and_another_can_be_chosen() {
    let mut device = Device::of_mira().await;
    put(&device, "courses/mill.toml", course("mill-school-v1", "us"));
    device.ok("own_content", json!({})).await;
    device
        .ok(
            "choose_course",
            json!({"course": "mill-school-v1", "layout": "us"}),
        )
        .await;
    let exercise = device
        .ok("open_exercise", json!({"kind": "lesson", "number": 1}))
        .await;
    let mut hands = Hands::on(&exercise, &[]);
    hands.type_until(&device, 10).await;
    fs::remove_file(device.folder.path().join("courses/mill.toml")).unwrap();
    device.restart().await;
    let start = device.ok("start", json!({})).await;
    assert_eq!(
        start["notices"],
        json!([{"code": "course-missing", "args": {"course": "mill-school-v1"}}])
    );
    assert_eq!(
        device.fails("course_map", json!({})).await,
        ErrorCode::UnknownCourse
    );
    // What was being typed is not lost with the file.
    let left = device
        .ok("leave_session", json!({"session_id": hands.session}))
        .await;
    assert_eq!(left["figures"]["inserts"], 10);
    let start = device
        .ok(
            "choose_course",
            json!({"course": "adults-en-v1", "layout": "us"}),
        )
        .await;
    assert_eq!(start["notices"], json!([]));
    assert_eq!(
        device.ok("course_map", json!({})).await["slug"],
        "adults-en-v1"
    );
}
