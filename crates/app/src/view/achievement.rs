//! Achievements: what was reached, what is under way, and what is still ahead.
//!
//! Their words are the messages `achievement-<code>` and `achievement-how-<code>`, with `-` for `_`; `figures` has
//! the numbers these name.

use serde::Serialize;
use ts_rs::TS;

/// Everything the screen shows.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct Achievements {
    /// In order of time, the newest first.
    pub reached: Vec<Achievement>,
    /// Points of all of them.
    pub points: u32,
    /// Begun, the furthest first. None for a child: nothing is promised.
    pub under_way: Vec<Achievement>,
    /// Not begun, in the order of the file. None for a child.
    pub ahead: Vec<Achievement>,
    /// How many are hidden until they are reached; nothing else is told of them. 0 for a child.
    pub hidden: u32,
}

/// One achievement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Achievement {
    /// In snake case.
    pub code: String,
    /// What it is about.
    pub category: AchievementCategory,
    /// How much it takes.
    pub tier: AchievementTier,
    /// What it is worth.
    pub points: u32,
    /// Its figure: heights of marks on a line, 2 to 20 in a square of 44.
    pub beats: Vec<u8>,
    /// The numbers its words name.
    pub figures: AchievementFigures,
    /// The learner's own day on which it was reached, `2026-11-22`; `None` before.
    pub reached_on: Option<String>,
    /// How far it is; `None` once it is reached, where nothing is to be counted, and before the first step.
    pub progress: Option<AchievementProgress>,
}

/// What an achievement is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum AchievementCategory {
    /// The way through a course.
    Path,
    /// Slips, and none.
    Accuracy,
    /// Evenness.
    Rhythm,
    /// Days of practice.
    Days,
    /// Coming back, and typing better than before.
    Again,
    /// Other things to type.
    Breadth,
    /// Speed; not for children.
    Speed,
}

/// How much an achievement takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
#[expect(missing_docs, reason = "the names say it")]
pub enum AchievementTier {
    Bronze,
    Silver,
    Gold,
    Platinum,
}

/// Variables of an achievement's words, by name. `percent` and `speed` are to be written for the language first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct AchievementFigures {
    /// How many: days, lessons, presses …
    pub count: Option<u32>,
    /// After how many days.
    pub days: Option<u32>,
    /// How many in each of them.
    pub each: Option<u32>,
    /// 1/100 %.
    pub percent: Option<u32>,
    /// 1/100 WPM.
    pub speed: Option<u32>,
}

/// How far an achievement is: the beats under way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct AchievementProgress {
    /// So far, less than `need`.
    pub have: u32,
    /// Reached from here on.
    pub need: u32,
    /// Of what. Words for all but speed and percent are the messages `achievements-<unit>`, with `-` for `_`.
    pub unit: AchievementUnit,
}

/// What a progress counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
#[expect(missing_docs, reason = "the names say it")]
pub enum AchievementUnit {
    Days,
    DaysInARow,
    Weekdays,
    Weeks,
    Months,
    Returns,
    Sessions,
    Texts,
    Lessons,
    Stars,
    Keys,
    Languages,
    /// Presses in one session.
    Keystrokes,
    /// 1/100 WPM.
    Speed,
    /// 1/100 %.
    Percent,
}
