//! `cargo xtask setup`: installs what is missing and says why. What is there is left alone and costs no network.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};

use crate::command::{self, cargo, npm, program, root, shown, target};

/// Debian packages, each with what it is needed for.
const PACKAGES: [(&str, &str); 13] = [
    (
        "pkg-config",
        "finds the libraries that the window is linked against",
    ),
    ("libwebkit2gtk-4.1-dev", "builds the app's window"),
    ("webkit2gtk-driver", "drives the real window in tests"),
    ("xvfb", "opens the window where there is no screen"),
    ("xdotool", "presses keys in tests"),
    ("x11-xkb-utils", "switches the keyboard layout in tests"),
    ("dbus", "carries the keyring in tests"),
    ("dbus-x11", "lets the window find its message bus"),
    ("gnome-keyring", "keeps the tokens in tests as on a desktop"),
    ("imagemagick", "puts another window before the app in tests"),
    ("postgresql", "stores what the sync server receives"),
    (
        "python3-venv",
        "holds the fuzzer of the API in a folder of its own",
    ),
    (
        "chromium",
        "runs the interface's stories in a second browser",
    ),
];

/// What only making packages and proving them needs.
const FOR_BUNDLES: [(&str, &str); 6] = [
    (
        "dpkg-dev",
        "says which libraries the server's package depends on",
    ),
    ("desktop-file-utils", "judges the desktop entry"),
    ("appstream", "judges what software centres show"),
    ("rpm", "reads the rpm back"),
    (
        "debootstrap",
        "makes the clean system that packages are installed into",
    ),
    ("librsvg2-bin", "draws the icons"),
];

/// What only the check for Windows needs. The compiler is Debian's own, in `/usr/bin`: the one of the workspace goes before
/// it on every path that rustup has set up.
const FOR_WINDOWS: [(&str, &str); 8] = [
    ("rustc-web", "compiles for Windows"),
    ("cargo-web", "builds with that compiler"),
    (
        "rust-web-src",
        "is the source of the standard library for Windows",
    ),
    ("gcc-mingw-w64-x86-64", "links for Windows"),
    ("g++-mingw-w64-x86-64", "compiles C++ for Windows"),
    ("wixl", "packs an MSI"),
    ("msitools", "reads its tables"),
    ("wine64", "runs what was built"),
];

/// The oldest Node that Vite 8 works with.
const OLDEST_NODE: (u32, u32) = (20, 19);

/// The command itself: installs, then says that all is there.
pub(crate) fn run() -> Result<()> {
    ensure()?;
    println!("Everything that Tactus needs is installed.");
    Ok(())
}

/// Installs what is missing; silent when nothing is.
pub(crate) fn ensure() -> Result<()> {
    node()?;
    packages(&PACKAGES)?;
    driver()?;
    fuzzer()?;
    interface()
}

/// What making packages needs. On Windows and macOS that is Node alone: Tauri brings the rest.
pub(crate) fn ensure_for_bundles() -> Result<()> {
    node()?;
    if cfg!(target_os = "linux") {
        packages(&PACKAGES)?;
        if command::exists("apt-get") {
            packages(&FOR_BUNDLES)?;
        }
    }
    interface()
}

/// What the check for Windows needs, where there is Debian or kin.
pub(crate) fn ensure_for_windows() -> Result<()> {
    ensure()?;
    if command::exists("apt-get") {
        packages(&FOR_WINDOWS)?;
    }
    Ok(())
}

/// Only the packages for the icons and the bundles, without anything that builds.
pub(crate) fn ensure_for_icons() -> Result<()> {
    if command::exists("apt-get") {
        return packages(&FOR_BUNDLES);
    }
    elsewhere(&[("rsvg-convert", "librsvg's rsvg-convert")])
}

fn node() -> Result<()> {
    let wanted = format!(
        "Node {}.{} or newer is needed to build the interface",
        OLDEST_NODE.0, OLDEST_NODE.1
    );
    let answer = Command::new("node").arg("--version").output();
    let answer = answer.with_context(|| format!("{wanted}, and `node` cannot be started"))?;
    let version = String::from_utf8_lossy(&answer.stdout).trim().to_owned();
    let mut parts = version
        .trim_start_matches('v')
        .split('.')
        .map_while(|part| part.parse::<u32>().ok());
    match (parts.next(), parts.next()) {
        (Some(major), Some(minor)) if (major, minor) >= OLDEST_NODE => Ok(()),
        _ => bail!("{wanted}, and this one says `{version}`"),
    }
}

fn packages(wanted: &[(&'static str, &'static str)]) -> Result<()> {
    if cfg!(target_os = "macos") {
        return elsewhere(&[("psql", "PostgreSQL: `brew install postgresql@17`")]);
    }
    if cfg!(windows) {
        return elsewhere(&[(
            "psql.exe",
            "PostgreSQL: `winget install PostgreSQL.PostgreSQL.17`, its bin folder on PATH",
        )]);
    }
    if !command::exists("dpkg-query") || !command::exists("apt-get") {
        return elsewhere(&[
            (
                "WebKitWebDriver",
                "WebKitGTK 4.1 with headers and WebKitWebDriver",
            ),
            ("Xvfb", "Xvfb"),
            ("xdotool", "xdotool"),
            ("setxkbmap", "setxkbmap"),
            ("dbus-daemon", "D-Bus"),
            ("gnome-keyring-daemon", "GNOME Keyring"),
            ("import", "ImageMagick"),
            ("psql", "PostgreSQL 15 or newer"),
            ("python3", "Python 3.10 or newer, with venv"),
            ("chromium", "Chromium"),
        ]);
    }
    let missing = missing(wanted)?;
    if missing.is_empty() {
        return Ok(());
    }
    println!("Missing Debian packages:");
    for (package, reason) in &missing {
        println!("  {package:<22} {reason}");
    }
    let apt = |arguments: &[&str]| -> Result<()> {
        let mut command = as_root()?;
        command.args([
            "env",
            "DEBIAN_FRONTEND=noninteractive",
            "apt-get",
            "-o",
            "DPkg::Lock::Timeout=300",
        ]);
        command::run(command.args(arguments))
    };
    apt(&["update", "-q"]).context("the package lists could not be refreshed")?;
    let mut install = vec!["install", "-q", "-y", "--no-install-recommends"];
    install.extend(missing.iter().map(|(package, _)| *package));
    apt(&install).context("the packages above could not be installed")?;
    Ok(())
}

/// Packages of the list that dpkg does not know as installed.
fn missing(wanted: &[(&'static str, &'static str)]) -> Result<Vec<(&'static str, &'static str)>> {
    let mut query = program("dpkg-query");
    query.args(["--show", "--showformat=${Package} ${db:Status-Status}\n"]);
    // Unknown packages make dpkg-query fail and complain; both are expected here.
    let answer = query
        .args(wanted.iter().map(|(package, _)| package))
        .stderr(Stdio::null())
        .output()?;
    let answer = String::from_utf8_lossy(&answer.stdout).into_owned();
    let installed = |package: &str| {
        answer
            .lines()
            .any(|line| line == format!("{package} installed"))
    };
    // Newer releases have pkg-config only as another package's alias.
    let alias = |package: &str| package == "pkg-config" && command::exists("pkg-config");
    Ok(wanted
        .iter()
        .copied()
        .filter(|(package, _)| !installed(package) && !alias(package))
        .collect())
}

/// The beginning of a command that has root's rights.
fn as_root() -> Result<Command> {
    let me = rig::output(Command::new("id").arg("-u"))?;
    if me.trim() == "0" {
        // `env` alone, so that both ways read the same after it.
        return Ok(program("env"));
    }
    if !command::exists("sudo") {
        bail!(
            "installing packages needs root's rights, and there is no sudo: run `cargo xtask setup` as root once"
        );
    }
    println!("Installing them asks for your password, through sudo.");
    Ok(program("sudo"))
}

/// Where we cannot install, we name what is missing.
fn elsewhere(programs: &[(&str, &str)]) -> Result<()> {
    let missing: Vec<&str> = programs
        .iter()
        .filter(|(name, _)| !command::exists(name))
        .map(|(_, install)| *install)
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    bail!(
        "this system has no apt, so please install by hand: {}",
        missing.join("; ")
    )
}

/// The driver of real windows, built from source into the target folder.
pub(crate) fn driver_path() -> PathBuf {
    target().join("tools/bin/tauri-driver")
}

/// Builds it unless it is there.
pub(crate) fn driver() -> Result<()> {
    if !cfg!(target_os = "linux") || driver_path().exists() {
        return Ok(());
    }
    println!(
        "Building tauri-driver, which drives the real window in tests (once, about a minute)."
    );
    let mut install = cargo("install tauri-driver --version ^2 --locked --quiet --root");
    command::run(install.arg(target().join("tools"))).context("tauri-driver could not be installed")
}

/// Makes the server's package; built from source into the target folder.
pub(crate) fn cargo_deb() -> Result<PathBuf> {
    let program = target().join("tools/bin/cargo-deb");
    if !program.exists() {
        println!("Building cargo-deb, which makes the server's package (once, some minutes).");
        // Without its own xz in C: the system's is used.
        let mut install =
            cargo("install cargo-deb --version ^3 --locked --quiet --no-default-features --root");
        command::run(install.arg(target().join("tools")))
            .context("cargo-deb could not be installed")?;
    }
    Ok(program)
}

/// The fuzzer of the API in a folder of its own, again whenever its list of versions has changed.
fn fuzzer() -> Result<()> {
    let list = root().join("tests/resilience/requirements.txt");
    let folder = target().join("tools/schemathesis");
    let installed = folder.join("installed.txt");
    let wanted = fs::read(&list).with_context(|| format!("{} cannot be read", list.display()))?;
    if fs::read(&installed).is_ok_and(|found| found == wanted) {
        return Ok(());
    }
    println!("Installing schemathesis, which fuzzes the API in tests (once, some seconds).");
    let python = if cfg!(windows) { "python" } else { "python3" };
    let mut make = program(python);
    make.args(["-m", "venv", "--clear"]).arg(&folder);
    command::run(&mut make).context("Python 3.10 or newer with its venv is needed")?;
    let programs = if cfg!(windows) { "Scripts" } else { "bin" };
    let mut install = program(folder.join(programs).join("python"));
    install.args([
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--no-deps",
        "--requirement",
    ]);
    command::run(install.arg(&list)).context("schemathesis could not be installed")?;
    // Written last: an interrupted installation is repeated.
    fs::write(&installed, wanted)
        .with_context(|| format!("{} cannot be written", installed.display()))
}

/// The interface's packages, again whenever the lock file has changed.
fn interface() -> Result<()> {
    let lock = root().join("ui/package-lock.json");
    let installed = root().join("ui/node_modules/.installed-lock.json");
    let wanted = fs::read(&lock).with_context(|| format!("{} cannot be read", lock.display()))?;
    if fs::read(&installed).is_ok_and(|found| found == wanted) {
        return Ok(());
    }
    println!("Installing the interface's packages, as ui/package-lock.json names them.");
    let mut install = npm("ci --no-audit --no-fund --loglevel=error");
    let name = shown(&install);
    command::run(&mut install).with_context(|| format!("`{name}` failed in ui"))?;
    // Written last: an interrupted installation is repeated.
    fs::write(&installed, wanted)
        .with_context(|| format!("{} cannot be written", installed.display()))
}
