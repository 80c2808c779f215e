//! Weak keys and pairs: which to recommend, and what for.

use super::{Errors, Evidence, Ground, Kind, Purpose, Recommendation, Slow};
use crate::model::Outlook;

/// Most keys, and most pairs, to recommend at once: more would be a list, not advice.
const MOST: usize = 3;
/// What was not typed for longer is a matter of review, days.
const RECENT: i32 = 30;
/// Days a recommendation holds.
const HOLDS: i32 = 14;
/// Minutes of its exercise.
const MINUTES: u32 = 3;

/// One weak key or pair, with how weak it is.
pub(super) struct Weak {
    pub(super) units: Vec<String>,
    /// How far it is beyond what calls it weak; 1 is just weak.
    severity: f64,
    slow: Option<Slow>,
    errors: Option<Errors>,
}

impl Weak {
    /// As exercises and subjects name it.
    pub(super) fn name(&self) -> String {
        self.units.concat()
    }
}

/// Weak keys that can be practised, the weakest first.
pub(super) fn keys(ground: &Ground<'_>) -> Vec<Weak> {
    let keys = ground.state.estimate.keys.iter();
    sorted(
        keys.filter_map(|(key, outlook)| weak(ground, &[key], outlook))
            .collect(),
    )
}

/// Weak pairs that can be practised, the weakest first.
pub(super) fn pairs(ground: &Ground<'_>) -> Vec<Weak> {
    let pairs = ground.state.estimate.pairs.iter();
    let weak = pairs.filter_map(|((before, unit), outlook)| weak(ground, &[before, unit], outlook));
    sorted(weak.collect())
}

fn weak(ground: &Ground<'_>, units: &[&str], outlook: &Outlook) -> Option<Weak> {
    let weakness = outlook.weakness;
    let slow = (weakness.slow && !ground.is_child).then(|| Slow {
        gap_ms: outlook.gap(),
        usual_ms: outlook.usual_gap(),
        excess: outlook.excess_percent(),
        samples: outlook.samples,
    });
    let usual = ground.state.estimate.error_rate;
    let errors = weakness.errors.then(|| Errors {
        rate: outlook.error_rate_centi(),
        usual_rate: crate::model::whole(usual * 10_000.0),
        errors: outlook.errors,
        presses: outlook.presses,
    });
    let is_recent = outlook.last_days + ground.since_newest() <= RECENT;
    if (slow.is_none() && errors.is_none()) || !is_recent || !ground.can_practise(units) {
        return None;
    }
    let by_gap = slow.map_or(0.0, |slow| f64::from(slow.excess) / 20.0);
    let by_errors = errors.map_or(0.0, |_| outlook.error_rate / (2.0 * usual));
    Some(Weak {
        units: units.iter().map(|unit| (*unit).to_owned()).collect(),
        severity: f64::max(by_gap, by_errors),
        slow,
        errors,
    })
}

fn sorted(mut weak: Vec<Weak>) -> Vec<Weak> {
    weak.sort_by(|a, b| {
        b.severity
            .total_cmp(&a.severity)
            .then_with(|| a.units.cmp(&b.units))
    });
    weak
}

pub(super) fn recommend(ground: &Ground<'_>) -> Vec<Recommendation> {
    let recommend = |kind, weak: Vec<Weak>| {
        let weak: Vec<Recommendation> = weak
            .into_iter()
            .map(|weak| recommendation(ground, kind, weak))
            // Those that were closed make room for the next.
            .filter(|recommendation| !ground.is_quiet(recommendation))
            .take(MOST)
            .collect();
        weak
    };
    let mut all = recommend(Kind::WeakKeys, keys(ground));
    all.extend(recommend(Kind::WeakPairs, pairs(ground)));
    all
}

fn recommendation(ground: &Ground<'_>, kind: Kind, weak: Weak) -> Recommendation {
    let name = weak.name();
    let is_grave = weak.severity >= 2.0;
    let priority = match kind {
        Kind::WeakKeys => 3 + u8::from(is_grave),
        _ => 2 + u8::from(is_grave),
    };
    Recommendation {
        kind,
        priority,
        actions: vec![ground.practice(vec![name.clone()], Purpose::Weak, MINUTES)],
        subject: name,
        evidence: Evidence::Unit {
            units: weak.units,
            slow: weak.slow,
            errors: weak.errors,
        },
        expires: ground.today.plus(HOLDS),
    }
}
