//! The placement test of whoever is typing: what it asks, how it stands, what it opens.
//!
//! Nothing is kept of it but its sessions, which are practice: everything is worked out from these anew, so that an
//! app that was restarted between two texts goes on, and nobody opens a lesson by naming a number.

use store::Exercise;
use trainer::{
    keyboard::Layout,
    lesson::Course,
    placement::{self, Part, Typed},
    stats::SessionStats,
};

use crate::{
    error::AppError,
    exercise::count,
    profile::OpenProfile,
    view::placement::{PlacementEvidence, PlacementPart, PlacementResult, PlacementTest},
};

/// What the test asks.
pub(crate) fn test(course: &Course, layout: &Layout) -> PlacementTest {
    PlacementTest {
        lessons: count(course.lessons.len()),
        seconds: placement::SECONDS,
        parts: placement::parts(course, layout)
            .iter()
            .map(|part| part_view(course, part))
            .collect(),
    }
}

/// One text of the test, by its index.
pub(crate) fn part(course: &Course, layout: &Layout, index: u32) -> Option<Part> {
    let index = usize::try_from(index).ok()?;
    placement::parts(course, layout).into_iter().nth(index)
}

/// The number of the last lesson whose keys a text asks for.
pub(crate) fn last_lesson(course: &Course, part: &Part) -> u32 {
    let of_part = course
        .lessons
        .iter()
        .rfind(|lesson| lesson.block_number <= part.last_block);
    of_part.map_or(1, |lesson| lesson.number)
}

/// Titles of the blocks that a text asks about.
pub(crate) fn titles(course: &Course, part: &Part) -> Vec<String> {
    let blocks = part.first_block..=part.last_block;
    course
        .blocks
        .iter()
        .filter(|block| blocks.contains(&block.number))
        .map(|block| block.title.clone())
        .collect()
}

/// How the test stands after these sessions, in the order of its texts.
///
/// # Errors
/// [`AppError::UnknownSession`] for one that is not stored, or is not of the text in its place.
pub(crate) fn result(
    open: &OpenProfile,
    course: &Course,
    layout: &Layout,
    sessions: &[String],
) -> Result<PlacementResult, AppError> {
    let parts = placement::parts(course, layout);
    let mut typed = Vec::with_capacity(sessions.len());
    let mut evidence = Vec::with_capacity(sessions.len());
    let (mut duration, mut length) = (0, 0);
    let mut stats = SessionStats::default();
    for (index, id) in sessions.iter().enumerate() {
        let unknown = || AppError::UnknownSession {
            session_id: id.clone(),
        };
        let part = parts.get(index).ok_or_else(unknown)?;
        let id = id.parse().map_err(|_| unknown())?;
        let session = open.store.session(id)?.ok_or_else(unknown)?.session;
        let log = open.store.session_log(id)?.ok_or_else(unknown)?;
        if session.exercise != Exercise::Practice || log.text != part.text {
            return Err(unknown());
        }
        let judged = Typed::new(&session.figures, session.is_completed);
        evidence.push(PlacementEvidence {
            part: part_view(course, part),
            wpm: judged.wpm,
            accuracy: judged.accuracy,
            is_completed: judged.is_completed,
            is_known: part.is_known(&judged),
        });
        typed.push(judged);
        duration += session.figures.duration;
        length += session.figures.length;
        crate::finish::add_stats(&mut stats, &session, &log)?;
    }
    let start = placement::start(course, &parts, &typed);
    let lesson = course
        .lesson(start)
        .ok_or(AppError::UnknownLesson { number: start })?;
    let block = course
        .blocks
        .iter()
        .find(|block| block.number == lesson.block_number);
    let target = parts
        .get(typed.len().saturating_sub(1))
        .map_or(0, |part| part.target_wpm);
    Ok(PlacementResult {
        next: placement::next(&parts, &typed).map(count),
        start,
        start_title: lesson.title.clone(),
        block: lesson.block_number,
        block_title: block.map(|block| block.title.clone()).unwrap_or_default(),
        lessons: count(course.lessons.len()),
        typed: evidence,
        duration,
        length,
        weak_keys: placement::weak_keys(&stats, target),
    })
}

fn part_view(course: &Course, part: &Part) -> PlacementPart {
    PlacementPart {
        titles: titles(course, part),
        first_lesson: part.first_lesson,
        length: count(part.text.chars().count()),
        target_wpm: part.target_wpm * 100,
        target_accuracy: part.target_accuracy,
    }
}
