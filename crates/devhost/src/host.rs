//! The world as tests see it: the real clock, a chosen language, secrets in memory.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use app::{
    host::{BrowserError, Event, Host, LocalTime, SecretError, SecretStore, SecretString},
    system,
    view::account::TokenStore,
};
use tokio::sync::broadcast;

/// A host for a browser.
pub(crate) struct DevHost {
    language: String,
    events: broadcast::Sender<Event>,
    secrets: Arc<MemorySecrets>,
}
/// Secrets that end with the process.
#[derive(Default)]
struct MemorySecrets(Mutex<HashMap<String, SecretString>>);

impl MemorySecrets {
    fn all(&self) -> MutexGuard<'_, HashMap<String, SecretString>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl SecretStore for MemorySecrets {
    fn get(&self, key: &str) -> Result<Option<SecretString>, SecretError> {
        Ok(self.all().get(key).cloned())
    }

    fn set(&self, key: &str, secret: &SecretString) -> Result<(), SecretError> {
        self.all().insert(key.to_owned(), secret.clone());
        Ok(())
    }

    fn delete(&self, key: &str) -> Result<(), SecretError> {
        self.all().remove(key);
        Ok(())
    }
}

impl DevHost {
    pub(crate) fn new(language: String) -> Self {
        Self {
            language,
            events: broadcast::channel(64).0,
            secrets: Arc::default(),
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
        "devhost".into()
    }

    fn device_name(&self) -> String {
        "devhost".into()
    }
}
