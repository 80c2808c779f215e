//! A machine that many share, one after the other: who has a place on it, whose account may go where, and what is done
//! behind somebody who got up.
//!
//! A profile belongs to the accounts that were ever signed in to in it. Where the policy says that the machine is shared,
//! no other account gets in, and no account gets a second profile: nobody's work is mixed with anybody else's.

use std::{collections::HashMap, sync::Arc, sync::Mutex, time::Duration};

use store::Belonging;
use sync::{Admission, Door, Http, ProfileSync, Why};
use tokio::{sync::oneshot, task::JoinHandle, time::timeout};
use uuid::Uuid;

use crate::{
    account::AccountSync,
    app::{App, lock},
    error::AppError,
    gate,
    host::Event,
    profile::OpenProfile,
    state::State,
    view::{
        shared::{Person, Shared},
        start::StartState,
    },
};

/// The item of the policy.
const ITEM: &str = "shared_computer";
/// What was typed may take so long to be sent after somebody got up. Nobody waits for it.
const PUSH: Duration = Duration::from_secs(30);
/// And so long may it take to tell the server that they signed out.
const TELL: Duration = Duration::from_secs(5);
/// A window that closes waits no longer than this for either.
const CLOSING: Duration = Duration::from_secs(4);

/// Those who got up and are not signed out yet.
#[derive(Default)]
pub(crate) struct Partings(Mutex<HashMap<Uuid, Parting>>);

struct Parting {
    /// Address of the account.
    email: Option<String>,
    /// Sent or dropped: what was not sent waits, and the sign-out is now.
    hurry: oneshot::Sender<()>,
    task: JoinHandle<()>,
}

impl App {
    /// Sends what somebody who got up has typed, and signs them out: behind whoever sits down next.
    pub(crate) fn part(&self, id: Uuid, account: AccountSync) {
        let email = account.sync.email();
        let (hurry, hurried) = oneshot::channel();
        let host = Arc::clone(&self.host);
        let task = tokio::spawn(async move {
            part(account.into_sync().await, hurried).await;
            host.emit(Event::People);
        });
        let parting = Parting { email, hurry, task };
        let before = lock(&self.partings.0).insert(id, parting);
        drop(before);
    }

    /// Whoever had this profile is signed out when this returns.
    pub(crate) async fn finish_parting(&self, id: Uuid) {
        self.finish_partings(Duration::ZERO, |parted, _| parted == id)
            .await;
    }

    /// Whoever had this account is signed out when this returns, or everybody: a sign-out that comes after a new sign-in
    /// of the same account would end that, too.
    pub(crate) async fn finish_parting_of(&self, email: Option<&str>) {
        self.finish_partings(Duration::ZERO, |_, parted| {
            let (Some(email), Some(parted)) = (email, parted) else {
                return true;
            };
            email.to_lowercase() == parted.to_lowercase()
        })
        .await;
    }

    /// The window closes: there is a little time.
    pub(crate) async fn close_partings(&self) {
        self.finish_partings(CLOSING, |_, _| true).await;
    }

    async fn finish_partings(
        &self,
        patience: Duration,
        are_meant: impl Fn(Uuid, Option<&str>) -> bool,
    ) {
        let meant: Vec<Parting> = lock(&self.partings.0)
            .extract_if(|id, parting| are_meant(*id, parting.email.as_deref()))
            .map(|(_, parting)| parting)
            .collect();
        for Parting {
            hurry, mut task, ..
        } in meant
        {
            let ended = if let Ok(ended) = timeout(patience, &mut task).await {
                ended
            } else {
                drop(hurry);
                task.await
            };
            if ended.is_err() {
                tracing::error!("signing out behind somebody panicked");
            }
        }
    }

    /// The way in on a shared machine, before it is known to whose profile.
    ///
    /// # Errors
    /// [`AppError::ClosedByPolicy`] where the machine is not shared, or nobody signs in on it.
    pub(crate) fn door(&self) -> Result<Door, AppError> {
        let device_id = self.state(|state| {
            state.check_shared()?;
            if state.policy.forbids_sign_in() {
                return Err(AppError::ClosedByPolicy { item: "sign_in" });
            }
            Ok(state.device)
        })?;
        let client = concat!("app/", env!("CARGO_PKG_VERSION"));
        let transport = Http::through(self.network(), &self.config.server_url, client)?;
        Ok(Door {
            transport: Arc::new(transport),
            device_id,
            device_name: Some(self.host.device_name()).filter(|name| !name.is_empty()),
        })
    }

    /// Leads somebody whom the server let in to their profile; who has none yet here is asked for what it needs.
    pub(crate) async fn enter(
        self: &Arc<Self>,
        admission: Admission,
    ) -> Result<StartState, AppError> {
        let user = admission.user().id.to_string();
        let is_known = self.blocking(move |app, state| {
            let owner = state.owner(app, &user);
            match owner {
                Some(id) => state.select(app, id)?,
                None => state.leave_seat(app),
            }
            Ok(owner.is_some())
        });
        if !is_known.await? {
            *lock(&self.newcomer) = Some(admission);
            return self.state(|state| state.start(self));
        }
        self.admit(admission).await?;
        let start = self.state(|state| {
            let open = state.profile()?;
            self.copy_soon(open.store.path().to_owned());
            state.start(self)
        })?;
        self.sum_soon();
        Ok(start)
    }

    /// Takes somebody whom the server let in into the profile that is open.
    pub(crate) async fn admit(&self, admission: Admission) -> Result<(), AppError> {
        self.sync()?.admit(admission).await?;
        self.state(|state| {
            let open = state.profile()?;
            open.is_admitted = true;
            open.nudge_sync();
            Ok(())
        })
    }

    /// Nobody new is waited for any longer.
    pub(crate) fn forget_newcomer(&self) {
        let Some(admission) = lock(&self.newcomer).take() else {
            return;
        };
        if let Ok(door) = self.door() {
            tokio::spawn(async move { door.turn_away(admission).await });
        }
    }

    /// Works on the state off the caller's thread.
    pub(crate) async fn blocking<T: Send + 'static>(
        self: &Arc<Self>,
        work: impl FnOnce(&Self, &mut State) -> Result<T, AppError> + Send + 'static,
    ) -> Result<T, AppError> {
        let app = Arc::clone(self);
        let worked = tokio::task::spawn_blocking(move || app.state(|state| work(&app, state)));
        worked.await.map_err(|error| AppError::Internal {
            why: error.to_string(),
        })?
    }
}

async fn part(sync: ProfileSync, hurried: oneshot::Receiver<()>) {
    tokio::select! {
        () = deliver(&sync) => {}
        _ = hurried => {}
    }
    // In any case, and last: nothing that was cut off above is signed in any more.
    if let Err(failure) = sync.sign_out_here().await {
        tracing::error!(%failure, "somebody who got up is still signed in");
    }
}

async fn deliver(sync: &ProfileSync) {
    if !sync.is_signed_in() {
        return;
    }
    match timeout(PUSH, sync.exchange(Why::ByHand)).await {
        Ok(Ok(())) => {}
        Ok(Err(failure)) => tracing::info!(%failure, "what was typed waits for the next sign-in"),
        Err(_) => tracing::info!("what was typed waits for the next sign-in: the server is slow"),
    }
    if !matches!(timeout(TELL, sync.logout()).await, Ok(Ok(()))) {
        tracing::info!("the server was not told of a sign-out");
    }
}

impl State {
    /// # Errors
    /// [`AppError::ClosedByPolicy`] where the policy does not say that the machine is shared.
    pub(crate) fn check_shared(&self) -> Result<(), AppError> {
        if self.policy.is_shared() {
            return Ok(());
        }
        Err(AppError::ClosedByPolicy { item: ITEM })
    }

    /// Signs out those whom a power cut, a crash or the time before the policy left signed in.
    pub(crate) fn sign_out_those_left(&mut self, app: &App) {
        let ids: Vec<Uuid> = self.profiles.list().iter().map(|card| card.id).collect();
        for id in ids {
            if !self.belonging(app, id).is_signed_in {
                continue;
            }
            match OpenProfile::open(app, self, id) {
                Ok(open) => {
                    self.open = Some(open);
                    self.leave_seat(app);
                }
                Err(error) => tracing::error!(%error, "somebody is still signed in"),
            }
        }
    }

    /// Whether a profile is opened by its account.
    pub(crate) fn needs_account(&self, app: &App, open: &OpenProfile) -> Result<bool, AppError> {
        if !self.policy.is_shared() || self.policy.forbids_sign_in() {
            return Ok(false);
        }
        let belonging = open.store.belonging(&app.config.server_url)?;
        Ok(!belonging.users.is_empty())
    }

    /// Whether an account, by the server's id of the user, may be signed in to in a profile.
    pub(crate) fn may_enter(&self, app: &App, id: Uuid, user: &str) -> bool {
        if !self.policy.is_shared() {
            return true;
        }
        let own = self.belonging(app, id).users;
        if own.is_empty() {
            return self.owner(app, user).is_none();
        }
        own.iter().any(|one| one == user)
    }

    /// The profile that belongs to an account.
    fn owner(&self, app: &App, user: &str) -> Option<Uuid> {
        let mut ids = self.profiles.list().iter().map(|card| card.id);
        ids.find(|id| {
            let users = self.belonging(app, *id).users;
            users.iter().any(|one| one == user)
        })
    }

    /// A file that cannot be read says nothing of accounts; opening it says what is wrong.
    fn belonging(&self, app: &App, id: Uuid) -> Belonging {
        let read = self.profiles.belonging(id, &app.config.server_url);
        read.unwrap_or_else(|error| {
            tracing::warn!(%error, "a file does not say whose it is");
            Belonging::default()
        })
    }

    /// What the interface shows of a shared machine; everybody's standing only where somebody is chosen.
    pub(crate) fn shared(&self, app: &App, is_locked: bool) -> Option<Shared> {
        if !self.policy.is_shared() {
            return None;
        }
        let has_accounts = !self.policy.forbids_sign_in();
        let mut people = Vec::new();
        if self.open.is_none() || is_locked {
            for card in self.profiles.list() {
                let belonging = self.belonging(app, card.id);
                let is_child = card.age_group == "kids";
                people.push(Person {
                    id: card.id.to_string(),
                    has_pin: !is_child && gate::has_pin(&*app.host, card),
                    has_account: has_accounts && !belonging.users.is_empty(),
                    waiting: if has_accounts { belonging.waiting } else { 0 },
                });
            }
        }
        let newcomer = lock(&app.newcomer).as_ref().map(|admission| {
            let user = admission.user();
            let names = [&user.full_name, &user.username].into_iter().flatten();
            let mut names = names.filter(|name| !name.trim().is_empty());
            names.next().cloned().unwrap_or_default()
        });
        Some(Shared {
            idle_minutes: self.policy.idle_minutes(),
            people,
            newcomer,
        })
    }
}
