//! The world as tests see it: the real clock, a chosen language, secrets in memory.

use app::{
    host::{Event, Host, LocalTime},
    system,
};
use tokio::sync::broadcast;

/// A host for a browser.
pub(crate) struct DevHost {
    language: String,
    events: broadcast::Sender<Event>,
}

impl DevHost {
    pub(crate) fn new(language: String) -> Self {
        Self {
            language,
            events: broadcast::channel(64).0,
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

    fn device_name(&self) -> String {
        "devhost".into()
    }
}
