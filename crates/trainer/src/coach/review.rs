//! Spaced review: keys that are known and have not been typed for a while.

use super::{Due, Evidence, Ground, Kind, Purpose, Recommendation};
use crate::model::{KEY_SAMPLES, Outlook};

/// Most keys in one review.
const MOST: usize = 6;
/// Days a recommendation holds.
const HOLDS: i32 = 7;
/// Minutes of its exercise.
const MINUTES: u32 = 3;

/// After how many days without it a key is due: sooner while it is new, ever later as it is typed more.
fn interval(outlook: &Outlook) -> i32 {
    match outlook.presses {
        0..100 => 7,
        100..300 => 14,
        _ => 30,
    }
}

/// Keys that are due, the most overdue first.
pub(super) fn due(ground: &Ground<'_>) -> Vec<Due> {
    let mut due: Vec<(f64, Due)> = Vec::new();
    for (unit, outlook) in &ground.state.estimate.keys {
        let days = outlook.last_days + ground.since_newest();
        let interval = interval(outlook);
        // Weak ones are recommended as such, as long as they are typed at all.
        let is_known = outlook.presses >= KEY_SAMPLES && ground.can_practise(&[unit]);
        if is_known && days >= interval {
            let key = Due {
                unit: unit.to_string(),
                days: days.unsigned_abs(),
            };
            due.push((f64::from(days) / f64::from(interval), key));
        }
    }
    due.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.unit.cmp(&b.1.unit)));
    due.into_iter().map(|(_, due)| due).collect()
}

pub(super) fn recommend(ground: &Ground<'_>) -> Option<Recommendation> {
    let mut keys = due(ground);
    keys.truncate(MOST);
    if keys.is_empty() {
        return None;
    }
    let units = keys.iter().map(|due| due.unit.clone()).collect();
    Some(Recommendation {
        kind: Kind::Review,
        subject: String::new(),
        priority: 2,
        evidence: Evidence::Review { keys },
        actions: vec![ground.practice(units, Purpose::Review, MINUTES)],
        expires: ground.today.plus(HOLDS),
    })
}
