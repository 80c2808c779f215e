//! The real server as a process of its own, to be killed.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use anyhow::{Context as _, Result, bail};
use rig::wait;

/// A running `tactus-server`; killed when dropped.
pub struct Killable {
    process: Child,
    url: String,
}

impl Killable {
    /// Starts it on a database and waits until it says where it listens. What it says goes to `log`.
    pub fn start(database: &str, bind: &str, limits: &str, log: &Path) -> Result<Self> {
        Self::with(database, bind, limits, log, &[])
    }

    /// The same with these settings beside the usual ones.
    pub fn with(
        database: &str,
        bind: &str,
        limits: &str,
        log: &Path,
        settings: &[(&str, String)],
    ) -> Result<Self> {
        let file = File::create(log)?;
        let mut process = Command::new(program()?)
            .env("TACTUS_DATABASE_URL", database)
            .env("TACTUS_BIND", bind)
            .env("TACTUS_RATE_LIMITS", limits)
            .env("RUST_LOG", "warn")
            .envs(settings.iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::null())
            .stdout(file.try_clone()?)
            .stderr(file)
            .spawn()
            .context("the server cannot be started")?;
        let url = wait::for_some("the server's ready line", || {
            let said = std::fs::read_to_string(log)?;
            if let Some(status) = process.try_wait()? {
                bail!("the server ended ({status}): {said}");
            }
            let at = said.find("http://127.0.0.1:");
            Ok(at
                .and_then(|at| said[at..].lines().next().map(str::to_owned))
                .filter(|_| said.ends_with('\n')))
        });
        match url {
            Ok(url) => Ok(Self { process, url }),
            Err(error) => {
                let _ = process.kill();
                let _ = process.wait();
                Err(error)
            }
        }
    }

    /// `http://127.0.0.1:41234`.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Host and port.
    pub fn address(&self) -> &str {
        self.url.trim_start_matches("http://")
    }

    /// Its process id.
    pub fn pid(&self) -> u32 {
        self.process.id()
    }

    /// Most memory it ever had, in KiB, as the system counts it.
    pub fn peak_kib(&self) -> Result<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.pid()))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let figure = line.context("VmHWM")?.trim().trim_end_matches(" kB");
        Ok(figure.parse()?)
    }
}

impl Drop for Killable {
    fn drop(&mut self) {
        // It may be dead already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Beside our own: target/debug/deps/kills-0123456789abcdef.
fn program() -> Result<PathBuf> {
    let own = std::env::current_exe()?;
    let found = own
        .ancestors()
        .skip(1)
        .take(2)
        .map(|folder| folder.join("tactus-server"))
        .find(|path| path.is_file());
    found.context("tactus-server is not built: `cargo build -p tactus-server` builds it")
}

/// What the server's own check of everything derived says.
pub fn check_derived(database: &str) -> Result<String> {
    let mut check = Command::new(program()?);
    check.arg("check-derived");
    rig::output(check.env("TACTUS_DATABASE_URL", database))
}
