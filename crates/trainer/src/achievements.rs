//! Achievements: what they ask, as data, and the one small engine that says which are reached.
//!
//! A [`Definition`] comes from `content/achievements.toml`. Its [`Criteria`] speak either of one finished session,
//! which is looked at when it arrives ([`SessionFacts`]), or of totals, which are looked at in what is known of the
//! learner altogether ([`History`]). [`reached`] takes both and knows nothing else: no clock, no place, no order.
//!
//! **It commutes.** Every criterion is monotone in the set of sessions: one session more never takes away what the
//! set had reached before. What is reached after the last session is therefore what the whole set reaches, in
//! whatever order and on whatever device the sessions came, and however often. This is why there is no criterion
//! about what did *not* happen (a gap between two days, an average, a share of errors): a late upload could undo it.
//! Coming back is asked by what is there: [`Totals::returns`] and [`Totals::revisited`].
//!
//! `docs/ACHIEVEMENTS.md` has the language, the aggregates and how to add one.

mod criteria;
mod definitions;
mod facts;
mod notation;
mod outline;
mod progress;
mod recompute;
mod session;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

pub use crate::day::Day;
pub use criteria::{
    AccurateDays, AtLeast, Block, Criteria, Gain, Kind, Languages, Lessons, Range, Returns,
    SessionCriteria, Share, Spaced, Totals, Weeks,
};
pub use definitions::{Category, Definition, Figures, Tier, all, find, fingerprint, read};
pub use facts::{Again, DayFacts, Exercise, History, LessonFacts, MIN_KEYSTROKES, SessionFacts};
pub use notation::Invalid;
pub(crate) use outline::{Outline, OutlineLesson};
pub use progress::{Progress, Unit};
pub use recompute::{Reached, first_with, recompute};

/// Who is asked about. For a child nothing is about speed, percentages or rows of days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Learner {
    /// A profile on a kids' course, or an account whose birth year makes it one.
    Child,
    /// Everybody else.
    GrownUp,
}

/// Who may reach an achievement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// Children too.
    Everybody,
    /// Not children; and lessons of kids' courses do not count towards it, whoever types them.
    GrownUps,
}

/// Codes of the achievements that a session and a history reach.
///
/// `session` is the one that arrived; `history` is made of all sessions, that one included. The caller adds the
/// answer to what was reached before and takes nothing away.
pub fn reached(
    learner: Learner,
    session: Option<&SessionFacts<'_>>,
    history: &History,
) -> BTreeSet<&'static str> {
    let is_reached = |definition: &&Definition| {
        session.is_some_and(|session| definition.is_reached_in(learner, session))
            || definition.is_reached_by(learner, history)
    };
    all()
        .iter()
        .filter(is_reached)
        .map(|definition| definition.code.as_str())
        .collect()
}
