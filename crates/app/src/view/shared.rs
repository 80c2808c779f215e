//! A computer that many share.

use serde::Serialize;
use ts_rs::TS;

/// How a shared computer stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Shared {
    /// After so many minutes without a key press or a click, it is somebody else's turn.
    #[ts(type = "number")]
    pub idle_minutes: u64,
    /// Everybody who has a place here, while one of them is to be chosen; empty while somebody is there.
    pub people: Vec<Person>,
    /// Somebody has signed in who has no place here yet: the name of their account, may be empty. The questions of the
    /// first start are next, and `create_profile` gives them one.
    pub newcomer: Option<String>,
}

/// What somebody finds when they come back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Person {
    /// UUID of the profile.
    pub id: String,
    /// A PIN opens it.
    pub has_pin: bool,
    /// It belongs to an account, and signing in to that opens it.
    pub has_account: bool,
    /// Sessions that wait for its account to be signed in to.
    pub waiting: u32,
}
