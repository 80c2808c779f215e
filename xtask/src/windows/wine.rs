//! A Windows of wine's in a temporary folder.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};

use anyhow::{Context as _, Result, bail};
use tempfile::TempDir;

use super::build;

/// Where Debian keeps wine's own programs.
const PROGRAMS: &str = "/usr/lib/wine";

/// It ends with all its processes, and its folder goes, when it is dropped.
pub(super) struct Wine {
    /// Runs programs for Windows.
    pub(super) program: PathBuf,
    server: PathBuf,
    folder: TempDir,
}

/// What a program said, and how it ended.
pub(super) struct Said {
    pub(super) status: ExitStatus,
    pub(super) text: String,
}

impl Wine {
    /// Makes a fresh one; takes some seconds.
    pub(super) fn begin() -> Result<Self> {
        let folder = tempfile::Builder::new().prefix("tactus-wine-").tempdir()?;
        let wine = Self {
            program: Path::new(PROGRAMS).join("wine64"),
            server: Path::new(PROGRAMS).join("wineserver64"),
            folder,
        };
        wine.run(&["wineboot", "--init"])?;
        build::random_bytes(&wine.drive().join("windows/system32/bcryptprimitives.dll"))?;
        Ok(wine)
    }

    /// `C:\`.
    pub(super) fn drive(&self) -> PathBuf {
        self.folder.path().join("prefix/drive_c")
    }

    /// Lets a command, and whatever it starts, find this wine.
    pub(super) fn put_into(&self, command: &mut Command) {
        command
            .env("WINEPREFIX", self.folder.path().join("prefix"))
            // Messages of wine's own, and what it would put into this machine's menus or fetch.
            .env("WINEDEBUG", "-all")
            .env("WINEDLLOVERRIDES", "winemenubuilder.exe,mscoree,mshtml=d")
            .env_remove("DISPLAY")
            .env_remove("WAYLAND_DISPLAY");
    }

    /// Runs a program for Windows to its end, whatever that is.
    pub(super) fn try_run(&self, words: &[&str]) -> Result<Said> {
        let mut command = Command::new(&self.program);
        self.put_into(&mut command);
        command.env("HOME", self.folder.path());
        let output = command
            .args(words)
            .stdin(Stdio::null())
            .output()
            .context("wine cannot be started")?;
        let mut text = String::from_utf8_lossy(&output.stdout).into_owned();
        text.push_str(&String::from_utf8_lossy(&output.stderr));
        Ok(Said {
            status: output.status,
            text: text.replace("\r\n", "\n"),
        })
    }

    /// Runs a program for Windows; an error unless it succeeds.
    pub(super) fn run(&self, words: &[&str]) -> Result<String> {
        let said = self.try_run(words)?;
        if !said.status.success() {
            bail!(
                "{} failed ({}): {}",
                words.join(" "),
                said.status,
                said.text
            );
        }
        Ok(said.text)
    }

    /// Waits until every process of it has ended.
    pub(super) fn end(self) -> Result<()> {
        self.serve("-w")
    }

    fn serve(&self, what: &str) -> Result<()> {
        let mut server = Command::new(&self.server);
        self.put_into(&mut server);
        server
            .arg(what)
            .status()
            .context("wine's server is not there")?;
        Ok(())
    }
}

impl Drop for Wine {
    fn drop(&mut self) {
        // Ends the processes of this folder's wine alone. Without any it has nothing to do, and says so by its status.
        let _ = self.serve("-k");
    }
}

/// A file of this system, as programs for Windows know it.
pub(super) fn windows_path(path: &Path) -> String {
    format!("Z:{}", path.display().to_string().replace('/', r"\"))
}

/// Writes a file and the folders above it.
pub(super) fn put(path: &Path, text: &str) -> Result<()> {
    fs::create_dir_all(path.parent().context("a file is in a folder")?)?;
    fs::write(path, text).with_context(|| format!("{} cannot be written", path.display()))
}
