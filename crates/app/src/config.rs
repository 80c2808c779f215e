//! Where things are: the only place that reads the app's environment variables.

use std::{
    ffi::OsString,
    path::{Path, PathBuf},
};

use crate::{
    error::AppError,
    place::{self, Place},
    policy::Source,
    updates,
    view::settings::Theme,
};

/// The sync server of the makers.
pub const DEFAULT_SERVER_URL: &str = "https://sync.tactus.app";

/// What the environment decides about the app.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// `TACTUS_DATA_DIR`, else the platform's data folder, else a folder of this machine where that is on the network
    /// ([`crate::place`]). Everything Tactus keeps is in it.
    pub data_dir: PathBuf,
    /// What is to be said of it.
    pub place: Place,
    /// `TACTUS_SERVER_URL` without a slash at its end, else [`DEFAULT_SERVER_URL`]. A policy goes before both.
    pub server_url: String,
    /// `TACTUS_POLICY`: a file of what whoever manages this machine decides. [`Config::managed`] goes before
    /// it: a learner can set a variable, and must not get out of a school's policy by it.
    pub policy: Option<PathBuf>,
    /// What the system's own places say of the same; whoever starts the app has looked there
    /// ([`crate::policy::places`]).
    pub managed: Vec<Source>,
    /// The learner's own folder for files from elsewhere, if the system names one. Not asked for where
    /// `TACTUS_DATA_DIR` is set: whoever sets it wants everything in that place.
    pub downloads: Option<PathBuf>,
    /// Where newer versions come from, if this build knows; whoever starts the app does.
    pub updates: Option<updates::Source>,
}

impl Config {
    /// Reads the variables through `var`.
    ///
    /// # Errors
    /// [`AppError::DataFolder`] when neither the variable nor the platform names a folder.
    pub fn from_env(var: impl Fn(&str) -> Option<OsString>) -> Result<Self, AppError> {
        let set = |name| var(name).filter(|value| !value.is_empty());
        let asked = set("TACTUS_DATA_DIR").map(PathBuf::from);
        let downloads = if asked.is_some() {
            None
        } else {
            platform_downloads()
        };
        let state = set("XDG_STATE_HOME").map(PathBuf::from);
        let place = place::find(asked, state).ok_or_else(|| AppError::DataFolder {
            path: "TACTUS_DATA_DIR".into(),
            why: "the system names no home folder; set TACTUS_DATA_DIR".into(),
        })?;
        let server_url = set("TACTUS_SERVER_URL").map_or_else(
            || DEFAULT_SERVER_URL.to_owned(),
            |url| url.to_string_lossy().into_owned(),
        );
        Ok(Self {
            data_dir: place.dir.clone(),
            place,
            server_url: server_url.trim_end_matches('/').to_owned(),
            policy: set("TACTUS_POLICY").map(PathBuf::from),
            managed: Vec::new(),
            downloads,
            updates: None,
        })
    }

    /// Where a policy was looked for, in the order that decides.
    pub fn policies(&self) -> Vec<Source> {
        let named = self.policy.as_deref().map(Source::named);
        self.managed.iter().cloned().chain(named).collect()
    }

    /// Makes the data folder, readable by this user alone, and shows that it can be written.
    ///
    /// # Errors
    /// [`AppError::DataFolder`] with what the system says.
    pub fn prepare(&self) -> Result<(), AppError> {
        let failed = |path: &Path, error: &std::io::Error| AppError::DataFolder {
            path: path.display().to_string(),
            why: error.to_string(),
        };
        make_private_dir(&self.data_dir).map_err(|error| failed(&self.data_dir, &error))
    }

    /// Where the learner finds what they save: their own folder for such files, else `exports` in the data folder.
    pub fn exports(&self) -> PathBuf {
        self.downloads
            .clone()
            .unwrap_or_else(|| self.data_dir.join("exports"))
    }

    /// The theme that the window last had, so that it opens on the right ground before the store is open.
    /// [`Theme::System`] when there is none, or nothing readable.
    pub fn remembered_theme(&self) -> Theme {
        let read = std::fs::read(self.theme_file()).unwrap_or_default();
        serde_json::from_slice(&read).unwrap_or(Theme::System)
    }

    /// Remembers the theme for the next start. Only a convenience: a failure is logged, not told.
    pub(crate) fn remember_theme(&self, theme: Theme) {
        if theme == self.remembered_theme() {
            return;
        }
        let written =
            serde_json::to_vec(&theme).map(|json| std::fs::write(self.theme_file(), json));
        if !matches!(written, Ok(Ok(()))) {
            tracing::warn!("the theme cannot be remembered for the next start");
        }
    }

    fn theme_file(&self) -> PathBuf {
        self.data_dir.join("theme.json")
    }

    /// The lock that keeps a second Tactus out of the folder.
    pub fn lock_file(&self) -> PathBuf {
        self.data_dir.join("tactus.lock")
    }
}

fn platform_downloads() -> Option<PathBuf> {
    let dirs = directories::UserDirs::new()?;
    dirs.download_dir().map(Path::to_path_buf)
}

#[cfg(unix)]
fn make_private_dir(dir: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    std::fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(dir)
}

#[cfg(not(unix))]
fn make_private_dir(dir: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(dir)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from(vars: &[(&str, &str)]) -> Config {
        Config::from_env(|name| {
            vars.iter()
                .find(|(key, _)| *key == name)
                .map(|(_, value)| value.into())
        })
        .unwrap()
    }

    #[test]
    fn variables_decide() {
        let config = from(&[
            ("TACTUS_DATA_DIR", "/somewhere"),
            ("TACTUS_SERVER_URL", "http://127.0.0.1:8787/"),
            ("TACTUS_POLICY", "/etc/tactus.json"),
        ]);
        assert_eq!(config.data_dir, PathBuf::from("/somewhere"));
        assert_eq!(config.server_url, "http://127.0.0.1:8787");
        assert_eq!(config.policy, Some("/etc/tactus.json".into()));
        assert_eq!(config.exports(), PathBuf::from("/somewhere/exports"));
    }

    #[test]
    fn empty_variables_count_as_unset() {
        let config = from(&[
            ("TACTUS_DATA_DIR", "/somewhere"),
            ("TACTUS_SERVER_URL", ""),
            ("TACTUS_POLICY", ""),
        ]);
        assert_eq!(config.server_url, DEFAULT_SERVER_URL);
        assert_eq!(config.policy, None);
    }

    #[test]
    fn a_folder_that_is_a_file_is_named() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("taken");
        std::fs::write(&file, "").unwrap();
        let config = from(&[("TACTUS_DATA_DIR", file.to_str().unwrap())]);
        let Err(AppError::DataFolder { path, why }) = config.prepare() else {
            panic!("must fail")
        };
        assert_eq!(path, file.display().to_string());
        assert!(!why.is_empty());
    }
}
