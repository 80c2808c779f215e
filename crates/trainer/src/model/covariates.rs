//! What is known of a pair before it is typed: hands, fingers, rows, the way between its keys, how rare it is.
//!
//! Each is a covariate of the logarithm of the gap, with a prior: how much it slows people by published figures,
//! and how far one learner may be from that. Where nothing is published the prior is no effect.

use super::language::{Bits, Language};
use super::matrix::Sparse;
use crate::keyboard::{Finger, Layout, Row};

/// A normal prior.
#[derive(Debug, Clone, Copy)]
pub(super) struct Prior {
    pub(super) mean: f64,
    pub(super) deviation: f64,
}

const fn prior(mean: f64, deviation: f64) -> Prior {
    Prior { mean, deviation }
}

/// Index of each covariate.
mod at {
    pub(super) const LEVEL: usize = 0;
    pub(super) const REPEAT: usize = 1;
    pub(super) const SAME_FINGER: usize = 2;
    pub(super) const SAME_HAND_LEFT: usize = 3;
    pub(super) const SAME_HAND_RIGHT: usize = 4;
    pub(super) const ROWS_BETWEEN: usize = 5;
    pub(super) const WAY: usize = 6;
    pub(super) const TOP: usize = 7;
    pub(super) const BOTTOM: usize = 8;
    pub(super) const NUMBER: usize = 9;
    pub(super) const PINKY: usize = 10;
    pub(super) const RING: usize = 11;
    pub(super) const MIDDLE: usize = 12;
    pub(super) const RIGHT: usize = 13;
    pub(super) const CHORD: usize = 14;
    pub(super) const AFTER_CHORD: usize = 15;
    pub(super) const DEAD_KEY: usize = 16;
    pub(super) const NO_LETTER: usize = 17;
    pub(super) const AFTER_NO_LETTER: usize = 18;
    pub(super) const BITS_PAIR: usize = 19;
    pub(super) const BITS_NEXT: usize = 20;
    pub(super) const BITS_LETTER: usize = 21;
    pub(super) const COUNT: usize = 22;
}

/// Priors of the covariates, in log gap. Dhakal et al. 2018 (Table 3): gap 238.7 ± 111.6 ms, that is 5.38 ± 0.44
/// as a log-normal, doubled here for beginners; by class 198.3 ms with alternating hands, 215.2 left, 203.6 right,
/// 176.4 repeated. Salthouse 1986: other hand 30 to 60 ms sooner, of about 180; the same finger is given the far
/// end. Crump, Lai and Brosowsky 2019: 34.3 ms more per bit of uncertainty of the next letter, at about 150 ms;
/// taken at a quarter, as single pairs follow it less than means over positions do.
pub(super) const PRIORS: [Prior; at::COUNT] = [
    prior(5.38, 0.88),  // level
    prior(-0.117, 0.2), // repeated: ln(176.4 / 198.3)
    prior(0.29, 0.2),   // same finger: ln(1 + 60 / 180)
    prior(0.082, 0.15), // same hand, left: ln(215.2 / 198.3)
    prior(0.026, 0.15), // same hand, right: ln(203.6 / 198.3)
    prior(0.0, 0.1),    // each row between the keys of one hand
    prior(0.0, 0.05),   // each key width between the keys of one hand
    prior(0.0, 0.1),    // top row
    prior(0.0, 0.1),    // bottom row
    prior(0.0, 0.3),    // number row
    prior(0.0, 0.1),    // little finger
    prior(0.0, 0.1),    // ring finger
    prior(0.0, 0.1),    // middle finger
    prior(0.0, 0.1),    // right hand
    prior(0.0, 0.4),    // with Shift or the third level
    prior(0.0, 0.3),    // after a unit with one of these
    prior(0.0, 0.5),    // after a dead key
    prior(0.0, 0.3),    // no letter
    prior(0.0, 0.2),    // after no letter
    prior(0.0, 0.05),   // each bit of the pair
    prior(0.05, 0.05),  // each bit of the second letter after the first
    prior(0.0, 0.05),   // each bit of the second letter
];

/// Whether a covariate is about the language.
pub(super) fn is_of_language(covariate: usize) -> bool {
    covariate >= at::BITS_PAIR
}

/// Usual bits, so that the level is that of a usual pair.
const USUAL: Bits = Bits {
    pair: 7.0,
    next: 4.0,
    letter: 5.0,
};

/// How a unit is typed.
#[derive(Debug, Clone)]
struct Keyed {
    code: Box<str>,
    finger: Finger,
    row: Row,
    place: Option<(f64, f64)>,
    chord: bool,
    dead: bool,
}

/// Covariates of pairs of these units, on one layout in one language.
pub(super) struct Covariates<'a> {
    language: Option<&'a Language>,
    units: Vec<(&'a str, Option<Keyed>)>,
}

impl<'a> Covariates<'a> {
    pub(super) fn new(layout: &Layout, language: Option<&'a Language>, units: &[&'a str]) -> Self {
        Self {
            language,
            units: units
                .iter()
                .map(|unit| (*unit, keyed(layout, unit)))
                .collect(),
        }
    }

    /// The key that types a unit, by name; the unit itself where the layout cannot type it.
    pub(super) fn key(&self, unit: usize) -> &str {
        let (name, keyed) = &self.units[unit];
        keyed.as_ref().map_or(name, |keyed| &keyed.code)
    }

    /// What is not zero of a pair; without a unit before, of the second unit alone.
    pub(super) fn of(&self, before: Option<usize>, unit: usize) -> Sparse {
        let mut row = Vec::with_capacity(16);
        row.push((at::LEVEL, 1.0));
        let (name, second) = &self.units[unit];
        let (before, first) = before.map_or(("", &None), |before| {
            let (name, keyed) = &self.units[before];
            (*name, keyed)
        });
        if let (Some(first), Some(second)) = (first, second) {
            push_way(&mut row, first, second);
        }
        if let Some(second) = second {
            push_key(&mut row, second);
        }
        let mut push = |holds: bool, covariate| {
            if holds {
                row.push((covariate, 1.0));
            }
        };
        push(second.as_ref().is_some_and(|key| key.chord), at::CHORD);
        push(first.as_ref().is_some_and(|key| key.chord), at::AFTER_CHORD);
        push(second.as_ref().is_some_and(|key| key.dead), at::DEAD_KEY);
        push(!is_word(name), at::NO_LETTER);
        push(!before.is_empty() && !is_word(before), at::AFTER_NO_LETTER);
        if let Some(language) = self.language {
            let bits = language.bits(before, name);
            row.push((at::BITS_PAIR, bits.pair - USUAL.pair));
            row.push((at::BITS_NEXT, bits.next - USUAL.next));
            row.push((at::BITS_LETTER, bits.letter - USUAL.letter));
        }
        row
    }
}

fn is_word(unit: &str) -> bool {
    unit.chars().any(char::is_alphabetic)
}

/// Hands, fingers and the way between two keys.
fn push_way(row: &mut Sparse, first: &Keyed, second: &Keyed) {
    let (Some(from), Some(to)) = (is_left(first.finger), is_left(second.finger)) else {
        return;
    };
    if from != to {
        return;
    }
    let class = if first.code == second.code {
        at::REPEAT
    } else if first.finger == second.finger {
        at::SAME_FINGER
    } else if to {
        at::SAME_HAND_LEFT
    } else {
        at::SAME_HAND_RIGHT
    };
    row.push((class, 1.0));
    if let (Some(a), Some(b)) = (first.place, second.place)
        && class != at::REPEAT
    {
        let (across, rows) = (b.0 - a.0, b.1 - a.1);
        if rows.abs() > 0.0 {
            row.push((at::ROWS_BETWEEN, rows.abs()));
        }
        row.push((at::WAY, (across * across + rows * rows).sqrt()));
    }
}

/// Row, finger and hand of a key.
fn push_key(row: &mut Sparse, key: &Keyed) {
    match key.row {
        Row::Top => row.push((at::TOP, 1.0)),
        Row::Bottom => row.push((at::BOTTOM, 1.0)),
        Row::Number => row.push((at::NUMBER, 1.0)),
        Row::Home | Row::Space => {}
    }
    match key.finger {
        Finger::PinkyLeft | Finger::PinkyRight => row.push((at::PINKY, 1.0)),
        Finger::RingLeft | Finger::RingRight => row.push((at::RING, 1.0)),
        Finger::MiddleLeft | Finger::MiddleRight => row.push((at::MIDDLE, 1.0)),
        Finger::IndexLeft | Finger::IndexRight | Finger::Thumb => {}
    }
    if is_left(key.finger) == Some(false) {
        row.push((at::RIGHT, 1.0));
    }
}

fn is_left(finger: Finger) -> Option<bool> {
    match finger {
        Finger::PinkyLeft | Finger::RingLeft | Finger::MiddleLeft | Finger::IndexLeft => Some(true),
        Finger::PinkyRight | Finger::RingRight | Finger::MiddleRight | Finger::IndexRight => {
            Some(false)
        }
        Finger::Thumb => None,
    }
}

fn keyed(layout: &Layout, unit: &str) -> Option<Keyed> {
    let route = layout.route(unit)?;
    let stroke = route.last()?;
    let key = layout.keys.get(&stroke.code)?;
    Some(Keyed {
        code: stroke.code.clone(),
        finger: key.finger,
        row: key.row,
        place: place(&stroke.code),
        chord: stroke.shift || stroke.altgr,
        dead: route.len() > 1,
    })
}

/// Rows of keys from their left ends, with where the first one lies, in key widths.
const ROWS: [(f64, &[&str]); 4] = [
    (
        0.0,
        &[
            "Backquote",
            "Digit1",
            "Digit2",
            "Digit3",
            "Digit4",
            "Digit5",
            "Digit6",
            "Digit7",
            "Digit8",
            "Digit9",
            "Digit0",
            "Minus",
            "Equal",
        ],
    ),
    (
        1.5,
        &[
            "KeyQ",
            "KeyW",
            "KeyE",
            "KeyR",
            "KeyT",
            "KeyY",
            "KeyU",
            "KeyI",
            "KeyO",
            "KeyP",
            "BracketLeft",
            "BracketRight",
        ],
    ),
    (
        1.75,
        &[
            "KeyA",
            "KeyS",
            "KeyD",
            "KeyF",
            "KeyG",
            "KeyH",
            "KeyJ",
            "KeyK",
            "KeyL",
            "Semicolon",
            "Quote",
            "Backslash",
        ],
    ),
    (
        1.25,
        &[
            "IntlBackslash",
            "KeyZ",
            "KeyX",
            "KeyC",
            "KeyV",
            "KeyB",
            "KeyN",
            "KeyM",
            "Comma",
            "Period",
            "Slash",
        ],
    ),
];

/// Where a key lies, in key widths from the left and in rows from the top.
fn place(code: &str) -> Option<(f64, f64)> {
    let mut row = 0.0;
    for (start, codes) in ROWS {
        let mut across = start;
        for known in codes {
            if *known == code {
                return Some((across, row));
            }
            across += 1.0;
        }
        row += 1.0;
    }
    None
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::keyboard::layout;
    use crate::model::language::language;

    fn row(pair: [&str; 2]) -> BTreeMap<usize, f64> {
        let us = layout("us").expect("a layout");
        let covariates = Covariates::new(us, language("en"), &pair);
        covariates.of(Some(0), 1).into_iter().collect()
    }

    #[test]
    fn hands_fingers_and_rows() {
        let class = |pair: [&str; 2]| {
            let row = row(pair);
            (1..5).find(|class| row.contains_key(class))
        };
        assert_eq!(class(["l", "l"]), Some(at::REPEAT));
        assert_eq!(class(["e", "d"]), Some(at::SAME_FINGER));
        assert_eq!(class(["a", "s"]), Some(at::SAME_HAND_LEFT));
        assert_eq!(class(["o", "p"]), Some(at::SAME_HAND_RIGHT));
        assert_eq!(class(["t", "h"]), None);
        let ez = row(["e", "Z"]);
        assert!((ez[&at::ROWS_BETWEEN] - 2.0).abs() < 1e-12, "{ez:?}");
        assert!((ez[&at::WAY] - 1.25_f64.hypot(2.0)).abs() < 1e-12, "{ez:?}");
        assert!(ez.contains_key(&at::BOTTOM) && ez.contains_key(&at::PINKY));
        assert!(ez.contains_key(&at::CHORD) && !ez.contains_key(&at::AFTER_CHORD));
        let dollar = row(["4", "$"]);
        assert!(dollar.contains_key(&at::NO_LETTER) && dollar.contains_key(&at::REPEAT));
        // What the layout cannot type has only its bits.
        let strange = row(["ж", "ы"]);
        assert_eq!(strange.keys().copied().collect::<Vec<_>>(), [0, 19, 20, 21]);
    }

    #[test]
    fn every_key_of_every_layout_has_its_place() {
        for layout in crate::keyboard::layouts() {
            for (code, key) in &layout.keys {
                assert!(
                    place(code).is_some() || key.row == Row::Space,
                    "{code} of {}",
                    layout.id
                );
            }
        }
    }
}
