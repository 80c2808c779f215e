//! The world around the app: the real clock, the window, the system.

use app::{
    host::{Event, Host, LocalTime},
    system,
};
use tauri::{AppHandle, Emitter};

/// A host with a window.
pub(crate) struct DesktopHost {
    tauri: AppHandle,
}

impl DesktopHost {
    pub(crate) fn new(tauri: AppHandle) -> Self {
        Self { tauri }
    }
}

impl Host for DesktopHost {
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
        if let Err(error) = self.tauri.emit(event.name(), event.payload()) {
            tracing::warn!(%error, "the window cannot be told");
        }
    }

    fn system_language(&self) -> Option<String> {
        system::language()
    }

    fn device_type(&self) -> &'static str {
        system::device_type()
    }

    fn device_name(&self) -> String {
        system::device_name()
    }
}
