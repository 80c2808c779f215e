//! How sync stands, for the panel and the sidebar.

use store::{Result, Store};

/// What sync does now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// No account.
    SignedOut,
    /// All is exchanged, or waits for its time.
    Idle,
    /// Exchanging.
    Running,
    /// The server cannot be reached, or gives no sensible answer: tried again by itself.
    Offline,
    /// The server refuses: see `error`.
    Refused,
    /// The tokens are gone or no longer valid.
    SignInNeeded,
}

/// How sync stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyncState {
    /// What it does now.
    pub phase: Phase,
    /// Sessions the server has.
    pub stored: u32,
    /// Sessions that will go up by themselves.
    pub waiting: u32,
    /// Sessions the server will never take, or holds back.
    pub failed: u32,
    /// Last exchange that worked, Unix ms.
    pub last_exchange: Option<i64>,
    /// Next try after a failure, Unix ms.
    pub next_try: Option<i64>,
    /// Why the last try failed: see [`crate::Failure::code`].
    pub error: Option<String>,
}

/// Reads it from the store.
pub(crate) fn read(store: &Store, server_url: &str, is_running: bool) -> Result<SyncState> {
    let counts = store.outbox_counts()?;
    // One of another server is not signed in on this one.
    let account = store
        .account()?
        .filter(|account| account.server_url == server_url);
    let error = account
        .as_ref()
        .and_then(|account| account.last_error.clone());
    let phase = match (&account, error.as_deref()) {
        (None, _) => Phase::SignedOut,
        _ if is_running => Phase::Running,
        (_, None) => Phase::Idle,
        (_, Some("sign_in_needed")) => Phase::SignInNeeded,
        // A failure that passes has its next time; one that does not, has none.
        (Some(account), Some(_)) if account.next_try.is_some() => Phase::Offline,
        _ => Phase::Refused,
    };
    Ok(SyncState {
        phase,
        stored: counts.stored,
        waiting: counts.waiting,
        failed: counts.held + counts.rejected,
        last_exchange: account.as_ref().and_then(|account| account.last_exchange),
        next_try: account.as_ref().and_then(|account| account.next_try),
        error,
    })
}
