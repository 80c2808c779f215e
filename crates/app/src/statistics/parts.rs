//! The parts of the page that come from key and pair statistics.

use store::{PaceSum, Point};
use trainer::{
    norms::{self, Standing},
    stats::{KeyStat, Move, Pair, SessionStats, Split, judged_pairs},
    trend::median,
};

use crate::{
    exercise::count,
    view::{
        result::Slip,
        statistics::{
            FingerView, GapBin, GapsView, KeyHeat, MoveKind, MoveView, NormPlace, NormView,
            PaceView, PairView, PartView,
        },
    },
};

/// Confusions shown.
const CONFUSIONS: usize = 12;
/// Pairs sent to the screen.
const PAIRS: usize = 400;
/// A place among others needs this many whole texts.
const NORM_SESSIONS: usize = 5;

pub(super) fn keys(stats: &SessionStats) -> Vec<KeyHeat> {
    let heat = |(unit, key): (&str, KeyStat)| KeyHeat {
        unit: unit.to_owned(),
        presses: key.presses,
        errors: key.errors,
        error_rate: key.error_rate(),
        samples: key.samples(),
        median: key.median(),
    };
    stats.keys().into_iter().map(heat).collect()
}

/// Slow and wrong ones first, then by presses; and how many there are in all.
pub(super) fn pairs(stats: &SessionStats) -> (Vec<PairView>, u32) {
    let mut pairs = judged_pairs(stats);
    let all = count(pairs.len());
    pairs.sort_by_key(|pair| {
        let is_told = pair.is_slow || pair.is_wrong;
        (!is_told, std::cmp::Reverse(pair.stat.presses))
    });
    pairs.truncate(PAIRS);
    (pairs.iter().map(pair_view).collect(), all)
}

fn pair_view(pair: &Pair<'_>) -> PairView {
    let most = pair
        .stat
        .confusions
        .iter()
        .max_by_key(|(unit, count)| (**count, std::cmp::Reverse(*unit)));
    PairView {
        before: pair.before.to_owned(),
        unit: pair.unit.to_owned(),
        presses: pair.stat.presses,
        error_rate: pair.stat.error_rate(),
        median: pair.stat.median(),
        instead: most.map(|(unit, _)| unit.to_string()),
        is_slow: pair.is_slow,
        is_wrong: pair.is_wrong,
    }
}

pub(super) fn confusions(stats: &SessionStats) -> Vec<Slip> {
    let mut slips: Vec<Slip> = stats
        .keys()
        .into_iter()
        .flat_map(|(expected, key)| {
            let slip = move |(typed, count): (Box<str>, u32)| Slip {
                expected: expected.to_owned(),
                typed: typed.into_string(),
                count,
            };
            key.confusions.into_iter().map(slip).collect::<Vec<_>>()
        })
        .collect();
    slips.sort_by_key(|slip| std::cmp::Reverse(slip.count));
    slips.truncate(CONFUSIONS);
    slips
}

pub(super) fn fingers(split: &Split) -> Vec<FingerView> {
    let all: u64 = split
        .fingers
        .values()
        .map(|stat| u64::from(stat.presses))
        .sum();
    let share = |presses: u32| {
        let share = (u64::from(presses) * 20_000 + all).checked_div(2 * all);
        share
            .and_then(|share| u32::try_from(share).ok())
            .unwrap_or(0)
    };
    let fingers = split.fingers.iter().map(|(finger, stat)| FingerView {
        finger: finger.as_str().to_owned(),
        presses: stat.presses,
        share: share(stat.presses),
        error_rate: stat.error_rate(),
        median: stat.median(),
    });
    fingers.collect()
}

pub(super) fn moves(split: &Split) -> Vec<MoveView> {
    let moves = split.moves.iter().map(|(kind, stat)| MoveView {
        kind: match kind {
            Move::Repeat => MoveKind::Repeat,
            Move::SameFinger => MoveKind::SameFinger,
            Move::SameHand => MoveKind::SameHand,
            Move::OtherHand => MoveKind::OtherHand,
        },
        presses: stat.presses,
        error_rate: stat.error_rate(),
        median: stat.median(),
    });
    moves.collect()
}

/// Without the empty bins at both ends.
pub(super) fn gaps(stats: &SessionStats) -> Option<GapsView> {
    let gaps = stats.gaps();
    let quartiles = gaps.quartiles()?;
    let bins = gaps.bins();
    let first = bins.iter().position(|bin| bin.1 > 0)?;
    let last = bins.iter().rposition(|bin| bin.1 > 0)?;
    let end = |bin: usize| {
        bins.get(bin + 1)
            .map_or(trainer::metrics::ACTIVE_CAP, |next| next.0)
    };
    let views = (first..=last).map(|bin| GapBin {
        from: bins[bin].0,
        to: end(bin),
        count: bins[bin].1,
    });
    Some(GapsView {
        lower: quartiles.lower,
        median: quartiles.median,
        upper: quartiles.upper,
        samples: gaps.count(),
        bins: views.collect(),
    })
}

pub(super) fn pace(sum: &PaceSum) -> Option<PaceView> {
    let parts = sum.parts.iter().map(|part| {
        Some(PartView {
            wpm: part.wpm()?,
            error_rate: part.error_rate()?,
        })
    });
    Some(PaceView {
        sessions: sum.sessions,
        parts: parts.collect::<Option<_>>()?,
    })
}

/// Lessons and exercises are no whole texts of a language, as those of the study are.
pub(super) fn norm(points: &[Point]) -> Option<NormView> {
    let mut speeds: Vec<u32> = points
        .iter()
        .filter(|point| point.kind == "test" || point.kind == "own_text")
        .map(|point| point.wpm)
        .collect();
    if speeds.len() < NORM_SESSIONS {
        return None;
    }
    let wpm = median(&mut speeds)?;
    let (place, of_hundred) = match norms::standing(wpm) {
        Standing::SlowestTenth => (NormPlace::SlowestTenth, None),
        Standing::FasterThan(share) => (NormPlace::FasterThan, Some(share)),
        Standing::FastestTenth => (NormPlace::FastestTenth, None),
    };
    Some(NormView {
        sessions: count(speeds.len()),
        wpm,
        place,
        of_hundred,
        mean: norms::MEAN_WPM,
        people: norms::PEOPLE,
    })
}
