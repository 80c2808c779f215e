//! Where the programs under test are: beside our own, as cargo builds them.

use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};

/// A program of the workspace, built before by `cargo xtask test` or `cargo xtask demo`.
pub(crate) fn built(name: &str) -> Result<PathBuf> {
    let own = std::env::current_exe().context("this program does not know where it is")?;
    // target/debug/walkthrough, or target/debug/deps/lesson-0123456789abcdef.
    for folder in own.ancestors().skip(1).take(2) {
        let program = folder.join(name);
        if program.is_file() {
            return Ok(program);
        }
    }
    bail!("{name} is not built: `cargo xtask test` and `cargo xtask demo` build it first")
}

/// The driver of real windows, which `cargo xtask setup` installs.
pub(crate) fn tauri_driver() -> Result<PathBuf> {
    if let Some(path) = std::env::var_os("TACTUS_TAURI_DRIVER") {
        return Ok(path.into());
    }
    let own = std::env::current_exe().context("this program does not know where it is")?;
    let found = own
        .ancestors()
        .map(|folder| folder.join("tools/bin/tauri-driver"))
        .find(|path| path.is_file());
    found.context("tauri-driver is not installed: `cargo xtask setup` installs it")
}
