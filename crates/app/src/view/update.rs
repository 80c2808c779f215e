//! Newer versions of Tactus.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How Tactus stands to newer versions of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct UpdateState {
    /// Who puts a newer version in place.
    pub by: UpdateBy,
    /// What is done about newer versions: by the policy of this machine, else by choice.
    pub choice: UpdateChoice,
    /// The policy of this machine decides [`Self::choice`].
    pub is_managed: bool,
    /// What goes on.
    pub phase: UpdatePhase,
    /// The newer version that is known of.
    pub available: Option<String>,
    /// When newer versions were last looked for, RFC 3339.
    pub looked: Option<String>,
    /// Why the last look, download or installation did not work.
    pub trouble: Option<UpdateTrouble>,
    /// Where the version before this one is kept, once there was an update.
    pub previous: Option<String>,
    /// Whether whoever is learning is told outside the settings too: never a child.
    pub is_told: bool,
}

/// Who puts a newer version of this installation in place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum UpdateBy {
    /// Nobody: this build knows of no place for newer ones.
    Nobody,
    /// Tactus does.
    Itself,
    /// The system's packages, or an administrator: Tactus has no right to.
    Manager,
}

/// What is done about newer versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum UpdateChoice {
    /// They are looked for, fetched, and put in place when Tactus is left.
    Automatic,
    /// They are looked for and told of.
    Notify,
    /// They are not looked for.
    Off,
}

/// What goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum UpdatePhase {
    /// Nothing.
    Idle,
    /// The list of versions is asked for.
    Looking,
    /// The newer version comes.
    Fetching,
    /// It is here, proved, and waits until Tactus is left.
    Ready,
}

/// Why it did not work. Tactus goes on as it is. Fluent key after `update-trouble-`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum UpdateTrouble {
    /// No connection, or it broke or stalled.
    #[error("the server of updates cannot be reached")]
    Offline,
    /// What is there is no list of versions: a portal's page, garbage, a list without this system.
    #[error("the list of versions cannot be read")]
    Manifest,
    /// The way leads to an address that is not `https`.
    #[error("an address is not https")]
    Insecure,
    /// The file is longer or shorter than the list says.
    #[error("the file is not as long as the list says")]
    Length,
    /// The file is not signed by the makers' key, for this version and this system.
    #[error("the signature is not the makers' for this version and system")]
    Signature,
    /// There is no room.
    #[error("the disk is full")]
    DiskFull,
    /// The place of Tactus cannot be written.
    #[error("the place of the program cannot be written")]
    ReadOnly,
    /// It was tried, and this is still the old version.
    #[error("the newer version is not in place")]
    NotInstalled,
}

/// Of `choose_updates`.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct UpdateArgs {
    /// What is to be done about newer versions.
    pub choice: UpdateChoice,
}
