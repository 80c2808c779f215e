//! The other kinds of packages, as far as this system can play them: a folder that is the program, and an installer.

use std::{fs, path::Path, process::Command};

use app::updates::Installation;
use serde_json::json;

use super::{
    device_with,
    releases::{NEW, OLD, Releases, names},
    start_as, state, waiting,
};

fn tar_of(folder: &Path) -> Vec<u8> {
    let made = Command::new("tar")
        .arg("-C")
        .arg(folder)
        .args(["-czf", "-", "."])
        .output()
        .unwrap();
    assert!(made.status.success());
    made.stdout
}

fn app_in(folder: &Path, program: &[u8]) {
    let inside = folder.join("Tactus.app/Contents/MacOS");
    fs::create_dir_all(&inside).unwrap();
    fs::write(inside.join("tactus"), program).unwrap();
}

#[cfg(unix)]
#[tokio::test]
async fn a_folder_that_is_the_program_is_changed_as_a_whole() {
    let releases = Releases::start().await;
    let (place, made) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    app_in(place.path(), OLD);
    fs::write(place.path().join("Tactus.app/Contents/of the old one"), "").unwrap();
    app_in(made.path(), NEW);
    let app = place.path().join("Tactus.app");
    let mut device = device_with(&releases, Installation::Bundle(app.clone())).await;
    releases.release("0.2.0", &tar_of(made.path()));
    device.ok("take_update", json!({})).await;
    device.leave().await;
    assert_eq!(fs::read(app.join("Contents/MacOS/tactus")).unwrap(), NEW);
    assert_eq!(names(&app.join("Contents")), ["MacOS"]);
    assert_eq!(names(place.path()), ["Tactus.app"]);
    start_as(&mut device, "0.2.0").await;
    let previous = state(&device).await["previous"]
        .as_str()
        .unwrap()
        .to_owned();
    assert_eq!(
        fs::read(Path::new(&previous).join("Contents/MacOS/tactus")).unwrap(),
        OLD
    );

    // A package with something else in it, though the makers signed it: the program stays.
    releases.release("0.3.0", b"no tar at all");
    device.ok("take_update", json!({})).await;
    device.leave().await;
    assert_eq!(fs::read(app.join("Contents/MacOS/tactus")).unwrap(), NEW);
    assert_eq!(names(place.path()), ["Tactus.app"]);
    let previous = Path::new(&previous).join("Contents/MacOS/tactus");
    assert_eq!(fs::read(previous).unwrap(), OLD, "the one before stays too");
}

#[cfg(unix)]
#[tokio::test]
async fn an_installer_is_started_without_a_question() {
    use std::os::unix::fs::PermissionsExt;
    let releases = Releases::start().await;
    let place = tempfile::tempdir().unwrap();
    let program = place.path().join("tactus.exe");
    fs::write(&program, OLD).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    let words = place.path().join("words");
    assert!(
        Command::new("mkfifo")
            .arg(&words)
            .status()
            .unwrap()
            .success()
    );
    let setup = format!("#!/bin/sh\necho \"$@\" >'{}'\n", words.display());
    let mut device = device_with(&releases, Installation::Setup(program.clone())).await;
    for (version, is_restarted, expected) in [
        ("0.2.0", false, "/S /UPDATE\n"),
        ("0.3.0", true, "/S /UPDATE /R\n"),
    ] {
        releases.release(version, setup.as_bytes());
        device.ok("take_update", json!({})).await;
        if is_restarted {
            device.ok("restart_to_update", json!({})).await;
            // The installer starts it: two of them would be in each other's way.
            assert_eq!(*device.host.ended.lock().unwrap(), Some(false));
        }
        device.leave().await;
        assert_eq!(state(&device).await["trouble"], json!(null));
        let heard = {
            let words = words.clone();
            tokio::task::spawn_blocking(move || fs::read_to_string(words))
        };
        assert_eq!(heard.await.unwrap().unwrap(), expected);
        start_as(&mut device, version).await;
        let previous = state(&device).await["previous"]
            .as_str()
            .unwrap()
            .to_owned();
        assert_eq!(fs::read(previous).unwrap(), OLD);
        // The installer may still be at work: it goes with the next start but one.
        assert_eq!(waiting(&device), ["previous"]);
    }
}
