//! The cheapest way to each unit of a layout.

use std::collections::BTreeMap;

use super::{Form, Held, Key, Layout, Stroke};
use crate::text::{is_unit, lenient};

/// What each detour costs; only their order matters.
mod cost {
    pub(super) const SHIFT: u32 = 10;
    pub(super) const ALTGR: u32 = 20;
    /// A key that types something else which is taken for the unit: the printed key is better, unless it lies
    /// on the third level.
    pub(super) const LENIENT: u32 = 15;
    pub(super) const DEAD: u32 = 40;
    /// A dead key twice gives two accents on some systems; with the space bar it gives one everywhere.
    pub(super) const DEAD_TWICE: u32 = 5;
    /// The key that some boards lack.
    pub(super) const ISO_KEY: u32 = 1;
    pub(super) const MISSING_KEY: u32 = 100;
}

/// A way and its cost.
#[derive(Clone)]
struct Way {
    cost: u32,
    strokes: Vec<Stroke>,
}

impl Layout {
    /// Finds the routes of every unit the layout can type.
    pub(super) fn find_routes(&self) -> BTreeMap<Box<str>, Vec<Stroke>> {
        let mut direct = BTreeMap::new();
        let mut dead = BTreeMap::new();
        for (code, key) in &self.keys {
            for (symbol, held) in key.levels() {
                let stroke = Stroke {
                    code: code.clone(),
                    shift: held.shift,
                    altgr: held.altgr,
                };
                let way = Way {
                    cost: self.cost(key, held),
                    strokes: vec![stroke],
                };
                let ways = if is_dead(symbol) {
                    &mut dead
                } else {
                    &mut direct
                };
                offer(ways, symbol, way);
            }
        }
        let mut all = direct.clone();
        for (name, results) in &self.dead_keys {
            let Some(first) = dead.get(name) else {
                continue;
            };
            for (symbol, result) in results {
                let (ways, twice) = if is_dead(symbol) {
                    (&dead, cost::DEAD_TWICE)
                } else {
                    (&direct, 0)
                };
                let Some(second) = ways.get(symbol) else {
                    continue;
                };
                let strokes = [first.strokes.as_slice(), &second.strokes].concat();
                offer(
                    &mut all,
                    result,
                    Way {
                        cost: cost::DEAD + twice + first.cost + second.cost,
                        strokes,
                    },
                );
            }
        }
        for (symbol, way) in all.clone() {
            let plain = lenient(&symbol);
            if *plain != *symbol && is_unit(&plain) {
                offer(
                    &mut all,
                    &plain,
                    Way {
                        cost: way.cost + cost::LENIENT,
                        ..way
                    },
                );
            }
        }
        all.into_iter()
            .map(|(symbol, way)| (symbol, way.strokes))
            .collect()
    }

    fn cost(&self, key: &Key, held: Held) -> u32 {
        let iso = match (key.iso_only, self.form) {
            (false, _) => 0,
            (true, Form::Iso) => cost::ISO_KEY,
            (true, Form::Ansi) => cost::MISSING_KEY,
        };
        let shift = if held.shift { cost::SHIFT } else { 0 };
        let altgr = if held.altgr { cost::ALTGR } else { 0 };
        shift + altgr + iso
    }
}

pub(super) fn is_dead(symbol: &str) -> bool {
    symbol.starts_with("dead_")
}

/// Keeps the cheapest way; among equals the one whose keys come first by name.
fn offer(ways: &mut BTreeMap<Box<str>, Way>, symbol: &str, way: Way) {
    let rank = |way: &Way| {
        (
            way.cost,
            way.strokes
                .iter()
                .map(|stroke| stroke.code.clone())
                .collect::<Vec<_>>(),
        )
    };
    match ways.get_mut(symbol) {
        Some(known) if rank(known) <= rank(&way) => {}
        Some(known) => *known = way,
        None => {
            ways.insert(symbol.into(), way);
        }
    }
}
