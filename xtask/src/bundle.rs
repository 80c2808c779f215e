//! `cargo xtask bundle`: what is installed. On Linux deb and rpm of the app and the server's deb; elsewhere Tauri's
//! own installers, which need that system.
//!
//! Tauri's command line packs the app from `src-tauri/tauri*.conf.json`, cargo-deb the server from its `Cargo.toml`.
//! What is here gathers what they take and says what came out.

pub(crate) mod licences;
mod prove;

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};
use clap::Args;
use serde_json::{Value, json};

use crate::command::{self, built_as, cargo, program, root, target};
use crate::{drive, setup, sign, table};

pub(crate) use prove::nightly;

/// What P6 allows the app's deb, in bytes.
const LARGEST_DEB: u64 = 10_000_000;

/// Whose the program and all that is built in is, where no system has a place for such a file.
pub(crate) const LICENCES: &str = "Licences.txt";

/// What to make.
#[derive(Args)]
pub(crate) struct Wanted {
    /// Pack the programs of this cargo profile; `dev` for a quick look
    #[arg(long, default_value = "release")]
    profile: String,
    /// Name the packages by this version instead of the workspace's
    #[arg(long)]
    version: Option<String>,
    /// What Tauri makes of the app, instead of what is usual on this system
    #[arg(long, value_delimiter = ',')]
    bundles: Vec<String>,
    /// Another target of rustc's than this machine (macOS: `universal-apple-darwin`)
    #[arg(long, conflicts_with = "prove")]
    target: Option<String>,
    /// More settings for Tauri: a file in JSON, such as whose key signs
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Install the packages into a clean Debian, start the app there, upgrade, remove; needs root
    #[arg(long)]
    prove: bool,
}

/// Packages that were made, in the order they are shown.
pub(crate) struct Made {
    pub(crate) app_deb: PathBuf,
    pub(crate) app_rpm: PathBuf,
    pub(crate) server_deb: PathBuf,
}

pub(crate) fn run(wanted: &Wanted) -> Result<()> {
    if !cfg!(target_os = "linux") || !wanted.bundles.is_empty() {
        return elsewhere(wanted);
    }
    if wanted.prove {
        return prove::run(&wanted.profile);
    }
    prepare(&wanted.profile)?;
    let version = wanted.version.as_deref();
    let made = pack(&wanted.profile, version, &wanted.profile)?;
    report(&wanted.profile, &made)
}

/// Installs what is missing, then builds the interface and both programs.
pub(crate) fn prepare(profile: &str) -> Result<()> {
    setup::ensure_for_bundles()?;
    drive::interface()?;
    // What is delivered is built of what it needs alone. Otherwise the whole workspace is named, as in the tests: its
    // packages are built already.
    let packages = if profile == "release" {
        "--package tactus --package tactus-server"
    } else {
        "--workspace --bin tactus --bin tactus-server"
    };
    let mut build = cargo(&format!("build --locked --profile {profile} {packages}"));
    command::run(&mut build).context("the programs could not be built")
}

/// Packs the built programs as this version, or as the workspace's, into a folder of `target/bundle`.
pub(crate) fn pack(profile: &str, version: Option<&str>, folder: &str) -> Result<Made> {
    let version = version.unwrap_or(env!("CARGO_PKG_VERSION"));
    let output = target().join("bundle").join(folder);
    let (app_deb, app_rpm) = app(profile, version, &output)?;
    Ok(Made {
        app_deb,
        app_rpm,
        server_deb: server(profile, version, &output)?,
    })
}

/// Deb and rpm of the app, by Tauri.
fn app(profile: &str, version: &str, output: &Path) -> Result<(PathBuf, PathBuf)> {
    // Tauri writes into the program which kind of package it is in: a copy, in a target folder of its own.
    let release = output.join("release");
    fs::create_dir_all(&release)?;
    let built = built_as(profile, "tactus");
    let copy = release.join("tactus");
    fs::copy(&built, &copy).with_context(|| format!("{} is not built", built.display()))?;
    command::run(program("strip").arg(&copy))?;
    let bundles = release.join("bundle");
    if bundles.exists() {
        fs::remove_dir_all(&bundles)?;
    }
    let config = output.join("tauri.json");
    fs::write(&config, linux_config(output, version)?.to_string())?;
    let mut tauri = tauri("bundle --ci --bundles deb,rpm --config");
    tauri.arg(&config).env("CARGO_TARGET_DIR", output);
    command::run(&mut tauri).context("the app could not be packed")?;
    let deb = keep(&bundles.join("deb"), "deb", output)?;
    if profile == "release" {
        repack(&deb, &release.join("repacked"))?;
    }
    Ok((deb, keep(&bundles.join("rpm"), "rpm", output)?))
}

/// Tauri compresses with gzip and writes the hour of the day into the package: xz takes a third less, and dpkg takes
/// the commit's time. Only for what is delivered: it takes a while.
fn repack(deb: &Path, folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    let mut open = program("dpkg-deb");
    command::run(open.arg("--raw-extract").args([deb, folder]))?;
    let mut close = program("dpkg-deb");
    close.args(["--root-owner-group", "-Zxz", "--build"]);
    reproducible(&mut close)?;
    command::run(close.args([folder, deb])).context("the deb could not be packed again")?;
    fs::remove_dir_all(folder).with_context(|| format!("{} is in the way", folder.display()))
}

/// The server's deb, by cargo-deb, as `sync-server/Cargo.toml` describes it.
fn server(profile: &str, version: &str, output: &Path) -> Result<PathBuf> {
    let folder = output.join("server");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    let texts = target().join("bundle/server");
    fs::create_dir_all(&texts)?;
    licences::copyright("sync-server", licences::HERE, &texts.join("copyright"))?;
    compress(
        &root().join("docs/OPERATING.md"),
        &texts.join("OPERATING.md.gz"),
    )?;
    let mut deb = program(setup::cargo_deb()?);
    deb.args(["--no-build", "--locked", "--offline", "--package"]);
    deb.args(["tactus-server", "--profile", profile]);
    // One number for both packages, without a revision of the packaging.
    deb.args(["--deb-version", version, "--output"])
        .arg(&folder);
    if profile != "release" {
        // Not small: nobody is sent it.
        deb.arg("--fast");
    }
    reproducible(&mut deb)?;
    command::run(&mut deb).context("the server could not be packed")?;
    keep(&folder, "deb", output)
}

/// What is added to `tauri.conf.json`: the version, and the files that are made here.
fn linux_config(output: &Path, version: &str) -> Result<Value> {
    let texts = output.join("linux");
    fs::create_dir_all(&texts)?;
    licences::copyright("src-tauri", licences::HERE, &texts.join("copyright"))?;
    let source = root().join("deploy/linux");
    compress(&source.join("tactus.1"), &texts.join("tactus.1.gz"))?;
    let metainfo = "usr/share/metainfo/app.tactus.desktop.metainfo.xml";
    let files = json!({
        "/usr/share/doc/tactus/copyright": texts.join("copyright"),
        "/usr/share/man/man1/tactus.1.gz": texts.join("tactus.1.gz"),
        "/usr/lib/tmpfiles.d/tactus.conf": source.join("tactus.tmpfiles"),
        format!("/{metainfo}"): source.join("app.tactus.desktop.metainfo.xml"),
        "/usr/share/icons/hicolor/scalable/apps/tactus.svg": root().join("icons/tactus.svg"),
    });
    Ok(json!({
        "version": version,
        "bundle": { "linux": { "deb": { "files": files }, "rpm": { "files": files } } },
    }))
}

/// Tauri's command line, in the workspace's folder, with its arguments split at spaces.
fn tauri(arguments: &str) -> Command {
    let name = if cfg!(windows) { "tauri.cmd" } else { "tauri" };
    let mut command = program(root().join("ui/node_modules/.bin").join(name));
    command.args(arguments.split_whitespace());
    command
}

/// Installers of Windows and macOS, or others of Linux: Tauri builds and packs in one go.
fn elsewhere(wanted: &Wanted) -> Result<()> {
    setup::ensure_for_bundles()?;
    drive::interface()?;
    let mut build = tauri("build --ci");
    build.args(["--config", &elsewhere_config()?.to_string()]);
    if !wanted.bundles.is_empty() {
        build.args(["--bundles", &wanted.bundles.join(",")]);
    }
    if let Some(target) = &wanted.target {
        build.args(["--target", target]);
    }
    if let Some(version) = &wanted.version {
        build.args(["--config", &json!({ "version": version }).to_string()]);
    }
    if let Some(config) = &wanted.config {
        build.arg("--config").arg(config);
    }
    if wanted.profile == "dev" {
        build.arg("--debug");
    }
    reproducible(&mut build)?;
    // What builds the program is others' code, and has no use for the key of newer versions.
    build.env_remove(sign::SECRET).env_remove(sign::PASSWORD);
    command::run(build.args(["--", "--locked"])).context("the installers could not be made")?;
    let folder = bundles(wanted);
    if cfg!(target_os = "macos") {
        pack_app(&folder, wanted)?;
    }
    if sign::has_key() {
        // For a look before a release; the release signs what it has gathered.
        for kind in ["appimage", "nsis", "macos"].map(|kind| folder.join(kind)) {
            if kind.is_dir() {
                sign::all(&kind, version(wanted))?;
            }
        }
    }
    Ok(())
}

fn version(wanted: &Wanted) -> &str {
    let version = wanted.version.as_deref();
    version.unwrap_or(env!("CARGO_PKG_VERSION"))
}

/// Where Tauri puts what it packs.
fn bundles(wanted: &Wanted) -> PathBuf {
    let profile = if wanted.profile == "dev" {
        "debug"
    } else {
        "release"
    };
    let folder = wanted
        .target
        .as_ref()
        .map_or_else(target, |of| target().join(of));
    folder.join(profile).join("bundle")
}

/// `Tactus.app` in one file, which Tactus takes as a newer version of itself: a DMG is opened by a person.
fn pack_app(folder: &Path, wanted: &Wanted) -> Result<()> {
    let folder = folder.join("macos");
    let name = format!("Tactus_{}_universal.app.tar.gz", version(wanted));
    let mut tar = program("tar");
    tar.arg("-C").arg(&folder);
    // No files beside files for what only this system knows.
    tar.env("COPYFILE_DISABLE", "1");
    tar.arg("-czf").arg(folder.join(name)).arg("Tactus.app");
    command::run(&mut tar).context("Tactus.app could not be packed")
}

/// What is added to `tauri.conf.json` there: the licences, beside the program.
fn elsewhere_config() -> Result<Value> {
    // Their texts are in the libraries' sources.
    command::run(&mut cargo("fetch --locked --quiet"))?;
    let texts = target().join("bundle/elsewhere");
    fs::create_dir_all(&texts)?;
    let file = texts.join(LICENCES);
    licences::copyright("src-tauri", licences::HERE, &file)?;
    Ok(json!({ "bundle": { "resources": { file.display().to_string(): LICENCES } } }))
}

/// Times in what is made are the commit's, not the hour at which it is made.
fn reproducible(command: &mut Command) -> Result<()> {
    if env::var_os("SOURCE_DATE_EPOCH").is_some() {
        return Ok(());
    }
    let time = rig::output(program("git").args(["log", "-1", "--format=%ct"]))?;
    command.env("SOURCE_DATE_EPOCH", OsString::from(time.trim()));
    Ok(())
}

/// `gzip` without a name and a time in it, as Debian wants pages of the manual.
fn compress(source: &Path, place: &Path) -> Result<()> {
    let made = program("gzip").args(["-9nc"]).arg(source).output();
    let made = made.context("gzip cannot be started")?;
    if !made.status.success() {
        bail!("{} cannot be compressed", source.display());
    }
    fs::write(place, made.stdout).with_context(|| format!("{} cannot be written", place.display()))
}

/// Moves the one file of this kind to where packages are put.
fn keep(folder: &Path, kind: &str, output: &Path) -> Result<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == kind) {
            found.push(path);
        }
    }
    let [package] = found.as_slice() else {
        bail!("{} packages in {}", found.len(), folder.display());
    };
    let name = package.file_name().context("a package has a name")?;
    let place = output.join(name.to_string_lossy().to_lowercase());
    fs::rename(package, &place)?;
    Ok(place)
}

fn report(profile: &str, made: &Made) -> Result<()> {
    let mut rows = Vec::new();
    for package in [&made.app_deb, &made.app_rpm, &made.server_deb] {
        let size = fs::metadata(package)?.len();
        rows.push(vec![package.display().to_string(), megabytes(size)]);
    }
    println!();
    table::print(&["package", "size"], &rows);
    let size = fs::metadata(&made.app_deb)?.len();
    if profile == "release" && size > LARGEST_DEB {
        bail!(
            "P6: the app's deb is to have {} at most",
            megabytes(LARGEST_DEB)
        );
    }
    Ok(())
}

#[expect(clippy::cast_precision_loss, reason = "for a person to read")]
pub(crate) fn megabytes(bytes: u64) -> String {
    format!("{:.2} MB", bytes as f64 / 1e6)
}
