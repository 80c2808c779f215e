//! The real program, played as an `AppImage`: it finds a newer version, takes it, ends, and starts the newer one.
//!
//! Only a debug build takes address and key from its environment, so this is a story of debug builds.

#![cfg(debug_assertions)]

use std::fs;
use std::io::{BufRead, BufReader, Cursor, Write};
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt as _;
use std::thread;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use minisign::KeyPair;
use rig::wait;
use serde_json::json;
use stories::{EN, Learner, NOWHERE, World};

const VERSION: &str = "9.0.0";

/// Serves one version, for as long as the story lasts; answers where, and with which key it is signed.
fn serve(file: Vec<u8>) -> (String, String) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("its number"));
    let keys = KeyPair::generate_unencrypted_keypair().expect("keys");
    let platform = format!("linux-{}-appimage", std::env::consts::ARCH);
    let comment = format!("tactus {VERSION} {platform}");
    let signed = minisign::sign(None, &keys.sk, Cursor::new(&file), Some(&comment), None)
        .expect("a signature");
    let package = json!({
        "url": format!("{url}/tactus"),
        "signature": STANDARD.encode(signed.to_string()),
        "size": file.len(),
    });
    let list = json!({"version": VERSION, "platforms": {platform: package}}).to_string();
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let mut lines = BufReader::new(&stream).lines().map_while(Result::ok);
            let asked = lines.next().unwrap_or_default();
            // To the end of the head: closing with bytes unread would break the connection.
            lines.take_while(|line| !line.is_empty()).for_each(drop);
            let body = if asked.contains("/tactus ") {
                &file[..]
            } else {
                list.as_bytes()
            };
            let length = body.len();
            let head =
                format!("HTTP/1.1 200 OK\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n");
            let _ = (&stream).write_all(&[head.as_bytes(), body].concat());
        }
    });
    (url, keys.pk.to_base64())
}

#[test]
fn the_program_makes_way_for_a_newer_one_and_starts_it() {
    let mut world = World::new("updates").unwrap();
    let folder = tempfile::tempdir().unwrap();
    let program = folder.path().join("Tactus.AppImage");
    fs::write(&program, "#!/bin/sh\n").unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    let started = folder.path().join("started");
    // Renamed, so that it is there whole.
    let newer = format!(
        "#!/bin/sh\necho newer >'{0}.part' && mv '{0}.part' '{0}'\n",
        started.display()
    );
    let (url, key) = serve(newer.clone().into_bytes());
    world.set("TACTUS_UPDATE_URL", format!("{url}/latest.json"));
    world.set("TACTUS_UPDATE_KEY", key);
    world.set("APPIMAGE", program.display().to_string());

    let window = world.open(NOWHERE).unwrap();
    let learner = Learner::new(&window, world.keyboard("us").unwrap(), &EN);
    learner.first_start("Ann").unwrap();
    window.click("button", "Settings").unwrap();
    window.click("button", "This computer").unwrap();
    window.click("button", "Look now").unwrap();
    window.click("button", "Download it").unwrap();
    window.shows("Tactus 9.0.0 is ready").unwrap();
    assert_eq!(fs::read(&program).unwrap(), b"#!/bin/sh\n", "it is running");
    world.picture(&window, "ready").unwrap();
    window.click("button", "Restart now").unwrap();
    window.ended().unwrap();
    wait::until("the newer program", || Ok(started.exists())).unwrap();
    assert_eq!(fs::read(&program).unwrap(), newer.into_bytes());
    let previous = folder.path().join("Tactus.AppImage.previous");
    assert_eq!(fs::read(previous).unwrap(), b"#!/bin/sh\n");
    let log = fs::read_to_string(world.data().join("logs/tactus.log")).unwrap();
    assert!(log.contains("the newer version is put in place"), "{log}");
}
