//! The world as tests see it: the real clock, a chosen language, secrets in memory or in a file that a test names.

use std::{
    collections::HashMap,
    path::PathBuf,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use app::{
    host::{
        BrowserError, Event, ExposeSecret, Host, LocalTime, SecretError, SecretStore, SecretString,
    },
    system,
    view::account::TokenStore,
};
use tokio::sync::broadcast;

/// A host for a browser.
pub(crate) struct DevHost {
    language: String,
    machine: String,
    events: broadcast::Sender<Event>,
    secrets: Arc<Secrets>,
}

/// Secrets that end with the process, unless there is a file for them.
struct Secrets {
    file: Option<PathBuf>,
    all: Mutex<HashMap<String, String>>,
}

impl Secrets {
    fn new(file: Option<PathBuf>) -> Self {
        let kept = file.as_ref().and_then(|file| std::fs::read(file).ok());
        let all = kept.and_then(|kept| serde_json::from_slice(&kept).ok());
        Self {
            file,
            all: Mutex::new(all.unwrap_or_default()),
        }
    }

    fn all(&self) -> MutexGuard<'_, HashMap<String, String>> {
        self.all.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn change(&self, change: impl FnOnce(&mut HashMap<String, String>)) -> Result<(), SecretError> {
        let mut all = self.all();
        change(&mut all);
        let Some(file) = &self.file else {
            return Ok(());
        };
        let text = serde_json::json!(*all).to_string();
        std::fs::write(file, text).map_err(|error| SecretError(error.to_string()))
    }
}

impl SecretStore for Secrets {
    fn get(&self, key: &str) -> Result<Option<SecretString>, SecretError> {
        Ok(self.all().get(key).cloned().map(SecretString::from))
    }

    fn set(&self, key: &str, secret: &SecretString) -> Result<(), SecretError> {
        self.change(|all| drop(all.insert(key.to_owned(), secret.expose_secret().to_owned())))
    }

    fn delete(&self, key: &str) -> Result<(), SecretError> {
        self.change(|all| drop(all.remove(key)))
    }
}

impl DevHost {
    pub(crate) fn new(language: String, machine: String, secrets: Option<PathBuf>) -> Self {
        Self {
            language,
            machine,
            events: broadcast::channel(64).0,
            secrets: Arc::new(Secrets::new(secrets)),
        }
    }

    pub(crate) fn listen(&self) -> broadcast::Receiver<Event> {
        self.events.subscribe()
    }
}

impl Host for DevHost {
    fn now(&self) -> LocalTime {
        system::now()
    }

    fn steady(&self) -> u64 {
        system::steady()
    }

    fn random(&self, bytes: &mut [u8]) {
        system::random(bytes);
    }

    fn secrets(&self) -> Arc<dyn SecretStore> {
        Arc::clone(&self.secrets) as Arc<dyn SecretStore>
    }

    fn token_store(&self) -> TokenStore {
        TokenStore::Keyring
    }

    fn open_in_browser(&self, url: &str) -> Result<(), BrowserError> {
        // Whoever tests follows it by hand.
        tracing::info!(url, "a browser would open");
        Ok(())
    }

    fn end(&self, is_to_start_again: bool) {
        // Whoever tests ends it by hand.
        tracing::info!(is_to_start_again, "the app would end");
    }

    fn emit(&self, event: Event) {
        // Nobody listening is fine.
        let _ = self.events.send(event);
    }

    fn system_language(&self) -> Option<String> {
        Some(self.language.clone())
    }

    fn device_type(&self) -> &'static str {
        "desktop"
    }

    fn machine(&self) -> String {
        self.machine.clone()
    }

    fn device_name(&self) -> String {
        "devhost".into()
    }
}
