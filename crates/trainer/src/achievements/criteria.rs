//! The language of criteria: JSON objects such as `{"wpm": {"min": 100}, "accuracy": {"min": 95}}`.
//!
//! Speeds are whole WPM and accuracies whole per cent here, as people write them. A criterion speaks of one session
//! or of totals, never of both: whether it is met could then depend on which session came last.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::lesson::ExerciseType;
use crate::typing::Policy;

/// What an achievement asks. All of it has to hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Map<String, Value>", into = "Map<String, Value>")]
pub enum Criteria {
    /// Of one finished session.
    Session(SessionCriteria),
    /// Of all sessions together.
    Totals(Totals),
}

/// What one finished session has to be like.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SessionCriteria {
    /// Net speed, WPM. Only a finished attempt at a lesson of words, sentences or paragraphs has one here, in a
    /// course for teens or adults: a drill of two keys says little of speed, and children are not asked.
    pub wpm: Option<Range>,
    /// Right inserts among all, %.
    pub accuracy: Option<Range>,
    /// How even the gaps are, %; a session without one does not qualify.
    pub consistency: Option<Range>,
    /// Wrong inserts.
    pub errors: Option<Range>,
    /// Wrong units left at the end.
    pub uncorrected_errors: Option<Range>,
    /// Inserts, right and wrong.
    pub keystrokes: Option<Range>,
    /// Gaps of more than 2,000 ms.
    pub pauses: Option<Range>,
    /// Stars of a lesson.
    pub rating: Option<Range>,
    /// One of these languages; lessons only.
    pub language: Option<Vec<String>>,
    /// On one of these layouts.
    pub layout: Option<Vec<String>>,
    /// Under one of these error policies.
    pub policy: Option<Vec<Policy>>,
    /// What was typed.
    pub exercise: Option<Vec<Kind>>,
    /// The kind of the lesson's text.
    pub text: Option<Vec<ExerciseType>>,
}

/// What all sessions have to come to.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Totals {
    /// Days with a finished session.
    pub days: Option<AtLeast>,
    /// Days with a careful session.
    pub accurate_days: Option<AccurateDays>,
    /// Most days with a finished session in a row; one missed day in any seven does not end a row.
    pub streak: Option<AtLeast>,
    /// Weeks, Monday to Sunday, with several days of practice.
    pub weeks: Option<Weeks>,
    /// Calendar months with a finished session.
    pub months: Option<AtLeast>,
    /// Days of the week on which there was ever a finished session.
    pub weekdays: Option<AtLeast>,
    /// How often practice went on after a time.
    pub returns: Option<Returns>,
    /// Finished sessions of [`super::MIN_KEYSTROKES`] or more without a slip.
    pub clean: Option<AtLeast>,
    /// Finished practice sessions.
    pub practice: Option<AtLeast>,
    /// Own texts finished.
    pub own_texts: Option<AtLeast>,
    /// Lessons completed, or brought to a number of stars.
    pub lessons: Option<Lessons>,
    /// The best stars of all lessons together.
    pub stars: Option<AtLeast>,
    /// A block of any one course.
    pub block: Option<Block>,
    /// A share of the lessons of any one course.
    pub course: Option<Share>,
    /// Different keys taught by completed lessons.
    pub keys: Option<AtLeast>,
    /// Languages in which lessons were completed.
    pub languages: Option<Languages>,
    /// Lessons that were typed more accurately on a later day.
    pub improved: Option<Gain>,
    /// Lessons that were finished again after a time.
    pub revisited: Option<Spaced>,
}

/// From `min` to `max`, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Range {
    /// At least.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<u32>,
    /// At most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<u32>,
}

/// A number of things. There is no most: that could be lost again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AtLeast {
    /// At least.
    pub min: u32,
}

/// Days with a finished session of [`super::MIN_KEYSTROKES`] or more and this accuracy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AccurateDays {
    /// At least, %.
    pub accuracy: u32,
    /// Days.
    pub min: u32,
}

/// Weeks with practice on several days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Weeks {
    /// Days a week, 1 to 7.
    pub days: u32,
    /// Weeks.
    pub min: u32,
}

/// Days of practice of which each is so long after the one before: the most that can be picked, less the first.
///
/// It is the least that a pause and a return come to without asking that nothing was in between, which a late
/// upload could make untrue. Who pauses gets it on the day of the return; who does not, after the same time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Returns {
    /// Days after, at least.
    pub after: u32,
    /// Returns.
    pub min: u32,
}

/// Lessons of any course.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lessons {
    /// With this many stars; without it, completed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stars: Option<u8>,
    /// Lessons.
    pub min: u32,
}

/// A block of a built-in course.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Block {
    /// Its number, from 1.
    pub number: u32,
    /// Lessons of it that are completed, at least, %.
    pub percent: u32,
}

/// A share of a built-in course.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Share {
    /// Lessons of it that are completed, at least, %.
    pub percent: u32,
}

/// Languages of built-in courses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Languages {
    /// Lessons completed in each.
    pub lessons: u32,
    /// Languages.
    pub min: u32,
}

/// Lessons with two finished attempts on different days, the later one more accurate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gain {
    /// Points of accuracy, at least.
    pub by: u32,
    /// Lessons.
    pub min: u32,
}

/// Lessons with two finished attempts so far apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spaced {
    /// Days, at least.
    pub after: u32,
    /// Lessons.
    pub min: u32,
}

/// What is typed in a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A lesson.
    Lesson,
    /// A generated text.
    Practice,
    /// The learner's own text.
    OwnText,
}

impl Criteria {
    /// Whether more speed alone can make the difference: never asked of a child.
    pub fn is_about_speed(&self) -> bool {
        let many = |stars: u32| stars > 2;
        match self {
            Self::Session(session) => {
                session.wpm.is_some()
                    || session
                        .rating
                        .is_some_and(|rating| rating.min.is_some_and(many))
            }
            Self::Totals(totals) => totals
                .lessons
                .and_then(|lessons| lessons.stars)
                .is_some_and(|stars| many(stars.into())),
        }
    }

    /// Whether it may be asked of a child: nothing about speed, percentages or rows of days.
    pub fn is_for_children(&self) -> bool {
        let grown_up = match self {
            Self::Session(session) => session.accuracy.is_some() || session.consistency.is_some(),
            Self::Totals(totals) => totals.accurate_days.is_some() || totals.streak.is_some(),
        };
        !grown_up && !self.is_about_speed()
    }

    /// As it stands in the table `achievements`.
    pub fn to_json(&self) -> Value {
        Value::Object(self.clone().into())
    }
}
