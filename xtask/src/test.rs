//! `cargo xtask test`: everything CI runs, one step after the other, ending at the first that fails.
//!
//! Every cargo step selects the whole workspace and picks targets by name: another selection of packages would
//! unify features differently and compile most of the dependencies a second time.

use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use serde::Deserialize;

use crate::command::{self, cargo, npm};
use crate::{bundle, codegen, setup, table, windows};

/// The package whose tests drive the real window; the layering test is in it too.
const STORIES: &str = "stories";

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
            cargo("clippy --workspace --all-targets -- -D warnings"),
        ),
        step("build", cargo("build --workspace --all-targets")),
        step("unit tests", cargo("test --workspace --lib --bins")),
        (
            "store, app and server tests",
            Box::new(|| integration(false)),
        ),
        ("generated files", Box::new(|| codegen::run(true))),
        ("interface: stories in Chromium", Box::new(in_chromium)),
        (
            "layering and stories in the real window",
            Box::new(|| integration(true)),
        ),
    ])
}

/// The interface's stories and pictures in a browser, on the devhost that the build step left.
fn in_chromium() -> Result<()> {
    command::run(npm("run e2e").env("TACTUS_DEVHOST", command::built("devhost")))
}

/// The integration tests of the stories, or of all other packages.
fn integration(of_stories: bool) -> Result<()> {
    let mut test = cargo("test --workspace");
    for name in test_targets(of_stories)? {
        test.args(["--test", &name]);
    }
    command::run(test.env("TACTUS_TAURI_DRIVER", setup::driver_path()))
}

/// What `cargo metadata` says of the workspace, as far as it is needed here.
#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    targets: Vec<Target>,
}

#[derive(Deserialize)]
struct Target {
    name: String,
    kind: Vec<String>,
}

fn test_targets(of_stories: bool) -> Result<Vec<String>> {
    let answer = rig::output(&mut cargo(
        "metadata --no-deps --format-version 1 --offline",
    ))?;
    let metadata: Metadata =
        serde_json::from_str(&answer).context("`cargo metadata` cannot be read")?;
    let names = |is_wanted: bool| -> Vec<String> {
        let packages = metadata
            .packages
            .iter()
            .filter(|package| (package.name == STORIES) == is_wanted);
        let targets = packages
            .flat_map(|package| &package.targets)
            .filter(|target| target.kind == ["test"]);
        let mut names: Vec<String> = targets.map(|target| target.name.clone()).collect();
        names.sort();
        names.dedup();
        names
    };
    let (chosen, others) = (names(of_stories), names(!of_stories));
    if let Some(both) = chosen.iter().find(|name| others.contains(name)) {
        bail!("a story and a test of another package are both called {both}: rename the story");
    }
    Ok(chosen)
}

/// A slow test in full, by the name of its figure.
struct Nightly {
    figure: &'static str,
    what: &'static str,
    /// Name of the test target.
    target: &'static str,
    /// The one test of it, where the target holds much else: its module and its name.
    only: Option<&'static str>,
}

/// Those without a figure go by what they are about. Each reads `TACTUS_NIGHTLY` and then does what CI does a little of as often as the figure says.
const NIGHTLY: [Nightly; 16] = [
    Nightly {
        figure: "P1",
        what: "P1: keys to pixels in the real window",
        target: "latency",
        only: None,
    },
    Nightly {
        figure: "R1",
        what: "R1: power cuts while sessions are stored",
        target: "power",
        only: None,
    },
    Nightly {
        figure: "R3",
        what: "R3: full disks, damaged, newer and foreign files",
        target: "it",
        only: None,
    },
    Nightly {
        figure: "R2",
        what: "R2: kill -9 while typing",
        target: "crashes",
        only: None,
    },
    Nightly {
        figure: "R4",
        what: "R4: sync through a network that loses, doubles, reorders, cuts and flips",
        target: "faults",
        only: None,
    },
    Nightly {
        figure: "R5",
        what: "R5: server and PostgreSQL killed in the middle of a push",
        target: "kills",
        only: None,
    },
    Nightly {
        figure: "R6",
        what: "R6: merges from three devices in any order",
        target: "merges",
        only: None,
    },
    Nightly {
        figure: "R7",
        what: "R7: the API fuzzed from its own document, signed in and signed out",
        target: "api",
        only: None,
    },
    Nightly {
        figure: "R9",
        what: "R9: webhooks forged, shuffled, repeated, late and lost; the worker killed",
        target: "server",
        only: Some(
            "billing::lifecycles::whatever_happens_to_webhooks_and_worker_the_end_is_the_truth",
        ),
    },
    Nightly {
        figure: "S4",
        what: "S4: lost answers of the refresh sign no honest client out",
        target: "server",
        only: Some("refresh::who_never_got_the_answer_is_not_signed_out"),
    },
    Nightly {
        figure: "S6",
        what: "S6: who can be told from nobody by the time that a login takes",
        target: "server",
        only: Some("accounts::the_medians_of_a_login_tell_nothing"),
    },
    Nightly {
        figure: "S9",
        what: "S9: bombs and slow senders against the server's memory",
        target: "bombs",
        only: None,
    },
    Nightly {
        figure: "S10",
        what: "S10: random calls of the app's commands",
        target: "stories",
        only: Some("surface::random_calls_never_break_the_app"),
    },
    Nightly {
        figure: "feed",
        what: "the change feed under 32 writers: nothing is skipped",
        target: "feed",
        only: None,
    },
    Nightly {
        figure: "P12",
        what: "P12: a school switches on at 8:30",
        target: "herd",
        only: None,
    },
    Nightly {
        figure: "courses",
        what: "a lesson of each block in every language, in the real window",
        target: "courses",
        only: None,
    },
];

/// The packages in a clean system: no test target, as it needs root and the network of the packages.
const INSTALL: &str = "install";

/// The app for Windows, which installs compilers of its own.
const WINDOWS: &str = "windows";

/// The slow ones in full, by the names of the figures to reach.
pub(crate) fn nightly(name: &str) -> Result<()> {
    if name.eq_ignore_ascii_case(INSTALL) {
        return bundle::nightly();
    }
    if name.eq_ignore_ascii_case(WINDOWS) {
        return windows::nightly();
    }
    let chosen: Vec<&Nightly> = NIGHTLY
        .iter()
        .filter(|one| name == "all" || one.figure.eq_ignore_ascii_case(name))
        .collect();
    if chosen.is_empty() {
        let known = NIGHTLY.map(|one| one.figure).join(", ");
        bail!("there is no slow test called {name}; there are {known}, {INSTALL}, {WINDOWS}");
    }
    let mut steps: Vec<Step> = vec![
        ("install what is missing", Box::new(setup::ensure)),
        step("interface: build", npm("run build")),
        // Optimised: what is done two hundred thousand times takes hours without.
        step("build", cargo("build --workspace --bins --profile nightly")),
    ];
    steps.extend(chosen.into_iter().map(|one| {
        let mut test = cargo("test --workspace --profile nightly");
        test.args(["--test", one.target, "--"]);
        test.args(one.only);
        test.args(["--nocapture", "--test-threads=1"]);
        test.env("TACTUS_NIGHTLY", "1")
            .env("TACTUS_TAURI_DRIVER", setup::driver_path());
        step(one.what, test)
    }));
    if name == "all" {
        let what = "packages installed into a clean system, upgraded, removed";
        steps.push((what, Box::new(bundle::nightly)));
        let what = "Windows: compiled, packed, tried under wine";
        steps.push((what, Box::new(windows::nightly)));
    }
    finish(steps)
}

/// Every screen as a picture, in these languages.
pub(crate) fn screenshots(languages: &[String]) -> Result<()> {
    let folder = command::target().join("screenshots");
    let mut pictures = npm("run screens");
    pictures
        .env("TACTUS_DEVHOST", command::built("devhost"))
        .env("TACTUS_LANGUAGES", languages.join(","))
        .env("TACTUS_PICTURES", &folder);
    finish(vec![
        ("install what is missing", Box::new(setup::ensure)),
        step("interface: build", npm("run build")),
        step("build", cargo("build --workspace --all-targets")),
        step("pictures", pictures),
    ])?;
    println!("The pictures are in {}.", folder.display());
    Ok(())
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

#[cfg(test)]
mod tests {
    use super::*;

    /// A filter that fits no test passes without a word.
    #[test]
    fn every_single_test_of_the_nightly_table_is_there() {
        for one in &NIGHTLY {
            let Some(only) = one.only else { continue };
            let (module, name) = only.rsplit_once("::").unwrap();
            let module = module.replace("::", "/");
            let is_there = ["sync-server", "crates/app"].iter().any(|package| {
                let folder = command::root().join(package).join("tests");
                let file = folder.join(one.target).join(format!("{module}.rs"));
                let source = std::fs::read_to_string(file).unwrap_or_default();
                source.contains(&format!("fn {name}("))
            });
            assert!(is_there, "{}: {only}", one.figure);
        }
    }
}
