//! P11: the document's five queries through HTTP, for a learner with 50,000 recent keystrokes; first alone, then among
//! everybody else.

use std::time::{Duration, Instant};

use anyhow::Result;

use super::client::Learner;
use super::fill::Filled;
use crate::{Figure, Size};

/// How often each is asked.
const TIMES: usize = 200;

/// What they are called, and where they are.
const QUERIES: [(&str, &str); 6] = [
    ("progress", "/v1/me/courses/bench-en/progress"),
    ("weak keys", "/v1/me/weak-keys?days=7"),
    ("leaderboard", "/v1/courses/bench-en/lessons/7/leaderboard"),
    ("daily", "/v1/me/daily?days=30"),
    ("weekly", "/v1/me/weekly?weeks=26"),
    ("bigrams", "/v1/me/bigrams?days=7"),
];

pub(crate) async fn measure(size: Size) -> Result<Vec<Figure>> {
    let filled = Filled::start(size).await?;
    let alone = ask_all(&filled.learner).await?;
    filled.others().await?;
    let among = ask_all(&filled.learner).await?;
    let keystrokes = "SELECT SUM(total_keystrokes)::BIGINT FROM sessions";
    let keystrokes = filled.service.number(keystrokes).await?;
    let ms = |time: &Duration| time.as_secs_f64() * 1e3;
    let each: Vec<String> = QUERIES
        .iter()
        .zip(alone.iter().zip(&among))
        .map(|((name, _), (alone, among))| format!("{name} {:.1} → {:.1}", ms(alone), ms(among)))
        .collect();
    Ok(vec![Figure {
        name: "P11",
        what: "the document's queries, the slowest p95",
        value: among.iter().map(ms).fold(0.0, f64::max),
        unit: "ms",
        limit: 20.0,
        is_floor: false,
        detail: format!(
            "p95 of {TIMES} each in ms, alone → among {keystrokes} keystrokes: {}",
            each.join(", ")
        ),
    }])
}

/// 95 of 100 answers of each come within this.
async fn ask_all(learner: &Learner) -> Result<Vec<Duration>> {
    let mut all = Vec::new();
    for (_, path) in QUERIES {
        learner.get(path).await?;
        let mut times = Vec::with_capacity(TIMES);
        for _ in 0..TIMES {
            let begun = Instant::now();
            learner.get(path).await?;
            times.push(begun.elapsed());
        }
        times.sort_unstable();
        all.push(times[TIMES * 95 / 100]);
    }
    Ok(all)
}
