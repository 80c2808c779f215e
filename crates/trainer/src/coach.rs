//! What to practise and why: weak keys and pairs, a plateau, what is due for review, a plan for today.
//!
//! A pure function of what is known of a learner and of today's date, so that the app and the server recommend the
//! same. Every recommendation carries its evidence in figures and actions that open a lesson or make an exercise;
//! its words are in `locales/`. Children are never pressed for speed: they get what is about errors, what is due,
//! and a shorter plan. The rules are those of the research, their reasons in `docs/COACH.md`.

mod closed;
mod plan;
mod plateau;
mod review;
#[cfg(test)]
mod tests;
mod weak;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

pub use closed::{CLOSED, from_setting, to_setting};

use crate::lesson::{AgeGroup, Course, LessonProgress, open_lessons};
use crate::model::{Day, Estimate};

/// All that is known of a learner in one course.
#[derive(Debug, Clone, Copy)]
pub struct State<'a> {
    /// The course, in the key order of the learner's layout.
    pub course: &'a Course,
    /// Progress by lesson.
    pub progress: &'a BTreeMap<u32, LessonProgress>,
    /// Lessons that were opened otherwise than by progress.
    pub unlocks: &'a BTreeSet<u32>,
    /// What is expected of keys and pairs, on layouts of that key order.
    pub estimate: &'a Estimate,
    /// Day of the newest session behind the estimate ([`crate::model::Past::newest`]).
    pub newest: Option<Day>,
    /// All sessions, in any order.
    pub sittings: &'a [Sitting],
    /// Recommendations that were dismissed or done.
    pub closed: &'a [Closed],
}

/// One session, as far as the rules need it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sitting {
    /// The learner's own day.
    pub day: Day,
    /// Active time, ms.
    pub active_ms: u64,
    /// Whether it was finished.
    pub is_finished: bool,
    /// Net speed, 1/100 WPM.
    pub wpm: u32,
    /// The lesson of this course that was typed.
    pub lesson: Option<u32>,
}

/// What a recommendation is about. The names are those of `recommendation_type`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// What to do today.
    PracticePlan,
    /// One weak key.
    WeakKeys,
    /// No progress for weeks.
    Plateau,
    /// One weak pair.
    WeakPairs,
    /// Keys that were not typed for a while.
    Review,
}

/// What the learner did with a recommendation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closed {
    /// Its kind.
    pub kind: Kind,
    /// Its subject.
    pub subject: String,
    /// When.
    pub day: Day,
    /// How.
    pub how: Closing,
}

/// How a recommendation was closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Closing {
    /// Not wanted.
    Dismissed,
    /// Done.
    Completed,
}

/// One recommendation. `kind` and `subject` together name it for good: closing it is remembered under them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recommendation {
    /// What it is about.
    pub kind: Kind,
    /// Which of its kind: the key, the pair, the date of a plan, else empty.
    pub subject: String,
    /// 5 comes first, 1 last.
    pub priority: u8,
    /// The figures it rests on.
    pub evidence: Evidence,
    /// What to do, in order.
    pub actions: Vec<Action>,
    /// The first day on which it holds no more.
    pub expires: Day,
}

/// Figures behind a recommendation, in stored units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "of", rename_all = "snake_case")]
pub enum Evidence {
    /// A weak key or pair.
    Unit {
        /// The key, or the two units of the pair.
        units: Vec<String>,
        /// How it is slow; none where it is only wrong, and never for children.
        #[serde(skip_serializing_if = "Option::is_none")]
        slow: Option<Slow>,
        /// How often it is wrong; none where it is only slow.
        #[serde(skip_serializing_if = "Option::is_none")]
        errors: Option<Errors>,
    },
    /// A plateau.
    Plateau {
        /// Days with practice among the last 21.
        days: u32,
        /// Active minutes in them.
        minutes: u32,
        /// Change of speed at the same keys in a week, 1/100 %.
        change: i32,
        /// Where the true change lies with a probability of 80 %: from here …
        low: i32,
        /// … to here.
        high: i32,
        /// Median accuracy of the days, 1/100 %.
        accuracy: u32,
    },
    /// What is due.
    Review {
        /// Keys, the most overdue first.
        keys: Vec<Due>,
    },
    /// A plan.
    Plan {
        /// Minutes of all actions.
        minutes: u32,
        /// Minutes practised today already.
        done: u32,
        /// Weak keys and pairs known.
        weak: u32,
        /// Keys due for review.
        due: u32,
    },
}

/// How slow a key or pair is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slow {
    /// Gap expected, ms.
    pub gap_ms: u32,
    /// Gap that the rest of the typing makes expect, ms.
    pub usual_ms: u32,
    /// How much more that is, %.
    pub excess: u32,
    /// Gaps it rests on.
    pub samples: u32,
}

/// How often a key or pair is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Errors {
    /// Wrong presses expected among all, 1/100 %.
    pub rate: u32,
    /// The same over all keys, 1/100 %.
    pub usual_rate: u32,
    /// Wrong presses so far.
    pub errors: u32,
    /// Presses so far.
    pub presses: u32,
}

/// A key due for review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Due {
    /// The key.
    pub unit: String,
    /// Days since it was typed, at least.
    pub days: u32,
}

/// Something to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Action {
    /// A lesson of the course.
    Lesson {
        /// Slug of the course.
        course: String,
        /// From 1.
        number: u32,
        /// What it is for.
        purpose: Purpose,
        /// About so long.
        minutes: u32,
    },
    /// An exercise made by [`crate::content::practice`] from taught units.
    Practice {
        /// Units or pairs, the most needed first.
        units: Vec<String>,
        /// Characters.
        length: u32,
        /// What it is for.
        purpose: Purpose,
        /// About so long.
        minutes: u32,
    },
}

impl Action {
    /// About how long it takes.
    pub fn minutes(&self) -> u32 {
        match self {
            Self::Lesson { minutes, .. } | Self::Practice { minutes, .. } => *minutes,
        }
    }
}

/// What an action is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// Something known, to get going.
    WarmUp,
    /// What is weak.
    Weak,
    /// What was not typed for a while.
    Review,
    /// Nothing is weak: what is furthest from the rest.
    Polish,
    /// The next lesson.
    New,
    /// Whole sentences, or whatever is nearest to them.
    Free,
    /// Slower and right, for two weeks.
    Accuracy,
    /// Short texts as fast as they will go, for two weeks.
    Bursts,
}

/// What to recommend today, the most pressing first.
pub fn recommend(state: &State<'_>, today: Day) -> Vec<Recommendation> {
    let ground = Ground::new(state, today);
    let mut all = weak::recommend(&ground);
    all.extend(plateau::recommend(&ground));
    all.extend(review::recommend(&ground));
    all.extend(plan::recommend(&ground));
    all.retain(|recommendation| !ground.is_quiet(recommendation));
    all.sort_by(|a, b| {
        let rank = |one: &Recommendation| (std::cmp::Reverse(one.priority), one.kind);
        rank(a).cmp(&rank(b))
    });
    all
}

/// Whether a closed recommendation stays away: what was dismissed for long, what was done until there can be new
/// evidence.
fn is_away(closed: &Closed, today: Day) -> bool {
    let days = match (closed.how, closed.kind) {
        (_, Kind::PracticePlan) => 1,
        (Closing::Completed, Kind::WeakKeys | Kind::WeakPairs) => 3,
        (Closing::Completed, Kind::Review) => 7,
        (Closing::Completed, Kind::Plateau) | (Closing::Dismissed, Kind::Review) => 14,
        (Closing::Dismissed, _) => 30,
    };
    today < closed.day.plus(days)
}

/// What all rules look at.
struct Ground<'a> {
    state: &'a State<'a>,
    today: Day,
    open: BTreeSet<u32>,
    taught: BTreeSet<String>,
    is_child: bool,
}

/// Bounds of the text of an exercise, characters.
const LENGTHS: std::ops::RangeInclusive<u32> = 60..=1_500;
/// Finished sessions whose middle speed says how much fits into a minute.
const SPEEDS: usize = 10;

impl<'a> Ground<'a> {
    fn new(state: &'a State<'a>, today: Day) -> Self {
        let open = open_lessons(state.course, state.progress, state.unlocks);
        let upto = open.last().copied().unwrap_or(1);
        Self {
            state,
            today,
            taught: state.course.taught(upto).into_iter().collect(),
            is_child: state.course.age_group == AgeGroup::Kids,
            open,
        }
    }

    fn is_quiet(&self, recommendation: &Recommendation) -> bool {
        self.state.closed.iter().any(|closed| {
            closed.kind == recommendation.kind
                && closed.subject == recommendation.subject
                && is_away(closed, self.today)
        })
    }

    /// Whether an exercise can be made of a key or pair.
    fn can_practise<T: AsRef<str>>(&self, units: &[T]) -> bool {
        units.iter().all(|unit| {
            let unit = unit.as_ref();
            unit.chars().count() == 1 && self.taught.contains(unit)
        })
    }

    /// Days from the newest session to today.
    fn since_newest(&self) -> i32 {
        let newest = self.state.newest.unwrap_or(self.today);
        newest.days_until(self.today).max(0)
    }

    /// Active minutes of the sessions of the last `days` days, today among them.
    fn minutes(&self, days: i32) -> u32 {
        let sum: u64 = self.recent(days).map(|sitting| sitting.active_ms).sum();
        u32::try_from(sum / 60_000).unwrap_or(u32::MAX)
    }

    /// Sessions of the last `days` days, today among them.
    fn recent(&self, days: i32) -> impl Iterator<Item = &'a Sitting> {
        let (from, to) = (self.today.plus(1 - days), self.today);
        let sittings = self.state.sittings.iter();
        sittings.filter(move |sitting| (from..=to).contains(&sitting.day))
    }

    /// An exercise of so many minutes at the learner's speed.
    fn practice(&self, units: Vec<String>, purpose: Purpose, minutes: u32) -> Action {
        let length = minutes.saturating_mul(self.speed()) / 20;
        Action::Practice {
            units,
            length: length.clamp(*LENGTHS.start(), *LENGTHS.end()),
            purpose,
            minutes,
        }
    }

    fn lesson(&self, number: u32, purpose: Purpose, minutes: u32) -> Action {
        Action::Lesson {
            course: self.state.course.slug.clone(),
            number,
            purpose,
            minutes,
        }
    }

    /// The middle speed of the newest finished sessions, 1/100 WPM; that of the open lesson before there are any.
    fn speed(&self) -> u32 {
        let finished = self
            .state
            .sittings
            .iter()
            .filter(|sitting| sitting.is_finished);
        let mut speeds: Vec<(Day, u32)> =
            finished.map(|sitting| (sitting.day, sitting.wpm)).collect();
        speeds.sort_unstable();
        let mut newest: Vec<u32> = speeds
            .iter()
            .rev()
            .take(SPEEDS)
            .map(|(_, wpm)| *wpm)
            .collect();
        newest.sort_unstable();
        let target = || {
            let number = self.open.last().copied().unwrap_or(1);
            let lesson = self.state.course.lesson(number);
            lesson.map_or(2_000, |lesson| lesson.target_wpm * 100)
        };
        newest.get(newest.len() / 2).copied().unwrap_or_else(target)
    }
}
