//! The figures a session was sent with: beside a log they are compared, without one they are believed, as far as
//! some session can have them.

use protocol::{RejectCode, SessionResult};
use serde_json::value::RawValue;
use trainer::metrics::{Claimed, Figures};

use super::refusal::Refusal;

fn bad_result(why: impl Into<String>) -> Refusal {
    Refusal::rejected(RejectCode::BadResult, why)
}

/// Decodes `result`.
pub(super) fn decode(raw: &RawValue) -> Result<SessionResult, Refusal> {
    if !raw.get().starts_with('{') {
        return Err(bad_result("The result is no JSON object."));
    }
    SessionResult::from_raw(raw)
        .map_err(|error| bad_result(format!("The result does not decode: {error}.")))
}

/// Figures without a log: all must be there, and agree with each other.
pub(super) fn claimed(result: &SessionResult, length: Option<u32>) -> Result<Figures, Refusal> {
    fn given<T: Copy>(figure: Option<T>, name: &str) -> Result<T, Refusal> {
        figure.ok_or_else(|| bad_result(format!("Without a log, {name} has to be given.")))
    }
    let claimed = Claimed {
        wpm: given(result.wpm, "wpm")?,
        gross_wpm: given(result.gross_wpm, "gross_wpm")?,
        raw_wpm: given(result.raw_wpm, "raw_wpm")?,
        accuracy: given(result.accuracy, "accuracy")?,
        result_accuracy: given(result.result_accuracy, "result_accuracy")?,
        errors: given(result.errors, "errors")?,
        uncorrected_errors: given(result.uncorrected_errors, "uncorrected_errors")?,
        duration: given(result.duration, "duration")?,
        active_duration: given(result.active_duration, "active_duration")?,
        kspc: given(result.kspc, "kspc")?,
        avg_keystroke_time: given(result.avg_keystroke_time, "avg_keystroke_time")?,
        max_pause_duration: given(result.max_pause_duration, "max_pause_duration")?,
        pause_count: given(result.pause_count, "pause_count")?,
        consistency: given(result.consistency, "consistency")?,
        inserts: given(result.inserts, "inserts")?,
        deleted: given(result.deleted, "deleted")?,
    };
    claimed
        .complete(length)
        .map_err(|impossible| bad_result(format!("No session has these figures: {impossible}.")))
}

/// The first figure that was given and is not what the log says.
pub(super) fn mismatch(result: &SessionResult, figures: &Figures) -> Option<&'static str> {
    let differs = |given: Option<u64>, computed: u64| given.is_some_and(|given| given != computed);
    let short =
        |given: Option<u32>, computed: u32| differs(given.map(u64::from), u64::from(computed));
    let compared = [
        ("wpm", short(result.wpm, figures.wpm)),
        ("gross_wpm", short(result.gross_wpm, figures.gross_wpm)),
        ("raw_wpm", short(result.raw_wpm, figures.raw_wpm)),
        ("accuracy", short(result.accuracy, figures.accuracy)),
        (
            "result_accuracy",
            short(result.result_accuracy, figures.result_accuracy),
        ),
        ("errors", short(result.errors, figures.errors)),
        (
            "uncorrected_errors",
            short(result.uncorrected_errors, figures.uncorrected_errors),
        ),
        ("duration", differs(result.duration, figures.duration)),
        (
            "active_duration",
            differs(result.active_duration, figures.active_duration),
        ),
        ("kspc", short(result.kspc, figures.kspc)),
        (
            "avg_keystroke_time",
            differs(result.avg_keystroke_time, figures.avg_keystroke_time),
        ),
        (
            "max_pause_duration",
            differs(result.max_pause_duration, figures.max_pause_duration),
        ),
        (
            "pause_count",
            short(result.pause_count, figures.pause_count),
        ),
        (
            "consistency",
            result
                .consistency
                .is_some_and(|given| given != figures.consistency),
        ),
        ("inserts", short(result.inserts, figures.inserts)),
        ("deleted", short(result.deleted, figures.deleted)),
    ];
    compared
        .into_iter()
        .find(|(_, differs)| *differs)
        .map(|(name, _)| name)
}
