//! Keeping damaged and foreign files aside under a new name. Nothing is ever deleted.

use std::path::{Path, PathBuf};

use crate::error::Result;
use crate::files::{rename_durably, with_suffix};

/// Why a file was put aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AsideReason {
    /// It was ours and is damaged.
    Damaged,
    /// It never was a file of this app.
    Foreign,
    /// It is good; the learner went back to a copy.
    Replaced,
}

/// A file that was put aside; tell the learner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetAside {
    /// Why.
    pub reason: AsideReason,
    /// Where it is now.
    pub kept_as: PathBuf,
}

/// Moves a file, and what belongs to it if it is a database, to a new name beside it.
///
/// `now` is in Unix ms and goes into the name.
pub(crate) fn set_aside(path: &Path, reason: AsideReason, now: i64) -> Result<SetAside> {
    let word = match reason {
        AsideReason::Damaged => "damaged",
        AsideReason::Foreign => "foreign",
        AsideReason::Replaced => "replaced",
    };
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let extension = path.extension().unwrap_or_default().to_string_lossy();
    let mut kept_as = path.with_file_name(format!("{stem}.{word}-{now}.{extension}"));
    let mut number = 1;
    while kept_as.exists() {
        number += 1;
        kept_as = path.with_file_name(format!("{stem}.{word}-{now}-{number}.{extension}"));
    }
    // The write-ahead log goes first: should the power fail in between, the database without it is found
    // again, damaged or foreign as before, and follows.
    for suffix in ["-wal", "-shm"] {
        let part = with_suffix(path, suffix);
        if part.exists() {
            rename_durably(&part, &with_suffix(&kept_as, suffix))?;
        }
    }
    rename_durably(path, &kept_as)?;
    tracing::warn!(kept_as = %kept_as.display(), ?reason, "a file was put aside");
    Ok(SetAside { reason, kept_as })
}
