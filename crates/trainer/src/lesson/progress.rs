//! What a learner has reached in one lesson, merged from sessions in whatever order they arrive.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

/// One session of a lesson, as far as progress needs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Attempt {
    /// UUID of the session.
    pub session: u128,
    /// When it ended, Unix ms.
    pub ended_at: i64,
    /// Stars; `None` when it was not finished.
    pub rating: Option<u8>,
    /// 1/100 WPM.
    pub wpm: u32,
    /// 1/100 %.
    pub accuracy: u32,
    /// Whether it may be ranked: replayed, plausible, typed under `stop_on_error`.
    pub is_verified: bool,
}

impl Attempt {
    /// More stars first, then accuracy, then speed; among equals the earliest.
    fn rank(&self) -> impl Ord {
        (
            self.rating,
            self.accuracy,
            self.wpm,
            Reverse(self.ended_at),
            Reverse(self.session),
        )
    }
}

/// Progress in one lesson. [`merge`](Self::merge) commutes; each session must be merged once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct LessonProgress {
    /// Sessions begun in it.
    pub attempt_count: u32,
    /// Most stars of a finished attempt.
    pub best_rating: Option<u8>,
    /// Highest speed of a finished attempt, 1/100 WPM.
    pub best_wpm: Option<u32>,
    /// Highest speed of a finished, verified attempt, 1/100 WPM.
    pub best_verified_wpm: Option<u32>,
    /// Highest accuracy of a finished attempt, 1/100 %.
    pub best_accuracy: Option<u32>,
    /// Whether an attempt had the stars the next lesson asks for.
    pub is_completed: bool,
    /// When the first such attempt ended, Unix ms.
    pub completed_at: Option<i64>,
    /// The finished attempt with the most stars, then accuracy, then speed; among equals the earliest.
    pub best: Option<Attempt>,
}

impl LessonProgress {
    /// Progress from a set of sessions; a session given twice counts once.
    pub fn from_attempts(
        attempts: impl IntoIterator<Item = Attempt>,
        stars_to_complete: u8,
    ) -> Self {
        let mut seen = std::collections::BTreeSet::new();
        let mut progress = Self::default();
        for attempt in attempts {
            if seen.insert(attempt.session) {
                progress.merge(&attempt, stars_to_complete);
            }
        }
        progress
    }

    /// Adds a session that is not yet in. `stars_to_complete` is [`super::Course::stars_to_complete`].
    pub fn merge(&mut self, attempt: &Attempt, stars_to_complete: u8) {
        self.attempt_count += 1;
        let Some(rating) = attempt.rating else { return };
        self.best_rating = self.best_rating.max(Some(rating));
        self.best_wpm = self.best_wpm.max(Some(attempt.wpm));
        self.best_accuracy = self.best_accuracy.max(Some(attempt.accuracy));
        if attempt.is_verified {
            self.best_verified_wpm = self.best_verified_wpm.max(Some(attempt.wpm));
        }
        if rating >= stars_to_complete {
            self.is_completed = true;
            let first = self
                .completed_at
                .map_or(attempt.ended_at, |t| t.min(attempt.ended_at));
            self.completed_at = Some(first);
        }
        if self.best.is_none_or(|best| attempt.rank() > best.rank()) {
            self.best = Some(*attempt);
        }
    }
}
