//! What the app needs from the program around it, and nothing more.
//!
//! The desktop shell, the test host and the tests of this crate each bring one. The app itself reads no
//! clock, no randomness and no keyring.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

use crate::doctor::Surroundings;
use crate::view::{
    account::{SyncState, TokenStore},
    statistics::Summing,
    update::UpdateState,
};

pub use secrecy::{ExposeSecret, SecretString};
pub use sync::{SecretError, SecretStore};

/// The world around the app.
pub trait Host: Send + Sync + 'static {
    /// The time now, here.
    fn now(&self) -> LocalTime;

    /// A clock in ms that only ever goes on, from any start.
    fn steady(&self) -> u64;

    /// Fills `bytes` with unpredictable ones.
    fn random(&self, bytes: &mut [u8]);

    /// Where tokens are kept. Its calls may block.
    fn secrets(&self) -> Arc<dyn SecretStore>;

    /// What [`Host::secrets`] is.
    fn token_store(&self) -> TokenStore;

    /// Opens an address in the system's browser, and does not wait for it: of the sync server, or one that it named and
    /// that was checked.
    fn open_in_browser(&self, url: &str) -> Result<(), BrowserError>;

    /// Ends the app as closing its window does, and starts it again if wanted. Returns at once.
    fn end(&self, is_to_start_again: bool);

    /// Tells the UI something it did not ask for.
    fn emit(&self, event: Event);

    /// The system's language as a BCP 47 tag (`de-DE`), if it says one.
    fn system_language(&self) -> Option<String>;

    /// What kind of machine this is: `desktop`, `laptop` or `tablet` (api.md).
    fn device_type(&self) -> &'static str;

    /// Something that stays the same on this machine and differs on others: a copied folder is not this installation.
    fn machine(&self) -> String;

    /// Name of this machine for the list of devices.
    fn device_name(&self) -> String;

    /// What the report for an administrator says of the machine; a host without one knows nothing.
    fn surroundings(&self) -> Surroundings {
        Surroundings::default()
    }
}

/// The system's browser cannot be opened.
#[derive(Debug, Clone, thiserror::Error)]
#[error("the browser cannot be opened: {0}")]
pub struct BrowserError(pub String);

/// A moment with the place it happened in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LocalTime {
    /// The moment.
    pub utc: DateTime<Utc>,
    /// IANA name of the zone: `Europe/Berlin`.
    pub timezone: String,
    /// The learner's own day.
    pub local_date: NaiveDate,
}

impl LocalTime {
    /// The moment as the store has it.
    pub fn unix_ms(&self) -> i64 {
        self.utc.timestamp_millis()
    }
}

/// What the app tells without being asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// Sync stands differently: `sync` with a [`SyncState`].
    Sync(SyncState),
    /// More of the statistics is summed up: `summing` with a [`Summing`].
    Summing(Summing),
    /// Newer versions stand differently: `updates` with an [`UpdateState`].
    Updates(UpdateState),
    /// On a shared machine, somebody who got up is signed out by now: `people`, ask `start` again.
    People,
}

impl Event {
    /// Name the UI listens to.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Sync(_) => "sync",
            Self::Summing(_) => "summing",
            Self::Updates(_) => "updates",
            Self::People => "people",
        }
    }

    /// What the UI receives.
    pub fn payload(&self) -> serde_json::Value {
        match self {
            Self::Sync(state) => serde_json::json!(state),
            Self::Summing(summing) => serde_json::json!(summing),
            Self::Updates(state) => serde_json::json!(state),
            Self::People => serde_json::Value::Null,
        }
    }
}

/// RFC 3339 in UTC with milliseconds, as everything the app stores and sends.
pub fn rfc3339(time: DateTime<Utc>) -> String {
    time.to_rfc3339_opts(chrono::SecondsFormat::Millis, true)
}

/// A random UUID: for what must not tell when it was made, and must differ early.
pub fn uuid_v4(host: &dyn Host) -> Uuid {
    let mut random = [0_u8; 16];
    host.random(&mut random);
    uuid::Builder::from_random_bytes(random).into_uuid()
}

/// A UUID v7 of the host's time and randomness.
pub fn uuid_v7(host: &dyn Host) -> Uuid {
    let mut random = [0_u8; 10];
    host.random(&mut random);
    let millis = u64::try_from(host.now().utc.timestamp_millis()).unwrap_or(0);
    uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
}
