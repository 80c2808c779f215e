//! A machine with Tactus on it: a folder that outlives the app, and a learner at the keyboard.

use std::{
    path::PathBuf,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
};

use app::{
    App, Config, ErrorCode, ErrorView,
    config::DEFAULT_SERVER_URL,
    host::{Event, Host, LocalTime},
};
use chrono::{DateTime, Duration, NaiveDate, Utc};
use serde_json::{Value, json};

/// A world that stands still unless it is told to go on.
pub(crate) struct FakeHost {
    now: Mutex<DateTime<Utc>>,
    random: AtomicU64,
    /// Makes the host fail where a session is stored.
    pub(crate) is_broken: AtomicBool,
}

impl FakeHost {
    fn new() -> Self {
        let now = "2026-11-22T08:30:00Z".parse().unwrap();
        Self {
            now: Mutex::new(now),
            random: AtomicU64::new(1),
            is_broken: AtomicBool::new(false),
        }
    }

    pub(crate) fn pass(&self, time: Duration) {
        *self.now.lock().unwrap() += time;
    }
}

impl Host for FakeHost {
    fn now(&self) -> LocalTime {
        let utc = *self.now.lock().unwrap();
        let local_date: NaiveDate = (utc + Duration::hours(1)).date_naive();
        LocalTime {
            utc,
            timezone: "Europe/Berlin".into(),
            local_date,
        }
    }

    fn steady(&self) -> u64 {
        u64::try_from(self.now.lock().unwrap().timestamp_millis()).unwrap()
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

    fn emit(&self, _: Event) {}

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

/// The machine.
pub(crate) struct Device {
    pub(crate) folder: tempfile::TempDir,
    pub(crate) host: Arc<FakeHost>,
    pub(crate) policy: Option<PathBuf>,
    app: Arc<App>,
}

impl Device {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let host = Arc::new(FakeHost::new());
        let app = app(&folder, &host, None);
        Self {
            folder,
            host,
            policy: None,
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

    /// Ends the app as `kill -9` does, and starts it again a minute later.
    pub(crate) fn restart(&mut self) {
        // Nothing is told to the old app: what it has not written is gone.
        self.host.pass(Duration::minutes(1));
        let old = std::mem::replace(
            &mut self.app,
            app(&self.folder, &self.host, self.policy.clone()),
        );
        assert_eq!(
            Arc::strong_count(&old),
            1,
            "something still holds the old app"
        );
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

fn app(folder: &tempfile::TempDir, host: &Arc<FakeHost>, policy: Option<PathBuf>) -> Arc<App> {
    let config = Config {
        data_dir: folder.path().to_owned(),
        server_url: DEFAULT_SERVER_URL.into(),
        policy,
    };
    App::new(config, host.clone())
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
