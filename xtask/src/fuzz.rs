//! `cargo xtask fuzz`: the decoders against a fuzzer, with the nightly toolchain. Their daily test needs neither.

use std::fs;
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::command::{self, cargo, program, root, target};

/// Memory of a run, MiB: S2 asks for no more.
const MEMORY: u32 = 512;

/// Runs a target, or all one after the other, for so many minutes each. What a run learns stays in `target/fuzz`; what it
/// finds in `fuzz/artifacts`, to be added to the kept corpus by hand.
pub(crate) fn run(only: Option<&str>, minutes: u32) -> Result<()> {
    let known = targets()?;
    let chosen: Vec<&String> = known
        .iter()
        .filter(|name| only.is_none_or(|only| only == *name))
        .collect();
    if chosen.is_empty() {
        bail!("there is no such target; there are {}", known.join(", "));
    }
    ensure()?;
    for name in chosen {
        let learnt = target().join("fuzz").join(name);
        fs::create_dir_all(&learnt)
            .with_context(|| format!("{} cannot be made", learnt.display()))?;
        let mut run = fuzz("run");
        run.arg(name).arg(&learnt).arg(format!("corpus/{name}"));
        run.args([
            "--".to_owned(),
            format!("-max_total_time={}", 60 * u64::from(minutes)),
            format!("-rss_limit_mb={MEMORY}"),
            "-timeout=10".to_owned(),
            "-print_final_stats=1".to_owned(),
        ]);
        command::run(&mut run)?;
    }
    Ok(())
}

/// The targets by their files.
fn targets() -> Result<Vec<String>> {
    let files = fs::read_dir(root().join("fuzz/fuzz_targets"))?;
    let mut names = Vec::new();
    for file in files {
        let path = file?.path();
        names.extend(
            path.file_stem()
                .map(|name| name.to_string_lossy().into_owned()),
        );
    }
    names.sort();
    Ok(names)
}

/// `cargo-fuzz` where nothing else finds it.
fn ensure() -> Result<()> {
    let mut nightly = program("rustup");
    nightly.args(["run", "nightly", "rustc", "--version"]);
    command::run(&mut nightly)
        .context("`rustup toolchain install nightly --profile minimal` brings what is missing")?;
    if target().join("tools/bin/cargo-fuzz").is_file() {
        return Ok(());
    }
    let mut install = cargo("install cargo-fuzz --version ^0.13 --locked --quiet --root");
    command::run(install.arg(target().join("tools"))).context("cargo-fuzz could not be installed")
}

/// A command of `cargo-fuzz` in the folder of the targets.
fn fuzz(task: &str) -> Command {
    let mut fuzz = program("rustup");
    fuzz.current_dir(root().join("fuzz"));
    fuzz.args(["run", "nightly"])
        .arg(target().join("tools/bin/cargo-fuzz"))
        .args([task, "--fuzz-dir", "."]);
    fuzz
}
