//! `tactus --selftest FOLDER`: whether this build keeps what is typed on this system, without a window.
//!
//! The app's own commands are called as the window calls them, on real files in a folder of their own: older profiles are
//! brought to today's schema, a lesson is typed, interrupted, gone on with and read back, a copy is gone back to, an
//! export is saved, a profile is deleted, a secret goes to the keyring and comes back. Each step says what it found as a line
//! of JSON, so that whoever runs it can compare one system with another; the last line is `{"step":"end","ok":…}`.

use std::{fs, io::Write, ops::Range, path::Path, process::ExitCode, sync::Arc};

use anyhow::{Context, bail, ensure};
use app::{
    App, Config,
    config::DEFAULT_SERVER_URL,
    host::{ExposeSecret, Host, SecretString},
    place::Place,
};
use serde_json::{Value, json};

use crate::{host::DesktopHost, log};

/// Between two keys, ms.
const GAP: u64 = 200;
/// Typed before every tenth unit; no unit of the first lesson.
const SLIP: &str = "x";
/// Where the lesson is interrupted, in units.
const INTERRUPTED: usize = 40;
/// Its name is also what confirms that it is deleted.
const DELETED: &str = "Deleted";

/// Runs all of it in `folder`, which nobody has used yet but to put older profiles there.
pub(crate) fn run(folder: &Path) -> ExitCode {
    let done = test(folder);
    if let Err(error) = &done {
        let _ = writeln!(std::io::stderr(), "tactus: {error:#}");
    }
    let why = done.as_ref().err().map(|error| format!("{error:#}"));
    let said = say(&json!({"step": "end", "ok": done.is_ok(), "why": why}));
    if done.is_ok() && said.is_ok() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn test(folder: &Path) -> anyhow::Result<()> {
    let config = Config {
        data_dir: std::path::absolute(folder)?,
        place: Place::default(),
        server_url: DEFAULT_SERVER_URL.to_owned(),
        // A school's policy decides what its learners do, not whether this build works.
        policy: None,
        managed: Vec::new(),
        downloads: None,
        updates: None,
    };
    // Every start leaves it there: nobody's own folder gets profiles of a test.
    if config.lock_file().exists() {
        bail!(
            "{} has been used; give it a folder of its own",
            config.data_dir.display()
        );
    }
    let _claim = config.claim()?;
    log::start(&config.data_dir)?;
    say(&json!({
        "step": "begin",
        "version": env!("CARGO_PKG_VERSION"),
        "system": std::env::consts::OS,
    }))?;
    let host = tauri::async_runtime::block_on(steps(config))?;
    // Outside: keyrings may block.
    secret(&host)
}

async fn steps(config: Config) -> anyhow::Result<Arc<DesktopHost>> {
    let mut trial = Trial::begin(config);
    older(&trial).await?;
    let session = typed(&mut trial).await?;
    restored(&mut trial, &session).await?;
    saved(&trial).await?;
    deleted(&trial).await?;
    trial.app.close().await;
    Ok(trial.host)
}

/// An app without a window that can be ended and started again.
struct Trial {
    config: Config,
    host: Arc<DesktopHost>,
    app: Arc<App>,
}

impl Trial {
    fn begin(config: Config) -> Self {
        let host = Arc::new(DesktopHost::new(None, &config.data_dir));
        let app = App::new(config.clone(), Arc::clone(&host) as Arc<dyn Host>);
        Self { config, host, app }
    }

    async fn call(&self, name: &str, args: Value) -> anyhow::Result<Value> {
        let answer = self.app.rpc(name.to_owned(), args).await;
        answer.with_context(|| format!("{name} failed"))
    }

    /// Lets go of every file, as the end of the program does, and begins anew.
    async fn restart(&mut self) -> anyhow::Result<Value> {
        self.app.close().await;
        self.app = App::new(self.config.clone(), Arc::clone(&self.host) as Arc<dyn Host>);
        let start = self.call("start", Value::Null).await?;
        let notices = &start["notices"];
        ensure!(*notices == json!([]), "not all was well: {notices}");
        Ok(start)
    }
}

/// Opens every profile that was there already.
async fn older(trial: &Trial) -> anyhow::Result<()> {
    let start = trial.call("start", Value::Null).await?;
    for profile in list(&start["profiles"])? {
        let select = json!({"id": profile["id"]});
        let opened = trial.call("select_profile", select).await?;
        let notices = &opened["notices"];
        ensure!(*notices == json!([]), "not all was well: {notices}");
        let all = json!({"period": "all"});
        let statistics = trial.call("statistics", all).await?;
        let copies = trial.call("list_copies", Value::Null).await?;
        let names: Vec<&Value> = list(&copies)?.iter().map(|copy| &copy["name"]).collect();
        say(&json!({
            "step": "opened",
            "profile": profile["id"],
            "sessions": statistics["sessions"],
            "copies": names,
        }))?;
    }
    Ok(())
}

/// Types the first lesson with a slip at every tenth unit, ends the app in the middle of it and after it, and reads it back.
async fn typed(trial: &mut Trial) -> anyhow::Result<Value> {
    let new = json!({"name": "Selftest", "language": "en", "age_group": "adults", "layout": "us", "daily_goal": null});
    let start = trial.call("create_profile", new).await?;
    let profile = start["profile"]["id"].clone();
    let request = json!({"kind": "lesson", "number": 1});
    let exercise = trial.call("open_exercise", request).await?;
    press(trial, &exercise, 0..INTERRUPTED).await?;
    let start = trial.restart().await?;
    let offered = &start["resumable"];
    let session = json!({"session_id": exercise["session_id"]});
    ensure!(
        offered["session_id"] == exercise["session_id"] && offered["cursor"] == INTERRUPTED,
        "the interrupted lesson is offered as {offered}"
    );
    let resumed = trial.call("resume_session", session.clone()).await?;
    let length = list(&resumed["units"])?.len();
    press(trial, &resumed, INTERRUPTED..length).await?;
    let result = trial.call("finish_session", session.clone()).await?;
    read_back(trial, &session, &result).await?;
    say(&json!({
        "step": "typed",
        "profile": profile,
        "session": exercise["session_id"],
        "figures": result["figures"],
        "stars": result["stars"],
    }))?;
    Ok(result)
}

/// Hands on the keyboard.
async fn press(trial: &Trial, exercise: &Value, range: Range<usize>) -> anyhow::Result<()> {
    let units: Vec<String> = serde_json::from_value(exercise["units"].clone())?;
    let mut from = list(&exercise["typed"])?.len();
    let mut t = exercise["clock"]
        .as_u64()
        .context("an exercise has a clock")?;
    let mut events = Vec::new();
    for (at, unit) in units.iter().enumerate().take(range.end).skip(range.start) {
        let slip = (at % 10 == 9).then_some(SLIP);
        for text in slip.into_iter().chain([unit.as_str()]) {
            events.push(json!({"code": "KeyF", "text": text, "t": t}));
            t += GAP;
        }
    }
    for batch in events.chunks(7) {
        let batch_of = json!({"session_id": exercise["session_id"], "from": from, "events": batch});
        let position = trial.call("record_events", batch_of).await?;
        from += batch.len();
        ensure!(position["taken"] == from, "of {from} keys: {position}");
    }
    Ok(())
}

/// What a later start finds is what was said when it was stored.
async fn read_back(trial: &mut Trial, session: &Value, result: &Value) -> anyhow::Result<()> {
    trial.restart().await?;
    let found = trial.call("session_result", session.clone()).await?;
    for field in [
        "figures",
        "stars",
        "slips",
        "curve",
        "beats",
        "is_completed",
    ] {
        let (found, stored) = (&found[field], &result[field]);
        ensure!(found == stored, "{field} was {stored} and is {found}");
    }
    Ok(())
}

/// Goes back to the newest copy; what was typed since stays.
async fn restored(trial: &mut Trial, result: &Value) -> anyhow::Result<()> {
    let copies = trial.call("list_copies", Value::Null).await?;
    let copy = list(&copies)?.first().context("no copy was made")?;
    let name = json!({"name": copy["name"]});
    trial.call("restore_copy", name).await?;
    let session = json!({"session_id": result["session_id"]});
    read_back(trial, &session, result).await?;
    say(&json!({"step": "restored", "copy": copy["name"]}))
}

/// Saves everything of the profile as a file.
async fn saved(trial: &Trial) -> anyhow::Result<()> {
    let taken = trial.call("export_profile", Value::Null).await?;
    let file = taken["file"].as_str().context("an export has a name")?;
    let bytes = fs::read(file).with_context(|| format!("{file} is not there"))?;
    ensure!(bytes.starts_with(b"PK"), "{file} is no ZIP archive");
    say(&json!({"step": "saved", "bytes": bytes.len()}))
}

/// Deletes another profile; nothing may hold its files any more.
async fn deleted(trial: &Trial) -> anyhow::Result<()> {
    let new = json!({"name": DELETED, "language": "de", "age_group": "adults", "layout": "de", "daily_goal": null});
    let start = trial.call("create_profile", new).await?;
    let id = start["profile"]["id"]
        .as_str()
        .context("a profile has an id")?;
    let delete = json!({"id": id, "name": DELETED});
    trial.call("delete_profile", delete).await?;
    let profiles = trial.config.data_dir.join("profiles");
    for folder in [profiles.join("copies"), profiles] {
        for entry in fs::read_dir(folder)? {
            let name = entry?.file_name();
            let is_left = name.to_string_lossy().starts_with(id);
            ensure!(!is_left, "{} is left", name.display());
        }
    }
    say(&json!({"step": "deleted", "profile": id}))
}

/// Keeps a secret where the tokens go, and takes it away again.
fn secret(host: &DesktopHost) -> anyhow::Result<()> {
    let key = format!("selftest-{}", std::process::id());
    let secrets = host.secrets();
    let secret = SecretString::from("s3cret-ключ");
    secrets.set(&key, &secret)?;
    let store = host.token_store();
    let found = secrets.get(&key)?.context("the secret is not kept")?;
    ensure!(
        found.expose_secret() == secret.expose_secret(),
        "the secret comes back as another"
    );
    secrets.delete(&key)?;
    ensure!(secrets.get(&key)?.is_none(), "the secret cannot be deleted");
    say(&json!({"step": "secret", "store": store}))
}

fn list(value: &Value) -> anyhow::Result<&Vec<Value>> {
    value.as_array().context("a list was expected")
}

/// A line for whoever runs it.
fn say(line: &Value) -> anyhow::Result<()> {
    writeln!(std::io::stdout(), "{line}").context("standard output cannot be written")
}
