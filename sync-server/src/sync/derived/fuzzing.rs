//! Key presses of the database, for the fuzz targets.

use trainer::typing::Log;

use super::presses;
use super::rows::Keystrokes as Kept;
use crate::sync::push::keystrokes::{Keystrokes, cut};

/// The log of a row, as [`presses`] makes it of what the database gives.
pub(in crate::sync) fn log(row: &Keystrokes) -> Option<Log> {
    let wrong = cut(&row.wrong).into_iter().map(str::to_owned).collect();
    let kept = Kept {
        client_id: uuid::Uuid::nil(),
        text: None,
        error_policy: String::new(),
        is_completed: false,
        packed: None,
        wpm: 0,
        accuracy: 0,
        duration: 0,
        inserts: 0,
        errors: 0,
        gap_low: row.gap_low.clone(),
        gap_high: row.gap_high.clone(),
        long_gap_at: Some(row.long_gap_at.clone()),
        long_gaps: Some(row.long_gaps.clone()),
        wrong_at: Some(row.wrong_at.clone()),
        wrong: Some(wrong),
        delete_at: Some(row.delete_at.clone()),
        delete_gaps: Some(row.delete_gaps.clone()),
        delete_word: Some(row.delete_word.clone()),
    };
    presses::log(&kept)
}
