//! Every figure of a session, from its judged log. Integers only: widened first, rounded half up at the end, so
//! that every platform and both databases agree to the last digit.
//!
//! Nothing else computes a figure that is stored. The formulas and their sources are those of the metrics,
//! version 1: words of five units, errors by press, an idle cap of 5 s and a floor of 40 ms.

mod claimed;

use serde::{Deserialize, Serialize};

pub use claimed::{Claimed, Impossible};

use crate::typing::Replay;

/// Version of the formulas. A result keeps the version it was computed with.
pub const METRICS_VERSION: u32 = 1;

/// A gap counts for at most this much active time, ms.
pub const ACTIVE_CAP: u64 = 5_000;
/// Gaps longer than this are pauses, ms.
pub const PAUSE: u64 = 2_000;
/// Gaps that say something about skill, ms: shorter ones are rolls and bounces, longer ones are thought.
pub const SKILL_GAPS: std::ops::RangeInclusive<u64> = 40..=ACTIVE_CAP;
/// Fewer gaps than this have no consistency.
pub const MIN_CONSISTENCY_GAPS: usize = 20;
/// Raw WPM above this is kept as unverified and never ranked.
pub const MAX_PLAUSIBLE_WPM: u32 = 400;

/// The figures of one session. Names and units are those of the wire and the database.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figures {
    /// Net speed: gross × share of the text left right, 1/100 WPM.
    pub wpm: u32,
    /// Speed over the text, 1/100 WPM.
    pub gross_wpm: u32,
    /// Speed over all inserts, 1/100 WPM.
    pub raw_wpm: u32,
    /// Right inserts among all, 1/100 %.
    pub accuracy: u32,
    /// Share of the text left right, 1/100 %.
    pub result_accuracy: u32,
    /// Wrong inserts.
    pub errors: u32,
    /// Wrong units left at the end.
    pub uncorrected_errors: u32,
    /// Wrong inserts that are not there any more.
    pub corrected_errors: u32,
    /// Corrected errors per insert, 1/100 %.
    pub corrected_error_rate: u32,
    /// Uncorrected errors per insert, 1/100 %.
    pub uncorrected_error_rate: u32,
    /// First to last insert, ms.
    pub duration: u64,
    /// The same with every gap counted for at most [`ACTIVE_CAP`], ms.
    pub active_duration: u64,
    /// Inserts and deleted units per unit of text, 1/1000.
    pub kspc: u32,
    /// Mean gap, ms.
    pub avg_keystroke_time: u64,
    /// Largest gap, ms.
    pub max_pause_duration: u64,
    /// Gaps longer than [`PAUSE`].
    pub pause_count: u32,
    /// How even the gaps are, 1/100 %; `None` with fewer than [`MIN_CONSISTENCY_GAPS`] gaps in [`SKILL_GAPS`].
    pub consistency: Option<u32>,
    /// Inserts, right and wrong.
    pub inserts: u32,
    /// Right inserts.
    pub correct_inserts: u32,
    /// Units deleted.
    pub deleted: u32,
    /// Units of the text; of an unfinished session the positions filled.
    pub length: u32,
}

/// Too little was typed for a speed: no insert, fewer than two units, or no time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("too little was typed for a speed")]
pub struct NoSpeed;

/// Computes every figure of a judged log.
pub fn figures(replay: &Replay<'_>) -> Result<Figures, NoSpeed> {
    let inserts = replay.inserts();
    let length = u32::try_from(replay.filled()).map_err(|_| NoSpeed)?;
    let time = Time::of(replay);
    if inserts == 0 || length < 2 || time.active == 0 {
        return Err(NoSpeed);
    }
    let correct = replay.correct_inserts();
    let uncorrected = u32::try_from(replay.left_wrong()).map_err(|_| NoSpeed)?;
    let errors = inserts - correct;
    let corrected = errors - uncorrected;
    let kept = length - uncorrected;
    Ok(Figures {
        wpm: speed(length, u128::from(kept), time.active, u128::from(length)),
        gross_wpm: speed(length, 1, time.active, 1),
        raw_wpm: speed(inserts, 1, time.active, 1),
        accuracy: share(correct, inserts),
        result_accuracy: share(kept, length),
        errors,
        uncorrected_errors: uncorrected,
        corrected_errors: corrected,
        corrected_error_rate: share(corrected, inserts),
        uncorrected_error_rate: share(uncorrected, inserts),
        duration: time.duration,
        active_duration: time.active,
        kspc: narrow(half_up(
            (u128::from(inserts) + u128::from(replay.deleted())) * 1_000,
            u128::from(length),
        )),
        avg_keystroke_time: mean(time.duration, inserts - 1),
        max_pause_duration: time.longest,
        pause_count: time.pauses,
        consistency: consistency(time.skill),
        inserts,
        correct_inserts: correct,
        deleted: replay.deleted(),
        length,
    })
}

/// Whether a person can have typed this: at most [`MAX_PLAUSIBLE_WPM`] raw, judged before rounding.
pub fn is_plausible(figures: &Figures) -> bool {
    let typed = u128::from(figures.inserts.saturating_sub(1)) * 12_000;
    typed <= u128::from(MAX_PLAUSIBLE_WPM) * u128::from(figures.active_duration)
}

/// What the gaps say.
struct Time {
    duration: u64,
    active: u64,
    longest: u64,
    pauses: u32,
    /// Gaps within [`SKILL_GAPS`], in order.
    skill: Vec<u32>,
}

impl Time {
    fn of(replay: &Replay<'_>) -> Self {
        let skill = Vec::with_capacity(replay.log().len());
        let mut time = Self {
            duration: 0,
            active: 0,
            longest: 0,
            pauses: 0,
            skill,
        };
        for gap in replay.gaps() {
            time.duration += gap;
            time.active += gap.min(ACTIVE_CAP);
            time.longest = time.longest.max(gap);
            time.pauses += u32::from(gap > PAUSE);
            if let (true, Ok(gap)) = (SKILL_GAPS.contains(&gap), u32::try_from(gap)) {
                time.skill.push(gap);
            }
        }
        time
    }
}

/// `units` typed in `active` ms, times `kept` of `of`, in 1/100 WPM. A word is 5 units; the first unit starts
/// the clock. What no `u32` holds (4 units a microsecond) is cut to its largest.
fn speed(units: u32, kept: u128, active: u64, of: u128) -> u32 {
    // ((units - 1) / 5) / (active / 60_000) × 100
    let hundredths = (u128::from(units) - 1) * 1_200_000;
    narrow(half_up(hundredths * kept, u128::from(active) * of))
}

/// `part` of `whole` in 1/100 %.
fn share(part: u32, whole: u32) -> u32 {
    narrow(half_up(u128::from(part) * 10_000, u128::from(whole)))
}

fn mean(sum: u64, count: u32) -> u64 {
    u64::try_from(half_up(u128::from(sum), u128::from(count))).unwrap_or(u64::MAX)
}

/// 100 × (1 − min(1, 1.4826 × MAD / median)), in 1/100 %.
fn consistency(mut gaps: Vec<u32>) -> Option<u32> {
    if gaps.len() < MIN_CONSISTENCY_GAPS {
        return None;
    }
    // Kept whole by counting in halves: the median of an even number is the mean of the middle two.
    let median = twice_median(&mut gaps);
    for gap in &mut gaps {
        *gap = (2 * *gap).abs_diff(median);
    }
    let deviation = twice_median(&mut gaps); // of halves: four times the MAD
    // 10,000 × 1.4826 × (deviation / 4) / (median / 2) = 7413 × deviation / median
    let (median, spread) = (u128::from(median), 7_413 * u128::from(deviation));
    Some(narrow(half_up(
        (10_000 * median).saturating_sub(spread),
        median,
    )))
}

/// Twice the median, so that it is whole. Reorders what it is given, which must not be empty.
fn twice_median(values: &mut [u32]) -> u32 {
    let middle = values.len() / 2;
    let is_even = values.len().is_multiple_of(2);
    let (below, &mut upper, _) = values.select_nth_unstable(middle);
    let lower = if is_even {
        below.iter().max().copied()
    } else {
        None
    };
    upper + lower.unwrap_or(upper)
}

/// `numerator / denominator`, rounded half up.
fn half_up(numerator: u128, denominator: u128) -> u128 {
    (2 * numerator + denominator) / (2 * denominator)
}

fn narrow(figure: u128) -> u32 {
    u32::try_from(figure).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
