//! A computer that many share, and a folder that was copied to another computer: real processes, real folders, the real
//! server.
#![expect(clippy::unwrap_used, reason = "a test says what went wrong by failing")]

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use rig::{Cluster, wait};
use serde_json::{Value, json};
use stories::{Devhost, Server, ledger};

const DATABASE: &str = "tactus";
const PASSWORD: &str = "a long enough password";
const SHARED: &str = r#"{"shared_computer": true}"#;
/// Between two keys, ms.
const GAP: u64 = 200;

/// A computer: its folder outlives the app, and what is in it can be copied.
struct Computer {
    folder: PathBuf,
    name: &'static str,
    starts: u32,
}

impl Computer {
    fn new(root: &Path, name: &'static str) -> Self {
        let folder = root.join(name);
        fs::create_dir_all(folder.join("data")).unwrap();
        Self {
            folder,
            name,
            starts: 0,
        }
    }

    fn data(&self) -> PathBuf {
        self.folder.join("data")
    }

    /// Starts the app; `policy` is what a school has decided.
    fn start(&mut self, server: &str, policy: &str) -> Devhost {
        self.starts += 1;
        let file = self.folder.join("policy.json");
        fs::write(&file, policy).unwrap();
        let log = self.folder.join(format!("{}.log", self.starts));
        let secrets = self.data().join("secrets.json");
        let text = |path: &Path| path.to_str().unwrap().to_owned();
        let (file, secrets) = (text(&file), text(&secrets));
        let arguments = [
            "--machine",
            self.name,
            "--policy",
            &file,
            "--secrets",
            &secrets,
        ];
        Devhost::with(&self.data(), server, &log, &arguments).unwrap()
    }

    /// An image of its disk becomes another computer.
    fn clone_to(&self, root: &Path, name: &'static str) -> Self {
        let other = Self::new(root, name);
        copy(&self.data(), &other.data());
        other
    }

    fn device(&self) -> Value {
        let file = fs::read(self.data().join("device.json")).unwrap();
        serde_json::from_slice::<Value>(&file).unwrap()["device_id"].clone()
    }

    /// Whether somebody's tokens are kept.
    fn has_tokens(&self) -> bool {
        let kept = fs::read(self.data().join("secrets.json")).unwrap_or_default();
        let kept: Value = serde_json::from_slice(&kept).unwrap_or_default();
        kept.as_object().is_some_and(|kept| !kept.is_empty())
    }
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

fn joins(app: &Devhost, name: &str) -> String {
    let answers = json!({"name": name, "language": "en", "age_group": "teens", "layout": "us", "daily_goal": null});
    let start = app.rpc("create_profile", &answers).unwrap();
    start["profile"]["id"].as_str().unwrap().to_owned()
}

fn registers(app: &Devhost, email: &str) {
    let form = json!({"email": email, "password": PASSWORD, "birth_year": null,
                      "consent_analytics": true, "consent_marketing": false});
    app.rpc("register", &form).unwrap();
}

fn enters(app: &Devhost, email: &str) -> Value {
    let credentials = json!({"email": email, "password": PASSWORD});
    app.rpc("enter_account", &credentials).unwrap()
}

/// Events that type `units` from `from` on, after `clock`.
fn events(units: &Value, from: usize, until: usize, clock: u64) -> Vec<Value> {
    let units = units.as_array().unwrap();
    (0..)
        .zip(&units[from..until])
        .map(|(at, unit)| json!({"code": "KeyF", "text": unit, "t": clock + at * GAP}))
        .collect()
}

/// Opens the first lesson and types so much of it; all of it is finished.
fn types(app: &Devhost, until: Option<usize>) -> String {
    let lesson = json!({"kind": "lesson", "number": 1});
    let exercise = app.rpc("open_exercise", &lesson).unwrap();
    let all = exercise["units"].as_array().unwrap().len();
    let events = events(&exercise["units"], 0, until.unwrap_or(all), 0);
    goes_on(app, &exercise, 0, &events, until.is_none())
}

fn goes_on(
    app: &Devhost,
    exercise: &Value,
    from: usize,
    events: &[Value],
    finishes: bool,
) -> String {
    let session = exercise["session_id"].as_str().unwrap();
    let batch = json!({"session_id": session, "from": from, "events": events});
    app.rpc("record_events", &batch).unwrap();
    if finishes {
        let finish = json!({"session_id": session});
        app.rpc("finish_session", &finish).unwrap();
    }
    session.replace('-', "")
}

/// Finishes what was interrupted; answers the session's id.
fn resumes(app: &Devhost) -> String {
    let start = app.rpc("start", &json!({})).unwrap();
    let session = json!({"session_id": start["resumable"]["session_id"]});
    let exercise = app.rpc("resume_session", &session).unwrap();
    let typed = exercise["typed"].as_array().unwrap().len();
    let all = exercise["units"].as_array().unwrap().len();
    let clock = exercise["clock"].as_u64().unwrap();
    let events = events(&exercise["units"], typed, all, clock);
    goes_on(app, &exercise, typed, &events, true)
}

fn person(start: &Value, id: &str) -> Value {
    let people = start["shared"]["people"].as_array().unwrap();
    let found = people.iter().find(|one| one["id"] == id);
    found.unwrap().clone()
}

/// Sessions on the server by the address of their account.
fn sessions_of(cluster: &Cluster, email: &str) -> Result<Vec<String>> {
    let ids = cluster.sql(
        DATABASE,
        &format!(
            "SELECT replace(s.client_id::text, '-', '') FROM sessions s JOIN users u ON u.id = s.user_id
             WHERE u.email = '{email}' ORDER BY 1"
        ),
    )?;
    Ok(ids.lines().map(str::to_owned).collect())
}

fn arrive(cluster: &Cluster, email: &str, mut expected: Vec<String>) {
    expected.sort();
    wait::until(&format!("sessions of {email}"), || {
        Ok(sessions_of(cluster, email)? == expected)
    })
    .unwrap();
}

#[test]
fn pupils_take_turns_and_nothing_of_theirs_is_lost_or_mixed() {
    let folder = tempfile::tempdir().unwrap();
    let mut computer = Computer::new(folder.path(), "room-7-seat-1");
    let cluster = Cluster::temporary().unwrap();
    let server = Server::start(&cluster, DATABASE, "127.0.0.1:0", folder.path()).unwrap();
    let url = server.url().to_owned();
    let (ann, ben) = ("ann@example.org", "ben@example.org");

    let app = computer.start(&url, SHARED);
    let start = app.rpc("start", &json!({})).unwrap();
    assert_eq!(start["profile"], Value::Null);
    let anns = joins(&app, "Ann");
    registers(&app, ann);
    let first = types(&app, None);
    // She is done: what she typed arrives behind her, and she is signed out.
    app.rpc("end_sitting", &json!({})).unwrap();
    let bens = joins(&app, "Ben");
    registers(&app, ben);
    let bens_first = types(&app, None);
    arrive(&cluster, ann, vec![first.clone()]);
    app.rpc("end_sitting", &json!({})).unwrap();
    arrive(&cluster, ben, vec![bens_first.clone()]);
    wait::until("everybody to be signed out", || Ok(!computer.has_tokens())).unwrap();
    let start = app.rpc("start", &json!({})).unwrap();
    for id in [&anns, &bens] {
        let expected = json!({"id": id, "has_pin": false, "has_account": true, "waiting": 0});
        assert_eq!(person(&start, id), expected);
    }

    // Her name is no way in; her account is.
    let locked = app
        .rpc("select_profile", &json!({"id": anns.clone()}))
        .unwrap();
    assert_eq!(locked["is_locked"], true);
    app.rpc("course_map", &json!({})).unwrap_err();
    let entered = enters(&app, ann);
    assert_eq!(entered["profile"]["id"], json!(anns));

    // The server goes away: what she types now, finished and not, stays with her name.
    server.stop();
    let second = types(&app, None);
    let third = types(&app, Some(12));
    app.rpc("end_sitting", &json!({})).unwrap();
    wait::until("her to be signed out", || Ok(!computer.has_tokens())).unwrap();
    let start = app.rpc("start", &json!({})).unwrap();
    assert_eq!(
        (
            &person(&start, &anns)["waiting"],
            &person(&start, &bens)["waiting"]
        ),
        (&json!(1), &json!(0))
    );

    // The server is back. Ben's turn sends nothing of hers; the power goes while he is signed in.
    let bind = url.trim_start_matches("http://");
    let server = Server::start(&cluster, DATABASE, bind, folder.path()).unwrap();
    enters(&app, ben);
    let bens_second = types(&app, None);
    app.stop();
    let app = computer.start(&url, SHARED);
    let start = app.rpc("start", &json!({})).unwrap();
    assert_eq!(start["profile"], Value::Null, "nobody is there");
    arrive(&cluster, ben, vec![bens_first, bens_second]);
    wait::until("him to be signed out", || Ok(!computer.has_tokens())).unwrap();
    assert_eq!(
        sessions_of(&cluster, ann).unwrap(),
        std::slice::from_ref(&first)
    );

    let entered = enters(&app, ann);
    assert_eq!(
        entered["resumable"]["session_id"]
            .as_str()
            .unwrap()
            .replace('-', ""),
        third
    );
    assert_eq!(resumes(&app), third);
    arrive(&cluster, ann, vec![first, second, third]);
    assert_eq!(entered["profiles"].as_array().unwrap().len(), 2);
    app.stop();
    server.stop();
}

#[test]
fn a_cloned_image_is_a_computer_of_its_own_and_no_session_is_lost_or_doubled() {
    let folder = tempfile::tempdir().unwrap();
    let mut first = Computer::new(folder.path(), "seat-1");
    let cluster = Cluster::temporary().unwrap();
    let server = Server::start(&cluster, DATABASE, "127.0.0.1:0", folder.path()).unwrap();
    let email = "ann@example.org";

    // Used before it was cloned: one session is stored, one waits, one is half typed, and somebody is signed in.
    let app = first.start(server.url(), "{}");
    joins(&app, "Ann");
    registers(&app, email);
    let stored = types(&app, None);
    arrive(&cluster, email, vec![stored.clone()]);
    app.stop();
    // Nothing is sent meanwhile.
    let app = first.start(server.url(), r#"{"sign_in": "forbidden"}"#);
    let waiting = types(&app, None);
    let half = types(&app, Some(12));
    app.stop();
    assert_eq!(
        sessions_of(&cluster, email).unwrap(),
        std::slice::from_ref(&stored)
    );
    let mut second = first.clone_to(folder.path(), "seat-2");
    assert!(second.has_tokens());

    // The copy is told apart, signed out, and keeps everything.
    let copied = second.start(server.url(), "{}");
    let start = copied.rpc("start", &json!({})).unwrap();
    assert!(second.device() != first.device() && !second.has_tokens());
    let codes: Vec<_> = start["notices"].as_array().unwrap().iter().collect();
    assert_eq!(codes[0]["code"], "data-copied", "{codes:?}");
    let account = copied.rpc("account", &json!({})).unwrap();
    assert_eq!(account["account"], Value::Null);

    // The first one goes on as if nothing had happened.
    let original = first.start(server.url(), "{}");
    let start = original.rpc("start", &json!({})).unwrap();
    assert_eq!(start["notices"], json!([]));
    assert_eq!(resumes(&original), half, "its session has its id");
    // By hand: by itself it waits a random part of what the server asks for.
    original.rpc("sync_now", &json!({})).unwrap();
    let expected = vec![stored.clone(), waiting.clone(), half.clone()];
    arrive(&cluster, email, expected);

    // On the copy, too, the half of a session goes on: it is another one. What waits on both is one.
    let other_half = resumes(&copied);
    assert_ne!(other_half, half);
    let credentials = json!({"email": email, "password": PASSWORD});
    copied.rpc("login", &credentials).unwrap();
    arrive(&cluster, email, vec![stored, waiting, half, other_half]);
    for app in [&original, &copied] {
        wait::until("both to know the same", || {
            let account = app.rpc("sync_now", &json!({}))?;
            let sync = &account["sync"];
            let failed = sync["failed"].as_u64().context("failed")?;
            anyhow::ensure!(failed == 0, "{account}");
            Ok(sync["waiting"] == 0 && account["sessions"].as_array().map(Vec::len) == Some(4))
        })
        .unwrap();
    }
    assert_eq!(
        ledger::common(&first.data()).unwrap(),
        ledger::common(&second.data()).unwrap()
    );
    let devices = original.rpc("devices", &json!({})).unwrap();
    assert_eq!(devices.as_array().unwrap().len(), 2);

    // And the copy, started again, is no copy any more.
    copied.stop();
    let copied = second.start(server.url(), "{}");
    let start = copied.rpc("start", &json!({})).unwrap();
    assert_eq!(start["notices"], json!([]));
    assert_ne!(
        copied.rpc("account", &json!({})).unwrap()["account"],
        Value::Null
    );
}
