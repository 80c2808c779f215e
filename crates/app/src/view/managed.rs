//! What whoever manages this machine has decided.

use serde::Serialize;
use ts_rs::TS;

/// The policy of this machine, as far as the interface goes by it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Managed {
    /// Nothing new can be typed before somebody signs in.
    pub needs_sign_in: bool,
    /// Items that are switched off: `export`, `import`, `leaderboard`, `own_texts`, `purchases`, `sign_in`.
    pub closed: Vec<String>,
    /// Everything that is decided, to be shown; none where nobody manages this machine.
    pub items: Vec<ManagedItem>,
}

/// One thing that is decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ManagedItem {
    /// Name of the item: `settings.theme`.
    pub key: String,
    /// Fluent key of its name in words.
    pub title: String,
    /// Fluent key of the value, or the value itself where there is no such key.
    pub value: String,
}
