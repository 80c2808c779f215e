//! R1: the power fails while sessions are stored. Every session that was acknowledged is there, whole; nothing is
//! there by half; and with `synchronous = NORMAL` the same test loses some, or it would prove nothing.
//!
//! `disk.c` keeps what the program brought to the disk. The program is killed at a random moment; what it had not
//! synced is gone, or, in every second cut, some of its pages reached the disk in any order, as a system that
//! writes back by itself does.
#![cfg(target_os = "linux")]
#![expect(clippy::print_stdout, reason = "the figure")]
#![expect(clippy::unwrap_used, reason = "a test says what went wrong by failing")]
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    reason = "small numbers of tests"
)]

#[path = "../it/made.rs"]
mod made;

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::os::unix::fs::DirEntryExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use made::{NOW, Numbers, session};
use store::Store;
use tempfile::TempDir;

const FOLDER: &str = "TACTUS_TEST_POWER_FOLDER";
const MODE: &str = "TACTUS_TEST_POWER_MODE";
/// What a disk writes at once.
const SECTOR: usize = 4_096;

fn file_in(folder: &Path) -> PathBuf {
    folder.join("0d9f6d0e-6a4e-4c0b-9a44-0a6c5a2f7e11.sqlite")
}

fn made(seed: u64) -> made::Made {
    session(seed, 1 + seed as u32 % 3, 22, true)
}

/// Not a test by itself: the program whose power is cut. It says each session it has stored.
#[test]
fn child() {
    let (Some(folder), Ok(mode)) = (std::env::var_os(FOLDER), std::env::var(MODE)) else {
        return;
    };
    let store = Store::open(&file_in(Path::new(&folder)), NOW)
        .unwrap()
        .store;
    if mode == "NORMAL" {
        store.weaken().unwrap();
    }
    let first = store.newest_sessions(1_000_000).unwrap().len() as u64;
    for seed in first.. {
        let _saved = store.save_session(&made(seed).as_new()).unwrap();
        let mut out = std::io::stdout().lock();
        writeln!(out, "\nDONE {seed}").unwrap();
        out.flush().unwrap();
    }
}

/// A machine: a folder, and the disk below it.
struct Machine {
    library: PathBuf,
    mode: &'static str,
    place: TempDir,
    numbers: Numbers,
}

impl Machine {
    fn new(library: &Path, mode: &'static str, seed: u64) -> Self {
        let place = TempDir::new().unwrap();
        fs::create_dir(place.path().join("folder")).unwrap();
        fs::create_dir(place.path().join("disk")).unwrap();
        Self {
            library: library.to_owned(),
            mode,
            place,
            numbers: Numbers(seed),
        }
    }

    fn folder(&self) -> PathBuf {
        self.place.path().join("folder")
    }

    fn disk(&self) -> PathBuf {
        self.place.path().join("disk")
    }

    /// Runs the program for about `sessions` sessions and cuts the power. Answers the last one it acknowledged.
    fn run_and_cut(&mut self, sessions: u64) -> Option<u64> {
        self.settle();
        let upto = self.numbers.next(sessions);
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "child", "--nocapture"])
            .env(FOLDER, self.folder())
            .env(MODE, self.mode)
            .env("LD_PRELOAD", &self.library)
            .env("TACTUS_CUT_WATCH", self.folder())
            .env("TACTUS_CUT_DISK", self.disk())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut said = None;
        let mut lines = 0;
        for line in BufReader::new(child.stdout.take().unwrap())
            .lines()
            .map_while(Result::ok)
        {
            if let Some(number) = line.strip_prefix("DONE ") {
                said = Some(number.parse().unwrap());
                lines += 1;
            }
            if lines > upto {
                // SIGKILL in the middle of the next one. What it said before it died is read to the end.
                child.kill().unwrap();
            }
        }
        child.wait().unwrap();
        let some_reached_the_disk = self.numbers.next(2) == 0;
        self.come_back(some_reached_the_disk);
        said
    }

    /// The folder as it is found when the power is back.
    fn come_back(&mut self, some_reached_the_disk: bool) {
        let mut found = Vec::new();
        for entry in fs::read_dir(self.disk()).unwrap() {
            let entry = entry.unwrap();
            let file = entry.file_name().into_string().unwrap();
            let Some(name) = file.strip_prefix("n.") else {
                continue;
            };
            // The index of the log is no file of the disk's: every first opening makes it anew.
            if name.ends_with("-shm") {
                continue;
            }
            let inode = fs::read_to_string(entry.path()).unwrap();
            let mut bytes = fs::read(self.disk().join(format!("i{inode}"))).unwrap_or_default();
            if some_reached_the_disk && let Ok(live) = fs::read(self.folder().join(name)) {
                self.write_back(&mut bytes, &live);
            }
            found.push((name.to_owned(), bytes));
        }
        fs::remove_dir_all(self.folder()).unwrap();
        fs::create_dir(self.folder()).unwrap();
        for (name, bytes) in found {
            fs::write(self.folder().join(name), bytes).unwrap();
        }
    }

    /// Everything in the folder is on the disk: before the program starts again.
    fn settle(&self) {
        fs::remove_dir_all(self.disk()).unwrap();
        fs::create_dir(self.disk()).unwrap();
        for entry in fs::read_dir(self.folder()).unwrap() {
            let entry = entry.unwrap();
            let (name, inode) = (entry.file_name().into_string().unwrap(), entry.ino());
            fs::copy(entry.path(), self.disk().join(format!("i{inode}"))).unwrap();
            fs::write(self.disk().join(format!("n.{name}")), inode.to_string()).unwrap();
        }
    }

    /// Some of the pages that were written and not synced.
    fn write_back(&mut self, bytes: &mut Vec<u8>, live: &[u8]) {
        for (at, page) in live.chunks(SECTOR).enumerate() {
            if self.numbers.next(2) == 0 {
                continue;
            }
            let end = at * SECTOR + page.len();
            if bytes.len() < end {
                bytes.resize(end, 0);
            }
            bytes[at * SECTOR..end].copy_from_slice(page);
        }
    }
}

/// What cuts of the power took.
#[derive(Default)]
struct Tally {
    acknowledged: u64,
    lost: u64,
    cuts: u64,
}

/// Compares what is found with what was acknowledged, and goes on from what is found.
fn check(folder: &Path, acknowledged: u64, mode: &str) -> u64 {
    let opened = Store::open(&file_in(folder), NOW).unwrap();
    assert_eq!(opened.set_aside, None, "{mode}: the file is damaged");
    opened.store.check().unwrap();
    let stored = opened.store.newest_sessions(1_000_000).unwrap();
    let count = stored.len() as u64;
    assert!(count <= acknowledged + 1, "{mode}: sessions out of nowhere");
    for seed in 0..count {
        let made = made(seed);
        let log = opened.store.session_log(made.id()).unwrap();
        assert_eq!(
            log.map(|log| log.log),
            Some(made.log),
            "{mode}: {seed} by half"
        );
        assert!(opened.store.outbox_row(made.session.id).unwrap().is_some());
        assert!(
            opened
                .store
                .session_stats(made.session.id)
                .unwrap()
                .is_some()
        );
    }
    let days = opened.store.days("2026-01-01").unwrap();
    let summed: u64 = days.iter().map(|day| u64::from(day.sessions)).sum();
    assert_eq!(summed, count, "{mode}");
    count
}

fn cut(library: &Path, mode: &'static str, sessions: u64) -> Tally {
    let mut tally = Tally::default();
    let mut seed = 0;
    while tally.acknowledged < sessions {
        seed += 1;
        let mut machine = Machine::new(library, mode, seed);
        let mut there = 0;
        // One file lives through several cuts and checkpoints of its log.
        for _ in 0..6 {
            let said = machine.run_and_cut(70).map_or(there, |last| last + 1);
            tally.acknowledged += said - there;
            tally.cuts += 1;
            let found = check(&machine.folder(), said, mode);
            tally.lost += said.saturating_sub(found);
            there = found;
        }
    }
    tally
}

fn library() -> (TempDir, PathBuf) {
    let folder = TempDir::new().unwrap();
    let library = folder.path().join("disk.so");
    let built = Command::new("cc")
        .args(["-shared", "-fPIC", "-O1", "-Wall", "-Werror", "-o"])
        .arg(&library)
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/power/disk.c"))
        .arg("-ldl")
        .status();
    assert!(built.unwrap().success(), "disk.c does not compile");
    (folder, library)
}

#[test]
fn no_acknowledged_session_is_lost_when_the_power_fails() {
    let nightly = std::env::var_os("TACTUS_NIGHTLY").is_some();
    let (_folder, library) = library();
    let full = cut(&library, "FULL", if nightly { 5_000 } else { 200 });
    println!(
        "R1: {} acknowledged sessions lost in {}, {} power cuts",
        full.lost, full.acknowledged, full.cuts
    );
    let normal = cut(&library, "NORMAL", if nightly { 1_000 } else { 100 });
    println!(
        "R1: with NORMAL {} lost in {}, {} power cuts",
        normal.lost, normal.acknowledged, normal.cuts
    );
    assert_eq!(full.lost, 0);
    assert!(normal.lost > 0, "a test that never fails proves nothing");
}
