//! What one machine saves, another takes over; and what is no export, or no longer one.

use std::{
    collections::BTreeMap,
    fs,
    io::{Cursor, Read as _, Write as _},
};

use app::ErrorCode;
use serde_json::{Value, json};
use zip::{CompressionMethod, ZipArchive, ZipWriter, write::SimpleFileOptions};

use super::{bring, keep, review};
use crate::{
    account::type_lesson_1,
    device::{Device, Hands},
    texts,
};

/// A machine on which something of everything was done.
async fn used() -> Device {
    let device = Device::of_mira().await;
    type_lesson_1(&device).await;
    let mut settings = device.ok("start", json!({})).await["settings"].clone();
    settings["theme"] = json!("contrast");
    settings["type_size"] = json!(44);
    device.ok("change_settings", settings).await;
    let practice = json!({"kind": "practice", "units": ["f", "j"], "length": 60});
    let exercise = device.ok("open_exercise", practice).await;
    let mut hands = Hands::on(&exercise, &[(3, "q")]);
    hands.type_all(&device).await;
    let finish = json!({"session_id": hands.session.clone()});
    device.ok("finish_session", finish).await;
    let text = "The lamp burnt all night and nobody came to see it. ".repeat(9);
    texts::keep(&device, Some("Lamp.txt"), text.as_bytes()).await;
    keep(&device, "results.csv", super::history::CSV.as_bytes()).await;
    device
}

async fn saved(device: &Device) -> Vec<u8> {
    let taken = device.ok("export_profile", json!({})).await;
    fs::read(taken["file"].as_str().unwrap()).unwrap()
}

fn unpacked(zip: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut zip = ZipArchive::new(Cursor::new(zip)).unwrap();
    (0..zip.len())
        .map(|at| {
            let mut file = zip.by_index(at).unwrap();
            let name = file.name().unwrap().into_owned();
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).unwrap();
            (name, bytes)
        })
        .collect()
}

fn packed(files: &BTreeMap<String, Vec<u8>>) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in files {
        zip.start_file(name.as_str(), options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// An export without what differs between two machines that hold the same: numbers of rows, the profile and its clock.
fn content(zip: &[u8]) -> BTreeMap<String, Value> {
    let upkeep = [
        "id",
        "session_id",
        "best_session_id",
        "lesson_id",
        "is_sent",
    ];
    let files = unpacked(zip).into_iter();
    let files = files.filter(|(name, _)| {
        let is_table = std::path::Path::new(name)
            .extension()
            .is_some_and(|it| it == "json");
        is_table && !["tactus.json", "profile.json", "facts.json"].contains(&name.as_str())
    });
    files
        .map(|(name, bytes)| {
            let mut rows: Vec<Value> = serde_json::from_slice(&bytes).unwrap();
            for row in &mut rows {
                let row = row.as_object_mut().unwrap();
                row.retain(|name, value| !(upkeep.contains(&name.as_str()) && value.is_number()));
            }
            rows.sort_by_key(ToString::to_string);
            (name, Value::Array(rows))
        })
        .collect()
}

#[tokio::test]
async fn another_machine_takes_everything_over_and_a_second_time_changes_nothing() {
    let (old, new) = (used().await, Device::of_mira().await);
    // Settings go by their clock: those of the new machine were made before.
    old.host.pass(chrono::Duration::hours(1));
    new.host.pass(chrono::Duration::hours(2));
    let export = saved(&old).await;
    let seen = review(&new, "tactus.zip", &export).await;
    assert_eq!(
        (
            &seen["source"],
            &seen["new"],
            &seen["known"],
            &seen["texts"],
            &seen["name"]
        ),
        (
            &json!("tactus"),
            &json!(2),
            &json!(0),
            &json!(1),
            &json!("Mira")
        )
    );
    assert_eq!(seen["first_day"], "2026-11-22");
    assert_eq!(seen["accounts"], json!([]));
    // Nothing is here before it is kept.
    assert_eq!(content(&saved(&new).await)["sessions.json"], json!([]));
    let kept = new.ok("keep_data", json!({"import": seen["import"]})).await;
    assert_eq!((&kept["new"], &kept["texts"]), (&json!(2), &json!(1)));
    assert_eq!(content(&saved(&new).await), content(&export));
    let settings = new.ok("start", json!({})).await["settings"].clone();
    assert_eq!(
        (&settings["theme"], &settings["type_size"]),
        (&json!("contrast"), &json!(44))
    );
    assert_eq!(
        new.ok("own_texts", json!({})).await["texts"][0]["title"],
        "Lamp"
    );
    assert_eq!(
        new.ok("imported", json!({})).await["files"][0]["file"],
        "results.csv"
    );

    let again = keep(&new, "tactus.zip", &export).await;
    assert_eq!(
        (
            &again["new"],
            &again["known"],
            &again["texts"],
            &again["settings"]
        ),
        (&json!(0), &json!(2), &json!(0), &json!(0))
    );
    assert_eq!(content(&saved(&new).await), content(&export));
}

/// Takes the export apart, lets it be changed, and brings it to a new machine; answers what that says.
async fn changed(change: impl FnOnce(&mut BTreeMap<String, Vec<u8>>)) -> (ErrorCode, Value) {
    let (old, new) = (used().await, Device::of_mira().await);
    let mut files = unpacked(&saved(&old).await);
    change(&mut files);
    let before = content(&saved(&new).await);
    let import = bring(&new, "tactus.zip", &packed(&files)).await;
    let import = json!({"import": import});
    let error = new.call("review_data", import.clone()).await.unwrap_err();
    // And nothing of it can be kept.
    assert_eq!(new.fails("keep_data", import).await, ErrorCode::BadValue);
    assert_eq!(content(&saved(&new).await), before);
    (error.code, json!(error.args))
}

fn replaced(files: &mut BTreeMap<String, Vec<u8>>, name: &str, from: &str, to: &str) {
    let text = String::from_utf8(files[name].clone()).unwrap();
    assert!(text.contains(from), "{name} has {from}");
    files.insert(name.into(), text.replacen(from, to, 1).into_bytes());
}

#[tokio::test]
async fn an_export_with_a_file_missing_or_broken_is_refused_with_its_name() {
    let (code, args) = changed(|files| drop(files.remove("typed.json"))).await;
    assert_eq!(
        (code, &args["file"]),
        (ErrorCode::ExportIncomplete, &json!("typed.json"))
    );
    let (code, args) = changed(|files| files.get_mut("typed.json").unwrap().truncate(900)).await;
    assert_eq!(
        (code, &args["file"]),
        (ErrorCode::ExportDamaged, &json!("typed.json"))
    );
    // A row that went missing, one that is there twice, one that does not fit.
    let (code, _) = changed(|files| drop(files.insert("unlocks.json".into(), b"[]".into()))).await;
    assert_eq!(code, ErrorCode::ExportDamaged);
    let (code, args) =
        changed(|files| replaced(files, "sessions.json", "\"kind\":", "\"kin\":")).await;
    assert_eq!(
        (code, &args["file"]),
        (ErrorCode::ExportDamaged, &json!("sessions.json"))
    );
    let (code, _) =
        changed(|files| replaced(files, "sessions.json", "\"accuracy\":", "\"accuracy\":9")).await;
    assert_eq!(code, ErrorCode::ExportDamaged);
}

#[tokio::test]
async fn what_is_newer_or_not_ours_is_not_opened() {
    let newer =
        |files: &mut _| replaced(files, "tactus.json", "tactus-export/1", "tactus-export/2");
    assert_eq!(changed(newer).await.0, ErrorCode::ExportNewer);
    let newer = |files: &mut _| replaced(files, "tactus.json", "\"schema\": ", "\"schema\": 9");
    assert_eq!(changed(newer).await.0, ErrorCode::ExportNewer);
    let other = |files: &mut _| replaced(files, "tactus.json", "tactus-export/1", "something else");
    assert_eq!(changed(other).await.0, ErrorCode::ExportForeign);
    let none = |files: &mut BTreeMap<_, _>| drop(files.remove("tactus.json"));
    assert_eq!(changed(none).await.0, ErrorCode::ExportForeign);
    for name in ["../evil.json", "/etc/passwd", "a\\b", "C:evil"] {
        let out = |files: &mut BTreeMap<_, _>| drop(files.insert(name.into(), b"[]".into()));
        let (code, args) = changed(out).await;
        assert_eq!(
            (code, &args["file"]),
            (ErrorCode::ExportForeign, &json!(name))
        );
    }
}

#[tokio::test]
async fn half_a_zip_and_none_at_all_are_said_plainly() {
    let (old, new) = (used().await, Device::of_mira().await);
    let export = saved(&old).await;
    for (bytes, code) in [
        (&export[..export.len() / 2], ErrorCode::ExportDamaged),
        (&b"PK\x03\x04 and so on"[..], ErrorCode::ExportDamaged),
        (&b"\x89PNG\r\n\x1a\n\0\0"[..], ErrorCode::ImportForeign),
        (&b""[..], ErrorCode::ImportForeign),
    ] {
        let import = bring(&new, "tactus.zip", bytes).await;
        assert_eq!(
            new.fails("review_data", json!({"import": import})).await,
            code
        );
    }
    let huge = json!({"name": "x.zip", "size": 300 * 1024 * 1024});
    assert_eq!(
        new.fails("begin_data_import", huge).await,
        ErrorCode::ImportTooLarge
    );
}
