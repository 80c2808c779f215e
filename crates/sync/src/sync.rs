//! Sync of one profile: the account, and exchanges with its server, one at a time.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use protocol::{RegisterRequest, SignedIn, User};
use serde_json::json;
use store::{Changes, Store, StoredAccount};
use tokio::sync::{Mutex, MutexGuard, Notify, watch};
use uuid::Uuid;

use crate::account::LEFT;
use crate::backoff;
use crate::door::{Admission, Door};
use crate::failure::Failure;
use crate::healing;
use crate::loopback::Arrival;
use crate::state::{self, SyncState};
use crate::tokens::{self, Tokens};
use crate::transport::Transport;
use crate::world::{Clock, Dice, SecretStore};

/// Stars that complete a lesson: by course and number; `None` for a course this app does not know.
pub type StarsNeeded = Arc<dyn Fn(&str, u32) -> Option<u8> + Send + Sync>;

/// What sync has to know of the app and the profile.
pub struct Config {
    /// The server's address, as the learner sees it.
    pub server_url: String,
    /// The profile: its tokens are kept under this name.
    pub profile: Uuid,
    /// This installation.
    pub device_id: Uuid,
    /// What the learner sees in the list of devices.
    pub device_name: Option<String>,
    /// The profile is a child's: no key presses leave the machine, whatever the account says.
    pub is_child: bool,
    /// Stars that complete a lesson of a course this app knows: course and number.
    pub stars_needed: StarsNeeded,
    /// Whether the account of this id, by the server's word, may be signed in to in this profile.
    pub may_enter: Arc<dyn Fn(&str) -> bool + Send + Sync>,
    /// Told after every change that came from the server.
    pub on_changes: Arc<dyn Fn(Changes) + Send + Sync>,
}

/// What registering needs.
#[derive(Clone)]
pub struct NewAccount {
    /// Address.
    pub email: String,
    /// At least 10 characters.
    pub password: String,
    /// May be left out.
    pub birth_year: Option<i32>,
    /// Consent for raw key presses.
    pub consent_analytics: bool,
    /// Consent for mail about news.
    pub consent_marketing: bool,
    /// `en`, `ru`, `es`, `de` or `fr`.
    pub language: String,
    /// IANA name.
    pub timezone: String,
}

/// What a new account needs, should the provider name somebody new. What was not chosen is a no.
#[derive(Debug, Clone)]
pub struct NewByProvider {
    /// May be left out.
    pub birth_year: Option<i32>,
    /// Consent for raw key presses, if it was chosen.
    pub consent_analytics: Option<bool>,
    /// Consent for mail about news, if it was chosen.
    pub consent_marketing: Option<bool>,
    /// `en`, `ru`, `es`, `de` or `fr`.
    pub language: String,
    /// IANA name.
    pub timezone: String,
}

/// Sync of one profile. Cheap to clone; make a new one for another profile or server.
#[derive(Clone)]
pub struct ProfileSync {
    inner: Arc<Inner>,
}

struct Inner {
    store: Arc<Store>,
    config: Config,
    transport: Arc<dyn Transport>,
    clock: Arc<dyn Clock>,
    dice: Arc<dyn Dice>,
    tokens: Arc<Tokens>,
    /// Ends the wait of a spread: the learner wants something now.
    hurry: Notify,
    /// One request in flight.
    exchange: Mutex<Progress>,
    /// One question about the user in flight: an old answer must not come after a new one.
    about_user: Mutex<()>,
    /// Counts the times that consent for key presses was taken back here.
    withdrawals: watch::Sender<u64>,
    is_running: AtomicBool,
    knows_user: AtomicBool,
}

/// How far this run of the app is.
#[derive(Default)]
pub(crate) struct Progress {
    /// The first push was spread, or asked for by hand.
    has_delivered: bool,
}

/// Who wants an exchange.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// The learner: at once.
    ByHand,
    /// The loop: the first push waits its random part of the server's spread.
    ByItself,
}

impl ProfileSync {
    /// Sync of the profile whose `store` this is.
    pub fn new(
        store: Arc<Store>,
        config: Config,
        transport: Arc<dyn Transport>,
        secrets: Arc<dyn SecretStore>,
        clock: Arc<dyn Clock>,
        dice: Arc<dyn Dice>,
    ) -> Self {
        let key = tokens::key(config.profile, &config.server_url);
        let tokens = Tokens::new(Arc::clone(&transport), secrets, Arc::clone(&clock), key);
        Self {
            inner: Arc::new(Inner {
                store,
                config,
                transport,
                clock,
                dice,
                tokens,
                hurry: Notify::new(),
                exchange: Mutex::new(Progress::default()),
                about_user: Mutex::new(()),
                withdrawals: watch::Sender::new(0),
                is_running: AtomicBool::new(false),
                knows_user: AtomicBool::new(false),
            }),
        }
    }

    /// Makes an account and signs in; what was recorded before without one is handed to it.
    pub async fn register(&self, new: NewAccount) -> Result<User, Failure> {
        let form = RegisterRequest {
            email: new.email,
            password: new.password,
            device_id: self.config().device_id,
            device_name: self.config().device_name.clone(),
            username: None,
            full_name: None,
            language: new.language,
            timezone: new.timezone,
            birth_year: new.birth_year,
            consent_analytics: Some(new.consent_analytics),
            consent_marketing: Some(new.consent_marketing),
        };
        let mut progress = self.now_please().await;
        let signed_in = self.api().register(&form).await?;
        self.signed_in(signed_in, &mut progress).await
    }

    /// Signs in.
    pub async fn login(&self, email: String, password: String) -> Result<User, Failure> {
        let mut progress = self.now_please().await;
        let admission = self.door().login(email, password).await?;
        self.signed_in(admission.signed_in, &mut progress).await
    }

    /// Providers one can sign in with on this server.
    pub async fn providers(&self) -> Result<Vec<String>, Failure> {
        self.door().providers().await
    }

    /// Takes in somebody whom the server has let in before it was known that this is their profile.
    pub async fn admit(&self, admission: Admission) -> Result<User, Failure> {
        let mut progress = self.now_please().await;
        self.signed_in(admission.signed_in, &mut progress).await
    }

    fn door(&self) -> Door {
        Door {
            transport: self.transport(),
            device_id: self.config().device_id,
            device_name: self.config().device_name.clone(),
        }
    }

    /// Signs in with what the browser brought.
    pub async fn redeem(&self, arrival: &Arrival, new: NewByProvider) -> Result<User, Failure> {
        let mut progress = self.now_please().await;
        let admission = self.door().redeem(arrival, new).await?;
        self.signed_in(admission.signed_in, &mut progress).await
    }

    /// Waits for what is in flight, but not for a spread.
    pub(crate) async fn now_please(&self) -> MutexGuard<'_, Progress> {
        self.inner.hurry.notify_waiters();
        self.inner.exchange.lock().await
    }

    async fn signed_in(
        &self,
        signed_in: SignedIn,
        progress: &mut Progress,
    ) -> Result<User, Failure> {
        // Signing in is by hand: what follows need not be spread.
        progress.has_delivered = true;
        if !(self.config().may_enter)(&signed_in.user.id.to_string()) {
            self.door().turn_away(Admission { signed_in }).await;
            return Err(Failure::NotTheirs);
        }
        self.tokens().keep(&signed_in).await;
        let user = self.as_wanted_here(signed_in.user)?;
        let is_back = self.left()?.is_some_and(|left| left.email == user.email);
        let committed = self.store().transact(|tx| {
            if is_back {
                tx.set_note(LEFT, None)?;
            }
            tx.sign_in(
                &self.config().server_url,
                &user.id.to_string(),
                &json!(user),
            )
        })?;
        self.inner.knows_user.store(true, Ordering::Relaxed);
        self.tell(committed.changes);
        Ok(user)
    }

    /// Signs out: here in any case, and on the server if it can be reached. What was not sent stays here and
    /// waits for the same account.
    pub async fn logout(&self) -> Result<(), Failure> {
        let _one = self.now_please().await;
        let told = self
            .authorized(|api, token| Box::pin(async move { api.logout(token).await }))
            .await;
        if let Err(failure) = told {
            tracing::info!(%failure, "signed out here; the server was not told");
        }
        self.sign_out_here().await
    }

    /// Signs out here alone, at once: the server is told by whoever has the time.
    pub async fn sign_out_here(&self) -> Result<(), Failure> {
        self.tokens().forget().await;
        let committed = self.store().sign_out()?;
        self.tell(committed.changes);
        Ok(())
    }

    /// One whole exchange, now. Remembers in the store how it went and when to try again.
    pub async fn exchange(&self, why: Why) -> Result<(), Failure> {
        let mut progress = match why {
            Why::ByHand => self.now_please().await,
            Why::ByItself => self.inner.exchange.lock().await,
        };
        let account = self.account()?;
        let outcome = self.both_halves(why, &mut progress).await;
        if let Err(failure) = &outcome {
            tracing::info!(%failure, "sync did not work");
            let failures = account.failures + 1;
            let wait = backoff::wait(failures, failure.retry_after(), &*self.inner.dice);
            let next_try = failure
                .is_passing()
                .then(|| self.now().saturating_add_unsigned(wait));
            let committed = self
                .store()
                .transact(|tx| tx.exchange_failed(account.id, failure.code(), next_try))?;
            self.tell(committed.changes);
        }
        outcome
    }

    async fn both_halves(&self, why: Why, progress: &mut Progress) -> Result<(), Failure> {
        let running = Running::new(&self.inner.is_running);
        let spread_s = self.arrive().await?;
        drop(running);
        if why == Why::ByItself && !progress.has_delivered && self.has_work()? {
            let spread = self.inner.dice.below(u64::from(spread_s) * 1_000);
            tokio::select! {
                () = tokio::time::sleep(Duration::from_millis(spread)) => {}
                () = self.inner.hurry.notified() => {}
            }
        }
        let _running = Running::new(&self.inner.is_running);
        self.deliver().await?;
        progress.has_delivered = true;
        Ok(())
    }

    fn has_work(&self) -> Result<bool, Failure> {
        let account = self.account()?;
        // Comparing is work for the server, too, and falls due overnight on all machines.
        Ok(healing::is_time(&account, self.now())
            || !self.store().due(account.id, self.now(), 1)?.is_empty())
    }

    /// How sync stands.
    pub fn state(&self) -> store::Result<SyncState> {
        state::read(
            self.store(),
            &self.config().server_url,
            self.inner.is_running.load(Ordering::Relaxed),
        )
    }

    /// Address of the account that is signed in.
    pub fn email(&self) -> Option<String> {
        let account = self.account().ok()?;
        account.user["email"].as_str().map(str::to_owned)
    }

    pub(crate) fn account(&self) -> Result<StoredAccount, Failure> {
        let account = self.store().account()?.ok_or(Failure::SignedOut)?;
        // A profile that was signed in on another server is signed out on this one.
        if account.server_url == self.config().server_url {
            Ok(account)
        } else {
            Err(Failure::SignedOut)
        }
    }

    pub(crate) fn keep_user(&self, account: i64, user: User) -> Result<User, Failure> {
        let user = self.as_wanted_here(user)?;
        let committed = self
            .store()
            .transact(|tx| tx.set_user(account, &json!(user)))?;
        self.inner.knows_user.store(true, Ordering::Relaxed);
        self.tell(committed.changes);
        Ok(user)
    }

    pub(crate) fn about_user(&self) -> &Mutex<()> {
        &self.inner.about_user
    }

    /// Told of the withdrawals of consent for key presses from now on.
    pub(crate) fn withdrawals(&self) -> watch::Receiver<u64> {
        self.inner.withdrawals.subscribe()
    }

    /// Consent for key presses was taken back: none that is on its way goes on.
    pub(crate) fn has_withdrawn(&self) {
        self.inner.withdrawals.send_modify(|times| *times += 1);
    }

    /// What is known of the user is of yesterday.
    pub(crate) fn forget_user(&self) {
        self.inner.knows_user.store(false, Ordering::Relaxed);
    }

    pub(crate) fn knows_user(&self) -> bool {
        self.inner.knows_user.load(Ordering::Relaxed)
    }

    pub(crate) fn tell(&self, changes: Changes) {
        if !changes.is_empty() {
            (self.inner.config.on_changes)(changes);
        }
    }

    pub(crate) fn store(&self) -> &Store {
        &self.inner.store
    }

    pub(crate) fn config(&self) -> &Config {
        &self.inner.config
    }

    pub(crate) fn transport(&self) -> Arc<dyn Transport> {
        Arc::clone(&self.inner.transport)
    }

    pub(crate) fn tokens(&self) -> &Arc<Tokens> {
        &self.inner.tokens
    }

    pub(crate) fn dice(&self) -> &dyn Dice {
        &*self.inner.dice
    }

    pub(crate) fn now(&self) -> i64 {
        self.inner.clock.now()
    }
}

/// Says that an exchange runs for as long as it lives, however it ends.
struct Running<'a>(&'a AtomicBool);

impl<'a> Running<'a> {
    fn new(flag: &'a AtomicBool) -> Self {
        flag.store(true, Ordering::Relaxed);
        Self(flag)
    }
}

impl Drop for Running<'_> {
    fn drop(&mut self) {
        self.0.store(false, Ordering::Relaxed);
    }
}
