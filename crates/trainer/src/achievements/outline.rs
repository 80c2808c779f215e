//! What the built-in courses are made of, as far as achievements look at them.
//!
//! Both sides read it from the same compiled-in plan, so that the same lessons mean the same everywhere. A course
//! that somebody else wrote has no outline: its lessons and stars count, its blocks and languages do not.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::content::outlines;
use crate::lesson::{AgeGroup, ExerciseType};

/// A course.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Outline {
    pub(crate) language: String,
    pub(crate) age_group: AgeGroup,
    /// From lesson 1 on, in the course's native order of keys.
    pub(crate) lessons: Vec<OutlineLesson>,
}

/// A lesson.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OutlineLesson {
    pub(crate) block: u32,
    pub(crate) text: ExerciseType,
    /// What it teaches for the first time; the Shift keys are none.
    pub(crate) new_keys: Vec<String>,
}

impl Outline {
    pub(super) fn lesson(&self, number: u32) -> Option<&OutlineLesson> {
        self.lessons
            .get(usize::try_from(number.checked_sub(1)?).ok()?)
    }
}

/// The built-in course of this slug.
pub(super) fn outline(slug: &str) -> Option<&'static Outline> {
    // The files are compiled in and sound: tests of `content` read all of them.
    static OUTLINES: LazyLock<BTreeMap<String, Outline>> =
        LazyLock::new(|| outlines().unwrap_or_default());
    OUTLINES.get(slug)
}
