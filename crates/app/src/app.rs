//! The app: what is open, and the door that commands come through.

use std::{
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, MutexGuard, OnceLock, PoisonError, Weak,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use chrono::NaiveDate;
use serde_json::Value;
use sync::{Admission, Network, ProfileSync};
use tokio::task::JoinHandle;

use crate::{
    account, commands,
    config::Config,
    error::AppError,
    host::{Event, Host},
    policy,
    shared::Partings,
    sign_in::Waiting,
    state::State,
    summing::Sums,
    updates::Updates,
    view::account::AccountState,
};

/// A running Tactus without its window.
pub struct App {
    this: Weak<Self>,
    pub(crate) host: Arc<dyn Host>,
    pub(crate) config: Config,
    /// Where a policy was found, in the order that decides.
    pub(crate) policies: Vec<policy::Source>,
    /// The way to servers; looked up by the first who goes it.
    network: OnceLock<Network>,
    /// The report for an administrator that was made last.
    pub(crate) report: Mutex<Option<String>>,
    /// Opened by the first who asks.
    state: Mutex<Option<State>>,
    /// The file and the day that were last seen to have a copy.
    copied: Mutex<Option<(PathBuf, NaiveDate)>>,
    /// The copy that is being made.
    copying: Mutex<Option<JoinHandle<()>>>,
    /// The sign-in that waits for the browser.
    pub(crate) waiting: Waiting,
    /// The purchase that waits for the server.
    pub(crate) purchase: Waiting,
    /// Those who got up from a shared machine.
    pub(crate) partings: Partings,
    /// Who signed in on a shared machine and has no profile there yet.
    pub(crate) newcomer: Mutex<Option<Admission>>,
    /// Statistics that are summed up behind.
    pub(crate) sums: Sums,
    /// Newer versions.
    pub(crate) updates: Updates,
    /// Whether the journal will be looked at soon anyway.
    journal_timer: AtomicBool,
    /// Whether a profile was opened, so that [`Self::is_locked`] is known.
    is_opened: AtomicBool,
    /// Whether the profile that is open waits for its PIN; kept here so that no key press has to ask.
    is_locked: AtomicBool,
}

impl App {
    /// Makes an app; nothing is opened before the first command or [`App::warm_up`].
    pub fn new(mut config: Config, host: Arc<dyn Host>) -> Arc<Self> {
        let policies = config.policies();
        if let Some(url) = policy::server_url(&policies) {
            config.server_url = url;
        }
        Arc::new_cyclic(|this| Self {
            this: Weak::clone(this),
            host,
            config,
            policies,
            network: OnceLock::new(),
            report: Mutex::default(),
            state: Mutex::new(None),
            copied: Mutex::new(None),
            copying: Mutex::new(None),
            waiting: Waiting::default(),
            purchase: Waiting::default(),
            partings: Partings::default(),
            newcomer: Mutex::new(None),
            sums: Sums::default(),
            updates: Updates::default(),
            journal_timer: AtomicBool::new(false),
            is_opened: AtomicBool::new(false),
            is_locked: AtomicBool::new(false),
        })
    }

    /// Opens the registry and the last profile ahead of the first command, makes the copy of the day, and goes on
    /// summing the statistics up.
    pub async fn warm_up(self: &Arc<Self>) {
        let app = Arc::clone(self);
        let warmed = tokio::task::spawn_blocking(move || {
            // The first command says what is wrong.
            let database = app
                .state(|state| Ok(state.profile()?.store.path().to_owned()))
                .ok()?;
            app.copy_of_the_day(&database);
            Some(())
        });
        match warmed.await {
            // Somebody may be typing by now.
            Ok(Some(())) if !self.is_typed_on() => self.sum_soon(),
            Ok(_) => {}
            Err(_) => tracing::error!("opening ahead panicked"),
        }
    }

    /// The way to servers by what the policy, the environment and the system say: every HTTP client is made from it.
    pub fn network(&self) -> &Network {
        self.network.get_or_init(|| {
            let settings = policy::network(&self.policies);
            Network::resolve(&settings, self.host.now().unix_ms())
        })
    }

    /// Makes the copy of the day if there is none yet. May take a while.
    fn copy_of_the_day(&self, database: &Path) {
        let today = self.host.now().local_date.to_string();
        if let Err(error) = store::daily_copy(database, &today) {
            tracing::warn!(%error, "the copy of the day was not made");
        }
    }

    /// Sees to the copy of the day after somebody else sat down or a session was stored: an app may stay open for
    /// weeks. Never waits.
    pub(crate) fn copy_soon(self: &Arc<Self>, database: PathBuf) {
        let today = self.host.now().local_date;
        let seen = lock(&self.copied).replace((database.clone(), today));
        if seen.is_some_and(|seen| seen == (database.clone(), today)) {
            return;
        }
        let app = self.weak();
        let copying = tokio::task::spawn_blocking(move || {
            if let Some(app) = app.upgrade() {
                app.copy_of_the_day(&database);
            }
        });
        *lock(&self.copying) = Some(copying);
    }

    /// Calls a command of the table by its name, off the caller's thread.
    ///
    /// # Errors
    /// What the command says. A panic in a command is a fault of ours and becomes [`AppError::Internal`]:
    /// the window and the journal live on.
    pub async fn rpc(self: &Arc<Self>, name: String, args: Value) -> Result<Value, AppError> {
        let answer = if let Err(closed) = self.check_policy(&name).await {
            Ok(Err(closed))
        } else if let Err(closed) = self.check_gate(&name).await {
            Ok(Err(closed))
        } else if commands::is_far(&name) {
            let (app, called) = (Arc::clone(self), name.clone());
            tokio::spawn(async move { commands::call_far(&app, &called, args).await }).await
        } else {
            let (app, called) = (Arc::clone(self), name.clone());
            let unknown = AppError::UnknownCommand { name: name.clone() };
            tokio::task::spawn_blocking(move || {
                commands::call_here(&app, &called, args).unwrap_or(Err(unknown))
            })
            .await
        };
        let answer = answer.unwrap_or_else(|error| {
            Err(AppError::Internal {
                why: format!("{name} panicked: {error}"),
            })
        });
        if let Err(error) = &answer {
            // Never the message, and no name that is not ours: they may repeat what was sent.
            let command = commands::known(&name).unwrap_or("unknown");
            tracing::warn!(command, code = ?error.code(), "a command failed");
        }
        answer
    }

    /// Whether the policy of this machine has the command.
    async fn check_policy(self: &Arc<Self>, name: &str) -> Result<(), AppError> {
        if !policy::can_close(name) {
            return Ok(());
        }
        let (app, called) = (Arc::clone(self), name.to_owned());
        let checked = tokio::task::spawn_blocking(move || {
            app.state(|state| state.policy.check_command(&called))
        });
        match checked.await {
            Ok(Err(closed @ AppError::ClosedByPolicy { .. })) => Err(closed),
            // What else is wrong, the command says itself.
            _ => Ok(()),
        }
    }

    /// Whether the command may be called in the profile that is open.
    async fn check_gate(self: &Arc<Self>, name: &str) -> Result<(), AppError> {
        if !commands::is_open_while_locked(name) {
            if !self.is_opened.load(Ordering::Acquire) {
                // The first command of all: whoever it is about may have a PIN. What is wrong, the command says itself.
                let app = Arc::clone(self);
                let _opened = tokio::task::spawn_blocking(move || app.state(|_| Ok(()))).await;
            }
            if self.is_locked.load(Ordering::Acquire) {
                return Err(AppError::GateClosed);
            }
        }
        if !commands::is_behind_gate(name) {
            return Ok(());
        }
        let app = Arc::clone(self);
        let checked =
            tokio::task::spawn_blocking(move || app.state(|state| state.profile()?.check_gate()));
        match checked.await {
            Ok(Err(AppError::GateClosed)) => Err(AppError::GateClosed),
            // What else is wrong, the command says itself.
            _ => Ok(()),
        }
    }

    /// The profile that is open waits for its PIN, or no longer does.
    pub(crate) fn lock(&self, is_locked: bool) {
        self.is_locked.store(is_locked, Ordering::Release);
    }

    /// Works on what is open, opening it first if nobody has yet.
    pub(crate) fn state<T>(
        &self,
        work: impl FnOnce(&mut State) -> Result<T, AppError>,
    ) -> Result<T, AppError> {
        let mut state = lock(&self.state);
        let state = match &mut *state {
            Some(state) => state,
            none => {
                let opened = none.insert(State::open(self)?);
                self.is_opened.store(true, Ordering::Release);
                opened
            }
        };
        work(state)
    }

    /// Looks at what is open, and opens nothing for it.
    pub(crate) fn peek<T>(&self, look: impl FnOnce(&State) -> T) -> Option<T> {
        lock(&self.state).as_ref().map(look)
    }

    /// Lets go of everything, the loop of sync too. What is being typed stays in its journal for the next start;
    /// a process that is killed instead loses nothing by it.
    pub async fn close(&self) {
        self.finish_copying().await;
        self.finish_summing().await;
        let mut state = lock(&self.state).take();
        self.is_opened.store(false, Ordering::Release);
        if let Some(state) = state.as_mut().filter(|state| state.policy.is_shared()) {
            state.leave_seat(self);
        }
        if let Some(account) = state.and_then(State::close) {
            account.stop().await;
        }
        self.close_partings().await;
    }

    /// Waits for the copy that is being made.
    pub(crate) async fn finish_copying(&self) {
        let copying = lock(&self.copying).take();
        if let Some(copying) = copying
            && copying.await.is_err()
        {
            tracing::error!("making the copy of the day panicked");
        }
    }

    /// Itself, for what must not keep it alive.
    pub(crate) fn weak(&self) -> Weak<Self> {
        Weak::clone(&self.this)
    }

    /// Sync of whoever is typing.
    pub(crate) fn sync(&self) -> Result<ProfileSync, AppError> {
        self.state(|state| match &state.profile()?.account {
            Ok(account) => Ok(account.sync.clone()),
            Err(AppError::DatabaseNewer) => Err(AppError::DatabaseNewer),
            Err(AppError::ClosedByPolicy { item }) => Err(AppError::ClosedByPolicy { item }),
            Err(AppError::BadServerAddress { why }) => {
                Err(AppError::BadServerAddress { why: why.clone() })
            }
            Err(error) => Err(AppError::Internal {
                why: error.to_string(),
            }),
        })
    }

    /// The account screen after something changed there; the UI hears of it elsewhere too.
    pub(crate) fn after_account_change(&self) -> Result<AccountState, AppError> {
        let token_store = self.host.token_store();
        let state = self.state(|state| {
            let open = state.profile()?;
            open.nudge_sync();
            account::view(self, open, token_store)
        })?;
        self.host.emit(Event::Sync(state.sync.clone()));
        Ok(state)
    }

    /// Opens an address in the system's browser, off the caller's thread.
    pub(crate) async fn open_in_browser(&self, url: String) -> Result<(), AppError> {
        let host = Arc::clone(&self.host);
        let opened = tokio::task::spawn_blocking(move || host.open_in_browser(&url)).await;
        let opened = opened.map_err(|error| error.to_string());
        opened
            .and_then(|opened| opened.map_err(|error| error.to_string()))
            .map_err(|why| AppError::NoBrowser { why })
    }

    /// Another device changed a setting.
    pub(crate) fn reload_settings(&self) {
        if let Err(error) = self.state(|state| state.reload_settings(self)) {
            tracing::warn!(%error, "settings of another device wait for the next start");
        }
    }

    /// Sees to it that what was typed is on the disk within a second, also when typing stops.
    pub(crate) fn sync_journal_soon(self: &Arc<Self>) {
        if self.journal_timer.swap(true, Ordering::AcqRel) {
            return;
        }
        // An app that ends meanwhile is not kept alive for it.
        let app = self.weak();
        tokio::spawn(async move {
            tokio::time::sleep(Duration::from_millis(store::SYNC_EVERY)).await;
            let Some(app) = app.upgrade() else { return };
            app.journal_timer.store(false, Ordering::Release);
            // An error comes again with the next batch, where somebody is told.
            let synced = tokio::task::spawn_blocking(move || app.sync_journal()).await;
            if !matches!(synced, Ok(Ok(()))) {
                tracing::warn!("the journal is not synced");
            }
        });
    }

    /// Brings the journal of the open exercise to the disk, if it is not there.
    fn sync_journal(&self) -> Result<(), AppError> {
        let now = self.host.steady();
        self.state(|state| match &mut state.profile()?.exercise {
            // The timer decides when; the journal only says whether there is anything to do.
            Some(exercise) if exercise.sync_due(u64::MAX) => exercise.sync(now),
            _ => Ok(()),
        })
    }
}

/// Locks; a panic elsewhere does not spread, as every change is made whole before it is put in place.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
