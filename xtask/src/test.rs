//! `cargo xtask test`: everything CI runs, one step after the other, ending at the first that fails.

use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use crate::command::{self, cargo, npm};
use crate::drive::APP;
use crate::{codegen, setup, table};

type Step = (&'static str, Box<dyn FnOnce() -> Result<()>>);

pub(crate) fn run() -> Result<()> {
    finish(vec![
        ("install what is missing", Box::new(setup::ensure)),
        step("format", cargo("fmt --all --check")),
        step("interface: format and lint", npm("run lint")),
        step("interface: types", npm("run check")),
        step("interface: unit tests", npm("run test")),
        // Before the app is compiled: it takes the built interface in.
        step("interface: build", npm("run build")),
        step(
            "lint",
            cargo(
                "clippy --workspace --all-targets --features tactus/custom-protocol -- -D warnings",
            ),
        ),
        step(
            "unit and server tests",
            cargo("test --workspace --exclude stories --features tactus/custom-protocol"),
        ),
        ("generated files", Box::new(|| codegen::run(true))),
        step(
            "programs for the stories",
            cargo(&format!(
                "build {APP} --package tactus-server --package devhost"
            )),
        ),
        step("interface: stories in Chromium", npm("run e2e")),
        ("layering and stories in the real window", Box::new(stories)),
    ])
}

fn stories() -> Result<()> {
    let mut test = cargo("test --package stories");
    command::run(test.env("TACTUS_TAURI_DRIVER", setup::driver_path()))
}

/// The slow ones in full, by the names of the figures to reach.
pub(crate) fn nightly(name: &str) -> Result<()> {
    let mut all: Vec<(&str, Step)> = vec![];
    all.retain(|(figure, _)| name == "all" || figure.eq_ignore_ascii_case(name));
    if all.is_empty() {
        bail!("there is no slow test called {name}");
    }
    setup::ensure()?;
    finish(all.into_iter().map(|(_, step)| step).collect())
}

fn step(name: &'static str, mut command: Command) -> Step {
    (name, Box::new(move || command::run(&mut command)))
}

/// Runs the steps in order and prints a table of them, also when one fails.
fn finish(steps: Vec<Step>) -> Result<()> {
    let begun = Instant::now();
    let mut rows = Vec::new();
    let mut failure = None;
    for (name, run) in steps {
        if failure.is_some() {
            rows.push(vec![name.to_owned(), "not run".into(), String::new()]);
            continue;
        }
        println!("\n── {name}");
        let start = Instant::now();
        let done = run();
        let verdict = if done.is_ok() { "passed" } else { "FAILED" };
        rows.push(vec![
            name.to_owned(),
            verdict.into(),
            seconds(start.elapsed()),
        ]);
        failure = done
            .err()
            .map(|error| error.context(format!("{name} failed")));
    }
    rows.push(vec!["all".into(), String::new(), seconds(begun.elapsed())]);
    println!();
    table::print(&["step", "result", "time"], &rows);
    failure.map_or(Ok(()), Err)
}

fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}
