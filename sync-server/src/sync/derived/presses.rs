//! Statistics and figures of a session, computed from its key presses again.

use trainer::metrics::figures;
use trainer::stats::{SessionStats, session_stats};
use trainer::text::Text;
use trainer::typing::{DELETE_UNIT, DELETE_WORD, Log, Policy, Replay};

use super::rows::{Keystrokes, Statistics};
use crate::sync::push::keystrokes::gap;

/// Presses and errors of the statistics and of the session, if they differ, or statistics are missing.
pub(super) fn wrong_totals(row: &Statistics) -> Option<(String, String)> {
    let should_be = format!("{} presses, {} errors", row.keystrokes, row.errors);
    let is = match row.packed.as_deref().map(SessionStats::unpack) {
        None if row.is_verified => "missing".to_owned(),
        None => return None,
        Some(Err(malformed)) => malformed.to_string(),
        Some(Ok(stats)) => {
            let keys = stats.keys();
            let presses: u64 = keys.values().map(|key| u64::from(key.presses)).sum();
            let errors: u64 = keys.values().map(|key| u64::from(key.errors)).sum();
            format!("{presses} presses, {errors} errors")
        }
    };
    (is != should_be).then_some((is, should_be))
}

/// The table that is wrong, what it has and what the key presses give.
pub(super) fn wrong(row: &Keystrokes) -> Option<(&'static str, String, String)> {
    let unusable = |why: String| Some(("session_keystrokes", why, "a valid log".to_owned()));
    let Some(text) = row.text.as_deref().and_then(|text| Text::new(text).ok()) else {
        return unusable("key presses of no text".to_owned());
    };
    let policy = match row.error_policy.as_str() {
        "free" => Policy::Free,
        "no_backspace" => Policy::NoBackspace,
        _ => Policy::StopOnError,
    };
    let Some(log) = log(row) else {
        return unusable("lists that do not belong together".to_owned());
    };
    let replay = match Replay::run(&text, policy, &log, row.is_completed) {
        Ok(replay) => replay,
        Err(error) => return unusable(error.to_string()),
    };
    let computed = match figures(&replay) {
        Ok(figures) => [
            i64::from(figures.wpm),
            i64::from(figures.accuracy),
            i64::try_from(figures.duration).unwrap_or(i64::MAX),
            i64::from(figures.inserts),
            i64::from(figures.errors),
        ],
        Err(error) => return unusable(error.to_string()),
    };
    let stored = [
        i64::from(row.wpm),
        i64::from(row.accuracy),
        row.duration,
        i64::from(row.inserts),
        i64::from(row.errors),
    ];
    if stored != computed.map(|figure| figure.min(i64::from(u32::MAX))) {
        return Some(("sessions", format!("{stored:?}"), format!("{computed:?}")));
    }
    let stats = session_stats(&replay).pack();
    if row.packed.as_ref() == Some(&stats) {
        return None;
    }
    let shown = |bytes: &[u8]| hex::encode(bytes);
    let is = row.packed.as_deref().map_or("missing".to_owned(), shown);
    Some(("session_stats", is, shown(&stats)))
}

/// The log put together again, but for the keys: no figure follows from them.
pub(super) fn log(row: &Keystrokes) -> Option<Log> {
    let mut log = Log {
        codes: vec!["".into()],
        ..Log::default()
    };
    let mut long = both(row.long_gap_at.as_ref(), row.long_gaps.as_ref()).peekable();
    let mut wrong = both(row.wrong_at.as_ref(), row.wrong.as_ref()).peekable();
    let words = row.delete_word.iter().flatten();
    let mut deletes = both(row.delete_at.as_ref(), row.delete_gaps.as_ref())
        .zip(words)
        .peekable();
    for (seq, index) in (0_i32..).zip(0..row.gap_low.len()) {
        let mut since = match gap(&row.gap_low, &row.gap_high, index) {
            Some(gap) => gap,
            None => u32::try_from(*long.next_if(|(at, _)| **at == seq)?.1).ok()?,
        };
        while let Some(((_, gap), word)) = deletes.next_if(|((at, _), _)| **at <= seq) {
            let gap = u32::try_from(*gap).ok()?;
            since = since.checked_sub(gap)?;
            push(&mut log, gap, Some(delete(*word)))?;
        }
        let wrong = wrong.next_if(|(at, _)| **at == seq);
        push(&mut log, since, wrong.map(|(_, unit)| unit.as_str()))?;
    }
    for ((_, gap), word) in deletes {
        push(&mut log, u32::try_from(*gap).ok()?, Some(delete(*word)))?;
    }
    Some(log)
}

/// Two lists side by side; an absent one is empty.
fn both<'a, A, B>(
    one: Option<&'a Vec<A>>,
    other: Option<&'a Vec<B>>,
) -> impl Iterator<Item = (&'a A, &'a B)> {
    let items = one.into_iter().flatten();
    items.zip(other.into_iter().flatten())
}

fn delete(is_word: bool) -> &'static str {
    if is_word { DELETE_WORD } else { DELETE_UNIT }
}

fn push(log: &mut Log, gap: u32, typed: Option<&str>) -> Option<()> {
    if let Some(typed) = typed {
        log.typed
            .push((u32::try_from(log.dt.len()).ok()?, typed.into()));
    }
    log.dt.push(gap);
    log.code.push(0);
    Some(())
}
