//! P3: a finished session saved durably, against a bare write and fsync of the same bytes, in turn. Prints one
//! line of JSON.
//!
//! `cargo run --release -p store --example p3 [FOLDER]`: a folder on the disk to measure, else the current one.
#![expect(clippy::print_stdout, reason = "its output is what it is for")]
#![expect(clippy::disallowed_methods, reason = "it measures time")]

mod typist;

use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::Instant;

use serde_json::json;
use store::Store;

const LIMIT: f64 = 2.0;
const WARM: usize = 20;
const RUNS: usize = 200;
/// Bytes of a page and its header in the WAL.
const FRAME: u64 = 4_096 + 24;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let beside = std::env::args_os()
        .nth(1)
        .map_or_else(|| PathBuf::from("."), PathBuf::from);
    let folder = tempfile::tempdir_in(beside)?;
    let path = folder.path().join("p.sqlite");
    let wal = folder.path().join("p.sqlite-wal");
    let store = Store::open(&path, 0)?.store;
    let mut bare = File::create(folder.path().join("bare"))?;
    let (mut saves, mut syncs, mut least_syncs) = (Vec::new(), Vec::new(), Vec::new());
    let (mut packs, mut frames) = (Vec::new(), Vec::new());
    for number in 0..WARM + RUNS {
        let typed = typist::session(number as u64, 500);
        let before = length(&wal)?;
        let begun = Instant::now();
        let _ = store.save_session(&typed.as_new())?;
        let saved = begun.elapsed();
        let written = length(&wal)?.saturating_sub(before);

        let begun = Instant::now();
        let log = store::pack_log(&typed.log);
        let packed = begun.elapsed();

        // The WAL is written over from its start now and then: then its length says nothing.
        let bytes = vec![0x5a; usize::try_from(if written > 0 { written } else { 8 * FRAME })?];
        let begun = Instant::now();
        bare.write_all(&bytes)?;
        bare.sync_data()?;
        let synced = begun.elapsed();
        // And against the least there is to write: the log, the statistics and the row.
        let least = vec![0x5a; log.len() + typed.stats.len() + 200];
        let begun = Instant::now();
        bare.write_all(&least)?;
        bare.sync_data()?;
        let synced_least = begun.elapsed();
        if number >= WARM {
            least_syncs.push(synced_least.as_secs_f64() * 1e3);
            saves.push(saved.as_secs_f64() * 1e3);
            syncs.push(synced.as_secs_f64() * 1e3);
            packs.push(packed.as_secs_f64() * 1e3);
            frames.push(bytes.len() / usize::try_from(FRAME)?);
        }
    }
    let (save, sync) = (median(&mut saves), median(&mut syncs));
    let least = median(&mut least_syncs);
    frames.sort_unstable();
    println!(
        "{}",
        json!({
            "figure": "P3", "what": "saving a session of 500 keystrokes / write and fsync of the same bytes (medians)",
            "value": round(save / sync), "limit": LIMIT, "ratio": round(save / sync / LIMIT), "runs": RUNS,
            "save_ms": round(save), "save_p95_ms": round(saves[RUNS * 95 / 100]), "fsync_ms": round(sync),
            "fsync_of_the_packed_session_ms": round(least), "value_against_that": round(save / least),
            "pack_ms": round(median(&mut packs)), "pages": frames[RUNS / 2],
        })
    );
    Ok(())
}

fn length(path: &Path) -> std::io::Result<u64> {
    Ok(std::fs::metadata(path)?.len())
}

fn median(times: &mut [f64]) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

fn round(value: f64) -> f64 {
    (value * 1e3).round() / 1e3
}
