//! The app's process, from the outside.

use std::fs;
use std::os::fd::OwnedFd;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use rig::wait;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::process::{Pid, PidfdFlags, Signal, pidfd_open, pidfd_send_signal};

/// A running app. The handle tells its end only when all of it is gone: an entry of `/proc` looks dead while the
/// process still holds its locks.
pub(crate) struct Process {
    pid: u32,
    handle: OwnedFd,
}

impl Process {
    /// The running app that uses this data folder.
    pub(crate) fn find(app: &Path, data: &Path) -> Result<Self> {
        let wanted = [b"TACTUS_DATA_DIR=", data.as_os_str().as_encoded_bytes()].concat();
        wait::for_some("the app's process", || {
            for entry in fs::read_dir("/proc")? {
                let folder = entry?.path();
                let Some(pid) = folder
                    .file_name()
                    .and_then(|name| name.to_str()?.parse().ok())
                else {
                    continue;
                };
                if uses(&folder, app, &wanted) {
                    return Self::of(pid).map(Some);
                }
            }
            Ok(None)
        })
    }

    fn of(pid: u32) -> Result<Self> {
        let raw = i32::try_from(pid).ok().and_then(Pid::from_raw);
        let handle = pidfd_open(raw.context("no process has this id")?, PidfdFlags::empty())
            .with_context(|| format!("process {pid} is gone"))?;
        Ok(Self { pid, handle })
    }

    /// Its id.
    pub(crate) fn id(&self) -> u32 {
        self.pid
    }

    /// Ends it as a power cut would, without any chance to write.
    pub(crate) fn kill(&self) -> Result<()> {
        pidfd_send_signal(&self.handle, Signal::KILL).context("the app cannot be killed")
    }

    /// Whether it is gone, with everything it held.
    pub(crate) fn has_ended(&self) -> Result<bool> {
        let mut asked = [PollFd::new(&self.handle, PollFlags::IN)];
        let at_once = Timespec {
            tv_sec: 0,
            tv_nsec: 0,
        };
        let ended =
            poll(&mut asked, Some(&at_once)).context("the app's process cannot be asked")?;
        Ok(ended > 0)
    }

    /// Waits for its end.
    pub(crate) fn wait(&self) -> Result<()> {
        wait::until("the end of the app", || self.has_ended())
    }
}

fn uses(folder: &Path, app: &Path, wanted: &[u8]) -> bool {
    let runs: Option<PathBuf> = fs::read_link(folder.join("exe")).ok();
    let environment = fs::read(folder.join("environ")).unwrap_or_default();
    runs.as_deref() == Some(app)
        && environment
            .split(|byte| *byte == 0)
            .any(|entry| entry == wanted)
}
