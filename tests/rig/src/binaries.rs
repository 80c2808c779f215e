//! Where PostgreSQL's programs are.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::shell::output;

/// The oldest PostgreSQL that Tactus supports.
pub const OLDEST: u32 = 15;

/// The folder with `initdb`, `pg_ctl` and `psql` of the newest supported version on this machine.
#[derive(Debug, Clone)]
pub struct Binaries(PathBuf);

impl Binaries {
    /// Looks where Debian keeps the versions side by side, then asks `pg_config` on the path.
    pub fn find() -> Result<Self> {
        if let Some(folder) = newest(Path::new("/usr/lib/postgresql")) {
            return Ok(Self(folder));
        }
        let Ok(folder) = output(Command::new("pg_config").arg("--bindir")) else {
            bail!(
                "PostgreSQL {OLDEST} or newer is not installed: `cargo xtask setup` installs it or says how"
            );
        };
        let found = Self(PathBuf::from(folder.trim()));
        let version = output(Command::new(found.path("postgres")).arg("--version"))?;
        let major: u32 = version
            .split_whitespace()
            .nth(2)
            .and_then(|number| number.split('.').next())
            .and_then(|number| number.parse().ok())
            .with_context(|| format!("`postgres --version` says `{}`", version.trim()))?;
        if major < OLDEST {
            bail!("PostgreSQL {major} is too old, {OLDEST} is the oldest that works");
        }
        Ok(found)
    }

    /// Path of one program.
    pub fn path(&self, program: &str) -> PathBuf {
        self.0.join(program)
    }
}

fn newest(root: &Path) -> Option<PathBuf> {
    let versions = std::fs::read_dir(root).ok()?.filter_map(|entry| {
        let entry = entry.ok()?;
        let major: u32 = entry.file_name().to_str()?.parse().ok()?;
        let folder = entry.path().join("bin");
        (major >= OLDEST && folder.join("initdb").exists()).then_some((major, folder))
    });
    versions.max().map(|(_, folder)| folder)
}
