//! The program for Windows, by Debian's compiler and MinGW's linker.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail, ensure};

use crate::command::{self, program, target};

/// The real one is built by Microsoft's linker (`-msvc`); only MinGW's is to be had here.
pub(super) const TARGET: &str = "x86_64-pc-windows-gnu";
/// Begins the names of MinGW's tools.
pub(super) const TOOLS: &str = "x86_64-w64-mingw32";
/// Debian's cargo and rustc, whatever else is on the path: the standard library's source in
/// `/usr/lib/rustlib` is theirs, and the workspace's own toolchain stays the one in use everywhere else.
const CARGO: &str = "/usr/bin/cargo";
const RUSTC: &str = "/usr/bin/rustc";
/// What the running cargo tells us of itself, and another one must not hear.
const OF_ANOTHER_CARGO: [&str; 12] = [
    "CARGO",
    "CARGO_ENCODED_RUSTFLAGS",
    "CARGO_MAKEFLAGS",
    "CARGO_TARGET_DIR",
    "LD_LIBRARY_PATH",
    "MAKEFLAGS",
    "RUSTC",
    "RUSTC_WRAPPER",
    "RUSTDOC",
    "RUSTFLAGS",
    "RUSTUP_TOOLCHAIN",
    "RUST_RECURSION_COUNT",
];
/// How libraries begin that MinGW's compilers may want beside a program.
const NOT_OF_WINDOWS: &str = "lib";
/// The one library that is delivered beside a program linked by MinGW.
const LOADER: &str = "WebView2Loader.dll";

/// What was built.
pub(super) struct Built {
    pub(super) exe: PathBuf,
    pub(super) loader: PathBuf,
}

/// Where the build is, and all that is made of it.
pub(super) fn folder() -> PathBuf {
    target().join("windows")
}

/// A command of Debian's cargo for Windows, its arguments split at spaces.
fn cross(arguments: &str) -> Command {
    let mut cargo = program(CARGO);
    for (name, _) in env::vars_os() {
        let text = name.to_string_lossy();
        let is_of_package = text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_");
        if is_of_package || OF_ANOTHER_CARGO.contains(&text.as_ref()) {
            cargo.env_remove(&name);
        }
    }
    cargo.args(arguments.split_whitespace());
    cargo.args(["--locked", "--target", TARGET]);
    cargo.args(["-Zbuild-std=std,panic_unwind", "--target-dir"]);
    cargo.arg(folder());
    cargo
        .env("RUSTC", RUSTC)
        // Building the standard library is not stable yet.
        .env("RUSTC_BOOTSTRAP", "1")
        .env(
            "CARGO_TARGET_X86_64_PC_WINDOWS_GNU_LINKER",
            format!("{TOOLS}-gcc"),
        )
        // As it is delivered: without a console, without what only debugging needs.
        .env("CARGO_PROFILE_DEV_DEBUG_ASSERTIONS", "false")
        .env("CARGO_PROFILE_DEV_DEBUG", "none")
        .env("CARGO_PROFILE_DEV_STRIP", "symbols")
        .env("CARGO_INCREMENTAL", "0")
        // The cryptography's assembler comes assembled with it.
        .env("AWS_LC_SYS_PREBUILT_NASM", "1");
    cargo
}

/// Compiles and links the app, and looks at what it needs to start. `xtask` is compiled too: it packs on Windows.
pub(super) fn app() -> Result<Built> {
    println!("Compiling for Windows; the first time takes about a quarter of an hour.");
    command::run(&mut cross("check --package xtask"))
        .context("`cargo xtask` does not compile for Windows")?;
    command::run(&mut cross("build --package tactus"))
        .context("the app does not compile for Windows")?;
    let debug = folder().join(TARGET).join("debug");
    let built = Built {
        exe: debug.join("tactus.exe"),
        loader: debug.join(LOADER),
    };
    ensure!(built.loader.is_file(), "{LOADER} is not beside the program");
    check_needs(&built.exe)?;
    Ok(built)
}

/// Nothing but what Windows has and what is delivered beside it; and no console behind the window.
fn check_needs(exe: &Path) -> Result<()> {
    let mut dump = Command::new(format!("{TOOLS}-objdump"));
    let headers = rig::output(dump.arg("--private-headers").arg(exe))?;
    let libraries: Vec<&str> = headers
        .lines()
        .filter_map(|line| line.trim().strip_prefix("DLL Name: "))
        .collect();
    ensure!(
        libraries.contains(&LOADER),
        "{LOADER} is not asked for: {libraries:?}"
    );
    if let Some(foreign) = libraries
        .iter()
        .find(|name| name.starts_with(NOT_OF_WINDOWS))
    {
        bail!("the program needs {foreign}, which is not delivered");
    }
    ensure!(
        headers.contains("(Windows GUI)"),
        "the program opens a console"
    );
    Ok(())
}

/// A stand-in for `bcryptprimitives.dll`, which Rust asks for random bytes and Debian's wine does not have yet.
pub(super) fn random_bytes(place: &Path) -> Result<()> {
    let source = folder().join("bcryptprimitives.c");
    fs::write(
        &source,
        "unsigned char __stdcall SystemFunction036(void *bytes, unsigned long length);\n\
         __declspec(dllexport) int __stdcall ProcessPrng(unsigned char *bytes, unsigned long long length)\n\
         { return SystemFunction036(bytes, (unsigned long) length); }\n",
    )?;
    let mut compile = Command::new(format!("{TOOLS}-gcc"));
    compile.arg("-shared").arg(&source).arg("-o").arg(place);
    command::run(compile.arg("-ladvapi32"))
}
