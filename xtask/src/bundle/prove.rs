//! `cargo xtask bundle --prove`: the packages installed into a clean Debian, started there, upgraded and removed.
//!
//! What is done there is in `tests/src/bin/installation.rs`. Here it gets a world of mounts of its own, which ends
//! with it however it ends: the folder that is removed afterwards never has anything of this machine mounted in it.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail};

use crate::bundle::{pack, prepare};
use crate::command::{self, built_as, cargo, program, target};
use crate::setup;

/// Below every version there will be.
const OLD: &str = "0.0.1";

/// As a step of `cargo xtask test --nightly`.
pub(crate) fn nightly() -> Result<()> {
    run("nightly")
}

pub(super) fn run(profile: &str) -> Result<()> {
    if rig::output(program("id").arg("-u"))?.trim() != "0" {
        bail!("a clean system is made with chroot and mounts, which need root's rights");
    }
    prepare(profile)?;
    setup::driver()?;
    // The story itself is never delivered, so it need not be of the delivered profile.
    let story = if profile == "release" { "dev" } else { profile };
    let mut build = cargo("build --workspace --bin installation --profile");
    command::run(build.arg(story)).context("the story could not be built")?;
    let old = pack(profile, Some(OLD), "before")?;
    let new = pack(profile, None, profile)?;
    let folder = target().join("bundle/root");
    remove(&folder)?;
    let mut prove = program("unshare");
    prove.args(["--mount", "--propagation", "private", "--"]);
    prove.arg(built_as(story, "installation"));
    prove.arg("--root").arg(&folder);
    prove.arg("--old-app").arg(&old.app_deb);
    prove.arg("--new-app").arg(&new.app_deb);
    prove.arg("--rpm").arg(&new.app_rpm);
    prove.arg("--old-server").arg(&old.server_deb);
    prove.arg("--new-server").arg(&new.server_deb);
    prove.env("TACTUS_TAURI_DRIVER", setup::driver_path());
    let proved = command::run(&mut prove);
    remove(&folder)?;
    proved
}

/// Removes what is left of a clean system, unless something is mounted there.
fn remove(folder: &Path) -> Result<()> {
    let mounts = fs::read_to_string("/proc/self/mounts").context("the mounts cannot be read")?;
    let begin = folder.display().to_string();
    if let Some(mount) = mounts.lines().find(|line| line.contains(&begin)) {
        bail!("something is mounted in {begin}: {mount}");
    }
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("{begin} cannot be removed"))?;
    }
    Ok(())
}
