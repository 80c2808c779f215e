//! What making texts costs.

use std::hint::black_box;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use trainer::content::{self, Practice};
use trainer::lesson::AgeGroup;

use crate::Figure;

/// The best of a few rounds is the one least disturbed by whatever else runs on the machine.
const ROUNDS: u32 = 5;
const LIMIT_MS: f64 = 5.0;

/// C1: making a course, for each of its lessons; the slowest course in its slowest key order.
pub(crate) fn course() -> Result<Figure> {
    let mut worst = (Duration::ZERO, String::new());
    let (mut courses, mut total) = (0, Duration::ZERO);
    for info in content::catalogue()? {
        for key_order in &info.key_orders {
            let mut lessons = 0;
            let best = best(|| {
                lessons = content::course(&info.slug, key_order)?.lessons.len();
                Ok(())
            })?;
            let each = best
                / u32::try_from(lessons)
                    .context("a course with lessons")?
                    .max(1);
            worst = worst.max((each, format!("{} in {key_order}", info.slug)));
            total += best;
            courses += 1;
        }
    }
    Ok(Figure {
        name: "C1",
        what: "making a course, a lesson, the slowest one",
        value: worst.0.as_secs_f64() * 1e3,
        unit: "ms",
        limit: LIMIT_MS,
        is_floor: false,
        detail: format!(
            "{}; all {courses} courses and key orders {:.0} ms, best of {ROUNDS} each",
            worst.1,
            total.as_secs_f64() * 1e3
        ),
    })
}

/// C2: making a text to practise, of eight keys and pairs at once; the slowest language.
pub(crate) fn practice() -> Result<Figure> {
    let mut worst = (Duration::ZERO, String::new());
    for info in content::catalogue()? {
        if info.age_group != AgeGroup::Adults {
            continue;
        }
        let key_order = info.key_orders.first().context("a key order")?;
        let course = content::course(&info.slug, key_order)?;
        let taught = course.taught(45);
        let units: Vec<String> = taught.iter().rev().step_by(3).take(8).cloned().collect();
        let mut seed = 0;
        let best = best(|| {
            seed += 1;
            black_box(content::practice(&Practice {
                language: &info.language,
                age: AgeGroup::Adults,
                taught: &taught,
                units: &units,
                length: 400,
                seed,
            })?);
            Ok(())
        })?;
        worst = worst.max((best, info.language));
    }
    Ok(Figure {
        name: "C2",
        what: "making a text to practise",
        value: worst.0.as_secs_f64() * 1e3,
        unit: "ms",
        limit: LIMIT_MS,
        is_floor: false,
        detail: format!("eight keys, 400 characters, {}", worst.1),
    })
}

fn best(mut work: impl FnMut() -> Result<()>) -> Result<Duration> {
    let mut best = Duration::MAX;
    for _ in 0..ROUNDS {
        let start = Instant::now();
        work()?;
        best = best.min(start.elapsed());
    }
    Ok(best)
}
