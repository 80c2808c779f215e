//! Copies of a learner's file.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A copy that can be gone back to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct CopyView {
    /// Its file's name: what `restore_copy` takes.
    pub name: String,
    /// The learner's day it was made on (`2026-11-22`); `None` for one made before a new version of Tactus.
    pub day: Option<String>,
    /// Sessions in it.
    pub sessions: u32,
    /// The learner's day of the newest of them.
    pub newest_day: Option<String>,
}

/// Of `restore_copy`.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct CopyArgs {
    /// As [`CopyView::name`].
    pub name: String,
}
