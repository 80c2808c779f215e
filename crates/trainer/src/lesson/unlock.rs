//! Which lessons are open, and what is missing to open the others.

use std::collections::{BTreeMap, BTreeSet};

use super::{Course, LessonProgress, Requirement, star_requirements};

/// Numbers of the open lessons.
///
/// Open are the first, those after a completed one, those that were typed before, and `unlocks`: what a
/// placement test or an earlier day opened. So the set only grows while progress and `unlocks` do.
pub fn open_lessons(
    course: &Course,
    progress: &BTreeMap<u32, LessonProgress>,
    unlocks: &BTreeSet<u32>,
) -> BTreeSet<u32> {
    let is_completed = |number: u32| progress.get(&number).is_some_and(|p| p.is_completed);
    let was_typed = |number: u32| progress.get(&number).is_some_and(|p| p.attempt_count > 0);
    let numbers = course.lessons.iter().map(|lesson| lesson.number);
    numbers
        .filter(|&n| n == 1 || unlocks.contains(&n) || is_completed(n - 1) || was_typed(n))
        .collect()
}

/// What keeps a lesson locked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Missing {
    /// The lesson that has to be typed better: the one before.
    pub previous: u32,
    /// The stars needed there.
    pub needs_stars: u8,
    /// What these stars need.
    pub requirement: Requirement,
    /// The finished attempt there that came closest; `None` before the first.
    pub best: Option<Best>,
    /// Whether the lesson before can be typed now.
    pub is_previous_open: bool,
}

/// Figures of one attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Best {
    /// Stars.
    pub rating: u8,
    /// 1/100 WPM.
    pub wpm: u32,
    /// 1/100 %.
    pub accuracy: u32,
}

/// What opens lesson `number`; `None` when it is open or not in the course.
pub fn missing(
    course: &Course,
    number: u32,
    progress: &BTreeMap<u32, LessonProgress>,
    unlocks: &BTreeSet<u32>,
) -> Option<Missing> {
    let lesson = course.lesson(number)?;
    let open = open_lessons(course, progress, unlocks);
    if open.contains(&number) {
        return None;
    }
    let previous = number.checked_sub(1)?;
    let needs_stars = lesson.unlock_requirements.previous_lesson_stars;
    let best = progress.get(&previous).and_then(|p| p.best);
    Some(Missing {
        previous,
        needs_stars,
        requirement: star_requirements(&course.targets(previous)?, needs_stars),
        best: best.and_then(|attempt| {
            let rating = attempt.rating?;
            Some(Best {
                rating,
                wpm: attempt.wpm,
                accuracy: attempt.accuracy,
            })
        }),
        is_previous_open: open.contains(&previous),
    })
}
