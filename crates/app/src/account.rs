//! Account and sync of whoever is typing: making the pieces of [`sync`] from what the host has, and showing how
//! they stand.

use std::sync::{Arc, Weak};

use serde_json::Value;
use store::{
    Changes, Exercise, LessonRef, Origin, OutboxRow, OutboxState, StoredAccount, StoredSession,
};
use sync::{Background, Clock, Config, Device, Dice, Failure, Http, Phase, ProfileSync};
use uuid::Uuid;

use crate::{
    app::App,
    courses,
    error::AppError,
    host::{Event, Host, rfc3339},
    library::Library,
    profile::OpenProfile,
    view::account::{
        Account, AccountState, LeftAccount, SignedInDevice, SyncPhase, SyncRow, SyncRowState,
        SyncState, TokenStore,
    },
};

/// Rows in the panel.
const NEWEST: u32 = 50;
/// Rows of what the server does not have.
const UNSETTLED: u32 = 500;

/// Sync of an open profile.
pub(crate) struct AccountSync {
    /// The account and its exchanges.
    pub(crate) sync: ProfileSync,
    /// The loop; it ends with this.
    background: Background,
}

impl AccountSync {
    /// Starts the loop; it rests while nobody is signed in. Must run inside a tokio runtime.
    pub(crate) fn start(app: &App, open: &OpenProfile, device_id: Uuid) -> Result<Self, AppError> {
        let client = concat!("app/", env!("CARGO_PKG_VERSION"));
        let transport = Http::through(app.network(), &app.config.server_url, client);
        let transport = transport.map_err(AppError::from)?;
        let on_changes = on_changes(app.weak());
        let sync = ProfileSync::new(
            Arc::clone(&open.store),
            Config {
                server_url: app.config.server_url.clone(),
                profile: open.card.id,
                device_id,
                device_name: Some(app.host.device_name()).filter(|name| !name.is_empty()),
                is_child: open.is_child(),
                stars_needed: Arc::new(stars_needed(Arc::clone(&open.library))),
                may_enter: Arc::new(may_enter(app.weak(), open.card.id)),
                on_changes: Arc::new(on_changes),
            },
            Arc::new(transport),
            app.host.secrets(),
            Arc::new(HostClock(Arc::clone(&app.host))),
            Arc::new(HostDice(Arc::clone(&app.host))),
        );
        let host = Arc::clone(&app.host);
        let background = sync.start(move |state| host.emit(Event::Sync(state_view(&state))));
        Ok(Self { sync, background })
    }

    /// Ends the loop. When this returns, it holds nothing of the profile any more.
    pub(crate) async fn stop(self) {
        self.background.stop().await;
    }

    /// Ends the loop; the account alone is left.
    pub(crate) async fn into_sync(self) -> ProfileSync {
        self.background.stop().await;
        self.sync
    }

    /// There is something to send. Never waits.
    pub(crate) fn nudge(&self) {
        self.background.nudge();
    }
}

/// What the server changed is read again where it is kept in memory.
fn on_changes(app: Weak<App>) -> impl Fn(Changes) + Send + Sync {
    move |changes| {
        let Some(app) = app.upgrade().filter(|_| !changes.settings.is_empty()) else {
            return;
        };
        // On a thread of its own: whoever works on the state may be waiting for what told us.
        tokio::task::spawn_blocking(move || app.reload_settings());
    }
}

/// Whether an account may be signed in to in a profile: on a machine that many share, not everybody's in everybody's.
fn may_enter(app: Weak<App>, id: Uuid) -> impl Fn(&str) -> bool + Send + Sync {
    move |user| {
        let Some(app) = app.upgrade() else {
            return true;
        };
        let may = app.state(|state| Ok(state.may_enter(&app, id, user)));
        may.unwrap_or(false)
    }
}

/// The host's clock.
struct HostClock(Arc<dyn Host>);

impl Clock for HostClock {
    fn now(&self) -> i64 {
        self.0.now().unix_ms()
    }
}

/// The host's chance.
struct HostDice(Arc<dyn Host>);

impl Dice for HostDice {
    fn below(&self, n: u64) -> u64 {
        let mut bytes = [0; 8];
        self.0.random(&mut bytes);
        u64::from_le_bytes(bytes).checked_rem(n).unwrap_or(0)
    }
}

/// Stars that complete a lesson of any course this app has.
fn stars_needed(library: Arc<Library>) -> impl Fn(&str, u32) -> Option<u8> + Send + Sync {
    move |slug, number| {
        let course = courses::in_any_order(&library, slug)?;
        course
            .lesson(number)
            .map(|_| course.stars_to_complete(number))
    }
}

/// The account screen. Ask the host for `token_store` before taking hold of the state: a keyring may be slow.
pub(crate) fn view(
    app: &App,
    open: &OpenProfile,
    token_store: TokenStore,
) -> Result<AccountState, AppError> {
    let (sync, account, left) = match &open.account {
        Ok(account) => {
            let sync = &account.sync;
            (
                state_view(&sync.state()?),
                open.store.account()?,
                sync.left()?,
            )
        }
        Err(unusable) => (unusable_state(unusable), None, None),
    };
    Ok(AccountState {
        server_url: app.config.server_url.clone(),
        account: account
            .filter(|account| account.server_url == app.config.server_url)
            .as_ref()
            .map(|account| account_view(account, open.is_child())),
        left: left.map(|left| LeftAccount {
            email: left.email,
            erased_from: chrono::DateTime::from_timestamp_millis(left.erased_from)
                .map(rfc3339)
                .unwrap_or_default(),
        }),
        token_store,
        sync,
        sessions: rows(open)?,
        unsettled: unsettled(open)?,
    })
}

/// Who is signed in to the server of this app.
pub(crate) fn signed_in(app: &App, open: &OpenProfile) -> Result<Option<Account>, AppError> {
    let account = open.store.account()?;
    Ok(account
        .filter(|account| account.server_url == app.config.server_url)
        .as_ref()
        .map(|account| account_view(account, open.is_child())))
}

fn unsettled(open: &OpenProfile) -> Result<Vec<SyncRow>, AppError> {
    let mut rows = Vec::new();
    for outbox in open.store.unsettled(UNSETTLED)? {
        if let Some(stored) = open.store.session(outbox.session_id)? {
            rows.push(row_of(open, &stored, Some(outbox)));
        }
    }
    Ok(rows)
}

fn account_view(account: &StoredAccount, is_child: bool) -> Account {
    let text = |name: &str| {
        account
            .user
            .get(name)
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned()
    };
    let flag = |name: &str| {
        account
            .user
            .get(name)
            .and_then(Value::as_bool)
            .unwrap_or(false)
    };
    Account {
        email: text("email"),
        email_verified: flag("email_verified"),
        username: Some(text("username")).filter(|name| !name.is_empty()),
        leaderboard_opt_in: flag("leaderboard_opt_in"),
        plan: text("plan"),
        consent_analytics: flag("consent_analytics"),
        consent_marketing: flag("consent_marketing"),
        is_child: flag("is_child") || is_child,
        has_birth_year: flag("has_birth_year"),
    }
}

impl From<Device> for SignedInDevice {
    fn from(device: Device) -> Self {
        Self {
            id: device.id.to_string(),
            name: device.name.filter(|name| !name.is_empty()),
            last_seen_at: rfc3339(device.last_seen_at),
            is_this: device.is_current,
        }
    }
}

fn rows(open: &OpenProfile) -> Result<Vec<SyncRow>, AppError> {
    let sessions = open.store.newest_sessions(NEWEST)?;
    sessions
        .into_iter()
        .map(|session| row(open, &session))
        .collect()
}

/// Title of a lesson in the key order it was typed in; empty where this app has no such course (any more).
fn title(library: &Library, lesson: &LessonRef) -> String {
    let course = library.course(&lesson.course, &lesson.key_order).ok();
    let lesson = course
        .as_ref()
        .and_then(|course| course.lesson(lesson.number));
    lesson
        .map(|lesson| lesson.title.clone())
        .unwrap_or_default()
}

fn row(open: &OpenProfile, stored: &StoredSession) -> Result<SyncRow, AppError> {
    let outbox = match stored.origin {
        Origin::Here => open.store.outbox_row(stored.session.id)?,
        Origin::Pulled => None,
    };
    Ok(row_of(open, stored, outbox))
}

fn row_of(open: &OpenProfile, stored: &StoredSession, outbox: Option<OutboxRow>) -> SyncRow {
    let session = &stored.session;
    let lesson = match &session.exercise {
        Exercise::Lesson(lesson) => Some(lesson),
        Exercise::Practice | Exercise::OwnText => None,
    };
    let next_try = outbox
        .as_ref()
        .filter(|row| row.state == OutboxState::Held)
        .and_then(|row| row.next_try)
        .and_then(chrono::DateTime::from_timestamp_millis)
        .map(rfc3339);
    let (state, code) = standing(outbox);
    SyncRow {
        session_id: session.id.to_string(),
        started_at: chrono::DateTime::from_timestamp_millis(session.started_at)
            .map(rfc3339)
            .unwrap_or_default(),
        lesson: lesson.map(|lesson| lesson.number),
        title: lesson
            .map(|lesson| title(&open.library, lesson))
            .unwrap_or_default(),
        wpm: session.figures.wpm,
        state,
        code,
        next_try,
    }
}

/// What came from the server is there.
fn standing(outbox: Option<OutboxRow>) -> (SyncRowState, Option<String>) {
    let Some(row) = outbox else {
        return (SyncRowState::Stored, None);
    };
    let code = row.code.map(|code| code.replace('_', "-"));
    match row.state {
        OutboxState::Stored => (SyncRowState::Stored, None),
        OutboxState::Pending | OutboxState::Sent => (SyncRowState::Waiting, None),
        OutboxState::Held => (SyncRowState::Held, code),
        OutboxState::Rejected => (SyncRowState::Rejected, code),
        OutboxState::Deleted => (SyncRowState::Rejected, Some("deleted".into())),
        OutboxState::Local => (SyncRowState::Local, None),
    }
}

/// How sync stands, as the UI has it.
pub(crate) fn state_view(state: &sync::SyncState) -> SyncState {
    let time = |ms: i64| chrono::DateTime::from_timestamp_millis(ms).map(rfc3339);
    SyncState {
        phase: match state.phase {
            Phase::SignedOut => SyncPhase::SignedOut,
            Phase::Idle => SyncPhase::Idle,
            Phase::Running => SyncPhase::Running,
            Phase::Offline => SyncPhase::Offline,
            Phase::Refused => SyncPhase::Refused,
            Phase::SignInNeeded => SyncPhase::SignInNeeded,
        },
        stored: state.stored,
        waiting: state.waiting,
        failed: state.failed,
        last_exchange: state.last_exchange.and_then(time),
        next_try: state.next_try.and_then(time),
        error: state.error.as_deref().map(error_key),
    }
}

/// Where signing in is switched off, or with an address that cannot be used, nobody can sign in; everything else works.
fn unusable_state(why: &AppError) -> SyncState {
    let is_meant = matches!(why, AppError::ClosedByPolicy { .. });
    if !is_meant {
        tracing::warn!(%why, "no sync");
    }
    SyncState {
        phase: SyncPhase::SignedOut,
        stored: 0,
        waiting: 0,
        failed: 0,
        last_exchange: None,
        next_try: None,
        error: (!is_meant).then(|| "bad-server-address".into()),
    }
}

/// Fluent key after `error-` (or `error-server-`) for a code of sync's.
fn error_key(code: &str) -> String {
    match code {
        "server_busy" => "unavailable".into(),
        "server_error" => "server-internal".into(),
        "server_nonsense" => "bad-answer".into(),
        "sign_in_needed" => "unauthorized".into(),
        "keyring" => "secrets".into(),
        "storage" | "database_damaged" | "read_only" => "store".into(),
        other => other.replace('_', "-"),
    }
}

impl From<Failure> for AppError {
    fn from(failure: Failure) -> Self {
        let refused = |code: &str| Self::Refused {
            code: code.to_owned(),
            field: None,
            reason: None,
        };
        match failure {
            Failure::Offline(why) => Self::Offline { cause: why.cause },
            Failure::Busy { is_limit: true, .. } => refused("too_many_requests"),
            Failure::Busy { .. } => refused("unavailable"),
            Failure::Server { .. } => refused("internal"),
            Failure::Nonsense(why) => Self::BadAnswer { why },
            Failure::SignInNeeded => refused("unauthorized"),
            Failure::TooBig => refused("too_large"),
            Failure::SignedOut => Self::SignedOut,
            Failure::NotTheirs => Self::NotTheirs,
            Failure::Loopback(why) => Self::NoBrowser { why },
            Failure::BadAddress(why) => Self::BadServerAddress { why },
            Failure::Store(error) => error.into(),
            Failure::Secrets(error) => Self::Secrets {
                why: error.to_string(),
            },
            Failure::Refused { ref fields, .. } => Self::Refused {
                code: failure.code().to_owned(),
                field: fields.keys().next().cloned(),
                reason: fields.values().next().cloned(),
            },
            other => refused(other.code()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_standing_has_its_place_in_the_panel() {
        let row = |state, code: Option<&str>| {
            standing(Some(OutboxRow {
                session_id: Uuid::nil(),
                state,
                code: code.map(str::to_owned),
                detail: None,
                attempts: 0,
                next_try: None,
            }))
        };
        assert_eq!(standing(None), (SyncRowState::Stored, None));
        assert_eq!(row(OutboxState::Sent, None), (SyncRowState::Waiting, None));
        assert_eq!(
            row(OutboxState::Local, Some("no_account")),
            (SyncRowState::Local, None)
        );
        assert_eq!(
            row(OutboxState::Held, Some("unknown_lesson")),
            (SyncRowState::Held, Some("unknown-lesson".into()))
        );
        assert_eq!(
            row(OutboxState::Rejected, Some("bad_log")),
            (SyncRowState::Rejected, Some("bad-log".into()))
        );
    }

    #[test]
    fn stars_are_known_for_our_courses_only() {
        let stars = stars_needed(Arc::default());
        assert_eq!(stars("adults-en-v1", 1), Some(2));
        assert_eq!(stars("adults-en-v1", 9_999), None);
        assert_eq!(stars("adults-tlh-v1", 1), None);
    }

    #[test]
    fn a_refusal_names_the_code_and_the_field() {
        let refused = Failure::Refused {
            status: 422,
            code: "invalid".into(),
            fields: [("password".to_owned(), "too_short".to_owned())].into(),
        };
        let view = AppError::from(refused).view();
        assert_eq!(
            (view.args["code"].as_str(), view.args["field"].as_str()),
            ("invalid", "password")
        );
        assert_eq!(view.args["reason"], "too_short");
        let gone = Failure::Refused {
            status: 410,
            code: "gone".into(),
            fields: [].into(),
        };
        assert_eq!(AppError::from(gone).view().args["code"], "account_erased");
    }
}
