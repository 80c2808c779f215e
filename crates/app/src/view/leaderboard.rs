//! A lesson's leaderboard.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::account::Account;

/// Of `leaderboard`.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct LeaderboardArgs {
    /// Number of a lesson of the profile's course; none for the one it stands at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional = nullable)]
    pub lesson: Option<u32>,
}

/// How the list came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum BoardState {
    /// A child's profile or account, or the policy of this machine: there is none, and nobody was asked.
    None,
    /// Nobody is signed in.
    SignedOut,
    /// The server cannot be reached: the last list, if there is one.
    Offline,
    /// As the server says it now.
    Fetched,
}

/// The screen.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct Board {
    /// How the list came.
    pub state: BoardState,
    /// Name of the course, in its language.
    pub course: String,
    /// Language of the course.
    pub language: String,
    /// Lessons that can be chosen: all that were finished, and the present one.
    pub lessons: Vec<BoardLesson>,
    /// Number of the lesson shown.
    pub lesson: u32,
    /// Who is signed in.
    pub account: Option<Account>,
    /// The first hundred.
    pub entries: Vec<Rank>,
    /// Where the learner stands, in the first hundred or not; `None` for whoever is not ranked here.
    pub own: Option<Rank>,
    /// What others would see: the learner's best of this lesson on this machine.
    pub best: Option<Rank>,
    /// When the list came, RFC 3339.
    pub fetched_at: Option<String>,
}

/// A lesson in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct BoardLesson {
    /// From 1.
    pub number: u32,
    /// Title in the course's language.
    pub title: String,
}

/// One place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Rank {
    /// From 1; equals share one. 0 where nobody has ranked it.
    pub rank: u32,
    /// The name they chose.
    pub name: String,
    /// Best verified speed, 1/100 WPM.
    pub wpm: u32,
    /// Best accuracy, 1/100 %.
    pub accuracy: u32,
    /// Most stars.
    pub stars: Option<u8>,
}
