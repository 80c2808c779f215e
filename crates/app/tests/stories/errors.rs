//! Every way a command can refuse.

use app::ErrorCode;
use serde_json::{Value, json};

use crate::device::{Device, Hands};

#[tokio::test]
async fn unknown_names_and_wrong_arguments_are_refused_by_every_command() {
    let device = Device::of_mira().await;
    assert_eq!(
        device.fails("format_disk", json!({})).await,
        ErrorCode::UnknownCommand
    );
    for name in [
        "keyboard",
        "guess_layout",
        "create_profile",
        "select_profile",
        "open_exercise",
        "record_events",
        "finish_session",
        "leave_session",
        "resume_session",
        "discard_resumable",
        "session_result",
        "statistics",
    ] {
        for args in [
            Value::Null,
            json!([]),
            json!("text"),
            json!({"session_id": 7, "layout": [], "id": {}, "period": "aeon", "kind": "joke"}),
        ] {
            assert_eq!(
                device.fails(name, args.clone()).await,
                ErrorCode::BadArguments,
                "{name} {args}"
            );
        }
    }
}

#[tokio::test]
async fn without_a_profile_there_is_nothing_to_type() {
    let device = Device::new();
    let some_id = "019aa9d4-1f2c-7c3e-8b1a-2f6d5e4c3b2a";
    let settings = device.ok("start", json!({})).await["settings"].clone();
    for (name, args) in [
        ("course_map", json!({})),
        ("open_exercise", json!({"kind": "lesson", "number": 1})),
        (
            "record_events",
            json!({"session_id": some_id, "from": 0, "events": []}),
        ),
        ("finish_session", json!({"session_id": some_id})),
        ("leave_session", json!({"session_id": some_id})),
        ("resume_session", json!({"session_id": some_id})),
        ("discard_resumable", json!({"session_id": some_id})),
        ("session_result", json!({"session_id": some_id})),
        ("statistics", json!({"period": "all"})),
        ("change_settings", settings),
    ] {
        assert_eq!(
            device.fails(name, args).await,
            ErrorCode::NoProfile,
            "{name}"
        );
    }
}

#[tokio::test]
async fn the_first_start_refuses_what_cannot_be() {
    let device = Device::new();
    let good = json!({"name": "Mira", "language": "en", "age_group": "adults", "layout": "us", "daily_goal": 10});
    for (field, value, code) in [
        ("name", json!("x".repeat(61)), ErrorCode::BadValue),
        ("layout", json!("us-mars"), ErrorCode::UnknownLayout),
        ("layout", json!("ru"), ErrorCode::UnknownCourse),
        ("language", json!("tlh"), ErrorCode::UnknownCourse),
        ("daily_goal", json!(0), ErrorCode::BadValue),
        ("age_group", json!("elders"), ErrorCode::BadArguments),
    ] {
        let mut answers = good.clone();
        answers[field] = value;
        assert_eq!(
            device.fails("create_profile", answers).await,
            code,
            "{field}"
        );
    }
    assert_eq!(
        device.ok("start", json!({})).await["profiles"],
        json!([]),
        "nothing was half made"
    );
}

#[tokio::test]
async fn exercises_refuse_what_cannot_be_typed() {
    let device = Device::of_mira().await;
    let lesson = |number: u32| json!({"kind": "lesson", "number": number});
    assert_eq!(
        device.fails("open_exercise", lesson(0)).await,
        ErrorCode::UnknownLesson
    );
    assert_eq!(
        device.fails("open_exercise", lesson(9999)).await,
        ErrorCode::UnknownLesson
    );
    assert_eq!(
        device.fails("open_exercise", lesson(2)).await,
        ErrorCode::LessonLocked
    );
    for units in [json!([]), json!(["q"]), json!(["fjf"])] {
        let practice = json!({"kind": "practice", "units": units});
        assert_eq!(
            device.fails("open_exercise", practice).await,
            ErrorCode::NothingToPractise
        );
    }
    assert_eq!(
        device.fails("keyboard", json!({"layout": "../us"})).await,
        ErrorCode::UnknownLayout
    );
    for id in ["", "x", "019aa9d4-1f2c-7c3e-8b1a-2f6d5e4c3b2a"] {
        assert_eq!(
            device.fails("select_profile", json!({"id": id})).await,
            ErrorCode::UnknownProfile
        );
        for name in [
            "finish_session",
            "leave_session",
            "resume_session",
            "discard_resumable",
            "session_result",
        ] {
            assert_eq!(
                device.fails(name, json!({"session_id": id})).await,
                ErrorCode::UnknownSession,
                "{name} {id}"
            );
        }
    }
}

#[tokio::test]
async fn batches_may_come_twice_but_not_leave_a_gap() {
    let device = Device::of_mira().await;
    let exercise = device
        .ok("open_exercise", json!({"kind": "lesson", "number": 1}))
        .await;
    let units: Vec<String> = serde_json::from_value(exercise["units"].clone()).unwrap();
    let events = |range: std::ops::Range<usize>| -> Vec<Value> {
        range
            .map(|at| json!({"code": "", "text": units[at], "t": at * 100}))
            .collect()
    };
    let batch = |from: usize, to: usize| json!({"session_id": exercise["session_id"], "from": from, "events": events(from..to)});
    let first = device.ok("record_events", batch(0, 10)).await;
    assert_eq!(
        device.ok("record_events", batch(0, 10)).await,
        first,
        "the same again changes nothing"
    );
    assert_eq!(
        device.ok("record_events", batch(5, 15)).await["cursor"],
        15,
        "what overlaps counts once"
    );
    let error = device
        .call("record_events", batch(20, 25))
        .await
        .unwrap_err();
    assert_eq!(error.code, ErrorCode::EventsMissing);
    assert_eq!(
        (error.args["from"].as_str(), error.args["taken"].as_str()),
        ("20", "15")
    );
    assert_eq!(
        device
            .fails(
                "finish_session",
                json!({"session_id": exercise["session_id"]})
            )
            .await,
        ErrorCode::NotFinished
    );
    // A paste is no input, and nothing of its batch is taken.
    let paste = json!({"session_id": exercise["session_id"], "from": 15, "events": [{"code": "", "text": "f".repeat(65), "t": 1500}]});
    let error = device.call("record_events", paste).await.unwrap_err();
    assert_eq!(
        (error.code, error.args["value"].as_str()),
        (ErrorCode::BadValue, "65 bytes")
    );
    let rest = device.ok("record_events", batch(15, 150)).await;
    assert_eq!(
        (&rest["inserts"], &rest["errors"], &rest["is_complete"]),
        (&json!(150), &json!(0), &json!(true))
    );
    let journal = std::fs::read_to_string(device.journal()).unwrap();
    assert_eq!(journal.lines().count(), 151, "a header and each event once");
}

#[tokio::test]
async fn a_folder_that_cannot_be_used_is_named() {
    let device = Device::of_mira().await;
    let hands = Hands::on(
        &device
            .ok("open_exercise", json!({"kind": "lesson", "number": 1}))
            .await,
        &[],
    );
    let profiles = device.folder.path().join("profiles");
    let moved = device.folder.path().join("elsewhere");
    std::fs::rename(&profiles, &moved).unwrap();
    let batch = json!({"session_id": hands.session, "from": 0, "events": [{"code": "", "text": "f", "t": 0}]});
    let error = device
        .call("record_events", batch.clone())
        .await
        .unwrap_err();
    assert_eq!(error.code, ErrorCode::DataFolder);
    assert!(error.args["path"].contains("profiles"), "{error:?}");
    // Back in its place, the same batch finds everything taken and brings it to the disk.
    std::fs::rename(&moved, &profiles).unwrap();
    assert_eq!(device.ok("record_events", batch).await["taken"], 1);
    assert_eq!(
        std::fs::read_to_string(device.journal())
            .unwrap()
            .lines()
            .count(),
        2
    );
}
