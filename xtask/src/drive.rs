//! `cargo xtask run` and `cargo xtask demo`: the app, built and opened, by hand or without hands.

use std::process::Command;

use anyhow::{Context as _, Result};

use crate::command::{self, built, cargo, npm, program};
use crate::setup;

/// The app with the interface inside; without the feature it would look for a development server.
pub(crate) const APP: &str = "--package tactus --features tactus/custom-protocol";

pub(crate) fn run(keep: bool) -> Result<()> {
    prepare(false)?;
    if has_display() {
        println!(
            "The window opens. What you type is kept in the platform's data folder, or in TACTUS_DATA_DIR."
        );
        return command::run(&mut program(built("tactus")));
    }
    println!(
        "There is no display here, so the window opens in Xvfb, a screen in memory, and keys are pressed for you."
    );
    let mut walk = walkthrough("run");
    if keep {
        walk.arg("--keep");
    }
    command::run(&mut walk)
}

pub(crate) fn demo() -> Result<()> {
    prepare(true)?;
    command::run(&mut walkthrough("demo"))
}

/// Installs, builds the interface, then everything in one go.
fn prepare(with_server: bool) -> Result<()> {
    setup::ensure()?;
    interface()?;
    let mut build = cargo(&format!("build {APP}"));
    if with_server {
        build.args(["--package", "tactus-server"]);
    }
    if with_server || !has_display() {
        build.args(["--package", "stories"]);
    }
    command::run(&mut build).context("the app could not be built")
}

/// Builds the interface into `ui/dist`, which the app takes in when it is compiled.
pub(crate) fn interface() -> Result<()> {
    command::run(&mut npm("run build --silent")).context("the interface could not be built")
}

fn walkthrough(what: &str) -> Command {
    let mut walk = program(built("walkthrough"));
    walk.arg(what)
        .env("TACTUS_TAURI_DRIVER", setup::driver_path());
    walk
}

fn has_display() -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}
