//! Private PostgreSQL clusters.
//!
//! A cluster listens on a Unix socket only, so there is no port to collide on. It is stopped when its
//! [`Cluster`] is dropped and, as statics are never dropped, also when the process that started it is gone: a
//! small shell waits at the other end of a pipe and stops the cluster when that pipe closes, even after a
//! `kill -9`. Knows no schema.

use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};

use anyhow::{Context as _, Result, bail};
use tempfile::TempDir;

use crate::binaries::Binaries;
use crate::shell::{Role, output, own_group};

/// The port in the name of the socket; nothing listens on TCP.
const PORT: u16 = 5432;
/// Longest path of a Unix socket, the final zero byte included.
const LONGEST_SOCKET_PATH: usize = 108;

/// How careful a cluster is with the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Durability {
    /// As PostgreSQL is delivered: commits survive a power cut.
    Safe,
    /// No `fsync`: commits survive `kill -9` but not a power cut. For tests.
    Fast,
}

/// A running PostgreSQL cluster of our own.
#[derive(Debug)]
pub struct Cluster {
    binaries: Binaries,
    role: Role,
    data: PathBuf,
    socket: PathBuf,
    watcher: Option<(Child, ChildStdin)>,
    // Removed after the cluster has been stopped.
    _folders: Vec<TempDir>,
}

impl Cluster {
    /// Starts a new, empty cluster in a temporary folder, gone when dropped.
    pub fn temporary() -> Result<Self> {
        let role = Role::current()?;
        let folder = role.temporary_folder()?;
        let data = folder.path().join("data");
        let socket = folder.path().to_owned();
        Self::start(role, data, socket, vec![folder], Durability::Fast)
    }

    /// Starts the cluster kept in `folder`, made first if it is not there yet.
    pub fn persistent(folder: &Path) -> Result<Self> {
        let role = Role::current()?;
        role.make_folder(folder)?;
        let mut folders = Vec::new();
        let mut socket = folder.to_owned();
        if socket.join(format!(".s.PGSQL.{PORT}")).as_os_str().len() >= LONGEST_SOCKET_PATH {
            let short = role.temporary_folder()?;
            short.path().clone_into(&mut socket);
            folders.push(short);
        }
        Self::start(role, folder.join("data"), socket, folders, Durability::Safe)
    }

    /// Starts a streaming standby: a copy in a temporary folder that follows this cluster and can only be read.
    pub fn standby(&self) -> Result<Self> {
        let folder = self.role.temporary_folder()?;
        let data = folder.path().join("data");
        let socket = folder.path().to_owned();
        let mut copy = self.role.command(&self.binaries.path("pg_basebackup"));
        copy.arg("--host").arg(&self.socket);
        copy.args(["--port", &PORT.to_string(), "--username=postgres"]);
        copy.args([
            "--write-recovery-conf",
            "--wal-method=stream",
            "--checkpoint=fast",
            "--no-sync",
        ]);
        output(copy.arg("--pgdata").arg(&data)).context("the cluster could not be copied")?;
        Self::start(
            self.role.clone(),
            data,
            socket,
            vec![folder],
            Durability::Fast,
        )
    }

    fn start(
        role: Role,
        data: PathBuf,
        socket: PathBuf,
        folders: Vec<TempDir>,
        durability: Durability,
    ) -> Result<Self> {
        let binaries = Binaries::find()?;
        if !data.join("PG_VERSION").exists() {
            let mut init = role.command(&binaries.path("initdb"));
            init.args([
                "--auth=trust",
                "--username=postgres",
                "--encoding=UTF8",
                "--locale=C.UTF-8",
            ]);
            if durability == Durability::Fast {
                init.arg("--no-sync");
            }
            output(init.arg("--pgdata").arg(&data))
                .context("a new PostgreSQL cluster could not be made")?;
        }
        // The watcher is there first: no moment in which the cluster runs and nobody would stop it.
        let watcher = watch(&role, &binaries, &data)?;
        let cluster = Self {
            binaries,
            role,
            data,
            socket,
            watcher: Some(watcher),
            _folders: folders,
        };
        cluster.launch(durability)?;
        Ok(cluster)
    }

    fn launch(&self, durability: Durability) -> Result<()> {
        let log = self.data.join("postgres.log");
        let mut options = format!(
            "-p {PORT} -c listen_addresses= -c max_connections=200 -k {}",
            self.socket.display()
        );
        if durability == Durability::Fast {
            options.push_str(" -c fsync=off -c full_page_writes=off");
        }
        let mut start = self.role.command(&self.binaries.path("pg_ctl"));
        start.args([
            "start",
            "--wait",
            "--silent",
            "--timeout=120",
            "--options",
            &options,
        ]);
        start.arg("--pgdata").arg(&self.data).arg("--log").arg(&log);
        // Not piped: the server would inherit the pipe and keep it open for as long as it runs.
        let status = start
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()?;
        if !status.success() {
            let said = output(Command::new("cat").arg(&log)).unwrap_or_default();
            bail!(
                "PostgreSQL did not start in {}:\n{said}",
                self.data.display()
            );
        }
        Ok(())
    }

    /// The URL of one database, for the superuser `postgres` without a password.
    pub fn url(&self, database: &str) -> String {
        self.url_as("postgres", database)
    }

    /// The URL of one database for another role; `role` may be `name:password`.
    pub fn url_as(&self, role: &str, database: &str) -> String {
        format!(
            "postgres://{role}@localhost:{PORT}/{database}?host={}",
            self.socket.display()
        )
    }

    /// Makes an empty database and answers its URL.
    pub fn create_database(&self, name: &str) -> Result<String> {
        self.sql("postgres", &format!("CREATE DATABASE \"{name}\""))?;
        Ok(self.url(name))
    }

    /// Whether a database of this name exists.
    pub fn has_database(&self, name: &str) -> Result<bool> {
        let found = self.sql(
            "postgres",
            &format!("SELECT 1 FROM pg_database WHERE datname = '{name}'"),
        )?;
        Ok(!found.is_empty())
    }

    /// Runs SQL through `psql` and answers its rows: one a line, columns separated by `|`.
    pub fn sql(&self, database: &str, sql: &str) -> Result<String> {
        let mut psql = Command::new(self.binaries.path("psql"));
        psql.args([
            "--no-psqlrc",
            "--quiet",
            "--tuples-only",
            "--no-align",
            "-v",
            "ON_ERROR_STOP=1",
        ]);
        psql.args(["--dbname", &self.url(database), "--command", sql]);
        Ok(output(&mut psql)?.trim_end().to_owned())
    }

    /// The folder with the cluster's files, for tests that break them.
    pub fn data(&self) -> &Path {
        &self.data
    }

    /// Process id of the postmaster.
    pub fn pid(&self) -> Result<u32> {
        let file = self.data.join("postmaster.pid");
        let text = std::fs::read_to_string(&file)
            .with_context(|| format!("{} cannot be read", file.display()))?;
        text.lines()
            .next()
            .unwrap_or_default()
            .trim()
            .parse()
            .context("postmaster.pid holds no process id")
    }

    /// Stops the server process at once, as a crash of PostgreSQL would; [`Cluster::restart`] brings it back.
    pub fn crash(&self) -> Result<()> {
        self.stop("immediate")
    }

    /// Starts the server again after [`Cluster::crash`].
    pub fn restart(&self) -> Result<()> {
        self.launch(Durability::Fast)
    }

    fn stop(&self, mode: &str) -> Result<()> {
        let mut stop = self.role.command(&self.binaries.path("pg_ctl"));
        stop.args(["stop", "--wait", "--silent", "--mode", mode, "--pgdata"])
            .arg(&self.data);
        output(&mut stop).map(drop)
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        if let Some((mut child, pipe)) = self.watcher.take() {
            // The watcher does the stopping, so that there is one way for it.
            drop(pipe);
            let _ = child.wait();
        }
    }
}

/// A shell that stops the cluster as soon as its standard input closes, and removes a temporary folder.
fn watch(role: &Role, binaries: &Binaries, data: &Path) -> Result<(Child, ChildStdin)> {
    let script = r#"cat >/dev/null; "$1" stop --wait --silent --mode fast --pgdata "$2"
        case "$2" in */tactus-pg-*/data) rm -rf "${2%/data}";; esac"#;
    let mut shell = role.command(Path::new("/bin/sh"));
    shell
        .args(["-c", script, "sh"])
        .arg(binaries.path("pg_ctl"))
        .arg(data);
    // Ctrl-C in the terminal is for its owner, not for it.
    let mut child = own_group(&mut shell)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .context("the watcher of the PostgreSQL cluster could not be started")?;
    let pipe = child
        .stdin
        .take()
        .context("the watcher has no standard input")?;
    Ok((child, pipe))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cluster_answers_and_goes_away() {
        let cluster = Cluster::temporary().unwrap();
        let folder = cluster.data().parent().unwrap().to_owned();
        assert!(!cluster.has_database("one").unwrap());
        cluster.create_database("one").unwrap();
        assert!(cluster.has_database("one").unwrap());
        assert_eq!(cluster.sql("one", "SELECT 1, 'é'").unwrap(), "1|é");

        cluster.crash().unwrap();
        assert!(cluster.sql("one", "SELECT 1").is_err());
        cluster.restart().unwrap();
        assert_eq!(cluster.sql("one", "SELECT 2").unwrap(), "2");

        let pid = cluster.pid().unwrap();
        drop(cluster);
        // A process that nobody has waited for yet has no command line any more.
        let left = std::fs::read(format!("/proc/{pid}/cmdline")).unwrap_or_default();
        assert!(left.is_empty(), "the server still runs");
        assert!(!folder.exists(), "the folder is still there");
    }

    #[test]
    fn a_persistent_cluster_keeps_what_it_was_given() {
        let folder = TempDir::new().unwrap();
        let role = Role::current().unwrap();
        role.hand_over(folder.path()).unwrap();
        let cluster = Cluster::persistent(folder.path()).unwrap();
        cluster.create_database("kept").unwrap();
        drop(cluster);
        let cluster = Cluster::persistent(folder.path()).unwrap();
        assert!(cluster.has_database("kept").unwrap());
    }
}
