//! What is remembered of updates: `updates/updates.json` in the data folder. It belongs to this installation, not to a
//! person, and is never synced.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use semver::Version;
use serde::{Deserialize, Serialize};

use crate::view::update::{UpdateChoice, UpdateTrouble};

/// All of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Record {
    /// What was chosen in the settings.
    pub(crate) choice: Option<UpdateChoice>,
    /// When the list was last asked for, Unix ms; whether or not it came.
    pub(crate) looked: Option<i64>,
    /// The newer version that the list named.
    pub(crate) found: Option<Version>,
    /// What was fetched and proved, and waits.
    pub(crate) staged: Option<Staged>,
    /// Why the last thing did not work.
    pub(crate) trouble: Option<UpdateTrouble>,
    /// Where the program before the last update is.
    pub(crate) previous: Option<PathBuf>,
}

/// A package that waits in the folder of updates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Staged {
    pub(crate) version: Version,
    /// Its file's name.
    pub(crate) file: String,
    /// Of minisign; proved again before it is put in place.
    pub(crate) signature: String,
    /// It was tried to put it in place.
    pub(crate) is_tried: bool,
}

impl Staged {
    /// Where it waits: in the folder of updates, whatever is remembered.
    pub(crate) fn path(&self, data_dir: &Path) -> PathBuf {
        let name = Path::new(&self.file).file_name().unwrap_or_default();
        folder(data_dir).join(name)
    }
}

/// Removes what earlier downloads left behind.
pub(crate) fn tidy(data_dir: &Path) {
    for entry in fs::read_dir(folder(data_dir))
        .into_iter()
        .flatten()
        .flatten()
    {
        if entry.file_name().to_string_lossy().starts_with(PACKAGE) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// How names of packages that were fetched begin.
pub(crate) const PACKAGE: &str = "tactus-";

/// The folder of updates.
pub(crate) fn folder(data_dir: &Path) -> PathBuf {
    data_dir.join("updates")
}

impl Record {
    /// Reads it. One that is not there, or damaged, is an empty one: only a choice is lost by it.
    pub(crate) fn read(data_dir: &Path) -> Self {
        let path = Self::path(data_dir);
        let read = fs::read(&path).and_then(|bytes| {
            serde_json::from_slice(&bytes).map_err(|error| io::Error::other(error.to_string()))
        });
        read.unwrap_or_else(|error| {
            if error.kind() != io::ErrorKind::NotFound {
                tracing::warn!(%error, "what is remembered of updates cannot be read");
            }
            Self::default()
        })
    }

    /// Writes it, whole or not at all.
    ///
    /// # Errors
    /// [`UpdateTrouble::DiskFull`] or [`UpdateTrouble::ReadOnly`].
    pub(crate) fn write(&self, data_dir: &Path) -> Result<(), UpdateTrouble> {
        let path = Self::path(data_dir);
        let made = fs::create_dir_all(folder(data_dir));
        made.map_err(|error| super::place::trouble(&path, &error))?;
        let json = serde_json::to_vec_pretty(self).unwrap_or_default();
        store::write_atomically(&path, &json).map_err(|error| {
            tracing::warn!(%error, "what is remembered of updates cannot be written");
            match error {
                store::StoreError::DiskFull => UpdateTrouble::DiskFull,
                _ => UpdateTrouble::ReadOnly,
            }
        })
    }

    /// What an update left behind, when this is `version`: it is in place, or it is not.
    pub(crate) fn settle(&mut self, data_dir: &Path, version: &Version) {
        if let Some(found) = &self.found
            && !super::manifest::is_update(found, version)
        {
            self.found = None;
        }
        let Some(staged) = &self.staged else { return };
        if !super::manifest::is_update(&staged.version, version) {
            tracing::info!(%version, "the newer version is in place");
        } else if staged.is_tried {
            tracing::warn!(version = %staged.version, "the newer version is not in place");
            self.trouble = Some(UpdateTrouble::NotInstalled);
        } else {
            return;
        }
        self.drop_staged(data_dir);
    }

    /// Lets go of what was fetched.
    pub(crate) fn drop_staged(&mut self, data_dir: &Path) {
        if let Some(staged) = self.staged.take() {
            // An installer that is still at work cannot be removed; the next download does it.
            let _ = fs::remove_file(staged.path(data_dir));
        }
    }

    fn path(data_dir: &Path) -> PathBuf {
        folder(data_dir).join("updates.json")
    }
}
