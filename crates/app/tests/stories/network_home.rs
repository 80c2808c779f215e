//! A data folder on the network: said, and written without a log; and one that moves to a disk of the machine.

use std::{fs, path::Path};

use app::{App, Config, place::Place};
use serde_json::{Value, json};

use crate::{
    account::type_lesson_1,
    device::{Device, Hands},
};

fn far() -> Place {
    Place {
        network: Some("nfs4".into()),
        ..Place::default()
    }
}

/// The formats of reading and writing in a file's head: 2 for a write-ahead log.
fn is_logged(database: &Path) -> bool {
    fs::read(database).unwrap()[18..20] == [2, 2]
}

fn device_id(device: &Device) -> Value {
    let file = fs::read(device.folder.path().join("device.json")).unwrap();
    serde_json::from_slice::<Value>(&file).unwrap()["device_id"].clone()
}

#[tokio::test]
async fn on_the_network_no_log_is_written_and_one_is_told() {
    let mut device = Device::of_mira().await;
    type_lesson_1(&device).await;
    assert!(is_logged(&device.database()));
    device.place = far();
    device.restart().await;
    let start = device.ok("start", json!({})).await;
    assert_eq!(
        (
            &start["notices"][0]["code"],
            &start["notices"][0]["args"]["why"]
        ),
        (&json!("data-on-network"), &json!("nfs4"))
    );
    type_lesson_1(&device).await;
    assert!(!is_logged(&device.database()));
    assert!(!device.database().with_extension("sqlite-wal").exists());
    let map = device.ok("course_map", json!({})).await;
    assert_eq!(map["blocks"][0]["lessons"][0]["attempts"], 2);

    // From another machine the same folder is the same installation: nobody is signed out by that.
    let id = device_id(&device);
    *device.host.machine.lock().unwrap() = "another machine".into();
    device.restart().await;
    let start = device.ok("start", json!({})).await;
    assert_eq!(start["notices"].as_array().unwrap().len(), 1, "{start}");
    assert_eq!(device_id(&device), id);
    // Back on a disk of the machine, the log is back, too.
    device.place = Place::default();
    device.restart().await;
    device.ok("course_map", json!({})).await;
    assert!(is_logged(&device.database()));
}

#[tokio::test]
async fn data_that_move_to_this_machine_are_all_there_also_what_only_the_log_had() {
    let device = Device::of_mira().await;
    type_lesson_1(&device).await;
    let exercise = device
        .ok("open_exercise", json!({"kind": "lesson", "number": 1}))
        .await;
    let mut hands = Hands::on(&exercise, &[]);
    hands.type_until(&device, 12).await;
    // As a power cut would leave it: nobody has closed anything.
    let old = tempfile::tempdir().unwrap();
    copy(device.folder.path(), old.path());
    assert!(
        fs::read_dir(old.path().join("profiles"))
            .unwrap()
            .any(|file| file.unwrap().path().extension() == Some("sqlite-wal".as_ref()))
    );

    let new = tempfile::tempdir().unwrap();
    let config = Config {
        data_dir: new.path().join("data"),
        place: Place {
            dir: new.path().join("data"),
            take_from: Some(old.path().to_owned()),
            ..Place::default()
        },
        ..device.config()
    };
    let _claim = config.claim().unwrap();
    let app = App::new(config, device.host.clone());
    let start = app.rpc("start".into(), json!({})).await.unwrap();
    let notice = &start["notices"][0];
    assert_eq!(
        (&notice["code"], &notice["args"]["file"]),
        (
            &json!("data-moved"),
            &json!(old.path().display().to_string())
        )
    );
    assert_eq!(start["resumable"]["session_id"], json!(hands.session));
    let map = app.rpc("course_map".into(), json!({})).await.unwrap();
    assert_eq!(map["blocks"][0]["lessons"][0]["attempts"], 1);
    app.close().await;
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}
