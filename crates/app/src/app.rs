//! The app: what is open, and the door that commands come through.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde_json::Value;

use crate::{commands, config::Config, error::AppError, host::Host};

/// A running Tactus without its window.
pub struct App {
    pub(crate) host: Arc<dyn Host>,
    pub(crate) config: Config,
}

impl App {
    /// Makes an app; nothing is opened before the first command or [`App::warm_up`].
    pub fn new(config: Config, host: Arc<dyn Host>) -> Arc<Self> {
        Arc::new(Self { host, config })
    }

    /// Opens the registry and the last profile ahead of the first command.
    pub async fn warm_up(self: &Arc<Self>) {}

    /// Calls a command of the table by its name, off the caller's thread.
    ///
    /// # Errors
    /// What the command says. A panic in a command is a fault of ours and becomes [`AppError::Internal`]:
    /// the window and the journal live on.
    pub async fn rpc(self: &Arc<Self>, name: String, args: Value) -> Result<Value, AppError> {
        let app = Arc::clone(self);
        let called = name.clone();
        let runtime = tokio::runtime::Handle::current();
        let answer = tokio::task::spawn_blocking(move || {
            runtime.block_on(commands::call(&app, &called, args))
        })
        .await
        .unwrap_or_else(|error| {
            Err(AppError::Internal {
                why: format!("{name} panicked: {error}"),
            })
        });
        if let Err(error) = &answer {
            // Never the message: it may repeat what was sent.
            tracing::warn!(command = name, code = ?error.code(), "a command failed");
        }
        answer
    }
}

/// Locks; a panic elsewhere does not spread, as every change is made whole before it is put in place.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
