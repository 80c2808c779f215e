//! Running programs; PostgreSQL's as a user they accept: it refuses to run as root.
//!
//! Clusters and guarded processes need Unix. Elsewhere this only has to compile, and [`output`] works: `cargo xtask
//! bundle` packs on Windows too.

#[cfg(unix)]
use std::os::unix::fs::chown;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};
use tempfile::TempDir;

/// Who runs the server.
#[derive(Debug, Clone)]
pub(crate) enum Role {
    /// The current user.
    Myself,
    /// The system's user `postgres`, as the current user is root.
    Postgres {
        /// Its user id.
        uid: u32,
        /// Its group id.
        gid: u32,
    },
}

impl Role {
    pub(crate) fn current() -> Result<Self> {
        if id(&["-u"])? != 0 {
            return Ok(Self::Myself);
        }
        let missing =
            "PostgreSQL will not run as root, and there is no user `postgres` to run it as";
        let uid = id(&["-u", "postgres"]).context(missing)?;
        let gid = id(&["-g", "postgres"]).context(missing)?;
        Ok(Self::Postgres { uid, gid })
    }

    /// A command that runs as this role, in a folder it may enter.
    pub(crate) fn command(&self, program: &Path) -> Command {
        let mut command = match self {
            Self::Myself => Command::new(program),
            Self::Postgres { .. } => {
                let mut command = Command::new("runuser");
                command.args(["-u", "postgres", "--"]).arg(program);
                command
            }
        };
        command.current_dir("/");
        command
    }

    pub(crate) fn temporary_folder(&self) -> Result<TempDir> {
        let folder = tempfile::Builder::new()
            .prefix("tactus-pg-")
            .tempdir()
            .context("no temporary folder")?;
        self.hand_over(folder.path())?;
        Ok(folder)
    }

    pub(crate) fn make_folder(&self, folder: &Path) -> Result<()> {
        if folder.exists() {
            return Ok(());
        }
        std::fs::create_dir_all(folder)
            .with_context(|| format!("{} cannot be made", folder.display()))?;
        self.hand_over(folder)
    }

    pub(crate) fn hand_over(&self, folder: &Path) -> Result<()> {
        if let Self::Postgres { uid, gid } = self {
            chown(folder, Some(*uid), Some(*gid)).with_context(|| {
                format!("{} cannot be given to the user postgres", folder.display())
            })?;
        }
        Ok(())
    }
}

#[cfg(not(unix))]
fn chown(_: &Path, _: Option<u32>, _: Option<u32>) -> std::io::Result<()> {
    Err(std::io::ErrorKind::Unsupported.into())
}

/// Lets what is started have a process group of its own.
pub(crate) fn own_group(command: &mut Command) -> &mut Command {
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(command, 0);
    command
}

fn id(args: &[&str]) -> Result<u32> {
    output(Command::new("id").args(args))?
        .trim()
        .parse()
        .context("`id` answered no number")
}

/// Standard output of a command that succeeded; its standard error in the message when it did not.
pub fn output(command: &mut Command) -> Result<String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let answer = command
        .stdin(Stdio::null())
        .output()
        .with_context(|| format!("{name} cannot be started"))?;
    if !answer.status.success() {
        bail!(
            "{name} failed ({}): {}",
            answer.status,
            String::from_utf8_lossy(&answer.stderr).trim()
        );
    }
    Ok(String::from_utf8_lossy(&answer.stdout).into_owned())
}
