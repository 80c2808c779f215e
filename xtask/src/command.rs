//! Running programs of the workspace: where, how and with what to say when they fail.

use std::ffi::OsStr;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};

/// The folder of the workspace.
pub(crate) fn root() -> PathBuf {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask).to_owned()
}

/// Where cargo puts what it builds.
pub(crate) fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| root().join("target"), |folder| root().join(folder))
}

/// A built program of the workspace, in the development profile.
pub(crate) fn built(name: &str) -> PathBuf {
    built_as("dev", name)
}

/// A built program of the workspace, in this profile.
pub(crate) fn built_as(profile: &str, name: &str) -> PathBuf {
    let folder = if profile == "dev" { "debug" } else { profile };
    target()
        .join(folder)
        .join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

/// A program, to be run in the workspace's folder.
pub(crate) fn program(name: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(name);
    command.current_dir(root());
    command
}

/// The cargo that runs us, with its arguments split at spaces.
pub(crate) fn cargo(arguments: &str) -> Command {
    let mut command = program(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(arguments.split_whitespace());
    command
}

/// `npm` in the interface's folder, with its arguments split at spaces.
pub(crate) fn npm(arguments: &str) -> Command {
    let mut command = program(if cfg!(windows) { "npm.cmd" } else { "npm" });
    command
        .current_dir(root().join("ui"))
        .args(arguments.split_whitespace());
    command
}

/// How the command would be typed.
pub(crate) fn shown(command: &Command) -> String {
    let name = Path::new(command.get_program());
    let mut words = vec![
        name.file_stem()
            .unwrap_or(name.as_os_str())
            .to_string_lossy()
            .into_owned(),
    ];
    words.extend(
        command
            .get_args()
            .map(|word| word.to_string_lossy().into_owned()),
    );
    words.join(" ")
}

/// Runs to the end, with our own standard output and error; an error unless it succeeds.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let name = shown(command);
    let status = command
        .stdin(Stdio::null())
        .status()
        .with_context(|| format!("`{name}` cannot be started"))?;
    if !status.success() {
        bail!("`{name}` failed ({status})");
    }
    Ok(())
}

/// Whether the program can be started at all.
pub(crate) fn exists(name: &str) -> bool {
    let paths = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&paths).any(|folder| folder.join(name).is_file())
}

/// Writes a line to standard error. Nobody is left to tell when that fails.
pub(crate) fn complain(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}
