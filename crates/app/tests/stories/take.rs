//! Taking everything along, and deleting a profile from this machine.

use std::{collections::BTreeMap, fs, io::Read as _, path::Path};

use app::ErrorCode;
use serde_json::{Value, json};

use crate::{
    account::type_lesson_1,
    device::{Device, Hands},
    server::{Server, device_with, envelope, form, signed_in},
};

fn unzipped(file: &Value) -> BTreeMap<String, String> {
    let bytes = fs::read(file.as_str().unwrap()).unwrap();
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut files = BTreeMap::new();
    for at in 0..zip.len() {
        let mut file = zip.by_index(at).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        files.insert(name, text);
    }
    files
}

#[tokio::test]
async fn everything_held_here_comes_along_without_an_account() {
    let device = Device::of_mira().await;
    let session = type_lesson_1(&device).await;
    let mut settings = device.ok("start", json!({})).await["settings"].clone();
    settings["theme"] = json!("contrast");
    device.ok("change_settings", settings).await;
    let practice = json!({"kind": "practice", "units": ["f", "j"], "length": 60});
    let exercise = device.ok("open_exercise", practice).await;
    let text: Vec<String> = serde_json::from_value(exercise["units"].clone()).unwrap();
    let mut hands = Hands::on(&exercise, &[(3, "q")]);
    hands.type_all(&device).await;
    let own = hands.session.clone();
    device
        .ok("finish_session", json!({"session_id": own}))
        .await;
    // One that is being typed, too.
    let exercise = device
        .ok("open_exercise", json!({"kind": "lesson", "number": 1}))
        .await;
    Hands::on(&exercise, &[]).type_until(&device, 5).await;

    let taken = device.ok("export_profile", json!({})).await;
    let files = unzipped(&taken["file"]);
    let json = |name: &str| -> Value { serde_json::from_str(&files[name]).unwrap() };
    assert_eq!(json("profile.json")["name"], "Mira");
    let sessions = json("sessions.json");
    assert_eq!(sessions.as_array().unwrap().len(), 2);
    assert_eq!(sessions[0]["client_id"], json!(session));
    assert!(
        files["settings.json"].contains("contrast") && files["settings.csv"].contains("contrast")
    );
    let typed = json("typed.json");
    assert_eq!(
        (&typed[1]["id"], &typed[1]["text"]),
        (&json!(own), &json!(text.concat()))
    );
    let presses = csv::Reader::from_reader(files["key_presses.csv"].as_bytes())
        .into_records()
        .map(Result::unwrap)
        .filter(|row| row[0] == own)
        .collect::<Vec<_>>();
    assert_eq!(
        presses.len(),
        typed[1]["log"]["dt"].as_array().unwrap().len()
    );
    assert_eq!(&presses[3][4], "q", "the slip is in its row");
    assert!(files["session_statistics.csv"].contains(&own));
    assert!(files["being_typed.jsonl"].lines().count() > 1);
    assert!(files["README.txt"].contains("key_presses.csv"));
    for table in ["progress", "unlocks", "daily", "achievements", "outbox"] {
        assert!(
            files.contains_key(&format!("{table}.json")),
            "{table}: {:?}",
            files.keys()
        );
        assert!(files.contains_key(&format!("{table}.csv")), "{table}");
    }

    let again = device.ok("export_profile", json!({})).await;
    assert_ne!(
        again["file"], taken["file"],
        "none takes the place of another"
    );
    assert!(Path::new(taken["file"].as_str().unwrap()).exists());
}

#[tokio::test]
async fn the_servers_archive_is_saved_as_it_comes() {
    let server = Server::start().await;
    server.says("/v1/auth/register", 201, signed_in());
    let device = device_with(&server.url).await;
    assert_eq!(
        device.fails("export_account", json!({})).await,
        ErrorCode::SignedOut
    );
    device.ok("register", form()).await;
    server.says("/v1/me/export", 200, "PK and so on");
    let taken = device.ok("export_account", json!({})).await;
    let file = taken["file"].as_str().unwrap();
    assert!(file.ends_with("tactus-account-2026-11-22.zip"), "{file}");
    assert_eq!(fs::read(file).unwrap(), b"PK and so on");
    server.says(
        "/v1/me/export",
        429,
        envelope("too_many_requests", &json!({})),
    );
    let error = device.call("export_account", json!({})).await.unwrap_err();
    assert_eq!(error.args["code"], "too_many_requests");
}

/// Names of all files that belong to a profile.
fn files_of(device: &Device, id: &str) -> Vec<String> {
    let folders = ["profiles", "profiles/copies"].map(|name| device.folder.path().join(name));
    let files = folders
        .iter()
        .filter_map(|folder| fs::read_dir(folder).ok())
        .flatten();
    files
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|name| name.starts_with(id))
        .collect()
}

#[tokio::test]
async fn a_deleted_profile_is_gone_with_its_copies_and_the_others_stay() {
    let mut device = Device::of_mira().await;
    type_lesson_1(&device).await;
    device.restart().await;
    let mira = device.ok("start", json!({})).await["profile"]["id"].clone();
    let mira = mira.as_str().unwrap().to_owned();
    let copies = device.folder.path().join("profiles/copies");
    fs::create_dir_all(&copies).unwrap();
    for aside in [
        format!("profiles/{mira}.damaged-1.sqlite"),
        format!("profiles/copies/{mira}.day-2026-11-21.sqlite"),
    ] {
        fs::write(device.folder.path().join(aside), "planted").unwrap();
    }
    let answers = json!({"name": "Ole", "language": "en", "age_group": "adults", "layout": "us", "daily_goal": null});
    let ole = device.ok("create_profile", answers).await["profile"]["id"].clone();
    type_lesson_1(&device).await;

    // Only whoever is typing, and only with the name.
    assert_eq!(
        device
            .fails("delete_profile", json!({"id": mira, "name": "Mira"}))
            .await,
        ErrorCode::UnknownProfile
    );
    device.ok("select_profile", json!({"id": mira})).await;
    assert_eq!(
        device
            .fails("delete_profile", json!({"id": mira, "name": "mira"}))
            .await,
        ErrorCode::BadValue
    );
    assert!(!files_of(&device, &mira).is_empty());
    // Amid a lesson: its journal goes too.
    let exercise = device
        .ok("open_exercise", json!({"kind": "lesson", "number": 1}))
        .await;
    Hands::on(&exercise, &[]).type_until(&device, 5).await;
    let after = device
        .ok("delete_profile", json!({"id": mira, "name": "Mira"}))
        .await;
    assert_eq!(files_of(&device, &mira), Vec::<String>::new());
    assert_eq!(
        (&after["profile"]["id"], &after["resumable"]),
        (&ole, &Value::Null)
    );
    assert_eq!(after["profiles"].as_array().unwrap().len(), 1);
    let sessions = device.ok("account", json!({})).await["sessions"].clone();
    assert_eq!(sessions.as_array().unwrap().len(), 1, "Ole has his");

    let last = device
        .ok("delete_profile", json!({"id": ole, "name": "Ole"}))
        .await;
    assert_eq!(
        (&last["profile"], &last["profiles"]),
        (&Value::Null, &json!([]))
    );
    device.restart().await;
    assert_eq!(device.ok("start", json!({})).await["profiles"], json!([]));
}

#[tokio::test]
async fn the_pin_is_not_in_the_archive() {
    let device = Device::new();
    let answers = json!({"name": "Tom", "language": "en", "age_group": "kids", "layout": "us", "daily_goal": null});
    device.ok("create_profile", answers).await;
    let gate = device.ok("gate", json!({})).await["question"].clone();
    let product = gate[0].as_u64().unwrap() * gate[1].as_u64().unwrap();
    device
        .ok("open_gate", json!({"answer": product.to_string()}))
        .await;
    device.ok("set_pin", json!({"pin": "2468"})).await;
    let taken = device.ok("export_profile", json!({})).await;
    for (name, text) in unzipped(&taken["file"]) {
        assert!(!text.contains("argon2id"), "{name}");
    }
}
