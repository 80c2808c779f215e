//! What to practise today, and why.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::exercise::ExerciseRequest;

/// What the coach says today.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct Coach {
    /// The learner's own day, `2026-11-22`.
    pub date: String,
    /// Sessions on layouts of this key order that it rests on.
    pub sessions: u32,
    /// The most pressing first.
    pub recommendations: Vec<Recommendation>,
}

/// One recommendation. `kind` and `subject` together name it.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct Recommendation {
    /// What it is about.
    pub kind: RecommendationKind,
    /// The key, the pair, the date of a plan, else empty.
    pub subject: String,
    /// 5 comes first, 1 last.
    pub priority: u8,
    /// The figures it rests on.
    pub evidence: Evidence,
    /// What to do, in order.
    pub actions: Vec<CoachAction>,
    /// The first day on which it holds no more.
    pub expires: String,
}

/// What a recommendation is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum RecommendationKind {
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

/// Figures behind a recommendation.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(tag = "of", rename_all = "snake_case")]
#[ts(export)]
pub enum Evidence {
    /// A weak key or pair.
    Unit {
        /// Its figures.
        figures: UnitFigures,
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
        keys: Vec<DueKey>,
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

/// What is expected of a key or pair.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct UnitFigures {
    /// The key, or the two units of the pair.
    pub units: Vec<String>,
    /// Gap expected, ms; `None` for children, and before there is anything to tell it from.
    pub gap: Option<u32>,
    /// Where the true gap lies with a probability of 80 %, ms: from here …
    pub low: Option<u32>,
    /// … to here.
    pub high: Option<u32>,
    /// Gap that the rest of the typing makes expect, ms.
    pub usual: Option<u32>,
    /// Gaps it rests on.
    pub samples: u32,
    /// Error rate expected, 1/100 %.
    pub error_rate: u32,
    /// The learner's over everything, 1/100 %.
    pub usual_rate: u32,
    /// Wrong presses so far.
    pub errors: u32,
    /// Presses so far.
    pub presses: u32,
    /// Called weak because it is slow.
    pub is_slow: bool,
    /// Called weak because it is often wrong.
    pub is_wrong: bool,
}

/// A key due for review.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct DueKey {
    /// The key.
    pub unit: String,
    /// Days since it was typed, at least.
    pub days: u32,
}

/// Something to do.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct CoachAction {
    /// What to open.
    pub request: ExerciseRequest,
    /// Title of the lesson, in the course's language; `None` for exercises.
    pub title: Option<String>,
    /// What it is for.
    pub purpose: Purpose,
    /// About so long.
    pub minutes: u32,
    /// Whether as much was done today: this lesson, or as many exercises.
    pub is_done: bool,
    /// What is known of what it practises.
    pub units: Vec<UnitFigures>,
}

/// What an action is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
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

/// Of `close_recommendation`.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct CloseRecommendation {
    /// Its kind.
    pub kind: RecommendationKind,
    /// Its subject.
    pub subject: String,
    /// What the learner did with it.
    pub how: Closing,
}

/// What a learner does with a recommendation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Closing {
    /// Does not want it.
    Dismissed,
    /// Has done it.
    Completed,
    /// Takes the last word on it back.
    Reopened,
}
