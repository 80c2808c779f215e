//! Figures that came without a log: of an own text, or from somebody whose key presses are not kept.
//!
//! They cannot be computed again, but they follow from a few counts and times, and must agree with them.

use super::{Figures, MIN_CONSISTENCY_GAPS, PAUSE, half_up, mean, narrow, share, speed};
use crate::typing::{MAX_EVENTS, MAX_GAP};

/// The figures of the wire, all of them.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names and units are those of `Figures`")]
pub struct Claimed {
    pub wpm: u32,
    pub gross_wpm: u32,
    pub raw_wpm: u32,
    pub accuracy: u32,
    pub result_accuracy: u32,
    pub errors: u32,
    pub uncorrected_errors: u32,
    pub duration: u64,
    pub active_duration: u64,
    pub kspc: u32,
    pub avg_keystroke_time: u64,
    pub max_pause_duration: u64,
    pub pause_count: u32,
    pub consistency: Option<u32>,
    pub inserts: u32,
    pub deleted: u32,
}

/// No session has these figures: the one named contradicts the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{0} contradicts the other figures")]
pub struct Impossible(pub &'static str);

impl Claimed {
    /// Completes the figures, if some session can have them. `length` is the number of units typed where that
    /// is known: a text's that was finished.
    pub fn complete(&self, length: Option<u32>) -> Result<Figures, Impossible> {
        self.check_counts()?;
        self.check_times()?;
        let length = match length {
            Some(length) if self.fits(length) => length,
            None => self.find_length().ok_or(Impossible("gross_wpm"))?,
            Some(_) => return Err(Impossible("gross_wpm")),
        };
        let corrected = self.errors - self.uncorrected_errors;
        Ok(Figures {
            wpm: self.wpm,
            gross_wpm: self.gross_wpm,
            raw_wpm: self.raw_wpm,
            accuracy: self.accuracy,
            result_accuracy: self.result_accuracy,
            errors: self.errors,
            uncorrected_errors: self.uncorrected_errors,
            corrected_errors: corrected,
            corrected_error_rate: share(corrected, self.inserts),
            uncorrected_error_rate: share(self.uncorrected_errors, self.inserts),
            duration: self.duration,
            active_duration: self.active_duration,
            kspc: self.kspc,
            avg_keystroke_time: self.avg_keystroke_time,
            max_pause_duration: self.max_pause_duration,
            pause_count: self.pause_count,
            consistency: self.consistency,
            inserts: self.inserts,
            correct_inserts: self.inserts - self.errors,
            deleted: self.deleted,
            length,
        })
    }

    fn check_counts(&self) -> Result<(), Impossible> {
        let most = narrow(MAX_EVENTS as u128);
        possible("inserts", (2..=most).contains(&self.inserts))?;
        possible("errors", self.errors <= self.inserts)?;
        possible("uncorrected_errors", self.uncorrected_errors <= self.errors)?;
        possible("deleted", self.deleted <= self.inserts)?;
        possible(
            "accuracy",
            self.accuracy == share(self.inserts - self.errors, self.inserts),
        )
    }

    fn check_times(&self) -> Result<(), Impossible> {
        let gaps = u64::from(self.inserts) - 1;
        let longest_there_can_be = MAX_EVENTS as u64 * u64::from(MAX_GAP);
        possible("duration", self.duration <= longest_there_can_be)?;
        possible(
            "active_duration",
            (1..=self.duration).contains(&self.active_duration),
        )?;
        possible(
            "raw_wpm",
            self.raw_wpm == speed(self.inserts, 1, self.active_duration, 1),
        )?;
        possible(
            "avg_keystroke_time",
            self.avg_keystroke_time == mean(self.duration, self.inserts - 1),
        )?;
        let longest = self.max_pause_duration;
        possible(
            "max_pause_duration",
            longest <= self.duration && longest * gaps >= self.duration,
        )?;
        let pauses = u64::from(self.pause_count);
        possible(
            "pause_count",
            pauses <= gaps && (pauses > 0) == (longest > PAUSE),
        )?;
        let has_rhythm = self
            .consistency
            .is_none_or(|rhythm| rhythm <= 10_000 && gaps >= MIN_CONSISTENCY_GAPS as u64);
        possible("consistency", has_rhythm)
    }

    /// Whether all figures over the text are those of a text of this length.
    fn fits(&self, length: u32) -> bool {
        if length < 2 || length > self.inserts || self.uncorrected_errors > length {
            return false;
        }
        let kept = length - self.uncorrected_errors;
        let strokes = u128::from(self.inserts) + u128::from(self.deleted);
        self.gross_wpm == speed(length, 1, self.active_duration, 1)
            && self.wpm
                == speed(
                    length,
                    u128::from(kept),
                    self.active_duration,
                    u128::from(length),
                )
            && self.result_accuracy == share(kept, length)
            && self.kspc == narrow(half_up(strokes * 1_000, u128::from(length)))
    }

    /// The shortest text that has these figures. KSPC bounds it within a thousandth, so few are tried.
    fn find_length(&self) -> Option<u32> {
        let strokes = 1_000 * (u128::from(self.inserts) + u128::from(self.deleted));
        // kspc - ½ ≤ strokes / length < kspc + ½
        let shortest = (2 * strokes) / (2 * u128::from(self.kspc) + 1);
        let longest = (2 * strokes) / (2 * u128::from(self.kspc)).saturating_sub(1).max(1);
        (narrow(shortest)..=narrow(longest).min(self.inserts)).find(|&length| self.fits(length))
    }
}

fn possible(name: &'static str, is_possible: bool) -> Result<(), Impossible> {
    if is_possible {
        Ok(())
    } else {
        Err(Impossible(name))
    }
}
