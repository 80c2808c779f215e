//! The real sync server on a PostgreSQL of its own.

use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail};
use rig::{Cluster, Guarded, wait};

use crate::programs::built;

/// A running `tactus-server`.
pub struct Server {
    url: String,
    // Ended before the cluster it uses.
    process: Guarded,
}

impl Server {
    /// Starts the server on `database` of the cluster and waits until it says where it listens. `bind` is an
    /// address, `127.0.0.1:0` for a free port.
    pub fn start(cluster: &Cluster, database: &str, bind: &str, logs: &Path) -> Result<Self> {
        Self::with(cluster, database, bind, logs, &[])
    }

    /// The same with these settings beside the usual ones.
    pub fn with(
        cluster: &Cluster,
        database: &str,
        bind: &str,
        logs: &Path,
        settings: &[(&str, String)],
    ) -> Result<Self> {
        if !cluster.has_database(database)? {
            cluster.create_database(database)?;
        }
        let mut command = Command::new(built("tactus-server")?);
        command
            .env("TACTUS_DATABASE_URL", cluster.url(database))
            .env("TACTUS_BIND", bind);
        command.env("TACTUS_MAIL_DIR", logs.join("mail"));
        command.envs(settings.iter().map(|(name, value)| (name, value)));
        let log = logs.join("server.log");
        let before = std::fs::metadata(&log).map_or(0, |file| file.len());
        let mut process = Guarded::start_logged(&command, &log)?;
        let url = wait::for_some("the server's ready line", || {
            if let Some(status) = process.exited()? {
                bail!(
                    "the server ended ({status}): {}",
                    process.output_from(before).trim()
                );
            }
            Ok(ready(&process.output_from(before)))
        })?;
        Ok(Self { url, process })
    }

    /// Runs `tactus-server admin …` on the same database, as an operator does.
    pub fn admin(cluster: &Cluster, database: &str, arguments: &[&str]) -> Result<()> {
        let mut command = Command::new(built("tactus-server")?);
        command.arg("admin").args(arguments);
        command.env("TACTUS_DATABASE_URL", cluster.url(database));
        rig::output(&mut command).map(drop)
    }

    /// `http://127.0.0.1:41234`.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Ends the server and waits for that.
    pub fn stop(self) {
        self.process.stop();
    }
}

/// The URL in the line with which the server says that it is ready.
fn ready(output: &str) -> Option<String> {
    let line = output
        .lines()
        .find(|line| line.contains("http://127.0.0.1:"))?;
    let url = &line[line.find("http://")?..];
    let end = url
        .find(|letter: char| !(letter.is_ascii_alphanumeric() || ":/.".contains(letter)))
        .unwrap_or(url.len());
    Some(url[..end].trim_end_matches('/').to_owned())
}
