//! A full disk, a damaged file, a newer version's file, and going back to a copy: said, and nothing is lost.

use std::{fs, path::Path, process::Command};

use app::ErrorCode;
use chrono::Duration;
use serde_json::{Value, json};

use crate::device::{Device, Hands};

async fn type_lesson_1(device: &Device) -> String {
    let exercise = device
        .ok("open_exercise", json!({"kind": "lesson", "number": 1}))
        .await;
    let mut hands = Hands::on(&exercise, &[]);
    hands.type_all(device).await;
    device
        .ok("finish_session", json!({"session_id": hands.session}))
        .await;
    hands.session
}

fn notice(start: &Value) -> (&str, &Value) {
    let first = &start["notices"][0];
    (first["code"].as_str().unwrap_or_default(), &first["args"])
}

async fn sessions(device: &Device) -> usize {
    let account = device.ok("account", json!({})).await;
    account["sessions"].as_array().unwrap().len()
}

/// A small file system over a folder, unmounted at the end. `None` where this user may not mount.
struct Mount<'a>(&'a Path);

impl<'a> Mount<'a> {
    fn over(folder: &'a Path) -> Option<Self> {
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=4m", "tactus-test"])
            .arg(folder)
            .status()
            .is_ok_and(|status| status.success());
        mounted.then_some(Self(folder))
    }

    fn fill(&self) {
        let mut ballast = fs::File::create(self.0.join("ballast")).unwrap();
        let chunk = [7_u8; 512];
        while std::io::Write::write_all(&mut ballast, &chunk).is_ok() {}
    }

    fn make_room(&self) {
        fs::remove_file(self.0.join("ballast")).unwrap();
    }
}

impl Drop for Mount<'_> {
    fn drop(&mut self) {
        // Lazily: the app may still hold files.
        let _ = Command::new("umount").arg("-l").arg(self.0).status();
    }
}

#[tokio::test]
async fn a_disk_that_fills_up_in_a_lesson_is_said_and_the_lesson_is_whole_in_the_end() {
    let mut device = Device::new();
    let folder = device.folder.path().to_owned();
    let Some(mount) = Mount::over(&folder) else {
        // The store's own tests have a full disk without a file system of their own.
        return;
    };
    device
        .ok("create_profile", json!({"name": "Mira", "language": "en", "age_group": "adults", "layout": "us", "daily_goal": null}))
        .await;
    type_lesson_1(&device).await;
    let exercise = device
        .ok("open_exercise", json!({"kind": "lesson", "number": 1}))
        .await;
    let mut hands = Hands::on(&exercise, &[]);
    hands.type_until(&device, 10).await;
    mount.fill();
    // The rest, key by key: as soon as the journal finds no room it is said, and all was taken all the same.
    let units: Vec<String> = serde_json::from_value(exercise["units"].clone()).unwrap();
    let mut refused = 0;
    for (at, unit) in units.iter().enumerate().skip(10) {
        // A name this long fills the last page of the journal soon.
        let event = json!({"code": "F".repeat(300), "text": unit, "t": 2_000 + at * 200});
        let batch = json!({"session_id": hands.session, "from": at, "events": [event]});
        match device.call("record_events", batch).await {
            Ok(position) => assert_eq!(position["taken"], at + 1),
            Err(error) => {
                assert_eq!(error.code, ErrorCode::DiskFull);
                refused += 1;
            }
        }
    }
    assert!(refused > 0, "the disk was never full");
    let finish = json!({"session_id": hands.session});
    assert_eq!(
        device.fails("finish_session", finish.clone()).await,
        ErrorCode::DiskFull
    );
    mount.make_room();
    let result = device.ok("finish_session", finish).await;
    assert_eq!(result["is_completed"], true);
    device.restart().await;
    assert_eq!(sessions(&device).await, 2);
    drop(device);
    drop(mount);
}

#[tokio::test]
async fn a_damaged_file_gives_back_what_is_whole() {
    let mut device = Device::of_mira().await;
    for _ in 0..3 {
        type_lesson_1(&device).await;
    }
    device.restart().await;
    let mut bytes = fs::read(device.database()).unwrap();
    bytes[..100].fill(0);
    fs::write(device.database(), &bytes).unwrap();
    let start = device.ok("start", json!({})).await;
    let (code, args) = notice(&start);
    assert_eq!((code, &args["kept"]), ("database-salvaged", &json!("3")));
    assert_eq!(fs::read(args["file"].as_str().unwrap()).unwrap(), bytes);
    assert_eq!(sessions(&device).await, 3);
    assert_eq!(device.ok("course_map", json!({})).await["completed"], 1);
    assert_eq!(start["settings"]["layout"], "us");
    type_lesson_1(&device).await;
    device.restart().await;
    assert_eq!(notice(&device.ok("start", json!({})).await).0, "");
}

#[tokio::test]
async fn a_newer_versions_file_can_be_looked_at_and_stays_as_it_is() {
    let mut device = Device::of_mira().await;
    type_lesson_1(&device).await;
    let exercise = device
        .ok("open_exercise", json!({"kind": "lesson", "number": 1}))
        .await;
    Hands::on(&exercise, &[]).type_until(&device, 20).await;
    device.restart().await;
    tomorrow(&device.database());
    let (before, journal) = (
        fs::read(device.database()).unwrap(),
        fs::read(device.journal()).unwrap(),
    );
    let start = device.ok("start", json!({})).await;
    assert_eq!(notice(&start).0, "database-newer");
    assert_eq!(
        (&start["is_read_only"], &start["profile"]["name"]),
        (&json!(true), &json!("Mira"))
    );
    assert_eq!(device.ok("course_map", json!({})).await["completed"], 1);
    assert_eq!(sessions(&device).await, 1);
    device
        .ok("statistics", json!({"period": "month", "layout": null}))
        .await;
    for (name, args) in [
        ("open_exercise", json!({"kind": "lesson", "number": 1})),
        ("change_settings", start["settings"].clone()),
        ("restore_copy", json!({"name": "x"})),
        ("sync_now", json!({})),
        ("logout", json!({})),
    ] {
        assert_eq!(
            device.fails(name, args).await,
            ErrorCode::DatabaseNewer,
            "{name}"
        );
    }
    device.restart().await;
    assert_eq!(fs::read(device.database()).unwrap(), before);
    assert_eq!(fs::read(device.journal()).unwrap(), journal);
}

/// What a version of tomorrow would have made of a file.
fn tomorrow(database: &Path) {
    let store = store::Store::open(database, 0).unwrap().store;
    store.mark_newer(999).unwrap();
}

#[tokio::test]
async fn the_learner_goes_back_to_a_copy() {
    let mut device = Device::of_mira().await;
    type_lesson_1(&device).await;
    let database = device.database();
    assert!(store::daily_copy(&database, "2026-11-21").unwrap());
    let mut settings = device.ok("start", json!({})).await["settings"].clone();
    settings["type_size"] = json!(40);
    device.ok("change_settings", settings).await;
    device.host.pass(Duration::days(1));
    type_lesson_1(&device).await;
    let copies = device.ok("list_copies", json!({})).await;
    let of_the_21st = copies
        .as_array()
        .unwrap()
        .iter()
        .find(|copy| copy["day"] == "2026-11-21");
    let of_the_21st = of_the_21st.unwrap();
    assert_eq!(of_the_21st["sessions"], 1);
    let start = device
        .ok("restore_copy", json!({"name": of_the_21st["name"]}))
        .await;
    assert_eq!(start["settings"]["type_size"], 30, "as in the copy");
    assert_eq!(sessions(&device).await, 2, "what was typed since is kept");
    let unknown = device
        .fails("restore_copy", json!({"name": "../../x"}))
        .await;
    assert_eq!(unknown, ErrorCode::BadValue);
    assert_eq!(sessions(&device).await, 2, "and the file is open again");
    type_lesson_1(&device).await;
    device.restart().await;
    assert_eq!(sessions(&device).await, 3);
}
