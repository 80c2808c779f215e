//! Courses and lessons, the stars a lesson gives, and what opens the next one.
//!
//! Knows nothing of where courses come from (see [`crate::content`]) or where progress is kept.

mod course;
mod progress;
mod stars;
#[cfg(test)]
mod tests;
mod unlock;

pub use course::{
    AgeGroup, Block, Course, ExerciseType, Lesson, UnlockRequirements, target_duration,
};
pub use progress::{Attempt, LessonProgress};
pub use stars::{MAX_STARS, Requirement, Targets, star_requirements, stars};
pub use unlock::{Best, Missing, missing, open_lessons};
