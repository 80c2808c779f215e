//! A full disk, a home that cannot be written, an update that did not come to be: said, and Tactus goes on.

use std::{fs, path::Path, process::Command};

use serde_json::{Value, json};

use super::{
    device_with,
    releases::{NEW, Program, Releases},
    start_as, state, waiting,
};

/// A small file system over a folder, unmounted at the end. `None` where this user may not mount.
struct Small<'a>(&'a Path);

impl<'a> Small<'a> {
    fn over(folder: &'a Path) -> Option<Self> {
        let mounted = mount(&["-t", "tmpfs", "-o", "size=1m", "tactus-test"], folder);
        mounted.then_some(Self(folder))
    }

    fn cannot_be_written(&self) {
        assert!(mount(&["-o", "remount,ro"], self.0));
    }
}

impl Drop for Small<'_> {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.0).status();
    }
}

fn mount(options: &[&str], folder: &Path) -> bool {
    let mounted = Command::new("mount").args(options).arg(folder).status();
    mounted.is_ok_and(|status| status.success())
}

/// Larger than the small disk.
fn large() -> Vec<u8> {
    let mut large = vec![0; 2 << 20];
    large[..NEW.len()].copy_from_slice(NEW);
    large
}

#[tokio::test]
async fn a_disk_that_is_full_while_it_comes() {
    let (releases, program) = (Releases::start().await, Program::new());
    let device = device_with(&releases, program.installation()).await;
    let folder = device.folder.path().join("updates");
    fs::create_dir_all(&folder).unwrap();
    let Some(small) = Small::over(&folder) else {
        return;
    };
    releases.release("0.2.0", &large());
    let after = device.ok("take_update", json!({})).await;
    assert_eq!(
        (&after["trouble"], &after["phase"]),
        (&json!("disk-full"), &json!("idle"))
    );
    assert!(waiting(&device).is_empty(), "half a file takes no room");
    // Everything else is written on.
    device.ok("begin_placement", json!({})).await;
    device.leave().await;
    program.is_untouched("a full disk");
    drop(small);
}

#[tokio::test]
async fn a_disk_that_is_full_where_the_program_is() {
    let (releases, program) = (Releases::start().await, Program::new());
    let Some(small) = Small::over(program.folder.path()) else {
        return;
    };
    program.install();
    let mut device = device_with(&releases, program.installation()).await;
    releases.release("0.2.0", &large());
    assert_eq!(device.ok("take_update", json!({})).await["phase"], "ready");
    device.leave().await;
    program.is_untouched("a full disk at the program");
    device.restart().await;
    let after = state(&device).await;
    assert_eq!(
        (&after["trouble"], &after["phase"]),
        (&json!("disk-full"), &json!("idle"))
    );
    // It is told of again, and can be wished again; it is not tried by itself at every leaving.
    assert_eq!(after["available"], "0.2.0");
    drop(small);
}

#[tokio::test]
async fn a_place_that_cannot_be_written_is_known_before_anything_is_fetched() {
    let (releases, program) = (Releases::start().await, Program::new());
    let Some(small) = Small::over(program.folder.path()) else {
        return;
    };
    program.install();
    small.cannot_be_written();
    let device = device_with(&releases, program.installation()).await;
    releases.release("0.2.0", NEW);
    let after = device.ok("take_update", json!({})).await;
    assert_eq!(
        (&after["trouble"], &after["available"]),
        (&json!("read-only"), &json!("0.2.0"))
    );
    assert_eq!(releases.asked().len(), 1, "the list only");
    device.leave().await;
    program.is_untouched("a place that cannot be written");
}

#[tokio::test]
async fn a_place_that_cannot_be_written_any_more() {
    let (releases, program) = (Releases::start().await, Program::new());
    let Some(small) = Small::over(program.folder.path()) else {
        return;
    };
    program.install();
    let mut device = device_with(&releases, program.installation()).await;
    releases.release("0.2.0", NEW);
    assert_eq!(device.ok("take_update", json!({})).await["phase"], "ready");
    small.cannot_be_written();
    device.leave().await;
    program.is_untouched("a place that cannot be written any more");
    device.restart().await;
    assert_eq!(state(&device).await["trouble"], "read-only");
}

#[tokio::test]
async fn a_program_that_is_gone_is_no_panic() {
    let (releases, program) = (Releases::start().await, Program::new());
    let device = device_with(&releases, program.installation()).await;
    releases.release("0.2.0", NEW);
    device.ok("take_update", json!({})).await;
    fs::remove_file(&program.file).unwrap();
    device.leave().await;
    assert!(program.names().is_empty(), "{:?}", program.names());
    assert_eq!(state(&device).await["trouble"], "read-only");
}

#[tokio::test]
async fn an_update_that_did_not_come_to_be_is_said_and_not_tried_for_ever() {
    let (releases, program) = (Releases::start().await, Program::new());
    let mut device = device_with(&releases, program.installation()).await;
    releases.release("0.2.0", NEW);
    device.ok("take_update", json!({})).await;
    device.leave().await;
    // Somebody put the old program back, or the installer failed: it is the old version that starts.
    start_as(&mut device, "0.1.0").await;
    let after = state(&device).await;
    assert_eq!(
        (&after["trouble"], &after["phase"]),
        (&json!("not-installed"), &json!("idle"))
    );
    assert!(waiting(&device).is_empty());
    program.install();
    device.leave().await;
    assert_eq!(fs::read(&program.file).unwrap(), super::OLD);
}

#[tokio::test]
async fn what_is_remembered_may_be_damaged() {
    let (releases, program) = (Releases::start().await, Program::new());
    let mut device = device_with(&releases, program.installation()).await;
    releases.release("0.2.0", NEW);
    for torn in [
        "",
        "{",
        "[]",
        "{\"staged\": {\"version\": \"9.9.9\"}}",
        "{\"staged\": {\"version\": \"9.9.9\", \"file\": \"../../x\", \"signature\": \"\", \"is_tried\": false}}",
    ] {
        fs::create_dir_all(device.folder.path().join("updates")).unwrap();
        fs::write(device.folder.path().join("updates/updates.json"), torn).unwrap();
        device.restart().await;
        state(&device).await;
        device.leave().await;
        program.is_untouched(torn);
    }
    device.restart().await;
    let after = device.ok("take_update", json!({})).await;
    assert_eq!(
        (&after["phase"], &after["trouble"]),
        (&json!("ready"), &Value::Null)
    );
}
