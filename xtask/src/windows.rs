//! `cargo xtask windows`: the app for Windows, compiled, packed and tried on Linux.
//!
//! A check of the code, not what is delivered: that is made by Tauri on Windows (`cargo xtask bundle`). Debian's compiler
//! makes the program with the standard library from its source, wixl an MSI of it that has the upgrade code and the policy's
//! fragment of the real one, and wine runs both: what Windows itself would do with them, only Windows shows.

mod build;
mod fragment;
mod installer;
mod policy;
mod wine;

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

use crate::command::{self, cargo};
use crate::{bundle, drive, setup, table};

use build::Built;
use installer::Msi;
use wine::Wine;

/// Below every version there will be.
const OLD: &str = "0.0.1";
const NEW: &str = env!("CARGO_PKG_VERSION");

pub(crate) fn run() -> Result<()> {
    with_tests_of("dev")
}

/// As a step of `cargo xtask test --nightly`.
pub(crate) fn nightly() -> Result<()> {
    with_tests_of("nightly")
}

/// All of it; `profile` is that of the tests, which run here and not there.
fn with_tests_of(profile: &str) -> Result<()> {
    if !cfg!(all(target_os = "linux", target_arch = "x86_64")) {
        bail!("this is a check on Linux; on Windows `cargo xtask bundle` makes the real thing");
    }
    setup::ensure_for_windows()?;
    drive::interface()?;
    let begun = Instant::now();
    let built = build::app()?;
    let compiled = begun.elapsed();

    let begun = Instant::now();
    let [old, new] = [OLD, NEW].map(|version| Msi::pack(&built, version));
    let (old, new) = (old?, new?);
    new.check(&built)?;
    let packed = begun.elapsed();

    let begun = Instant::now();
    let wine = Wine::begin()?;
    selftest(&wine, &built, profile)?;
    policy::check(&wine, &built.exe)?;
    installer::try_out(&wine, &old, &new)?;
    wine.end()?;
    report(&built, &new, [compiled, packed, begun.elapsed()])
}

/// The tests of `--selftest`, with the program for Windows in the place of the one for here.
fn selftest(wine: &Wine, built: &Built, profile: &str) -> Result<()> {
    println!("Trying the program: it migrates, types, reads back, goes back to a copy, deletes.");
    let mut test = cargo("test --workspace --test selftest --profile");
    test.arg(profile);
    wine.put_into(&mut test);
    test.env("TACTUS_TEST_PROGRAM", &built.exe)
        .env("TACTUS_TEST_WINE", &wine.program);
    command::run(&mut test).context("the program for Windows does not do what this system's does")
}

fn report(built: &Built, msi: &Msi, times: [Duration; 3]) -> Result<()> {
    let size = |file: &Path| -> Result<String> { Ok(bundle::megabytes(fs::metadata(file)?.len())) };
    let seconds = |time: Duration| format!("{:.0} s", time.as_secs_f64());
    let [compiled, packed, tried] = times.map(seconds);
    println!();
    table::print(
        &["for Windows", "figure"],
        &[
            vec!["compiled and linked".into(), compiled],
            vec!["packed, tables read back".into(), packed],
            vec!["tried under wine".into(), tried],
            vec!["tactus.exe, not optimised".into(), size(&built.exe)?],
            vec!["MSI".into(), size(&msi.file)?],
        ],
    );
    Ok(())
}
