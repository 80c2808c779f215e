//! Courses as this app shows them: which there are, and a learner's map of one.

use std::collections::{BTreeMap, BTreeSet};

use store::Store;
use trainer::{
    content::{self, ContentError, CourseInfo},
    keyboard::Layout,
    lesson::{self, AgeGroup as CourseAge, Course, Lesson, LessonProgress},
};

use crate::{
    error::AppError,
    view::{
        course::{BlockView, CourseMap, LessonTile, Missing},
        start::{AgeGroup, CourseChoice},
    },
};

impl From<ContentError> for AppError {
    fn from(error: ContentError) -> Self {
        match error {
            ContentError::UnknownCourse { slug } | ContentError::UnknownKeyOrder { slug, .. } => {
                Self::UnknownCourse { course: slug }
            }
            ContentError::NotTaught { .. } | ContentError::NothingToPractise => {
                Self::NothingToPractise
            }
            // The files are compiled in: a fault of ours, which tests of `trainer` catch.
            ContentError::UnknownLanguage { .. } | ContentError::Broken { .. } => Self::Internal {
                why: error.to_string(),
            },
        }
    }
}

/// Every course with the layouts it can be typed on, the usual one first.
pub(crate) fn choices() -> Result<Vec<CourseChoice>, AppError> {
    let choice = |info: CourseInfo| CourseChoice {
        layouts: layouts_for(&info)
            .map(|layout| layout.id.to_string())
            .collect(),
        slug: info.slug,
        language: info.language,
        age_group: age_group(info.age_group),
    };
    Ok(content::catalogue()?.into_iter().map(choice).collect())
}

/// Layouts of the course's language that teach in one of its key orders.
fn layouts_for(info: &CourseInfo) -> impl Iterator<Item = &'static Layout> {
    trainer::keyboard::layouts().iter().filter(|layout| {
        *layout.language == *info.language && info.key_orders.contains(&layout.key_order())
    })
}

/// The course for a language and an age, if it can be typed on the layout.
pub(crate) fn find(language: &str, age: AgeGroup, layout: &Layout) -> Result<CourseInfo, AppError> {
    let wanted = content::catalogue()?
        .into_iter()
        .find(|info| info.language == language && age_group(info.age_group) == age);
    match wanted {
        Some(info) if layouts_for(&info).any(|other| other.id == layout.id) => Ok(info),
        Some(info) => Err(AppError::UnknownCourse { course: info.slug }),
        None => Err(AppError::UnknownCourse {
            course: language.to_owned(),
        }),
    }
}

/// Whether a course can be typed on a layout.
pub(crate) fn can_be_typed_on(course: &str, layout: &str) -> Result<bool, AppError> {
    let choice = choices()?.into_iter().find(|choice| choice.slug == course);
    Ok(choice.is_some_and(|choice| choice.layouts.iter().any(|known| known == layout)))
}

pub(crate) fn age_group(age: CourseAge) -> AgeGroup {
    match age {
        CourseAge::Adults => AgeGroup::Adults,
        CourseAge::Teens => AgeGroup::Teens,
        CourseAge::Kids => AgeGroup::Kids,
    }
}

/// What a learner has reached in a course.
#[derive(Debug, Clone, Default)]
pub(crate) struct Reached {
    /// By number of the lesson.
    pub(crate) progress: BTreeMap<u32, LessonProgress>,
    /// Lessons opened once.
    pub(crate) unlocks: BTreeSet<u32>,
}

impl Reached {
    /// Reads it from the store.
    pub(crate) fn load(store: &Store, course: &str) -> Result<Self, AppError> {
        Ok(Self {
            progress: store.progress(course)?,
            unlocks: store.unlocks(course)?,
        })
    }

    /// Numbers of the open lessons.
    pub(crate) fn open(&self, course: &Course) -> BTreeSet<u32> {
        lesson::open_lessons(course, &self.progress, &self.unlocks)
    }

    /// Whether a lesson has the stars that the next one asks for.
    pub(crate) fn is_completed(&self, number: u32) -> bool {
        self.progress
            .get(&number)
            .is_some_and(|progress| progress.is_completed)
    }

    /// The first open lesson that is not completed, else the last.
    pub(crate) fn current(&self, course: &Course) -> u32 {
        let open = self.open(course);
        let last = course.lessons.last().map_or(1, |lesson| lesson.number);
        open.into_iter()
            .find(|number| !self.is_completed(*number))
            .unwrap_or(last)
    }
}

/// The map of a course.
pub(crate) fn map(course: &Course, reached: &Reached, layout: &Layout) -> CourseMap {
    let open = reached.open(course);
    let stars = reached
        .progress
        .values()
        .filter_map(|progress| progress.best_rating)
        .map(u32::from)
        .sum();
    let completed = course
        .lessons
        .iter()
        .filter(|lesson| reached.is_completed(lesson.number))
        .count();
    let blocks = course.blocks.iter().map(|block| BlockView {
        number: block.number,
        title: block.title.clone(),
        lessons: course
            .lessons
            .iter()
            .filter(|lesson| lesson.block_number == block.number)
            .map(|lesson| tile(course, lesson, reached, open.contains(&lesson.number)))
            .collect(),
    });
    CourseMap {
        slug: course.slug.clone(),
        name: course.name.clone(),
        language: course.language.clone(),
        age_group: age_group(course.age_group),
        layout_name: layout.name.to_string(),
        completed: u32::try_from(completed).unwrap_or(u32::MAX),
        stars,
        blocks: blocks.collect(),
        current: reached.current(course),
    }
}

fn tile(course: &Course, lesson: &Lesson, reached: &Reached, is_open: bool) -> LessonTile {
    let progress = reached
        .progress
        .get(&lesson.number)
        .copied()
        .unwrap_or_default();
    LessonTile {
        number: lesson.number,
        title: lesson.title.clone(),
        exercise_type: lesson.exercise_type.as_str().to_owned(),
        length: lesson.text_length,
        target_wpm: lesson.target_wpm * 100,
        target_accuracy: lesson.target_accuracy,
        focus: lesson.focus.clone(),
        introduces: !lesson.new_keys.is_empty(),
        is_open,
        is_completed: progress.is_completed,
        stars: progress.best_rating,
        best_wpm: progress.best_wpm,
        best_accuracy: progress.best_accuracy,
        attempts: progress.attempt_count,
        missing: lesson::missing(course, lesson.number, &reached.progress, &reached.unlocks)
            .map(missing),
    }
}

fn missing(missing: lesson::Missing) -> Missing {
    Missing {
        lesson: missing.previous,
        stars: missing.needs_stars,
        wpm_needed: missing.requirement.wpm_centi,
        accuracy_needed: missing.requirement.accuracy_centi,
        wpm: missing.best.map(|best| best.wpm),
        accuracy: missing.best.map(|best| best.accuracy),
        is_open: missing.is_previous_open,
    }
}
