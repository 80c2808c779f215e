//! Courses as this app shows them: which there are, and a learner's map of one.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use store::Store;
use trainer::{
    content::{self, ContentError, CourseInfo},
    keyboard::{DigitFingers, Layout},
    lesson::{self, AgeGroup as CourseAge, Course, Lesson, LessonProgress},
};

use crate::{
    error::AppError,
    keyboard,
    library::Library,
    view::{
        course::{BlockView, CourseMap, IntroKey, LessonIntro, LessonTile, Missing},
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

/// Every course with the layouts it can be typed on, the usual one first; built-in ones before those brought along.
pub(crate) fn choices(library: &Library) -> Result<Vec<CourseChoice>, AppError> {
    let built_in = content::catalogue()?.into_iter();
    let built_in = built_in.map(|info| CourseChoice {
        layouts: layouts_for(&info, library),
        slug: info.slug,
        name: info.name,
        description: info.description,
        language: info.language,
        age_group: age_group(info.age_group),
        is_own: false,
    });
    Ok(built_in.chain(own_choices(library)).collect())
}

/// The courses that were brought along.
pub(crate) fn own_choices(library: &Library) -> impl Iterator<Item = CourseChoice> {
    library.own_courses().map(|course| CourseChoice {
        slug: course.slug.clone(),
        name: course.name.clone(),
        description: course.description.clone(),
        language: course.language.clone(),
        age_group: age_group(course.age_group),
        is_own: true,
        layouts: ids(library.layouts().filter(|layout| types(layout, course))),
    })
}

/// Layouts of a built-in course's language that teach in one of its key orders.
fn layouts_for(info: &CourseInfo, library: &Library) -> Vec<String> {
    ids(library.layouts().filter(|layout| {
        *layout.language == *info.language && info.key_orders.contains(&layout.key_order())
    }))
}

/// Whether a layout is one of those that an own course is for, and types all of it.
fn types(layout: &Layout, course: &Course) -> bool {
    let keys = || course.lessons.iter().flat_map(|lesson| &lesson.new_keys);
    layout.key_order() == course.key_order && keys().all(|key| layout.is_portable(key))
}

fn ids<'a>(layouts: impl Iterator<Item = &'a Layout>) -> Vec<String> {
    layouts.map(|layout| layout.id.to_string()).collect()
}

/// The built-in course for a language and an age.
pub(crate) fn built_in(
    library: &Library,
    language: &str,
    age: AgeGroup,
) -> Result<CourseChoice, AppError> {
    let unknown = || AppError::UnknownCourse {
        course: language.to_owned(),
    };
    choices(library)?
        .into_iter()
        .find(|choice| !choice.is_own && choice.language == language && choice.age_group == age)
        .ok_or_else(unknown)
}

/// The course of this slug.
pub(crate) fn choice(library: &Library, slug: &str) -> Result<CourseChoice, AppError> {
    let unknown = || AppError::UnknownCourse {
        course: slug.to_owned(),
    };
    choices(library)?
        .into_iter()
        .find(|choice| choice.slug == slug)
        .ok_or_else(unknown)
}

/// Whether a course can be typed on a layout.
pub(crate) fn can_be_typed_on(
    library: &Library,
    course: &str,
    layout: &str,
) -> Result<bool, AppError> {
    let choice = choices(library)?
        .into_iter()
        .find(|choice| choice.slug == course);
    Ok(choice.is_some_and(|choice| choice.layouts.iter().any(|known| known == layout)))
}

/// The course in the key order of a layout.
///
/// # Errors
/// [`AppError::UnknownCourse`] when there is none for it.
pub(crate) fn on_layout(
    library: &Library,
    slug: &str,
    layout: &Layout,
) -> Result<Arc<Course>, AppError> {
    let course = library.course(slug, layout.key_order())?;
    if library
        .own_course(slug)
        .is_none_or(|own| types(layout, own))
    {
        return Ok(course);
    }
    Err(AppError::UnknownCourse {
        course: slug.to_owned(),
    })
}

/// The course in any key order: they all ask the same stars.
pub(crate) fn in_any_order(library: &Library, slug: &str) -> Option<Arc<Course>> {
    let choice = choice(library, slug).ok()?;
    let layout = library.layout(choice.layouts.first()?).ok()?;
    library.course(slug, layout.key_order()).ok()
}

pub(crate) fn age_group(age: CourseAge) -> AgeGroup {
    match age {
        CourseAge::Adults => AgeGroup::Adults,
        CourseAge::Teens => AgeGroup::Teens,
        CourseAge::Kids => AgeGroup::Kids,
    }
}

/// The word for an age group in files.
pub(crate) fn age_name(age: AgeGroup) -> &'static str {
    match age {
        AgeGroup::Adults => CourseAge::Adults.as_str(),
        AgeGroup::Teens => CourseAge::Teens.as_str(),
        AgeGroup::Kids => CourseAge::Kids.as_str(),
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

    /// The lesson to type next: the last open one, as a placement test opens lessons that nobody has to type; when
    /// that is done, the first that is not, else the last of the course.
    pub(crate) fn current(&self, course: &Course) -> u32 {
        let open = self.open(course);
        let is_left = |number: &u32| !self.is_completed(*number);
        let last = course.lessons.last().map_or(1, |lesson| lesson.number);
        let furthest = open.last().copied().filter(is_left);
        furthest
            .or_else(|| open.into_iter().find(is_left))
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

/// What is said before lesson `number` is typed.
pub(crate) fn intro(
    course: &Course,
    number: u32,
    reached: &Reached,
    layout: &Layout,
    digits: DigitFingers,
) -> Result<LessonIntro, AppError> {
    let lesson = course
        .lesson(number)
        .ok_or(AppError::UnknownLesson { number })?;
    let is_open = reached.open(course).contains(&number);
    let block = course
        .blocks
        .iter()
        .find(|block| block.number == lesson.block_number);
    let keys: Vec<IntroKey> = lesson
        .focus
        .iter()
        .filter_map(|unit| {
            keyboard::intro_key(layout, digits, unit, lesson.new_keys.contains(unit))
        })
        .collect();
    Ok(LessonIntro {
        lesson: tile(course, lesson, reached, is_open),
        block: lesson.block_number,
        block_title: block.map(|block| block.title.clone()).unwrap_or_default(),
        description: lesson.description.clone(),
        instructions: lesson.instructions.clone(),
        hints: lesson.hints.clone(),
        difficulty: lesson.difficulty,
        target_duration: lesson.target_duration,
        keys,
        taught: course.taught(number.saturating_sub(1)),
        next_missing: lesson::missing(course, number + 1, &reached.progress, &reached.unlocks)
            .map(missing),
    })
}
