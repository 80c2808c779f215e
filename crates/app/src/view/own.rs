//! What teachers and learners bring along: courses and layouts in the data folder.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{keyboard::LayoutSummary, start::CourseChoice};

/// Courses and layouts in the data folder, read anew whenever this is asked for.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct OwnContent {
    /// Folder for courses: `*.toml`, described in docs/COURSES.md. It is there.
    pub courses_folder: String,
    /// Folder for layouts: `*.json`, described in docs/LAYOUTS.md. It is there.
    pub layouts_folder: String,
    /// The courses found sound; they can be chosen.
    pub courses: Vec<CourseChoice>,
    /// The layouts found sound; they can be chosen.
    pub layouts: Vec<LayoutSummary>,
    /// Files that are not taken. Nothing of them is.
    pub problems: Vec<OwnProblem>,
}

/// A file that is not taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct OwnProblem {
    /// What it would be.
    pub kind: OwnKind,
    /// Below the data folder: `courses/mill.toml`.
    pub file: String,
    /// Where, from 1.
    pub line: u32,
    /// What is wrong, in English, for whoever writes the file.
    pub why: String,
}

/// What somebody brings along.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum OwnKind {
    /// A course.
    Course,
    /// A keyboard layout.
    Layout,
}

/// Of `choose_course`.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ChooseCourse {
    /// Slug of the course, built in or brought along.
    pub course: String,
    /// One of its layouts; becomes the profile's layout.
    pub layout: String,
}
