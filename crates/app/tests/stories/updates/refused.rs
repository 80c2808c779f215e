//! What must not be taken: this version goes on, it is said why, and nothing stays behind.

use minisign::KeyPair;
use serde_json::{Value, json};

use super::{
    device_with, look,
    releases::{Answer, NEW, PLATFORM, Program, Releases, ok, redirect, sign},
    state, waiting,
};
use crate::device::Device;

/// Takes what the server has; it must be refused, and Tactus stay as it is.
async fn refused(device: &Device, program: &Program, trouble: &str, case: &str) {
    let after = device.ok("take_update", json!({})).await;
    assert_eq!(after["trouble"], trouble, "{case}");
    assert_eq!(after["phase"], "idle", "{case}");
    assert!(waiting(device).is_empty(), "{case}: {:?}", waiting(device));
    device.leave().await;
    program.is_untouched(case);
    // It is still known after the app was left.
    assert_eq!(state(device).await["trouble"], trouble, "{case}");
}

#[tokio::test]
async fn no_older_version_is_taken_by_accident() {
    let (releases, program) = (Releases::start().await, Program::new());
    let device = device_with(&releases, program.installation()).await;
    for version in ["0.0.9", "0.1.0", "0.1.0+2", "0.2.0-rc.1"] {
        releases.release(version, NEW);
        let after = device.ok("take_update", json!({})).await;
        assert_eq!(
            (&after["available"], &after["phase"], &after["trouble"]),
            (&Value::Null, &json!("idle"), &Value::Null),
            "{version}"
        );
        device.leave().await;
        program.is_untouched(version);
    }
}

#[tokio::test]
async fn a_version_that_the_makers_took_back_is_not_put_in_place() {
    let (releases, program) = (Releases::start().await, Program::new());
    let device = device_with(&releases, program.installation()).await;
    releases.release("0.2.0", NEW);
    assert_eq!(device.ok("take_update", json!({})).await["phase"], "ready");
    releases.release("0.1.0", NEW);
    assert_eq!(look(&device).await["phase"], "idle");
    device.leave().await;
    program.is_untouched("taken back");
}

#[tokio::test]
async fn only_the_makers_signature_for_this_version_and_system_counts() {
    let (releases, program) = (Releases::start().await, Program::new());
    let device = device_with(&releases, program.installation()).await;
    releases.gives("/tactus", NEW);
    let good = format!("tactus 0.2.0 {PLATFORM}");
    let stranger = KeyPair::generate_unencrypted_keypair().unwrap();
    let mut changed = NEW.to_vec();
    changed[3] ^= 1;
    for (case, signature) in [
        ("a stranger's key", sign(&stranger, NEW, &good)),
        (
            "an old release under a new number",
            releases.signed(NEW, &format!("tactus 0.0.9 {PLATFORM}")),
        ),
        (
            "another system's package",
            releases.signed(NEW, "tactus 0.2.0 windows-x86_64-setup"),
        ),
        (
            "no word of what it is",
            releases.signed(NEW, "timestamp:1700000000"),
        ),
        ("another file's signature", releases.signed(&changed, &good)),
        ("no signature", String::new()),
        ("no base64", "%%%".to_owned()),
        (
            "half a signature",
            releases.signed(NEW, &good)[..60].to_owned(),
        ),
    ] {
        let mut list = releases.list("0.2.0", NEW);
        list["platforms"][PLATFORM]["signature"] = json!(signature);
        releases.publishes(&list);
        refused(&device, &program, "signature", case).await;
    }
    // As it should be, with one bit of the file turned on its way.
    releases.publishes(&releases.list("0.2.0", NEW));
    releases.gives("/tactus", &changed);
    refused(&device, &program, "signature", "one bit").await;
    releases.gives("/tactus", NEW);
    assert_eq!(
        device.ok("take_update", json!({})).await["phase"],
        "ready",
        "the good one"
    );
}

#[tokio::test]
async fn what_was_changed_while_it_waited_is_not_put_in_place() {
    let (releases, program) = (Releases::start().await, Program::new());
    let mut device = device_with(&releases, program.installation()).await;
    releases.release("0.2.0", NEW);
    device.ok("take_update", json!({})).await;
    let waits = device
        .folder
        .path()
        .join("updates")
        .join(&waiting(&device)[0]);
    std::fs::write(waits, b"something else in its place").unwrap();
    device.leave().await;
    program.is_untouched("changed on the disk");
    device.restart().await;
    assert_eq!(state(&device).await["trouble"], "signature");
    assert!(waiting(&device).is_empty());
}

#[tokio::test]
async fn a_file_of_another_length_is_not_taken() {
    let (releases, program) = (Releases::start().await, Program::new());
    let device = device_with(&releases, program.installation()).await;
    releases.publishes(&releases.list("0.2.0", NEW));
    let longer = [NEW, b"and more"].concat();
    let chunked = |body: &[u8]| {
        let head = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\nconnection: close\r\n\r\n";
        let part = format!("{:x}\r\n", body.len());
        Answer::Raw([head.as_bytes(), part.as_bytes(), body, b"\r\n0\r\n\r\n"].concat())
    };
    for (case, answer, trouble) in [
        ("it breaks off", ok(&NEW[..9], NEW.len()), "offline"),
        ("less is promised", ok(&NEW[..9], 9), "length"),
        ("more is promised", ok(&longer, longer.len()), "length"),
        (
            "less comes than the list says",
            chunked(&NEW[..9]),
            "length",
        ),
        ("more comes than the list says", chunked(&longer), "length"),
        (
            "nothing is there",
            Answer::Raw(b"HTTP/1.1 404 X\r\ncontent-length: 0\r\n\r\n".to_vec()),
            "length",
        ),
        (
            "it stalls",
            Answer::Stalls(b"HTTP/1.1 200 OK\r\ncontent-length: 32\r\n\r\nthe".to_vec()),
            "offline",
        ),
    ] {
        releases.says("/tactus", answer);
        refused(&device, &program, trouble, case).await;
    }
}

#[tokio::test]
async fn what_is_no_list_is_not_read() {
    let (releases, program) = (Releases::start().await, Program::new());
    let device = device_with(&releases, program.installation()).await;
    let endless = vec![b' '; 1 << 20];
    let mut elsewhere = releases.list("0.2.0", NEW);
    elsewhere["platforms"] = json!({"macos-universal-app": elsewhere["platforms"][PLATFORM]});
    for (case, body) in [
        (
            "a portal's page",
            b"<html>Welcome to the hotel</html>".to_vec(),
        ),
        ("nothing", Vec::new()),
        ("half a list", b"{\"version\": \"0.2".to_vec()),
        ("an endless one", endless),
        (
            "one without this system",
            elsewhere.to_string().into_bytes(),
        ),
    ] {
        releases.gives("/latest.json", &body);
        refused(&device, &program, "manifest", case).await;
    }
    for (case, answer, trouble) in [
        (
            "it stalls",
            Answer::Stalls(b"HTTP/1.1 200 OK\r\ncontent-length: 900\r\n\r\n{".to_vec()),
            "offline",
        ),
        ("no answer", Answer::Raw(Vec::new()), "offline"),
        (
            "a fault of the server",
            Answer::Raw(b"HTTP/1.1 500 X\r\ncontent-length: 0\r\n\r\n".to_vec()),
            "offline",
        ),
    ] {
        releases.says("/latest.json", answer);
        refused(&device, &program, trouble, case).await;
    }
}

#[tokio::test]
async fn no_way_leads_out_of_https() {
    let (releases, program) = (Releases::start().await, Program::new());
    let device = device_with(&releases, program.installation()).await;
    let list = releases.list("0.2.0", NEW);
    // An address of the documentation's block: nobody is there, and nobody may be asked.
    for (case, address) in [
        ("the list names http", "http://192.0.2.1/tactus"),
        ("the list names a file", "file:///etc/passwd"),
        ("the list names nothing", ""),
    ] {
        let mut wrong = list.clone();
        wrong["platforms"][PLATFORM]["url"] = json!(address);
        releases.publishes(&wrong);
        refused(&device, &program, "insecure", case).await;
    }
    releases.publishes(&list);
    for (case, to) in [
        ("a redirect to http", "http://192.0.2.1/tactus".to_owned()),
        ("a redirect to itself", format!("{}/tactus", releases.url)),
    ] {
        releases.says("/tactus", redirect(&to));
        refused(&device, &program, "insecure", case).await;
    }
    // One that stays within the rule is followed: releases lie behind one.
    releases.says("/tactus", redirect(&format!("{}/elsewhere", releases.url)));
    releases.gives("/elsewhere", NEW);
    assert_eq!(device.ok("take_update", json!({})).await["phase"], "ready");
}

#[tokio::test]
async fn a_source_without_https_is_none() {
    let (releases, program) = (Releases::start().await, Program::new());
    let mut device = device_with(&releases, program.installation()).await;
    if let Some(source) = &mut device.updates {
        source.url = "http://192.0.2.1/latest.json".into();
    }
    device.restart().await;
    assert_eq!(look(&device).await["trouble"], "insecure");
}
