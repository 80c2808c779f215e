//! A board that knows what its keys give, and nothing of routes.

use crate::keyboard::Layout;
use crate::text::lenient;

/// What comes out when the keys of a unit's route are pressed one after the other; empty where it has none.
pub(super) fn typed(layout: &Layout, unit: &str) -> String {
    let mut pending: Option<&str> = None;
    let mut out = String::new();
    for stroke in layout.route(unit).unwrap_or_default() {
        let key = layout.keys.get(&stroke.code);
        let level = key.and_then(|key| match (stroke.shift, stroke.altgr) {
            (false, false) => key.base.as_deref(),
            (true, false) => key.shift.as_deref(),
            // Neo's third level lies on CapsLock: there has to be a key for it.
            (false, true) => layout.level3_key.as_ref().and(key.altgr.as_deref()),
            (true, true) => layout.level3_key.as_ref().and(key.shift_altgr.as_deref()),
        });
        let Some(symbol) = level else { break };
        match pending.take() {
            Some(dead) => {
                let composed = layout
                    .dead_keys
                    .get(dead)
                    .and_then(|results| results.get(symbol));
                out.push_str(composed.map_or("", |composed| composed));
            }
            None if symbol.starts_with("dead_") => pending = Some(symbol),
            None => out.push_str(symbol),
        }
    }
    // What a key prints may count as the plain mark: ’ as '.
    lenient(&out)
}
