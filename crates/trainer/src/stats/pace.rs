//! Speed within a session: its presses in four parts of equal number, one after the other.

use crate::metrics::ACTIVE_CAP;
use crate::typing::Replay;

/// Parts of a session.
pub const PARTS: usize = 4;
/// With fewer inserts a part is too short to say anything.
pub const PACE_INSERTS: usize = 100;

/// One part of a session, or the sum of that part over many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Part {
    /// Right inserts.
    pub right: u64,
    /// Wrong inserts.
    pub wrong: u64,
    /// Active time: the gaps before them, each counted for at most 5,000 ms.
    pub active: u64,
}

impl Part {
    /// Right inserts as words of five a minute of active time, 1/100 WPM, half up; `None` without any time.
    pub fn wpm(&self) -> Option<u32> {
        let (right, active) = (u128::from(self.right), u128::from(self.active));
        let wpm = (2 * right * 1_200_000 + active).checked_div(2 * active)?;
        u32::try_from(wpm).ok()
    }

    /// Wrong inserts among all, 1/100 %, half up; `None` without any.
    pub fn error_rate(&self) -> Option<u32> {
        let all = self.right + self.wrong;
        let rate = (self.wrong * 20_000 + all).checked_div(2 * all)?;
        u32::try_from(rate).ok()
    }
}

/// The four parts of a finished session with at least [`PACE_INSERTS`] inserts; `None` of any other.
///
/// The first insert has no gap and belongs to no part. Of the n after it, the one with index i, counted from 0, is
/// in part ⌊4 i / n⌋.
pub fn pace(replay: &Replay<'_>) -> Option<[Part; PARTS]> {
    let inserts = replay.presses().count();
    if !replay.is_completed() || inserts < PACE_INSERTS {
        return None;
    }
    let timed = inserts - 1;
    let mut parts = [Part::default(); PARTS];
    for (index, press) in replay.presses().skip(1).enumerate() {
        let part = &mut parts[PARTS * index / timed];
        part.active += press.gap.min(ACTIVE_CAP);
        part.right += u64::from(press.correct);
        part.wrong += u64::from(!press.correct);
    }
    Some(parts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        text::Text,
        typing::{Policy, Recorder},
    };

    fn parts(keys: usize, gap: impl Fn(usize) -> u64, slips: &[usize]) -> Option<[Part; PARTS]> {
        let text = Text::new(&"ab".repeat(keys / 2)).expect("a good one");
        let mut recorder = Recorder::new(text.clone(), Policy::Free);
        let mut now = 0;
        for (index, unit) in text.units().iter().enumerate() {
            now += if index == 0 { 0 } else { gap(index) };
            let typed = if slips.contains(&index) { "x" } else { unit };
            recorder.type_text(now, "", typed);
        }
        let log = recorder.log().clone();
        pace(&Replay::run(&text, Policy::Free, &log, recorder.is_complete()).expect("a good one"))
    }

    #[test]
    fn four_parts_of_equal_number() {
        // 101 inserts would be odd: 102 have 101 gaps, in parts of 26, 25, 25 and 25.
        let all =
            parts(102, |index| if index <= 26 { 200 } else { 300 }, &[30, 31]).expect("a good one");
        assert_eq!(all.map(|part| part.right + part.wrong), [26, 25, 25, 25]);
        assert_eq!(all.map(|part| part.active), [5_200, 7_500, 7_500, 7_500]);
        assert_eq!(all.map(|part| part.wrong), [0, 2, 0, 0]);
        // A key each 200 ms is 60 WPM; each 300 ms 40 WPM, of which 23 of 25 were right.
        assert_eq!(
            all.map(|part| part.wpm().expect("a good one")),
            [6_000, 3_680, 4_000, 4_000]
        );
        assert_eq!(
            all.map(|part| part.error_rate().expect("a good one")),
            [0, 800, 0, 0]
        );
    }

    #[test]
    fn a_pause_counts_for_five_seconds_and_a_short_session_for_nothing() {
        let all =
            parts(100, |index| if index == 99 { 60_000 } else { 100 }, &[]).expect("a good one");
        // 99 gaps: 25, 25, 25, 24.
        assert_eq!(all[3].active, 23 * 100 + 5_000);
        assert_eq!(parts(98, |_| 100, &[]), None);
        assert_eq!(Part::default().wpm(), None);
        assert_eq!(Part::default().error_rate(), None);
    }
}
