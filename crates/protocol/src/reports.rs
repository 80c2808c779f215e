//! What the data says: a learner's progress, weak keys and pairs, days and weeks, and a lesson's ranking.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::DailyValue;

/// `GET /v1/me/courses/{slug}/progress`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CourseProgress {
    /// Slug of the course.
    pub course: String,
    /// Lessons that reached the stars the next one asks for.
    pub completed_lessons: u32,
    /// Lessons there are.
    pub total_lessons: u32,
    /// The one among the other, 1/100 %.
    pub completion_percentage: u32,
    /// Mean of the best speeds in completed lessons, 1/100 WPM; null while there is none.
    pub avg_wpm: Option<u32>,
    /// Mean of the best accuracies in completed lessons, 1/100 %.
    pub avg_accuracy: Option<u32>,
    /// The best speed in a completed lesson, 1/100 WPM.
    pub max_wpm: Option<u32>,
    /// Every lesson, by rising number.
    pub lessons: Vec<LessonStanding>,
}

/// How a learner stands in one lesson, and what opens it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LessonStanding {
    /// From 1.
    pub lesson_number: u32,
    /// It may be typed.
    pub is_unlocked: bool,
    /// It reached the stars the next one asks for.
    pub is_completed: bool,
    /// Most stars.
    pub best_rating: Option<u8>,
    /// Highest speed of a finished attempt, 1/100 WPM.
    pub best_wpm: Option<u32>,
    /// Highest accuracy of a finished attempt, 1/100 %.
    pub best_accuracy: Option<u32>,
    /// Sessions begun in it.
    pub attempt_count: u32,
    /// What opens it; null when it is open.
    pub missing: Option<MissingStars>,
}

/// What the lesson before has to be typed like.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MissingStars {
    /// Number of the lesson before.
    pub previous_lesson: u32,
    /// Stars needed there.
    pub stars: u8,
    /// The speed these stars need, 1/100 WPM; null where speed does not count.
    pub wpm: Option<u32>,
    /// The accuracy these stars need, 1/100 %; null where accuracy does not count.
    pub accuracy: Option<u32>,
    /// Whether no wrong unit may be left.
    pub no_uncorrected_errors: bool,
    /// The finished attempt there that came closest; null before the first.
    pub best: Option<BestAttempt>,
    /// Whether the lesson before can be typed now.
    pub is_previous_unlocked: bool,
}

/// The figures of one attempt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BestAttempt {
    /// Stars.
    pub rating: u8,
    /// 1/100 WPM.
    pub wpm: u32,
    /// 1/100 %.
    pub accuracy: u32,
}

/// `GET /v1/me/weak-keys`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WeakKeys {
    /// Sessions begun in the last so many days.
    pub days: u32,
    /// At most five, most errors first, then the slowest: more than 10 % wrong, or slower than 300 ms.
    pub keys: Vec<WeakKey>,
}

/// A key that goes wrong often, or is slow.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WeakKey {
    /// The unit that was expected.
    pub key: String,
    /// Inserts where it was expected.
    pub presses: u32,
    /// Wrong ones among them.
    pub errors: u32,
    /// 1/100 %.
    pub error_rate: u32,
    /// Mean gap before it, ms.
    pub latency: u32,
}

/// `GET /v1/me/bigrams`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Bigrams {
    /// Sessions begun in the last so many days.
    pub days: u32,
    /// At most ten, most errors first, then the most pressed: pressed ten times, more than 15 % wrong.
    pub bigrams: Vec<Bigram>,
}

/// A pair of keys whose second goes wrong often.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Bigram {
    /// Its two units, one after the other.
    pub bigram: String,
    /// Inserts where its second unit was expected after the first.
    pub presses: u32,
    /// Wrong ones among them.
    pub errors: u32,
    /// 1/100 %.
    pub error_rate: u32,
}

/// `GET /v1/courses/{slug}/lessons/{number}/leaderboard`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Leaderboard {
    /// Slug of the course.
    pub course: String,
    /// From 1.
    pub lesson_number: u32,
    /// The first hundred: adults who opted in, by their best verified speed under `stop_on_error`, then by
    /// accuracy. Equals share a rank.
    pub entries: Vec<LeaderboardEntry>,
    /// Where the caller stands, in the first hundred or not; null for whoever is not ranked here.
    pub own: Option<OwnRank>,
}

/// One place in a ranking.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LeaderboardEntry {
    /// From 1.
    pub rank: u32,
    /// The name they chose.
    pub username: String,
    /// Their picture, if they have one.
    pub avatar_url: Option<String>,
    /// Best verified speed, 1/100 WPM.
    pub wpm: u32,
    /// Best accuracy, 1/100 %.
    pub accuracy: u32,
    /// Most stars.
    pub rating: Option<u8>,
    /// When the lesson was completed for the first time.
    #[serde(with = "crate::time::option")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub completed_at: Option<DateTime<Utc>>,
}

/// The caller's place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OwnRank {
    /// From 1.
    pub rank: u32,
    /// Best verified speed, 1/100 WPM.
    pub wpm: u32,
    /// Best accuracy, 1/100 %.
    pub accuracy: u32,
    /// Most stars.
    pub rating: Option<u8>,
}

/// `GET /v1/me/daily`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Days {
    /// The days on which something was typed, the latest first.
    pub days: Vec<DailyValue>,
}

/// `GET /v1/me/weekly`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Weeks {
    /// The weeks in which something was typed, the latest first.
    pub weeks: Vec<WeeklyValue>,
}

/// The figures of one ISO week of the learner's own days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WeeklyValue {
    /// Its Monday.
    pub week: NaiveDate,
    /// Days with a session.
    pub days_active: u32,
    /// Sessions of any kind.
    pub sessions: u32,
    /// Their active time, ms.
    pub active_duration: u64,
    /// Their inserts.
    pub keystrokes: u32,
    /// Their wrong inserts.
    pub errors: u32,
    /// Lessons that reached the needed stars for the first time.
    pub lessons_completed: u32,
    /// Mean speed of finished sessions, 1/100 WPM.
    pub avg_wpm: Option<u32>,
    /// Best speed of finished sessions, 1/100 WPM.
    pub best_wpm: Option<u32>,
    /// Mean accuracy of finished sessions, 1/100 %.
    pub avg_accuracy: Option<u32>,
}
