//! What the learner's own file costs: time to save, bytes on the disk.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use store::{DeviceType, Exercise, LessonRef, NewSession, Session, Store};
use trainer::metrics::METRICS_VERSION;
use trainer::typing::Policy;
use uuid::Uuid;

use crate::Figure;
use crate::learner::{Typed, typed};

/// 2026-11-22, Unix ms: where the sessions begin.
const BEGUN: i64 = 1_795_305_600_000;

/// Lessons that are typed in turn; each brings its text into the file once.
const LESSONS: u64 = 90;

/// P3: saving a finished session durably against one bare write and `fsync` of the same bytes.
pub(crate) fn save() -> Result<Figure> {
    // In the target folder: a temporary folder may be in memory, where nothing is durable.
    let folder = tempfile::Builder::new()
        .prefix("bench-")
        .tempdir_in("target")?;
    let database = folder.path().join("learner.sqlite");
    let store = Store::open(&database, BEGUN)?.store;
    let log_of_writes = folder.path().join("learner.sqlite-wal");
    let mut bare = File::create(folder.path().join("bare"))?;
    let (mut saves, mut syncs, mut bytes) = (Vec::new(), Vec::new(), 0);
    for index in 0..60 {
        let session = typed(index % LESSONS, index, 480)?;
        let before = size(&log_of_writes);
        let start = Instant::now();
        put(&store, index, &session)?;
        saves.push(start.elapsed());
        // The same bytes, right after, on the same disk in the same mood.
        let grown = size(&log_of_writes).saturating_sub(before);
        if grown == 0 {
            continue; // the write-ahead log began anew, so its growth does not tell
        }
        bytes = grown;
        let same = vec![0x5A; usize::try_from(grown)?];
        let start = Instant::now();
        bare.write_all(&same)?;
        bare.sync_all()?;
        syncs.push(start.elapsed());
    }
    let (save, sync) = (median(&mut saves), median(&mut syncs));
    Ok(Figure {
        name: "P3",
        what: "saving a session durably, against a bare fsync",
        value: save.as_secs_f64() / sync.as_secs_f64(),
        unit: "×",
        limit: 2.0,
        is_floor: false,
        detail: format!(
            "500 keystrokes, {bytes} B: save {:.2} ms, write and fsync {:.2} ms, medians of {}",
            save.as_secs_f64() * 1e3,
            sync.as_secs_f64() * 1e3,
            syncs.len()
        ),
    })
}

/// P7: bytes of the whole file for each keystroke in it.
pub(crate) fn size_all_in() -> Result<Figure> {
    let folder = tempfile::tempdir()?;
    let database = folder.path().join("learner.sqlite");
    let store = Store::open(&database, BEGUN)?.store;
    let (mut keystrokes, count) = (0_u64, 500);
    for index in 0..count {
        let session = typed(index % LESSONS, index, 400)?;
        keystrokes += u64::from(session.figures.inserts);
        put(&store, index, &session)?;
    }
    drop(store);
    let bytes: u64 = ["", "-wal"]
        .iter()
        .map(|end| size(&folder.path().join(format!("learner.sqlite{end}"))))
        .sum();
    #[expect(clippy::cast_precision_loss, reason = "far below 2⁵²")]
    let value = bytes as f64 / keystrokes as f64;
    Ok(Figure {
        name: "P7",
        what: "local database, all in",
        value,
        unit: "B/keystroke",
        limit: 5.0,
        is_floor: false,
        detail: format!("{count} sessions, {keystrokes} keystrokes, {bytes} B"),
    })
}

fn put(store: &Store, index: u64, typed: &Typed) -> Result<()> {
    let started_at = BEGUN + i64::try_from(index)? * 600_000;
    let day = chrono::DateTime::from_timestamp_millis(started_at).context("a time that exists")?;
    let session = Session {
        id: Uuid::from_u128(u128::from(index) | 0x0197_0000_0000_7000_8000_0000_0000_0000),
        exercise: Exercise::Lesson(LessonRef {
            course: "adults-en-v1".into(),
            version: "1.0.0".into(),
            number: u32::try_from(index % LESSONS)? + 1,
            key_order: "us".into(),
        }),
        started_at,
        timezone: "Europe/Berlin".into(),
        local_date: day.format("%Y-%m-%d").to_string(),
        keyboard_layout: "us".into(),
        device_type: DeviceType::Laptop,
        policy: Policy::StopOnError,
        is_completed: true,
        metrics_version: METRICS_VERSION,
        figures: typed.figures.clone(),
        rating: Some(3),
        stars_needed: Some(2),
    };
    let text = typed.text.as_string();
    let new = NewSession {
        session,
        text: &text,
        log: &typed.log,
        stats: &typed.stats,
        opened: &[],
    };
    let _saved = store.save_session(&new)?;
    Ok(())
}

fn size(file: &Path) -> u64 {
    fs::metadata(file).map_or(0, |file| file.len())
}

fn median(times: &mut [Duration]) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}
