//! The speed curve: right inserts over a sliding window of active time.

use trainer::{metrics::ACTIVE_CAP, typing::Replay};

use crate::view::result::CurvePoint;

/// Width of the window, ms of active time.
const WINDOW: u64 = 12_000;
/// Distance of two points, ms of active time.
const STEP: u64 = 2_000;
/// Before this much active time a window holds too few keys to mean a speed.
const FIRST: u64 = 6_000;

/// One key in the finer unit the curve reckons in.
const KEY: u64 = 1_000_000;

/// A press on the axis of active time.
struct Mark {
    /// Active time up to here, ms.
    active: u64,
    /// Lesson clock, ms.
    t: u64,
    /// Right inserts up to here, the first press not counted: it has no gap and so no time of its own.
    right: u64,
}

/// Points each 2 s of active time and one at the end; in a short session, only that one.
///
/// Until 12 s have been typed the window is as long as what has been typed. A gap counts for at most 5 s, as
/// in every figure, so a pause bends the curve and does not break it. A right key fills its gap evenly: a steady
/// hand draws a line, wherever the window cuts.
pub(crate) fn curve(replay: &Replay<'_>) -> Vec<CurvePoint> {
    let (mut active, mut right) = (0, 0);
    let marks: Vec<Mark> = replay
        .presses()
        .map(|press| {
            active += press.gap.min(ACTIVE_CAP);
            right += u64::from(press.correct && press.seq > 0);
            Mark {
                active,
                t: press.t,
                right,
            }
        })
        .collect();
    let end = active;
    if end == 0 {
        return Vec::new();
    }
    let mut at: Vec<u64> = (FIRST..end)
        .step_by(usize::try_from(STEP).unwrap_or(1))
        .collect();
    at.push(end);
    at.into_iter()
        .map(|now| {
            let width = now.min(WINDOW);
            let keys = keys_at(&marks, now) - keys_at(&marks, now - width);
            CurvePoint {
                t: clock_at(&marks, now),
                wpm: centi_wpm(keys, width),
            }
        })
        .collect()
}

/// The last press at or before a moment of active time. The first one is at 0.
fn before(marks: &[Mark], now: u64) -> usize {
    marks.partition_point(|mark| mark.active <= now) - 1
}

/// Right inserts up to a moment of active time, in [`KEY`]ths.
fn keys_at(marks: &[Mark], now: u64) -> u64 {
    let at = before(marks, now);
    let here = &marks[at];
    let part = marks.get(at + 1).map_or(0, |next| {
        (next.right - here.right) * KEY * (now - here.active) / (next.active - here.active)
    });
    here.right * KEY + part
}

/// Lesson clock of a moment of active time: on from the press before it.
fn clock_at(marks: &[Mark], now: u64) -> u64 {
    let here = &marks[before(marks, now)];
    here.t + (now - here.active)
}

/// [`KEY`]ths in `width` ms as 1/100 WPM, half up.
fn centi_wpm(keys: u64, width: u64) -> u32 {
    let (keys, width, key) = (u128::from(keys), u128::from(width), u128::from(KEY));
    let wpm = (keys * 100 * 60_000 * 2 + 5 * width * key) / (2 * 5 * width * key);
    u32::try_from(wpm).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::{super::tests::replayed, super::tests::typed, *};

    /// One key each `gap` ms.
    fn steady(keys: u64, gap: u64) -> Vec<CurvePoint> {
        let text = "a".repeat(usize::try_from(keys).unwrap());
        let events: Vec<_> = (0..keys).map(|key| (key * gap, "a")).collect();
        curve(&replayed(&typed(&text, &events)))
    }

    #[test]
    fn a_steady_hand_draws_a_line() {
        // 300 ms a key are 40 WPM.
        let points = steady(101, 300);
        assert_eq!(points.first().map(|point| point.t), Some(6_000));
        assert_eq!(points.last().map(|point| point.t), Some(30_000));
        assert_eq!(points.len(), 13);
        assert!(points.iter().all(|point| point.wpm == 4_000), "{points:?}");
    }

    #[test]
    fn a_short_session_has_one_point_with_its_gross_speed() {
        // 4 keys in 790 ms: 60.76 WPM raw, of which the slip is none: 3 right ones in 790 ms are 45.57.
        let recorder = typed(
            "fj f",
            &[(0, "f"), (182, "k"), (385, "j"), (600, " "), (790, "f")],
        );
        let points = curve(&replayed(&recorder));
        assert_eq!(points.len(), 1);
        assert_eq!((points[0].t, points[0].wpm), (790, 4_557));
    }

    #[test]
    fn a_long_pause_counts_for_five_seconds() {
        let recorder = typed("abc", &[(0, "a"), (1_000, "b"), (61_000, "c")]);
        let points = curve(&replayed(&recorder));
        assert_eq!(points.len(), 1);
        // 6 s of active time, 2 keys: 4 WPM.
        assert_eq!((points[0].t, points[0].wpm), (61_000, 400));
    }

    #[test]
    fn one_press_draws_nothing() {
        assert!(curve(&replayed(&typed("ab", &[(0, "a")]))).is_empty());
    }
}
