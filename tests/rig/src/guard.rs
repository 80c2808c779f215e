//! A process with everything it starts, ended when its owner lets go of it or dies.

use std::fs::File;
use std::io::{Read as _, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};

use anyhow::{Context as _, Result};

use crate::shell::own_group;

/// Runs the command in the background and waits for it. A second shell waits at our pipe: when that closes,
/// everything in the process group is asked to end, and what is left after 10 s is killed.
const SCRIPT: &str = r#"
exec 3<&0
trap : TERM
"$@" 3<&- </dev/null &
child=$!
(
    cat <&3 >/dev/null
    trap '' TERM
    kill -TERM 0
    turns=0
    while [ "$turns" -lt 100 ] && kill -0 $$ 2>/dev/null; do sleep 0.1; turns=$((turns + 1)); done
    kill -KILL 0
) >/dev/null 2>&1 &
exec 3<&-
wait "$child"; code=$?
while kill -0 "$child" 2>/dev/null; do wait "$child"; code=$?; done
exit "$code"
"#;

/// A process in a process group of its own, together with all that it starts. Dropping this ends the group, and so
/// does the death of the process that holds it, even by `kill -9`.
#[derive(Debug)]
pub struct Guarded {
    shell: Child,
    pipe: Option<ChildStdin>,
    log: Option<PathBuf>,
}

impl Guarded {
    /// Starts `command` with the standard output and error of this process.
    pub fn start(command: &Command) -> Result<Self> {
        Self::spawn(command, None)
    }

    /// Starts `command`; what it writes goes to the end of the file `log`, never through a pipe, which
    /// whatever it leaves behind would keep open.
    pub fn start_logged(command: &Command, log: &Path) -> Result<Self> {
        Self::spawn(command, Some(log))
    }

    fn spawn(command: &Command, log: Option<&Path>) -> Result<Self> {
        let mut shell = Command::new("/bin/sh");
        shell
            .args(["-c", SCRIPT, "sh"])
            .arg(command.get_program())
            .args(command.get_args());
        for (name, value) in command.get_envs() {
            match value {
                Some(value) => shell.env(name, value),
                None => shell.env_remove(name),
            };
        }
        if let Some(folder) = command.get_current_dir() {
            shell.current_dir(folder);
        }
        if let Some(log) = log {
            let file = File::options().create(true).append(true).open(log);
            let file = file.with_context(|| format!("{} cannot be written", log.display()))?;
            shell.stdout(file.try_clone()?).stderr(file);
        }
        let mut shell = own_group(&mut shell)
            .stdin(Stdio::piped())
            .spawn()
            .context("/bin/sh cannot be started")?;
        let pipe = shell.stdin.take();
        Ok(Self {
            shell,
            pipe,
            log: log.map(Path::to_owned),
        })
    }

    /// The exit status, if the process has ended; 127 when it could not be started.
    pub fn exited(&mut self) -> Result<Option<ExitStatus>> {
        self.shell.try_wait().context("the process cannot be asked")
    }

    /// Waits until the process ends by itself.
    pub fn wait(&mut self) -> Result<ExitStatus> {
        self.shell
            .wait()
            .context("the process cannot be waited for")
    }

    /// What was written so far; empty without a log.
    pub fn output(&self) -> String {
        self.output_from(0)
    }

    /// What was written from the byte `from` on; empty without a log.
    pub fn output_from(&self, from: u64) -> String {
        let mut bytes = Vec::new();
        if let Some(log) = &self.log
            && let Ok(mut file) = File::open(log)
            && file.seek(SeekFrom::Start(from)).is_ok()
        {
            let _ = file.read_to_end(&mut bytes);
        }
        String::from_utf8_lossy(&bytes).into_owned()
    }

    /// Process group id: that of everything it started.
    pub fn group(&self) -> u32 {
        self.shell.id()
    }

    /// Ends the process and all it started, and waits for that. The same as dropping.
    pub fn stop(self) {
        drop(self);
    }
}

impl Drop for Guarded {
    fn drop(&mut self) {
        drop(self.pipe.take());
        let _ = self.shell.wait();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wait;

    /// Whether there is such a process that is no zombie. Its command line would not tell: it reads as empty for
    /// the moment in which a process takes on another program.
    fn alive(pid: &str) -> bool {
        std::fs::read_to_string(format!("/proc/{pid}/stat")).is_ok_and(|line| {
            let state = line.rsplit_once(") ").map(|(_, rest)| &rest[..1]);
            !matches!(state, None | Some("Z" | "X"))
        })
    }

    #[test]
    fn what_a_process_started_ends_with_it() {
        let folder = tempfile::tempdir().unwrap();
        let mut command = Command::new("sh");
        command.args(["-c", "sleep 600 & echo $!; wait"]);
        let guarded = Guarded::start_logged(&command, &folder.path().join("log")).unwrap();
        let pid = wait::for_some("the process id", || {
            Ok(guarded.output().strip_suffix('\n').map(str::to_owned))
        });
        let pid = pid.unwrap();
        assert!(alive(&pid));
        guarded.stop();
        wait::until("the end of the sleeper", || Ok(!alive(&pid))).unwrap();
    }

    #[test]
    fn the_exit_code_comes_through() {
        let mut command = Command::new("sh");
        command.args(["-c", "exit 7"]);
        assert_eq!(
            Guarded::start(&command).unwrap().wait().unwrap().code(),
            Some(7)
        );
    }

    #[test]
    fn a_process_that_ignores_the_asking_is_killed() {
        let folder = tempfile::tempdir().unwrap();
        let mut command = Command::new("sh");
        command.args(["-c", "trap '' TERM; echo $$; while :; do sleep 600; done"]);
        let guarded = Guarded::start_logged(&command, &folder.path().join("log")).unwrap();
        let pid = wait::for_some("the process id", || {
            Ok(guarded.output().strip_suffix('\n').map(str::to_owned))
        });
        guarded.stop();
        // The whole group is killed at once; the system buries its members in an order of its own.
        let pid = pid.unwrap();
        wait::until("its end", || Ok(!alive(&pid))).unwrap();
    }
}
