//! Keys by the finger that types them, and pairs by what the hands do between their two keys.

use std::collections::BTreeMap;

use super::{KeyStat, SessionStats};
use crate::keyboard::{DigitFingers, Finger, Layout};

/// What the hands do from one key to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Move {
    /// The same key twice.
    Repeat,
    /// Another key with the same finger.
    SameFinger,
    /// Another finger of the same hand.
    SameHand,
    /// The other hand.
    OtherHand,
}

/// Sums by finger and by move, without confusions.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Split {
    /// By the finger that was to type.
    pub fingers: BTreeMap<Finger, KeyStat>,
    /// By the move before the key; only of pairs that are one plain stroke each.
    pub moves: BTreeMap<Move, KeyStat>,
}

/// Divides what was typed among fingers and moves. What the layout cannot type is in neither; a unit of two strokes
/// goes with the finger of the second.
pub fn split(stats: &SessionStats, layout: &Layout, digits: DigitFingers) -> Split {
    let mut split = Split::default();
    for (unit, stat) in stats.keys() {
        let code = layout
            .strokes(unit)
            .and_then(<[_]>::last)
            .map(|it| &it.code);
        if let Some(finger) = code.and_then(|code| layout.finger_in(code, digits)) {
            add(split.fingers.entry(finger).or_default(), &stat);
        }
    }
    for ((before, unit), stat) in stats.pairs() {
        if let Some(step) = step(layout, digits, before, unit) {
            add(split.moves.entry(step).or_default(), &stat);
        }
    }
    split
}

fn add(sum: &mut KeyStat, stat: &KeyStat) {
    sum.presses = sum.presses.saturating_add(stat.presses);
    sum.errors = sum.errors.saturating_add(stat.errors);
    sum.latency = sum.latency.saturating_add(stat.latency);
    sum.gaps.merge(&stat.gaps);
}

/// `None` where a thumb takes part, or more than one plain stroke: that is another movement.
fn step(layout: &Layout, digits: DigitFingers, before: &str, unit: &str) -> Option<Move> {
    let plain = |unit: &str| match layout.strokes(unit)? {
        [stroke] if !stroke.shift && !stroke.altgr => Some(&*stroke.code),
        _ => None,
    };
    let (from, to) = (plain(before)?, plain(unit)?);
    let (first, second) = (
        layout.finger_in(from, digits)?,
        layout.finger_in(to, digits)?,
    );
    let is_left = |finger: Finger| finger <= Finger::IndexLeft;
    if first == Finger::Thumb || second == Finger::Thumb {
        None
    } else if from == to {
        Some(Move::Repeat)
    } else if first == second {
        Some(Move::SameFinger)
    } else if is_left(first) == is_left(second) {
        Some(Move::SameHand)
    } else {
        Some(Move::OtherHand)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        keyboard::layout,
        stats::session_stats,
        text::Text,
        typing::{Policy, Recorder, Replay},
    };

    fn typed(raw: &str) -> SessionStats {
        let text = Text::new(raw).expect("a good one");
        let mut recorder = Recorder::new(text.clone(), Policy::StopOnError);
        for (index, unit) in text.units().iter().enumerate() {
            recorder.type_text(100 * index as u64 + 7 * (index % 3) as u64, "", unit);
        }
        let log = recorder.log().clone();
        session_stats(&Replay::run(&text, Policy::StopOnError, &log, true).expect("a good one"))
    }

    #[test]
    fn each_pair_is_one_move_and_each_key_one_fingers() {
        // ff, fr, rd, dj, jJ (with Shift: no move), J␣ (thumb: none).
        let split = split(
            &typed("ffrdjJ f"),
            layout("us").expect("a good one"),
            DigitFingers::Standard,
        );
        let moves: Vec<_> = split
            .moves
            .iter()
            .map(|(at, stat)| (*at, stat.presses))
            .collect();
        assert_eq!(
            moves,
            [
                (Move::Repeat, 1),
                (Move::SameFinger, 1),
                (Move::SameHand, 1),
                (Move::OtherHand, 1)
            ]
        );
        let fingers: Vec<_> = split
            .fingers
            .iter()
            .map(|(finger, stat)| (*finger, stat.presses))
            .collect();
        assert_eq!(
            fingers,
            [
                (Finger::MiddleLeft, 1),
                (Finger::IndexLeft, 4),
                (Finger::IndexRight, 2),
                (Finger::Thumb, 1)
            ]
        );
    }

    #[test]
    fn fingers_share_out_all_that_the_layout_types() {
        let stats = typed("the quick brown fox jumps over the lazy dog");
        let split = split(
            &stats,
            layout("us").expect("a good one"),
            DigitFingers::Standard,
        );
        let all = |presses: Vec<u32>| presses.into_iter().sum::<u32>();
        assert_eq!(
            all(split.fingers.values().map(|stat| stat.presses).collect()),
            all(stats.keys().values().map(|stat| stat.presses).collect())
        );
        let foreign = super::split(
            &stats,
            layout("ru").expect("a good one"),
            DigitFingers::Standard,
        );
        assert_eq!(
            foreign.fingers.keys().copied().collect::<Vec<_>>(),
            [Finger::Thumb]
        );
        assert!(foreign.moves.is_empty());
    }
}
