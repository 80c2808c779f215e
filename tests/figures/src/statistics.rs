//! P5: what the statistics screen reads and works out, over 10,000 sessions of 500 keystrokes.

use std::time::Instant;

use anyhow::{Context as _, Result};
use store::{DeviceType, Exercise, LessonRef, Session, Store, Which};
use trainer::day::Day;
use trainer::keyboard::{DigitFingers, layout};
use trainer::metrics::METRICS_VERSION;
use trainer::stats::{SessionStats, judged_pairs, split};
use trainer::trend::{Sitting, Step, trend};
use trainer::typing::Policy;
use uuid::Uuid;

use crate::Figure;
use crate::learner::{Typed, typed};

/// Sessions stored.
const SESSIONS: u64 = 10_000;
/// Different ones among them; the others are the same on other days.
const DIFFERENT: u64 = 50;
/// Two years, in which they are spread evenly.
const DAYS: u64 = 730;
/// 2024-11-22, Unix ms: the first day.
const BEGUN: i64 = 1_732_233_600_000;
const DAY: i64 = 86_400_000;
/// Sessions brought in one transaction.
const BATCH: u64 = 500;
const RUNS: usize = 15;
/// What a look sums up itself (`app::summing`).
const LOOK: u32 = 200;

/// Fills a file, then reads the page for all of the time, which is the most there is to read.
pub(crate) fn page() -> Result<Figure> {
    let folder = tempfile::tempdir()?;
    let store = Store::open(&folder.path().join("learner.sqlite"), BEGUN)?.store;
    let keystrokes = fill(&store)?;
    // As the first look does it, and what goes on behind.
    let start = Instant::now();
    store.sum_some(LOOK)?;
    read(&store)?;
    let first = start.elapsed();
    let start = Instant::now();
    while store.sum_some(LOOK)? {}
    let behind = start.elapsed();
    let mut times = Vec::new();
    for _ in 0..RUNS {
        let start = Instant::now();
        read(&store)?;
        times.push(start.elapsed());
    }
    times.sort_unstable();
    Ok(Figure {
        name: "P5",
        what: "statistics over all sessions, without the window",
        value: times[RUNS / 2].as_secs_f64() * 1e3,
        unit: "ms",
        limit: 100.0,
        is_floor: false,
        detail: format!(
            "{SESSIONS} sessions, {keystrokes} keystrokes: median of {RUNS}, slowest {:.1} ms; the first look after an update {:.0} ms, then {:.1} s behind",
            times[RUNS - 1].as_secs_f64() * 1e3,
            first.as_secs_f64() * 1e3,
            behind.as_secs_f64()
        ),
    })
}

/// Everything that the page is made of.
fn read(store: &Store) -> Result<()> {
    let which = Which {
        since: "0000-01-01",
        layout: None,
        kind: None,
    };
    let points = store.points(&which)?;
    let sittings: Vec<Sitting> = points
        .iter()
        .filter_map(|point| {
            Some(Sitting {
                day: Day::parse(&point.local_date)?,
                wpm: point.wpm,
                accuracy: point.accuracy,
            })
        })
        .collect();
    let curve = trend(&sittings, Day::EPOCH, Step::Week);
    let (summed, uses, days, pace) = (
        store.summed()?,
        store.uses(which.since)?,
        store.days(which.since)?,
        store.pace(&which)?,
    );
    let sums = store.key_sums(&which)?;
    let mut stats = SessionStats::default();
    for sum in sums.values() {
        stats.merge(sum);
    }
    let board = layout("us").context("the layout of the sessions")?;
    let split = split(&stats, board, DigitFingers::Standard);
    let (pairs, keys, bins) = (judged_pairs(&stats), stats.keys(), stats.gaps().bins());
    std::hint::black_box((curve, summed, uses, days, pace, split, pairs, keys, bins));
    Ok(())
}

fn fill(store: &Store) -> Result<u64> {
    let different: Vec<Typed> = (0..DIFFERENT)
        .map(|index| typed(index, index, 480))
        .collect::<Result<_>>()?;
    let mut keystrokes = 0;
    for batch in 0..SESSIONS / BATCH {
        let mut sessions = Vec::new();
        for index in batch * BATCH..(batch + 1) * BATCH {
            let typed = &different[usize::try_from(index % DIFFERENT)?];
            keystrokes += u64::from(typed.figures.inserts);
            sessions.push((session(index, typed)?, typed));
        }
        let _committed = store.transact(|tx| {
            for (session, typed) in &sessions {
                tx.merge_session(session)?;
                tx.merge_stats(session.id, &typed.stats)?;
            }
            Ok(())
        })?;
    }
    Ok(keystrokes)
}

fn session(index: u64, typed: &Typed) -> Result<Session> {
    let started_at = BEGUN
        + i64::try_from(index * DAYS / SESSIONS)? * DAY
        + i64::try_from(index % 20)? * 600_000;
    let day = chrono::DateTime::from_timestamp_millis(started_at).context("a time that exists")?;
    let is_lesson = !index.is_multiple_of(3);
    Ok(Session {
        id: Uuid::from_u128(u128::from(index) | 0x0197_0000_0000_7000_8000_0000_0000_0000),
        exercise: if is_lesson {
            Exercise::Lesson(LessonRef {
                course: "adults-en-v1".into(),
                version: "1.0.0".into(),
                number: u32::try_from(index % 90)? + 1,
                key_order: "us".into(),
            })
        } else {
            Exercise::Practice
        },
        started_at,
        timezone: "Europe/Berlin".into(),
        local_date: day.format("%Y-%m-%d").to_string(),
        keyboard_layout: "us".into(),
        device_type: DeviceType::Laptop,
        policy: Policy::StopOnError,
        is_completed: true,
        metrics_version: METRICS_VERSION,
        figures: typed.figures.clone(),
        rating: is_lesson.then_some(3),
        stars_needed: is_lesson.then_some(2),
    })
}
