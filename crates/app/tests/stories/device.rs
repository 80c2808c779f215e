//! A machine with Tactus on it: a folder that outlives the app, and a learner at the keyboard.

use std::{
    collections::HashMap,
    path::PathBuf,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
};

use app::{
    App, Config, ErrorCode, ErrorView,
    config::DEFAULT_SERVER_URL,
    host::{BrowserError, Event, Host, LocalTime, SecretError, SecretStore, SecretString},
    place::Place,
    updates::Source,
    view::account::TokenStore,
};
use chrono::{DateTime, Duration, NaiveDate, Utc};
use serde_json::{Value, json};
use tokio::sync::watch;

/// A world that stands still unless it is told to go on.
pub(crate) struct FakeHost {
    now: Mutex<DateTime<Utc>>,
    /// ms; whatever happens to the wall clock, it only goes on.
    steady: AtomicU64,
    /// Name, and hours ahead of UTC.
    zone: Mutex<(&'static str, i64)>,
    random: AtomicU64,
    /// What tells this machine from others.
    pub(crate) machine: Mutex<String>,
    secrets: Arc<Secrets>,
    pub(crate) events: Mutex<Vec<Event>>,
    /// Whether it was told to end the app, and to start it again.
    pub(crate) ended: Mutex<Option<bool>>,
    /// What its browser was told to open.
    pub(crate) opened: watch::Sender<Option<String>>,
    /// It has none.
    pub(crate) is_without_browser: AtomicBool,
    /// Makes the host fail where a session is stored.
    pub(crate) is_broken: AtomicBool,
}

impl FakeHost {
    fn new() -> Self {
        let now = "2026-11-22T08:30:00Z".parse().unwrap();
        Self {
            now: Mutex::new(now),
            steady: AtomicU64::new(1_000_000),
            zone: Mutex::new(("Europe/Berlin", 1)),
            random: AtomicU64::new(1),
            machine: Mutex::new("this machine".into()),
            secrets: Arc::default(),
            events: Mutex::default(),
            ended: Mutex::default(),
            opened: watch::Sender::default(),
            is_without_browser: AtomicBool::new(false),
            is_broken: AtomicBool::new(false),
        }
    }

    pub(crate) fn pass(&self, time: Duration) {
        *self.now.lock().unwrap() += time;
        let ms = u64::try_from(time.num_milliseconds()).unwrap();
        self.steady.fetch_add(ms, Ordering::Relaxed);
    }

    /// Names of what is in the keyring.
    pub(crate) fn secret_names(&self) -> Vec<String> {
        self.secrets.0.lock().unwrap().keys().cloned().collect()
    }

    /// Sets the wall clock, as a person or a time server does.
    pub(crate) fn set_clock(&self, time: &str) {
        *self.now.lock().unwrap() = time.parse().unwrap();
    }

    /// Goes to another zone, or to summer time.
    pub(crate) fn move_to(&self, zone: &'static str, hours: i64) {
        *self.zone.lock().unwrap() = (zone, hours);
    }
}

impl Host for FakeHost {
    fn now(&self) -> LocalTime {
        let utc = *self.now.lock().unwrap();
        let (zone, hours) = *self.zone.lock().unwrap();
        let local_date: NaiveDate = (utc + Duration::hours(hours)).date_naive();
        LocalTime {
            utc,
            timezone: zone.into(),
            local_date,
        }
    }

    fn steady(&self) -> u64 {
        self.steady.load(Ordering::Relaxed)
    }

    fn random(&self, bytes: &mut [u8]) {
        for byte in bytes {
            let next = self
                .random
                .fetch_add(1, Ordering::Relaxed)
                .wrapping_mul(0x9E37_79B9_7F4A_7C15);
            *byte = next.to_be_bytes()[0];
        }
    }

    fn secrets(&self) -> Arc<dyn SecretStore> {
        Arc::clone(&self.secrets) as Arc<dyn SecretStore>
    }

    fn token_store(&self) -> TokenStore {
        TokenStore::Keyring
    }

    fn open_in_browser(&self, url: &str) -> Result<(), BrowserError> {
        if self.is_without_browser.load(Ordering::Relaxed) {
            return Err(BrowserError("there is none".into()));
        }
        self.opened.send_replace(Some(url.into()));
        Ok(())
    }

    fn end(&self, is_to_start_again: bool) {
        *self.ended.lock().unwrap() = Some(is_to_start_again);
    }

    fn emit(&self, event: Event) {
        self.events.lock().unwrap().push(event);
    }

    fn machine(&self) -> String {
        self.machine.lock().unwrap().clone()
    }

    fn system_language(&self) -> Option<String> {
        Some("de-DE".into())
    }

    fn device_type(&self) -> &'static str {
        assert!(
            !self.is_broken.load(Ordering::Relaxed),
            "a fault on purpose"
        );
        "laptop"
    }

    fn device_name(&self) -> String {
        "test".into()
    }
}

/// A keyring that outlives the app.
#[derive(Default)]
struct Secrets(Mutex<HashMap<String, SecretString>>);

impl SecretStore for Secrets {
    fn get(&self, key: &str) -> Result<Option<SecretString>, SecretError> {
        Ok(self.0.lock().unwrap().get(key).cloned())
    }

    fn set(&self, key: &str, secret: &SecretString) -> Result<(), SecretError> {
        self.0
            .lock()
            .unwrap()
            .insert(key.to_owned(), secret.clone());
        Ok(())
    }

    fn delete(&self, key: &str) -> Result<(), SecretError> {
        self.0.lock().unwrap().remove(key);
        Ok(())
    }
}

/// The machine.
pub(crate) struct Device {
    pub(crate) folder: tempfile::TempDir,
    pub(crate) host: Arc<FakeHost>,
    pub(crate) policy: Option<PathBuf>,
    pub(crate) server_url: String,
    pub(crate) updates: Option<Source>,
    /// What its folder stands on.
    pub(crate) place: Place,
    app: Arc<App>,
}

impl Device {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let host = Arc::new(FakeHost::new());
        let server_url = DEFAULT_SERVER_URL.to_owned();
        let place = Place::default();
        let first = config(&folder, None, &server_url, &place, None);
        let app = App::new(first, host.clone());
        Self {
            folder,
            host,
            policy: None,
            server_url,
            updates: None,
            place,
            app,
        }
    }

    /// A machine where Mira has answered the first start.
    pub(crate) async fn of_mira() -> Self {
        let device = Self::new();
        device
            .ok("create_profile", json!({"name": "Mira", "language": "en", "age_group": "adults", "layout": "us", "daily_goal": null}))
            .await;
        device
    }

    /// Ends the app and starts it again a minute later. The app is not asked to store anything on the way out:
    /// what is in the journal is what a crash would leave there.
    pub(crate) async fn restart(&mut self) {
        self.host.pass(Duration::minutes(1));
        let next = App::new(self.config(), self.host.clone());
        let old = std::mem::replace(&mut self.app, next);
        old.close().await;
    }

    /// Ends the app as a power cut does, without a word, and starts it again.
    pub(crate) fn kill(&mut self) {
        self.app = App::new(self.config(), self.host.clone());
    }

    /// What the app is started with.
    pub(crate) fn config(&self) -> Config {
        config(
            &self.folder,
            self.policy.clone(),
            &self.server_url,
            &self.place,
            self.updates.clone(),
        )
    }

    /// Leaves the app as closing its window does.
    pub(crate) async fn leave(&self) {
        self.app.leave().await;
    }

    pub(crate) fn app(&self) -> &Arc<App> {
        &self.app
    }

    /// The account that a profile is signed in to, by its own file.
    pub(crate) fn account_of(&self, id: &str) -> Option<String> {
        let file = self.folder.path().join(format!("profiles/{id}.sqlite"));
        let (profiles, _) = store::Profiles::open(self.folder.path(), 0).unwrap();
        assert!(file.exists());
        let belonging = profiles.belonging(id.parse().unwrap(), &self.server_url);
        let belonging = belonging.unwrap();
        belonging.is_signed_in.then(|| belonging.users[0].clone())
    }

    /// Lets go of every file; the next command opens them again.
    pub(crate) async fn close(&self) {
        self.app.close().await;
    }

    pub(crate) async fn call(&self, name: &str, args: Value) -> Result<Value, ErrorView> {
        self.app
            .rpc(name.into(), args)
            .await
            .map_err(|error| error.view())
    }

    pub(crate) async fn ok(&self, name: &str, args: Value) -> Value {
        self.call(name, args)
            .await
            .unwrap_or_else(|error| panic!("{name}: {error:?}"))
    }

    pub(crate) async fn fails(&self, name: &str, args: Value) -> ErrorCode {
        match self.call(name, args).await {
            Ok(answer) => panic!("{name} must fail, but answers {answer}"),
            Err(error) => error.code,
        }
    }

    /// The database of the only profile.
    pub(crate) fn database(&self) -> PathBuf {
        self.file_with("sqlite")
    }

    /// The journal of the only profile.
    pub(crate) fn journal(&self) -> PathBuf {
        self.file_with("open.jsonl")
    }

    fn file_with(&self, end: &str) -> PathBuf {
        let registry = std::fs::read(self.folder.path().join("profiles/registry.json")).unwrap();
        let registry: Value = serde_json::from_slice(&registry).unwrap();
        let id = registry["profiles"][0]["id"].as_str().unwrap();
        self.folder.path().join(format!("profiles/{id}.{end}"))
    }
}

fn config(
    folder: &tempfile::TempDir,
    policy: Option<PathBuf>,
    server_url: &str,
    place: &Place,
    updates: Option<Source>,
) -> Config {
    Config {
        data_dir: folder.path().to_owned(),
        place: place.clone(),
        server_url: server_url.to_owned(),
        policy,
        managed: Vec::new(),
        downloads: None,
        updates,
    }
}

/// Hands on the keyboard: one key each 200 ms, and a wrong one before each position of `slips`.
pub(crate) struct Hands {
    pub(crate) session: String,
    units: Vec<String>,
    slips: Vec<(usize, &'static str)>,
    cursor: usize,
    t: u64,
    sent: u32,
}

/// Between two keys, ms.
pub(crate) const GAP: u64 = 200;

impl Hands {
    pub(crate) fn on(exercise: &Value, slips: &[(usize, &'static str)]) -> Self {
        let units: Vec<String> = serde_json::from_value(exercise["units"].clone()).unwrap();
        let sent = u32::try_from(exercise["typed"].as_array().unwrap().len()).unwrap();
        Self {
            session: exercise["session_id"].as_str().unwrap().to_owned(),
            units,
            slips: slips.to_vec(),
            cursor: 0,
            t: exercise["clock"].as_u64().unwrap(),
            sent,
        }
    }

    pub(crate) fn at(mut self, cursor: usize) -> Self {
        self.cursor = cursor;
        self
    }

    pub(crate) fn length(&self) -> usize {
        self.units.len()
    }

    /// Types up to position `until` and sends it in batches of a few keys; answers the last position.
    pub(crate) async fn type_until(&mut self, device: &Device, until: usize) -> Value {
        let mut events = Vec::new();
        while self.cursor < until {
            let wrong = self
                .slips
                .iter()
                .filter(|(at, _)| *at == self.cursor)
                .map(|(_, typed)| *typed);
            for text in wrong.chain([self.units[self.cursor].as_str()]) {
                events.push(json!({"code": "KeyF", "text": text, "t": self.t}));
                self.t += GAP;
            }
            self.cursor += 1;
        }
        let mut position = Value::Null;
        for batch in events.chunks(7) {
            device.host.pass(Duration::milliseconds(7 * 200));
            position = device
                .ok(
                    "record_events",
                    json!({"session_id": self.session, "from": self.sent, "events": batch}),
                )
                .await;
            self.sent += u32::try_from(batch.len()).unwrap();
            assert_eq!(position["taken"], self.sent);
        }
        position
    }

    pub(crate) async fn type_all(&mut self, device: &Device) -> Value {
        self.type_until(device, self.units.len()).await
    }
}
