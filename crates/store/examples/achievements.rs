//! What achievements cost beside 10,000 stored sessions: at the end of each save, on their screen, and once after the
//! definitions have changed. Prints one line of JSON.
//!
//! `cargo run --release -p store --example achievements [FOLDER]`: a folder on the disk to measure, else the current
//! one.
#![expect(clippy::print_stdout, reason = "its output is what it is for")]
#![expect(clippy::disallowed_methods, reason = "it measures time")]

mod typist;

use std::path::PathBuf;
use std::time::Instant;

use serde_json::json;
use store::{Exercise, Store};

const SESSIONS: u64 = 10_000;
const RUNS: u64 = 100;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let beside = std::env::args_os()
        .nth(1)
        .map_or_else(|| PathBuf::from("."), PathBuf::from);
    let folder = tempfile::tempdir_in(beside)?;
    let few = Store::open(&folder.path().join("few.sqlite"), 0)?.store;
    let many = Store::open(&folder.path().join("many.sqlite"), 0)?.store;
    let first = typist::session(0, 60);
    let _ = many.transact(|tx| {
        (0..SESSIONS).try_for_each(|number| {
            let mut session = first.session.clone();
            let like = typist::moment(number);
            (session.id, session.started_at, session.local_date) = like;
            session.exercise = typist::exercise(number);
            let is_lesson = session.exercise != Exercise::Practice;
            session.rating = is_lesson.then_some(3);
            session.stars_needed = is_lesson.then_some(2);
            tx.merge_session(&session).map(drop)
        })
    })?;
    // In turn, so that the disk is in the same mood for both.
    let (mut among_few, mut among_many) = (Vec::new(), Vec::new());
    for number in SESSIONS..SESSIONS + RUNS {
        let typed = typist::session(number, 400);
        for (store, times) in [(&few, &mut among_few), (&many, &mut among_many)] {
            let begun = Instant::now();
            let _ = store.save_session(&typed.as_new())?;
            times.push(begun.elapsed().as_secs_f64() * 1e3);
        }
    }
    let begun = Instant::now();
    let under_way = many.achievement_progress()?.len();
    let screen = begun.elapsed().as_secs_f64() * 1e3;
    let begun = Instant::now();
    let reckoned = many.reckon_achievements()?.is_some();
    let anew = begun.elapsed().as_secs_f64() * 1e3;
    println!(
        "{}",
        json!({
            "sessions": SESSIONS, "reached": many.achievements()?.len(), "under_way": under_way, "reckoned": reckoned,
            "save_among_few_ms": median(&mut among_few), "save_among_many_ms": median(&mut among_many),
            "screen_ms": screen, "reckon_ms": anew,
        })
    );
    Ok(())
}

fn median(times: &mut [f64]) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
