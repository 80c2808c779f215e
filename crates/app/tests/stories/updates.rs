//! Newer versions: looked for, proved, put in place when Tactus is left; and everything that must not be taken.

mod hindered;
mod installers;
mod refused;
mod releases;

use std::{fs, sync::Arc};

use app::{ErrorCode, Event, updates::Installation};
use chrono::Duration;
use serde_json::{Value, json};

use self::releases::{NEW, OLD, Program, Releases, names};
use crate::device::{Device, Hands};

/// A machine where Mira has this Tactus.
async fn device_with(releases: &Releases, installation: Installation) -> Device {
    let mut device = Device::of_mira().await;
    device.updates = Some(releases.source(installation));
    device.restart().await;
    device
}

async fn choose(device: &Device, choice: &str) -> Value {
    device.ok("choose_updates", json!({"choice": choice})).await
}

async fn look(device: &Device) -> Value {
    device.ok("look_for_updates", json!({})).await
}

async fn state(device: &Device) -> Value {
    device.ok("updates", json!({})).await
}

/// Starts as the version that is in place now.
async fn start_as(device: &mut Device, version: &str) {
    if let Some(source) = &mut device.updates {
        source.version = version.parse().unwrap();
    }
    device.restart().await;
}

/// Files that wait to be put in place, or lie about.
fn waiting(device: &Device) -> Vec<String> {
    let mut waiting = names(&device.folder.path().join("updates"));
    waiting.retain(|name| name != "updates.json");
    waiting
}

async fn open_lesson(device: &Device) -> Hands {
    let lesson = json!({"kind": "lesson", "number": 1});
    let exercise = device.ok("open_exercise", lesson).await;
    let mut hands = Hands::on(&exercise, &[]);
    hands.type_until(device, 5).await;
    hands
}

async fn finish(device: &Device, mut hands: Hands) {
    hands.type_all(device).await;
    let session = json!({"session_id": hands.session});
    device.ok("finish_session", session).await;
}

#[tokio::test]
async fn a_newer_version_comes_by_itself_and_the_old_one_is_kept() {
    let (releases, program) = (Releases::start().await, Program::new());
    releases.release("0.2.0", NEW);
    let mut device = device_with(&releases, program.installation()).await;
    assert_eq!(choose(&device, "automatic").await["phase"], "idle");
    device.host.events.lock().unwrap().clear();
    device.app().look_when_due().await;
    let ready = state(&device).await;
    assert_eq!(
        (&ready["phase"], &ready["available"], &ready["is_told"]),
        (&json!("ready"), &json!("0.2.0"), &json!(true))
    );
    let phases: Vec<_> = device
        .host
        .events
        .lock()
        .unwrap()
        .iter()
        .filter_map(|event| match event {
            Event::Updates(state) => Some(json!(state.phase)),
            _ => None,
        })
        .collect();
    assert_eq!(phases, ["looking", "fetching", "ready"]);
    // While Tactus runs it stays what it is.
    program.is_untouched("before it is left");
    device.leave().await;
    assert_eq!(fs::read(&program.file).unwrap(), NEW);
    assert_eq!(
        program.names(),
        ["Tactus.AppImage", "Tactus.AppImage.previous"]
    );
    assert_eq!(
        fs::read(program.folder.path().join("Tactus.AppImage.previous")).unwrap(),
        OLD
    );
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |name: &str| {
            fs::metadata(program.folder.path().join(name))
                .unwrap()
                .permissions()
                .mode()
        };
        assert_eq!(mode("Tactus.AppImage") & 0o777, 0o755);
        assert_eq!(mode("Tactus.AppImage.previous") & 0o777, 0o755);
    }
    start_as(&mut device, "0.2.0").await;
    let after = state(&device).await;
    assert_eq!(
        (&after["phase"], &after["available"], &after["trouble"]),
        (&json!("idle"), &Value::Null, &Value::Null)
    );
    assert!(
        after["previous"]
            .as_str()
            .unwrap()
            .ends_with("Tactus.AppImage.previous")
    );
    assert!(waiting(&device).is_empty());
    // The same list is now nothing new.
    assert_eq!(look(&device).await["available"], Value::Null);
    device.leave().await;
    assert_eq!(fs::read(&program.file).unwrap(), NEW);
}

#[tokio::test]
async fn the_data_of_before_an_update_is_there_to_go_back_to() {
    let (releases, program) = (Releases::start().await, Program::new());
    releases.release("0.2.0", NEW);
    let mut device = device_with(&releases, program.installation()).await;
    let hands = open_lesson(&device).await;
    finish(&device, hands).await;
    device.ok("take_update", json!({})).await;
    device.leave().await;
    let copy = device.database().with_extension("update-0.2.0.sqlite");
    let copy = device
        .folder
        .path()
        .join("profiles/copies")
        .join(copy.file_name().unwrap());
    assert!(copy.is_file(), "{}", copy.display());
    start_as(&mut device, "0.2.0").await;
    let copies = device.ok("list_copies", json!({})).await;
    let of_update = copies
        .as_array()
        .unwrap()
        .iter()
        .find(|copy| copy["day"] == Value::Null)
        .unwrap();
    assert_eq!(of_update["sessions"], 1);
    device
        .ok("restore_copy", json!({"name": of_update["name"]}))
        .await;
    let account = device.ok("account", json!({})).await;
    assert_eq!(account["sessions"].as_array().unwrap().len(), 1);
    // The next update has a copy of its own; the older one goes.
    releases.release("0.3.0", NEW);
    device.ok("take_update", json!({})).await;
    device.leave().await;
    assert!(!copy.exists());
}

#[tokio::test]
async fn one_is_told_first_and_takes_it_when_one_likes() {
    let (releases, program) = (Releases::start().await, Program::new());
    releases.release("0.2.0", NEW);
    let device = device_with(&releases, program.installation()).await;
    let before = state(&device).await;
    assert_eq!(
        (&before["by"], &before["choice"], &before["looked"]),
        (&json!("itself"), &json!("notify"), &Value::Null)
    );
    let told = look(&device).await;
    assert_eq!(
        (&told["phase"], &told["available"], &told["is_told"]),
        (&json!("idle"), &json!("0.2.0"), &json!(true))
    );
    assert_eq!(
        releases.asked(),
        ["GET /latest.json HTTP/1.1"],
        "the file only when it is wished"
    );
    // Nothing of anybody goes out: no name, no version, no token, no cookie.
    let head = releases.last().to_lowercase();
    let mut names: Vec<_> = head
        .lines()
        .skip(1)
        .filter_map(|line| line.split_once(':'))
        .map(|(name, _)| name)
        .collect();
    names.sort_unstable();
    assert_eq!(names, ["accept", "host"]);
    device.leave().await;
    program.is_untouched("told only");
    assert_eq!(device.ok("take_update", json!({})).await["phase"], "ready");
    device.ok("restart_to_update", json!({})).await;
    assert_eq!(
        *device.host.ended.lock().unwrap(),
        Some(true),
        "it is started again"
    );
    device.leave().await;
    assert_eq!(fs::read(&program.file).unwrap(), NEW);
}

#[tokio::test]
async fn it_is_looked_for_once_a_day() {
    let (releases, program) = (Releases::start().await, Program::new());
    releases.release("0.1.0", NEW);
    let mut device = device_with(&releases, program.installation()).await;
    device.app().look_when_due().await;
    device.app().look_when_due().await;
    device.host.pass(Duration::hours(23));
    device.restart().await;
    device.ok("start", json!({})).await;
    device.app().look_when_due().await;
    assert_eq!(releases.asked().len(), 1);
    device.host.pass(Duration::hours(1));
    device.app().look_when_due().await;
    assert_eq!(releases.asked().len(), 2);
    // A clock that was years ahead does not end it.
    device.host.set_clock("2020-01-01T00:00:00Z");
    device.app().look_when_due().await;
    assert_eq!(releases.asked().len(), 3);
}

#[tokio::test]
async fn nothing_is_looked_for_where_it_is_off() {
    let (releases, program) = (Releases::start().await, Program::new());
    releases.release("0.2.0", NEW);
    let mut device = device_with(&releases, program.installation()).await;
    // What was fetched before goes with the choice.
    device.ok("take_update", json!({})).await;
    let asked = releases.asked().len();
    assert_eq!(choose(&device, "off").await["phase"], "idle");
    device.app().look_when_due().await;
    assert_eq!(look(&device).await["phase"], "idle");
    device.ok("take_update", json!({})).await;
    assert_eq!(releases.asked().len(), asked);
    device.leave().await;
    program.is_untouched("off by choice");
    choose(&device, "automatic").await;
    look(&device).await;
    // And with the policy, whatever was chosen.
    let file = device.folder.path().join("policy.json");
    fs::write(&file, json!({"updates": "off"}).to_string()).unwrap();
    device.policy = Some(file);
    device.restart().await;
    let asked_before = releases.asked().len();
    assert!(asked_before > asked);
    let state = state(&device).await;
    assert_eq!(
        (
            &state["choice"],
            &state["is_managed"],
            &state["phase"],
            &state["is_told"]
        ),
        (&json!("off"), &json!(true), &json!("idle"), &json!(false))
    );
    device.app().look_when_due().await;
    for (command, args) in [
        ("look_for_updates", json!({})),
        ("take_update", json!({})),
        ("choose_updates", json!({"choice": "automatic"})),
    ] {
        assert_eq!(
            device.fails(command, args).await,
            ErrorCode::ClosedByPolicy,
            "{command}"
        );
    }
    assert_eq!(releases.asked().len(), asked_before, "nothing was asked");
    device.leave().await;
    program.is_untouched("off by policy");
}

#[tokio::test]
async fn the_policy_can_decide_for_newer_versions() {
    let (releases, program) = (Releases::start().await, Program::new());
    releases.release("0.2.0", NEW);
    let mut device = device_with(&releases, program.installation()).await;
    choose(&device, "off").await;
    let file = device.folder.path().join("policy.json");
    fs::write(&file, json!({"updates": "automatic"}).to_string()).unwrap();
    device.policy = Some(file);
    device.restart().await;
    assert_eq!(
        device.ok("start", json!({})).await["managed"]["items"][0]["key"],
        "updates"
    );
    device.app().look_when_due().await;
    assert_eq!(state(&device).await["phase"], "ready");
}

#[tokio::test]
async fn an_exercise_is_never_disturbed() {
    let (releases, program) = (Releases::start().await, Program::new());
    releases.release("0.2.0", NEW);
    let mut device = device_with(&releases, program.installation()).await;
    choose(&device, "automatic").await;
    let hands = open_lesson(&device).await;
    device.app().look_when_due().await;
    assert!(releases.asked().is_empty(), "not even a look");
    // One that was begun before waits where it is.
    let app = Arc::clone(device.app());
    let looking = tokio::spawn(async move { app.rpc("look_for_updates".into(), json!({})).await });
    releases.is_asked("/tactus").await;
    assert!(!looking.is_finished());
    finish(&device, hands).await;
    assert_eq!(looking.await.unwrap().unwrap()["phase"], "ready");
    // Nor is anything put in place: neither now nor by leaving amid it.
    let hands = open_lesson(&device).await;
    assert_eq!(
        device.fails("restart_to_update", json!({})).await,
        ErrorCode::ExerciseOpen
    );
    assert_eq!(*device.host.ended.lock().unwrap(), None);
    device.leave().await;
    program.is_untouched("amid an exercise");
    device.restart().await;
    // The interrupted one is gone on with in the version that it was begun with.
    device.ok("start", json!({})).await;
    device.leave().await;
    program.is_untouched("an exercise lies interrupted");
    device.restart().await;
    let session = json!({"session_id": hands.session});
    let resumed = device.ok("resume_session", session).await;
    finish(&device, Hands::on(&resumed, &[]).at(5)).await;
    device.leave().await;
    assert_eq!(fs::read(&program.file).unwrap(), NEW);
}

#[tokio::test]
async fn a_child_is_told_nothing_and_decides_nothing() {
    let (releases, program) = (Releases::start().await, Program::new());
    releases.release("0.2.0", NEW);
    let device = device_with(&releases, program.installation()).await;
    let child = json!({"name": "Kim", "language": "en", "age_group": "kids", "layout": "us", "daily_goal": null});
    device.ok("create_profile", child).await;
    device.app().look_when_due().await;
    let state = state(&device).await;
    assert_eq!(
        (&state["available"], &state["is_told"]),
        (&json!("0.2.0"), &json!(false))
    );
    for (command, args) in [
        ("look_for_updates", json!({})),
        ("take_update", json!({})),
        ("restart_to_update", json!({})),
        ("choose_updates", json!({"choice": "off"})),
    ] {
        assert_eq!(
            device.fails(command, args).await,
            ErrorCode::GateClosed,
            "{command}"
        );
    }
}

#[tokio::test]
async fn what_somebody_else_installs_is_only_told_of() {
    let releases = Releases::start().await;
    releases.publishes(&json!({"version": "0.2.0"}));
    let device = device_with(&releases, Installation::Managed).await;
    choose(&device, "automatic").await;
    let told = look(&device).await;
    assert_eq!(
        (
            &told["by"],
            &told["phase"],
            &told["available"],
            &told["is_told"]
        ),
        (
            &json!("manager"),
            &json!("idle"),
            &json!("0.2.0"),
            &json!(true)
        )
    );
    assert_eq!(device.ok("take_update", json!({})).await["phase"], "idle");
    device.leave().await;
    assert!(waiting(&device).is_empty());
    assert!(
        releases
            .asked()
            .iter()
            .all(|line| line.contains("/latest.json"))
    );
}

#[tokio::test]
async fn a_build_without_a_source_says_so_and_asks_nobody() {
    let device = Device::of_mira().await;
    for command in ["updates", "look_for_updates", "take_update"] {
        let state = device.ok(command, json!({})).await;
        assert_eq!(
            (&state["by"], &state["phase"]),
            (&json!("nobody"), &json!("idle"))
        );
    }
    device.leave().await;
    assert!(!device.folder.path().join("updates").exists());
}
