//! Account and sync.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The account screen.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct AccountState {
    /// Where sessions go: `https://sync.tactus.app`, or what `TACTUS_SERVER_URL` says.
    pub server_url: String,
    /// `None` when nobody is signed in.
    pub account: Option<Account>,
    /// An account that was deleted from here and comes back by signing in.
    pub left: Option<LeftAccount>,
    /// Where the tokens are kept.
    pub token_store: TokenStore,
    /// How sync stands.
    pub sync: SyncState,
    /// The newest sessions first, at most 50.
    pub sessions: Vec<SyncRow>,
    /// What the server of the account does not have: refused and held back first, then what waits, each newest
    /// first; at most 500, `sync` has the counts.
    pub unsettled: Vec<SyncRow>,
}

/// Who is signed in.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is an answer of its own, as the server has them"
)]
pub struct Account {
    /// As registered.
    pub email: String,
    /// Whether somebody confirmed that the address is theirs.
    pub email_verified: bool,
    /// The name others see in rankings.
    pub username: Option<String>,
    /// Whether others see a row in rankings.
    pub leaderboard_opt_in: bool,
    /// `free`, `premium`, `professional`, `enterprise`.
    pub plan: String,
    /// Consent for raw key presses.
    pub consent_analytics: bool,
    /// Consent for mail about news.
    pub consent_marketing: bool,
    /// A child's, by account or profile: no key presses, no rankings, no news by mail, whatever the consent.
    pub is_child: bool,
    /// Whether a birth year was said.
    pub has_birth_year: bool,
}

/// An account that was deleted and is not erased yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct LeftAccount {
    /// Its address.
    pub email: String,
    /// Erased from then on, RFC 3339.
    pub erased_from: String,
}

/// A machine that is signed in to the account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct SignedInDevice {
    /// UUID of the installation.
    pub id: String,
    /// As it named itself.
    pub name: Option<String>,
    /// Last sign of life, RFC 3339.
    pub last_seen_at: String,
    /// This machine.
    pub is_this: bool,
}

/// Of `change_password`.
#[derive(Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ChangePassword {
    /// The present one.
    pub old: String,
    /// By the rules of registration.
    pub new: String,
}

/// Where everything was saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Taken {
    /// The file: see [`Config::exports`](crate::Config::exports).
    pub file: String,
}

/// Where the tokens are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum TokenStore {
    /// The system's keyring.
    Keyring,
    /// A file only this user can read, as the system has no usable keyring.
    File,
}

/// How sync stands, also shown in the sidebar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct SyncState {
    /// What it does now.
    pub phase: SyncPhase,
    /// Sessions the server has.
    pub stored: u32,
    /// Sessions that will go up by themselves.
    pub waiting: u32,
    /// Sessions the server will never take, or holds back.
    pub failed: u32,
    /// Last exchange that worked, RFC 3339.
    pub last_exchange: Option<String>,
    /// Next try, RFC 3339.
    pub next_try: Option<String>,
    /// Why the last try failed: Fluent key after `error-`.
    pub error: Option<String>,
}

/// What sync does now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum SyncPhase {
    /// No account.
    SignedOut,
    /// All is exchanged, or waits for its time.
    Idle,
    /// Exchanging.
    Running,
    /// The server cannot be reached.
    Offline,
    /// The server refuses: see `error`.
    Refused,
    /// The tokens are gone or no longer valid: sign in again.
    SignInNeeded,
}

/// One session in the panel.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct SyncRow {
    /// UUID v7.
    pub session_id: String,
    /// RFC 3339.
    pub started_at: String,
    /// Lesson number; `None` for practice.
    pub lesson: Option<u32>,
    /// Title in the course's language.
    pub title: String,
    /// 1/100 WPM.
    pub wpm: u32,
    /// Where it stands.
    pub state: SyncRowState,
    /// The server's code for `held` and `rejected`: Fluent key after `verdict-`.
    pub code: Option<String>,
    /// A session held back is not sent again before this, RFC 3339.
    pub next_try: Option<String>,
}

/// Of `export_sessions`.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ExportArgs {
    /// UUIDs; none for all that the server does not have.
    pub session_ids: Vec<String>,
}

/// Where sessions were written to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Exported {
    /// The file: see [`Config::exports`](crate::Config::exports).
    pub file: String,
    /// How many there are in it.
    pub sessions: u32,
}

/// Where a session stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum SyncRowState {
    /// On the server too.
    Stored,
    /// Goes up by itself.
    Waiting,
    /// The server will take it later.
    Held,
    /// The server will never take it; it stays here and counts here.
    Rejected,
    /// Kept here only: by choice, or as nobody is signed in.
    Local,
}

/// Providers one can sign in with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct SignInWays {
    /// Those the server offers and this app knows.
    pub providers: Vec<Provider>,
}

/// Who vouches for somebody at the sync server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Provider {
    /// Google.
    Google,
    /// GitHub.
    Github,
}

impl Provider {
    /// All of them, in the order they are offered in.
    pub(crate) const ALL: [Self; 2] = [Self::Google, Self::Github];

    /// As the server names it.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Google => "google",
            Self::Github => "github",
        }
    }
}

/// What registering needs. Both consents must be given explicitly.
#[derive(Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct NewAccount {
    /// Address.
    pub email: String,
    /// At least 10 characters.
    pub password: String,
    /// May be left out: the account is then an adult's.
    pub birth_year: Option<i32>,
    /// Consent for raw key presses.
    pub consent_analytics: bool,
    /// Consent for mail about news.
    pub consent_marketing: bool,
}
