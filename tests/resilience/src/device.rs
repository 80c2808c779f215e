//! One machine of a learner: a store in its own folder and the app's own sync.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context as _, Result};
use protocol::{DigestAnswer, DigestRequest, MonthDigest};
use secrecy::{ExposeSecret as _, SecretString};
use store::{NewSession, Store};
use sync::{
    Body, Clock, Config, Failure, Method, NewAccount, ProfileSync, Request, SecretError,
    SecretStore, SyncState, Transport as _, Why,
};
use tactus_server::clock::{Clock as _, MockClock};
use tempfile::TempDir;
use uuid::Uuid;

use crate::dice::Dice;
use crate::house::Line;
use crate::typing::{stars_needed, typed};

/// The password of every account.
pub const PASSWORD: &str = "correct horse battery";
/// The address under which a device knows its server, wherever its line leads.
const SERVER: &str = "https://sync.example";

/// A device.
pub struct Device {
    /// Its file.
    pub store: Arc<Store>,
    /// Its sync.
    pub sync: ProfileSync,
    /// Its way to the server.
    pub line: Arc<Line>,
    clock: Arc<Wall>,
    secrets: Arc<Secrets>,
    number: u128,
    dice: Dice,
    _folder: TempDir,
}

impl Device {
    /// A new one; `number` makes its id and its dice.
    pub fn new(line: Arc<Line>, clock: &Arc<MockClock>, number: u128) -> Result<Self> {
        let folder = folder()?;
        let clock = Arc::new(Wall(Arc::clone(clock)));
        let file = folder.path().join("p.sqlite");
        let store = Arc::new(Store::open(&file, clock.now())?.store);
        let secrets = Arc::new(Secrets::default());
        let seed = u64::try_from(number & u128::from(u64::MAX))?;
        let config = Config {
            server_url: SERVER.to_owned(),
            profile: Uuid::from_u128(number),
            device_id: Uuid::from_u128(number),
            device_name: None,
            is_child: false,
            stars_needed: Arc::new(stars_needed),
            may_enter: Arc::new(|_| true),
            on_changes: Arc::new(|_| {}),
        };
        let sync = ProfileSync::new(
            Arc::clone(&store),
            config,
            Arc::clone(&line) as _,
            Arc::clone(&secrets) as _,
            Arc::clone(&clock) as _,
            Arc::new(Dice::new(seed)),
        );
        Ok(Self {
            store,
            sync,
            line,
            clock,
            secrets,
            number,
            dice: Dice::new(seed ^ 0xd1ce),
            _folder: folder,
        })
    }

    /// Makes an account for an adult who consents to raw key presses.
    pub async fn register(&self, email: &str) -> Result<(), Failure> {
        let new = NewAccount {
            email: email.to_owned(),
            password: PASSWORD.to_owned(),
            birth_year: Some(1990),
            consent_analytics: true,
            consent_marketing: false,
            language: "en".to_owned(),
            timezone: "Europe/Berlin".to_owned(),
        };
        self.sync.register(new).await.map(drop)
    }

    /// Signs in.
    pub async fn login(&self, email: &str) -> Result<(), Failure> {
        let login = self.sync.login(email.to_owned(), PASSWORD.to_owned());
        login.await.map(drop)
    }

    /// One exchange, now.
    pub async fn exchange(&self) -> Result<(), Failure> {
        self.sync.exchange(Why::ByHand).await
    }

    /// Types a session and stores it: lesson `number`, or practice for 0.
    pub fn types(&self, number: u32) -> Result<Uuid> {
        let now = self.clock.now();
        // Version 7: the time first, then dice, then the device, so that no two are the same.
        let time = u128::try_from(now)? << 80;
        let dice = u128::from(self.dice.below(1 << 62));
        let id =
            Uuid::from_u128(time | (7 << 76) | ((self.number & 0xfff) << 64) | (2 << 62) | dice);
        let typed = typed(id, self.dice.below(10_000), number, now - 60_000)?;
        let saved = self.store.save_session(&NewSession {
            session: typed.session,
            text: &typed.text,
            log: &typed.log,
            stats: &typed.stats,
            opened: &[],
        })?;
        Ok(saved.session_id())
    }

    /// Chooses something in the settings.
    pub fn chooses(&self, key: &str, value: &serde_json::Value) -> Result<()> {
        let now = u64::try_from(self.clock.now())?;
        let name = sync::device::short(Uuid::from_u128(self.number.reverse_bits()));
        let _ = self
            .store
            .transact(|tx| tx.set_setting(key, value, now, &name))?;
        Ok(())
    }

    /// How its sync stands.
    pub fn state(&self) -> Result<SyncState> {
        Ok(self.sync.state()?)
    }

    /// What it believes the server holds, by month.
    pub fn digest(&self) -> Result<BTreeMap<String, MonthDigest>> {
        let account = self.store.account()?.context("signed in")?;
        Ok(sync::digest::months(&self.store.comparable(account.id)?))
    }

    /// What of that the server says differs: empty when both hold the same.
    pub async fn differs(&self) -> Result<DigestAnswer> {
        let form = DigestRequest {
            device_id: Uuid::from_u128(self.number),
            months: self.digest()?,
        };
        let answer = self
            .line
            .send(Request {
                method: Method::Post,
                path: "/v1/sync/digest".to_owned(),
                token: Some(self.token()?),
                body: Some(Body {
                    bytes: serde_json::to_vec(&form)?,
                    is_zstd: false,
                }),
            })
            .await?;
        serde_json::from_slice(&answer.body).context("an answer to a digest")
    }

    /// An access token that was good a moment ago.
    pub fn token(&self) -> Result<SecretString> {
        let kept = self
            .secrets
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let text = kept.values().next().context("signed in")?;
        let kept: serde_json::Value = serde_json::from_str(text.expose_secret())?;
        Ok(kept["access"]
            .as_str()
            .context("a token")?
            .to_owned()
            .into())
    }

    /// What every device of a learner must agree on.
    pub fn knows(&self) -> Result<impl PartialEq + std::fmt::Debug + use<>> {
        let sessions = self.store.newest_sessions(u32::MAX)?;
        let mut sessions: Vec<Uuid> = sessions
            .into_iter()
            .map(|stored| stored.session.id)
            .collect();
        sessions.sort_unstable();
        let course = "adults-en-v1";
        Ok((
            sessions,
            self.store.progress(course)?,
            self.store.unlocks(course)?,
            self.store.days("2000-01-01")?,
            self.store.settings()?,
        ))
    }
}

/// In memory where there is such a folder: what is tried here is not the disk.
fn folder() -> Result<TempDir> {
    let memory = std::path::Path::new("/dev/shm");
    Ok(if memory.is_dir() {
        tempfile::tempdir_in(memory)?
    } else {
        tempfile::tempdir()?
    })
}

/// The server's clock, as a device's wall clock.
struct Wall(Arc<MockClock>);

impl Clock for Wall {
    fn now(&self) -> i64 {
        self.0.now().timestamp_millis()
    }
}

#[derive(Default)]
struct Secrets(Mutex<HashMap<String, SecretString>>);

impl SecretStore for Secrets {
    fn get(&self, key: &str) -> Result<Option<SecretString>, SecretError> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(kept.get(key).cloned())
    }

    fn set(&self, key: &str, secret: &SecretString) -> Result<(), SecretError> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.insert(key.to_owned(), secret.clone());
        Ok(())
    }

    fn delete(&self, key: &str) -> Result<(), SecretError> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.remove(key);
        Ok(())
    }
}
