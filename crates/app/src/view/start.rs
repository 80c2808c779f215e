//! First start, profiles, and what the app has to say when it opens.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{exercise::Resumable, managed::Managed, settings::Settings, shared::Shared};

/// Everything the UI needs for its first paint.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct StartState {
    /// `None` on the very first start: show the first-start questions.
    pub profile: Option<Profile>,
    /// All profiles on this machine.
    pub profiles: Vec<Profile>,
    /// Settings of the profile, or the defaults for this system.
    pub settings: Settings,
    /// Names of the settings that the policy of this machine decides.
    pub locked_settings: Vec<String>,
    /// What else the policy of this machine decides.
    pub managed: Managed,
    /// Of a computer that many share; `None` for any other.
    pub shared: Option<Shared>,
    /// Whether there is a leaderboard: not for a child's profile, nor against the policy of this machine.
    pub has_leaderboard: bool,
    /// The profile's file is a newer version's: it can be looked at, and nothing can be typed or changed.
    pub is_read_only: bool,
    /// The profile waits for its PIN: nothing of it is shown, and no command but those of the gate and for choosing
    /// somebody else is answered.
    pub is_locked: bool,
    /// A lesson that a crash or power cut interrupted.
    pub resumable: Option<Resumable>,
    /// What went wrong on the way, each with what was done about it.
    pub notices: Vec<Notice>,
    /// Courses that exist and may be chosen, for the choices of the first start and of the layout.
    pub courses: Vec<CourseChoice>,
    /// Language of the system if Tactus speaks it, else `en`.
    pub system_language: String,
    /// Version of the app.
    pub version: String,
}

/// A course that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct CourseChoice {
    /// Slug: `adults-en-v1`.
    pub slug: String,
    /// Name in the course's language.
    pub name: String,
    /// What it is about, in the course's language.
    pub description: String,
    /// Language of the course.
    pub language: String,
    /// Whom it is for.
    pub age_group: AgeGroup,
    /// Whether somebody brought it along, in the data folder.
    pub is_own: bool,
    /// Ids of the layouts it can be typed on, the usual one first.
    pub layouts: Vec<String>,
}

/// One person on this machine.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct Profile {
    /// UUID, also the name of its database file.
    pub id: String,
    /// As the person wants to be called.
    pub name: String,
    /// `adults`, `teens` or `kids`.
    pub age_group: AgeGroup,
    /// Slug of the course: `adults-en-v1`.
    pub course: String,
}

/// Whom a course is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum AgeGroup {
    /// 18 and older.
    Adults,
    /// 12 to 17.
    Teens,
    /// 7 to 11.
    Kids,
}

/// The answers of the first start.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct NewProfile {
    /// As the person wants to be called; may be empty ("Skip, ask me later").
    pub name: String,
    /// Language of the course and, where there is a translation, of the interface.
    pub language: String,
    /// Whom the course is for.
    pub age_group: AgeGroup,
    /// Layout id: `us`.
    pub layout: String,
    /// Minutes a day, `None` for no goal.
    pub daily_goal: Option<u16>,
    /// Slug of another course than the built-in one for that language and age; left out for that.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub course: Option<String>,
}

/// Something the learner should know, with the text's key in Fluent and its arguments.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Notice {
    /// Fluent key after `notice-`: `database-set-aside`, `database-salvaged`, `database-salvaged-part`, `settings-value-ignored`, `policy-value-ignored`,
    /// `policy-item-unknown`, `policy-newer`, `policy-newer-part`, `policy-unreadable`, `policy-ca-file-missing`,
    /// `policy-ca-file-unreadable`, `policy-ca-file-no-certificate`, `policy-ca-file-expired`, `database-newer`, `journal-set-aside`, `course-file-ignored`, `layout-file-ignored`,
    /// `course-missing`, `course-closed`, `data-copied`, `data-moved`, `data-local`, `data-also`, `data-on-network`.
    pub code: String,
    /// Arguments of the text: `file`, `kept`, `missing`, `field`, `fields`, `value`, `why`, `line`, `course`, `folder`.
    pub args: std::collections::BTreeMap<String, String>,
}
