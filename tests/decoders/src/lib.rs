//! Everything of ours that decodes bytes of strangers: other machines, files from elsewhere, a damaged disk.
//!
//! One function a decoder, in the crate that owns it (`fuzzing.rs`). The targets of `fuzz/` call them through this
//! list, and so does `tests/decoders.rs`, which every day goes over the kept corpus and some thousands of changes of it.

use std::fs;
use std::path::{Path, PathBuf};

/// A decoder.
#[derive(Debug, Clone, Copy)]
pub struct Target {
    /// Of the target in `fuzz/fuzz_targets`, and of the folder in `fuzz/corpus`.
    pub name: &'static str,
    /// Decodes anything, and panics where a promise is broken.
    pub run: fn(&[u8]),
    /// KiB that it may take of the heap at once, whatever the input.
    pub kib: usize,
    /// And bytes for each byte of the input.
    pub per_byte: usize,
}

const fn target(name: &'static str, run: fn(&[u8]), kib: usize, per_byte: usize) -> Target {
    Target {
        name,
        run,
        kib,
        per_byte,
    }
}

/// All of them.
pub const TARGETS: [Target; 23] = [
    // What a client sends.
    target("push", tactus_server::fuzzing::push, 64 * 1024, 600),
    target("cursor", tactus_server::fuzzing::cursor, 64, 8),
    target("setting_clock", tactus_server::fuzzing::clock, 64, 8),
    target("months", tactus_server::fuzzing::months, 64, 64),
    target("headers", tactus_server::fuzzing::headers, 256, 64),
    target("forms", tactus_server::fuzzing::forms, 64, 64),
    target("password", tactus_server::fuzzing::password, 8 * 1024, 4096),
    target("browser", tactus_server::fuzzing::browser, 64, 64),
    target("github", tactus_server::fuzzing::github, 64, 64),
    // What travels either way.
    target("wire", protocol::fuzzing::wire, 64, 200),
    target("digest", protocol::fuzzing::digest, 64, 8),
    target("session_log", trainer::fuzzing::session_log, 1024, 400),
    target("statistics", trainer::fuzzing::statistics, 8 * 1024, 400),
    // What a server answers, and what a browser brings the app.
    target("answer", sync::fuzzing::answer, 8 * 1024, 400),
    target("app_port", sync::fuzzing::browser, 64, 64),
    // Files from elsewhere, and those of a disk that fails.
    target("layout", trainer::fuzzing::layout, 1024, 200),
    target("course", trainer::fuzzing::course, 1024, 400),
    target("policy", app::fuzzing::policy, 256, 200),
    target("packed_log", store::fuzzing::packed_log, 16 * 1024, 200),
    target("packed_text", store::fuzzing::packed_text, 64 * 1024, 64),
    target("stored_clock", store::fuzzing::clock, 64, 8),
    target("journal", store::fuzzing::journal, 256, 200),
    target("salvage", store::fuzzing::salvage, 256, 64),
];

/// Runs the one of this name.
///
/// # Panics
/// If there is none, or a promise is broken.
pub fn run(name: &str, input: &[u8]) {
    let target = TARGETS.iter().find(|target| target.name == name);
    let target = target.unwrap_or_else(|| panic!("there is no target {name}"));
    (target.run)(input);
}

/// The folder of the fuzz targets.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz")
}

/// The kept inputs of a target, in the order of their names.
///
/// # Errors
/// If the folder cannot be read.
pub fn corpus(name: &str) -> std::io::Result<Vec<Vec<u8>>> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder().join("corpus").join(name))?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    files.sort();
    files.iter().map(fs::read).collect()
}
