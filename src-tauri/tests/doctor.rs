//! `tactus --doctor` of the built program: without a display, with everything wrong that can be, and with nothing in it about
//! whoever sits there.

#![expect(clippy::unwrap_used, reason = "what cannot happen in a test fails it")]

use std::{
    fs,
    net::SocketAddr,
    path::{Path, PathBuf},
    process::{Command, Output},
    time::{Duration, Instant},
};

use rig::network::{Authority, Door, Proxy, Validity, says, serve_tls};
use serde_json::{Value, json};
use tokio::runtime::Runtime;

const HELLO: &str = r#"{"proto_min": 1, "proto_max": 1, "epoch": "00000000-0000-0000-0000-000000000001",
    "min_client": "0.1.0", "server_time": "2026-11-22T08:30:00.000Z", "spread_s": 120,
    "limits": {"push_sessions": 1, "push_bytes": 1, "push_decoded_bytes": 1, "pull_changes": 1}}"#;
/// What must not be in any report.
const PLANTED: [&str; 8] = [
    "plantedname",
    "Planted Pupil",
    "planted@mail.example",
    "planted-token",
    "planted-proxy-password",
    "planted-proxy-user",
    "planted text of a learner",
    "planted-machine",
];

/// A user's home with data that may be read by nobody else.
struct Home {
    folder: tempfile::TempDir,
}

impl Home {
    fn new() -> Self {
        let home = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        fs::create_dir_all(home.data().join("profiles")).unwrap();
        let registry = json!({"current": null, "profiles": [{"id": "0198f2a0-0000-7000-8000-000000000001",
            "name": "Planted Pupil", "age_group": "kids", "course": "kids-en-v1", "created_at": 1}]});
        home.write("profiles/registry.json", &registry.to_string());
        home.write(
            "secrets.json",
            r#"{"key": "planted-token planted@mail.example"}"#,
        );
        home.write(
            "profiles/0198f2a0-0000-7000-8000-000000000001.sqlite",
            "planted text of a learner",
        );
        home.write(
            "profiles/0198f2a0-0000-7000-8000-000000000001.open.jsonl",
            "planted text of a learner",
        );
        home
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("home").join("plantedname")
    }

    fn data(&self) -> PathBuf {
        self.path().join("data")
    }

    fn write(&self, name: &str, content: &str) {
        fs::write(self.data().join(name), content).unwrap();
    }

    /// Runs the program in a world of nothing but this home.
    fn doctor(&self, vars: &[(&str, &str)], args: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tactus"));
        command
            .arg("--doctor")
            .args(args)
            .env_clear()
            .env("HOME", self.path())
            .env("USER", "plantedname")
            .env("HOSTNAME", "planted-machine")
            .env("TACTUS_DATA_DIR", self.data())
            .envs(vars.iter().copied());
        let begun = Instant::now();
        let output = command.output().unwrap();
        assert!(begun.elapsed() < Duration::from_secs(15), "it ends in time");
        let said = String::from_utf8_lossy(&output.stdout);
        for planted in PLANTED {
            assert!(!said.contains(planted), "{planted} in {said}");
        }
        assert!(!said.contains("Bearer") && !said.contains("BEGIN CERT"));
        output
    }

    fn files(&self) -> Vec<PathBuf> {
        let mut files = Vec::new();
        let mut folders = vec![self.path()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap().flatten() {
                if entry.path().is_dir() {
                    folders.push(entry.path());
                }
                files.push(entry.path());
            }
        }
        files.sort();
        files
    }
}

fn text(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// A server by a name that only the proxy knows, with the certificate of a school's authority.
fn school(runtime: &Runtime, validity: Validity) -> (Authority, Proxy) {
    runtime.block_on(async {
        let authority = Authority::new("School Filter CA", Validity::Now);
        let acceptor = authority.acceptor("sync.school.test", validity);
        let server: SocketAddr = serve_tls(acceptor, says("200 OK", HELLO)).await;
        (authority, Proxy::start(Door::Open(server)).await)
    })
}

fn pem(folder: &Path, authority: &Authority) -> String {
    let file = folder.join("ca.pem");
    fs::write(&file, authority.pem()).unwrap();
    file.display().to_string()
}

fn proxy_of(proxy: &Proxy) -> String {
    format!(
        "http://planted-proxy-user:planted-proxy-password@{}",
        proxy.address
    )
}

#[test]
fn a_machine_where_nothing_works_is_told_in_full_and_names_nobody() {
    let home = Home::new();
    let before = home.files();
    let server = ("TACTUS_SERVER_URL", "https://tactus.invalid");
    let output = home.doctor(&[server], &[]);
    let said = text(&output);
    assert_eq!(output.status.code(), Some(1), "{said}");
    for part in [
        "ok       folder: ~/data",
        "ok       display: none",
        "ok       profiles: 1",
        "problem  database: file 1 cannot be read: database_damaged",
        "warning  sign-in: kept in a file",
        "ok       proxy: none is set",
        "ok       address: https://tactus.invalid (TACTUS_SERVER_URL)",
        "problem  name: ",
        "           -> ",
    ] {
        assert!(said.contains(part), "{part:?} in {said}");
    }
    assert_eq!(home.files(), before, "looking changes nothing");
}

#[test]
fn a_schools_network_is_walked_to_its_end() {
    let (home, runtime) = (Home::new(), Runtime::new().unwrap());
    let (authority, proxy) = school(&runtime, Validity::Now);
    let pem = pem(home.folder.path(), &authority);
    let proxy = proxy_of(&proxy);
    let vars = [
        ("TACTUS_SERVER_URL", "https://sync.school.test"),
        ("HTTPS_PROXY", proxy.as_str()),
        // The system's store, as the system's verifier finds it.
        ("SSL_CERT_FILE", pem.as_str()),
    ];
    let said = text(&home.doctor(&vars, &[]));
    for part in [
        "(from HTTPS_PROXY)",
        "http://***@127.0.0.1:",
        "ok       connection to the proxy: 127.0.0.1:",
        "ok       proxy: the proxy connects",
        "ok       TLS: TLS 1.3",
        "ok       answer: a Tactus server, protocol 1 to 1",
        "issued by CN=School Filter CA, valid 2020-01-01 to 2120-01-01",
        "clock: ",
    ] {
        assert!(said.contains(part), "{part:?} in {said}");
    }
    // The same by the policy alone, in the other form.
    let policy = home.folder.path().join("policy.json");
    let items = json!({"version": 2, "server_url": "https://sync.school.test", "proxy": proxy, "ca_file": pem});
    fs::write(&policy, items.to_string()).unwrap();
    let vars = [("TACTUS_POLICY", policy.to_str().unwrap())];
    let json: Value = serde_json::from_slice(&home.doctor(&vars, &["--json"]).stdout).unwrap();
    let seen = |what: &str| {
        let all = json["findings"].as_array().unwrap();
        let found = all.iter().find(|one| one["what"] == what);
        found
            .unwrap_or_else(|| panic!("{what} in {json:#}"))
            .clone()
    };
    assert_eq!(seen("answer")["level"], "ok");
    assert_eq!(seen("in force")["seen"], "ca_file, proxy, server_url");
    let authorities = seen("trusted authorities");
    assert!(
        authorities["seen"]
            .as_str()
            .unwrap()
            .contains("1 of ca_file: CN=School Filter CA")
    );
}

#[test]
fn what_is_in_the_way_is_named_with_what_to_do() {
    let (home, runtime) = (Home::new(), Runtime::new().unwrap());
    for (validity, part) in [
        (
            Validity::Now,
            "put its root certificate into the system’s store",
        ),
        (Validity::NotYet, "Nearly always the clock is slow"),
        (Validity::Over, "time is over by this computer’s clock"),
    ] {
        let (authority, proxy) = school(&runtime, validity);
        let pem = pem(home.folder.path(), &authority);
        let proxy = proxy_of(&proxy);
        let mut vars = vec![
            ("TACTUS_SERVER_URL", "https://sync.school.test"),
            ("HTTPS_PROXY", proxy.as_str()),
        ];
        if validity != Validity::Now {
            vars.push(("SSL_CERT_FILE", pem.as_str()));
        }
        let output = home.doctor(&vars, &[]);
        let said = text(&output);
        assert_eq!(output.status.code(), Some(1), "{said}");
        assert!(said.contains("problem  TLS: "), "{said}");
        assert!(said.contains("issued by CN=School Filter CA"), "{said}");
        assert!(said.contains(part), "{part}: {said}");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_desktop_that_does_not_answer_keeps_nobody_waiting() {
    use std::os::unix::fs::PermissionsExt as _;
    let home = Home::new();
    let programs = tempfile::tempdir().unwrap();
    let settings = programs.path().join("gsettings");
    fs::write(&settings, "#!/bin/sh\nexec sleep 20\n").unwrap();
    fs::set_permissions(&settings, fs::Permissions::from_mode(0o755)).unwrap();
    let path = format!("{}:/usr/bin:/bin", programs.path().display());
    let vars = [
        ("PATH", path.as_str()),
        ("XDG_CURRENT_DESKTOP", "GNOME"),
        ("TACTUS_SERVER_URL", "https://tactus.invalid"),
    ];
    let said = text(&home.doctor(&vars, &[]));
    assert!(said.contains("ok       proxy: none is set"), "{said}");
}

#[test]
fn a_home_that_cannot_be_written_to_is_told() {
    // Whoever may do everything may write there, too: then nothing is to be seen.
    let home = Home::new();
    let closed = home.path().join("file");
    fs::write(&closed, "").unwrap();
    let inside = closed.join("data").display().to_string();
    let vars = [
        ("TACTUS_DATA_DIR", inside.as_str()),
        ("TACTUS_SERVER_URL", "https://tactus.invalid"),
    ];
    let output = home.doctor(&vars, &[]);
    let said = text(&output);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(
        said.contains("folder: ~/file/data is not there yet"),
        "{said}"
    );
}

#[test]
fn wrong_words_are_wrong_usage() {
    let home = Home::new();
    let output = home.doctor(&[], &["--everything"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    assert!(String::from_utf8_lossy(&output.stderr).contains("--doctor [--json]"));
}
