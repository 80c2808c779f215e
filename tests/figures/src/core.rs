//! What the core costs.

use std::hint::black_box;
use std::time::{Duration, Instant};

use anyhow::Result;
use trainer::metrics;
use trainer::typing::{Policy, Replay};

use crate::Figure;
use crate::learner::typed;

/// P2: judging stored logs and computing their figures, events a second on one core.
pub(crate) fn replay() -> Result<Figure> {
    let sessions: Vec<_> = (0..200)
        .map(|seed| typed(seed, seed, 400))
        .collect::<Result<_>>()?;
    let events: usize = sessions.iter().map(|session| session.log.len()).sum();
    let mut best = Duration::MAX;
    let begun = Instant::now();
    let mut rounds = 0_u32;
    // The best round is the one least disturbed by whatever else runs on the machine.
    while begun.elapsed() < Duration::from_secs(3) {
        let start = Instant::now();
        for session in &sessions {
            let replay = Replay::run(&session.text, Policy::StopOnError, &session.log, true)?;
            black_box(metrics::figures(&replay)?);
        }
        best = best.min(start.elapsed());
        rounds += 1;
    }
    #[expect(clippy::cast_precision_loss, reason = "far below 2⁵²")]
    let value = events as f64 / best.as_secs_f64() / 1e6;
    Ok(Figure {
        name: "P2",
        what: "replay of logs in the core, with figures",
        value,
        unit: "M events/s",
        limit: 10.0,
        is_floor: true,
        detail: format!(
            "{} sessions, {events} events, best of {rounds} rounds",
            sessions.len()
        ),
    })
}
