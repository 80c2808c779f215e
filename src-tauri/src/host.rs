//! The world around the app: the real clock, the window, the system.

use std::{path::Path, sync::Arc};

use app::{
    doctor::Surroundings,
    host::{BrowserError, Event, Host, LocalTime, SecretStore},
    system,
    view::account::TokenStore,
};
use tauri::{AppHandle, Emitter};

use crate::{cli, secrets::Secrets};

/// The world of the desktop.
pub(crate) struct DesktopHost {
    /// Whoever has the window; nobody in the self-test.
    tauri: Option<AppHandle>,
    secrets: Arc<Secrets>,
}

impl DesktopHost {
    pub(crate) fn new(tauri: Option<AppHandle>, data_dir: &Path) -> Self {
        Self {
            tauri,
            secrets: Arc::new(Secrets::new(data_dir)),
        }
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

    fn secrets(&self) -> Arc<dyn SecretStore> {
        Arc::clone(&self.secrets) as Arc<dyn SecretStore>
    }

    fn token_store(&self) -> TokenStore {
        self.secrets.store()
    }

    fn open_in_browser(&self, url: &str) -> Result<(), BrowserError> {
        // Called by the app alone, for addresses it has checked: the window has no command for it.
        webbrowser::open(url).map_err(|error| BrowserError(error.to_string()))
    }

    fn end(&self, is_to_start_again: bool) {
        let Some(tauri) = &self.tauri else {
            return;
        };
        if is_to_start_again {
            tauri.request_restart();
        } else {
            tauri.exit(0);
        }
    }

    fn emit(&self, event: Event) {
        if let Some(tauri) = &self.tauri
            && let Err(error) = tauri.emit(event.name(), event.payload())
        {
            tracing::warn!(%error, "the window cannot be told");
        }
    }

    fn system_language(&self) -> Option<String> {
        system::language()
    }

    fn device_type(&self) -> &'static str {
        system::device_type()
    }

    fn machine(&self) -> String {
        system::machine()
    }

    fn device_name(&self) -> String {
        system::device_name()
    }

    fn surroundings(&self) -> Surroundings {
        cli::surroundings()
    }
}
