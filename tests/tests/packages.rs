//! What the packages are made of, as files of the workspace: icons, entries for desktops and software centres, settings
//! of the installers, the server's unit, the release's workflow. `cargo xtask test --nightly install` installs them.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

const LANGUAGES: [&str; 4] = ["de", "es", "fr", "ru"];
const VERSION: &str = env!("CARGO_PKG_VERSION");

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn text(file: &str) -> String {
    fs::read_to_string(root().join(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
}

fn bytes(file: &str) -> Vec<u8> {
    fs::read(root().join(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
}

fn json(file: &str) -> Value {
    serde_json::from_str(&text(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
}

fn yaml(file: &str) -> Value {
    serde_yaml_ng::from_str(&text(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
}

/// Width and height of a PNG file.
fn png(bytes: &[u8]) -> (u32, u32) {
    assert_eq!(&bytes[1..4], b"PNG");
    let number = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().expect("four bytes"));
    (number(16), number(20))
}

#[test]
fn the_icon_is_there_in_every_size() {
    let sizes = [16, 24, 32, 48, 64, 128, 256, 512];
    let named = &json("src-tauri/tauri.conf.json")["bundle"]["icon"];
    for size in sizes {
        let name = format!("icons/{size}x{size}.png");
        assert_eq!(png(&bytes(&name)), (size, size), "{name}");
        let given = named.as_array().unwrap().iter();
        assert!(
            given.filter(|one| **one == format!("../{name}")).count() == 1,
            "{name}"
        );
    }
    // The window's own icon is the first of them: drawn smaller by the desktop, never larger.
    assert_eq!(named[0], "../icons/256x256.png");

    let ico = bytes("icons/icon.ico");
    let number = |at: usize, length: usize| {
        let bytes = ico[at..at + length].iter().rev();
        bytes.fold(0, |sum, byte| (sum << 8) | usize::from(*byte))
    };
    assert_eq!((number(0, 2), number(2, 2)), (0, 1), "an ICO file");
    let inside: BTreeSet<u32> = (0..number(4, 2))
        .map(|index| {
            let at = number(6 + 16 * index + 12, 4);
            png(&ico[at..]).0
        })
        .collect();
    assert_eq!(inside, [16, 24, 32, 48, 64, 128, 256].into());

    let icns = bytes("icons/icon.icns");
    assert_eq!(&icns[..4], b"icns");
    let length = |at: usize| u32::from_be_bytes(icns[at..at + 4].try_into().unwrap()) as usize;
    assert_eq!(length(4), icns.len());
    let (mut at, mut inside) = (8, BTreeSet::new());
    while at < icns.len() {
        inside.insert(png(&icns[at + 8..]).0);
        at += length(at + 4);
    }
    assert_eq!(inside, [16, 32, 64, 128, 256, 512, 1024].into());
}

#[test]
fn desktops_and_software_centres_show_it_in_every_language() {
    let entry = text("deploy/linux/tactus.desktop");
    for key in ["GenericName", "Comment", "Keywords"] {
        assert!(entry.contains(&format!("\n{key}=")), "{key}");
        for language in LANGUAGES {
            assert!(
                entry.contains(&format!("\n{key}[{language}]=")),
                "{key} in {language}"
            );
        }
    }
    // The program opens no file and answers no address: it must not say that it does.
    assert!(
        !entry.contains("MimeType") && !entry.contains('%'),
        "{entry}"
    );

    let metainfo = text("deploy/linux/app.tactus.desktop.metainfo.xml");
    for language in LANGUAGES {
        assert!(metainfo.contains(&format!("<summary xml:lang=\"{language}\">")));
        let paragraph = format!("<p xml:lang=\"{language}\">");
        assert_eq!(
            metainfo.matches(&paragraph).count(),
            metainfo.matches("<p>").count(),
            "{language}"
        );
    }
    let config = json("src-tauri/tauri.conf.json");
    let id = config["identifier"].as_str().unwrap();
    assert!(metainfo.contains(&format!("<id>{id}</id>")));
    let name = config["productName"].as_str().unwrap();
    assert!(metainfo.contains(&format!("<launchable type=\"desktop-id\">{name}.desktop<")));
}

#[test]
fn what_tells_of_a_version_tells_of_this_one() {
    let metainfo = text("deploy/linux/app.tactus.desktop.metainfo.xml");
    let newest = metainfo.split("<release version=\"").nth(1).unwrap();
    assert!(newest.starts_with(&format!("{VERSION}\"")), "{newest}");
    let manual = text("deploy/linux/tactus.1");
    assert!(
        manual.starts_with(".TH TACTUS 1 ") && manual.contains(&format!("\"Tactus {VERSION}\""))
    );
}

#[test]
fn each_system_changes_only_how_it_is_packed() {
    let common = json("src-tauri/tauri.conf.json");
    let mut all = vec![common];
    for system in ["linux", "windows", "macos"] {
        let config = json(&format!("src-tauri/tauri.{system}.conf.json"));
        let keys: Vec<&String> = config.as_object().unwrap().keys().collect();
        assert_eq!(keys, ["$schema", "bundle"], "{system}");
        all.push(config);
    }
    for config in &all {
        // Neither is answered by the program.
        assert_eq!(config["bundle"]["fileAssociations"], Value::Null);
        assert_eq!(config["plugins"], Value::Null);
    }
    let windows = &all[2]["bundle"]["windows"];
    // Another code is another product: an upgrade would install beside the old one.
    let code = "5B6E0C1F-8C57-4B0E-9A43-2D0F6C1B7E94";
    assert_eq!(windows["wix"]["upgradeCode"], code);
    // What its properties decide: a group of the fragment that Tauri links in.
    let wix = &windows["wix"];
    let fragment = wix["fragmentPaths"][0].as_str().unwrap();
    let fragment = text(&format!("src-tauri/{fragment}"));
    for group in wix["componentGroupRefs"].as_array().unwrap() {
        let group = format!("<ComponentGroup Id={group}>");
        assert!(fragment.contains(&group), "{group}");
    }
    assert_eq!(windows["webviewInstallMode"]["type"], "offlineInstaller");
    assert_eq!(windows["allowDowngrades"], false);
    assert_eq!(windows["nsis"]["installMode"], "currentUser");
    for installer in [&windows["wix"]["language"], &windows["nsis"]["languages"]] {
        assert_eq!(installer.as_array().unwrap().len(), 1 + LANGUAGES.len());
    }
    let macos = &all[3]["bundle"]["macOS"];
    let entitlements = macos["entitlements"].as_str().unwrap();
    assert!(root().join("src-tauri").join(entitlements).is_file());
}

#[test]
fn the_servers_settings_are_settings_of_the_server() {
    let known = text("docs/OPERATING.md");
    let settings = text("deploy/server/server.env");
    let mut named = 0;
    for line in settings.lines() {
        let Some((name, _)) = line.trim_start_matches('#').split_once('=') else {
            continue;
        };
        assert!(
            known.contains(&format!("| `{name}`")),
            "{name} is not in docs/OPERATING.md"
        );
        named += 1;
    }
    assert!(named >= 5, "{named}");
    assert!(
        !settings.contains("TACTUS_DATABASE_URL"),
        "it holds a password"
    );
}

#[test]
fn the_server_runs_shut_in() {
    let unit = text("deploy/server/tactus-server.service");
    for line in [
        "DynamicUser=yes",
        "ProtectSystem=strict",
        "ProtectHome=yes",
        "PrivateTmp=yes",
        "PrivateDevices=yes",
        "NoNewPrivileges=yes",
        "CapabilityBoundingSet=",
        "MemoryDenyWriteExecute=yes",
        "RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX",
        "SystemCallFilter=@system-service",
        "StateDirectory=tactus-server",
    ] {
        assert!(unit.lines().any(|one| one == line), "{line}");
    }
    // A secret is handed over by systemd, never by the environment, which other programs of the user may read.
    assert!(unit.contains("LoadCredential=database-url:"));
}

#[test]
fn the_containers_are_made_of_what_is_here() {
    let compose = yaml("deploy/container/compose.yaml");
    let server = &compose["services"]["server"];
    let file = server["build"]["dockerfile"].as_str().unwrap();
    let made = text(file);
    assert_eq!(server["build"]["context"], "../..");
    assert!(made.contains("--package tactus-server"));
    let toolchain = made.lines().find(|line| line.starts_with("FROM")).unwrap();
    assert!(
        toolchain.contains("/rust:1.95-"),
        "the workspace's Rust: {toolchain}"
    );
    let image = compose["services"]["database"]["image"].as_str().unwrap();
    assert!(
        image.contains("timescaledb:") && !image.ends_with("latest"),
        "{image}"
    );
    for secret in ["password", "database-url"] {
        assert!(compose["secrets"][secret]["file"].is_string(), "{secret}");
    }
    for port in server["ports"].as_array().unwrap() {
        assert!(port.as_str().unwrap().starts_with("127.0.0.1:"), "{port}");
    }
}

/// Every step of the workflow that says `key`.
fn steps<'a>(jobs: &'a Value, key: &str) -> Vec<&'a str> {
    let jobs = jobs.as_object().expect("jobs by name").values();
    let steps = jobs.flat_map(|job| job["steps"].as_array().expect("a list"));
    steps.filter_map(|step| step[key].as_str()).collect()
}

#[test]
fn the_release_calls_only_what_is_there() {
    let workflow = yaml(".github/workflows/release.yml");
    let jobs = &workflow["jobs"];
    let uses = steps(jobs, "uses");
    assert!(uses.len() >= 5);
    for action in uses {
        let (_, commit) = action.split_once('@').expect("a version");
        let is_hash = commit.len() == 40 && commit.bytes().all(|byte| byte.is_ascii_hexdigit());
        assert!(is_hash, "{action} is not named by its commit");
    }
    let tasks = text("xtask/src/main.rs");
    let bundle = text("xtask/src/bundle.rs");
    let mut called = 0;
    for script in steps(jobs, "run") {
        for call in script.split("cargo xtask ").skip(1) {
            let task = call.split_whitespace().next().unwrap();
            let variant = task[..1].to_uppercase() + &task[1..];
            assert!(
                tasks.contains(&format!("Task::{variant}")),
                "cargo xtask {task}"
            );
            called += 1;
        }
        for word in script.split_whitespace() {
            let is_ours = ["deploy/", "src-tauri/", "sync-server/"]
                .iter()
                .any(|it| word.starts_with(it));
            if is_ours && !word.contains(".cdx.") {
                assert!(root().join(word).exists(), "{word} is not there");
            }
        }
    }
    assert!(called > 0);
    let needed = jobs["packages"]["strategy"]["matrix"]["include"]
        .as_array()
        .unwrap();
    let names: Vec<&str> = needed
        .iter()
        .map(|one| one["name"].as_str().unwrap())
        .collect();
    assert_eq!(names, ["linux", "appimage", "windows", "macos"]);
    for one in needed {
        for option in one["bundle"].as_str().unwrap().split_whitespace() {
            let Some(option) = option.strip_prefix("--") else {
                continue;
            };
            assert!(
                bundle.contains(&format!("    {option}: ")),
                "--{option} of cargo xtask bundle"
            );
        }
    }
    // What is built and packed runs others' code: the key of newer versions is never in its sight.
    for (name, job) in jobs.as_object().unwrap() {
        let has_key = job.to_string().contains("secrets.UPDATE_SECRET_KEY");
        assert_eq!(has_key, name == "publish", "{name}");
    }
    // Whoever may write to a release may do nothing else, and nobody else may.
    assert_eq!(workflow["permissions"]["contents"], "read");
    for (name, job) in jobs.as_object().unwrap() {
        let writes = job["permissions"]["contents"] == "write";
        assert_eq!(writes, name == "publish", "{name}");
        assert!(
            job["timeout-minutes"].is_number(),
            "{name} may run for ever"
        );
    }
}
