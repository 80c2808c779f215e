//! Placement: where in a course a learner begins who can already type.
//!
//! The test is a few short texts, each with the keys of more blocks, made of the course's own lessons: nothing in it
//! is random, so the same course always asks the same. A text counts as known when it was finished at the goal of its
//! lessons, in speed and in accuracy: children's too, as a child who hunts for keys should not skip them. The first
//! text that is not known ends the test, and its first lesson is where to begin. Nothing here opens a lesson: that is
//! for whoever keeps progress.

mod pieces;
#[cfg(test)]
mod tests;

use std::cmp::Reverse;

use crate::{
    content::Vocabulary, keyboard::Layout, lesson::Course, metrics::Figures, stats::SessionStats,
};

use self::pieces::pieces;

/// What the whole test is meant to take, seconds, at one and a half times the goals: whoever types more slowly than
/// that stops at an early text.
pub const SECONDS: u32 = 180;
/// Most texts of a test. Where a course has more blocks that teach keys, its first ones share a text.
pub const MAX_PARTS: usize = 5;
/// A text that a goal would make shorter says too little about accuracy, characters.
const SHORTEST: u32 = 40;
/// A text may be longer by so many characters, to end with a whole word or sentence.
const OVER: usize = 15;
/// Most keys that are named as weak.
const MAX_WEAK: usize = 5;

/// One text of the test.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The first of the blocks whose keys it asks for, from 1.
    pub first_block: u32,
    /// The last of them.
    pub last_block: u32,
    /// Where to begin when it is not known: the first lesson of the first block.
    pub first_lesson: u32,
    /// What to type: only keys taught up to the last block, and only what the layout can type.
    pub text: String,
    /// The highest goal of these blocks, WPM.
    pub target_wpm: u32,
    /// The highest goal of these blocks, 1/100 %.
    pub target_accuracy: u32,
}

/// How a text of the test was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Typed {
    /// Whether to its end.
    pub is_completed: bool,
    /// 1/100 WPM.
    pub wpm: u32,
    /// 1/100 %.
    pub accuracy: u32,
}

impl Typed {
    /// From the figures of its session.
    pub fn new(figures: &Figures, is_completed: bool) -> Self {
        Self {
            is_completed,
            wpm: figures.wpm,
            accuracy: figures.accuracy,
        }
    }
}

impl Part {
    /// Whether these figures say that its keys are known.
    pub fn is_known(&self, typed: &Typed) -> bool {
        typed.is_completed
            && typed.wpm >= self.target_wpm * 100
            && typed.accuracy >= self.target_accuracy
    }
}

/// The texts of the test of a course, in the order to type them; none for a course whose lessons are all too short.
pub fn parts(course: &Course, layout: &Layout) -> Vec<Part> {
    let blocks = teaching_blocks(course);
    let count = blocks.len().min(MAX_PARTS);
    let words = Vocabulary::of(&course.language).ok();
    let mut rest = blocks.as_slice();
    let mut parts = Vec::with_capacity(count);
    for index in 0..count {
        let share = rest.len().div_ceil(count - index);
        let (own, others) = rest.split_at(share);
        rest = others;
        parts.extend(part(course, layout, words.as_ref(), own, count));
    }
    parts
}

/// The part to type next: the first one, while all before it are known; `None` when the test is over.
pub fn next(parts: &[Part], typed: &[Typed]) -> Option<usize> {
    let known = known(parts, typed);
    (known == typed.len() && known < parts.len()).then_some(known)
}

/// The lesson to begin with: the first one of the first text that is not known; with all known, the first lesson
/// behind their blocks, or the last of the course.
pub fn start(course: &Course, parts: &[Part], typed: &[Typed]) -> u32 {
    if let Some(part) = parts.get(known(parts, typed)) {
        return part.first_lesson;
    }
    let taught = parts.last().map_or(0, |part| part.last_block);
    let behind = course
        .lessons
        .iter()
        .find(|lesson| lesson.block_number > taught);
    let last = behind.or(course.lessons.last());
    last.map_or(1, |lesson| lesson.number)
}

/// The keys to practise after a test, the weakest first: those with slips, then those slower than the goal.
pub fn weak_keys(stats: &SessionStats, target_wpm: u32) -> Vec<String> {
    let is_slow = |median: u64| median * u64::from(target_wpm) > 12_000;
    let mut weak: Vec<(u32, u64, &str)> = stats
        .keys()
        .into_iter()
        .map(|(unit, key)| (key.errors, key.median().unwrap_or(0), unit))
        .filter(|(errors, median, unit)| *unit != " " && (*errors > 0 || is_slow(*median)))
        .collect();
    weak.sort_by_key(|(errors, median, unit)| (Reverse(*errors), Reverse(*median), *unit));
    weak.truncate(MAX_WEAK);
    weak.into_iter().map(|(.., unit)| unit.to_owned()).collect()
}

/// How many texts are known, one after the other from the first.
fn known(parts: &[Part], typed: &[Typed]) -> usize {
    let judged = parts.iter().zip(typed);
    judged
        .take_while(|(part, typed)| part.is_known(typed))
        .count()
}

/// Numbers of the blocks in which keys are taught.
fn teaching_blocks(course: &Course) -> Vec<u32> {
    let teaches = |number: u32| {
        let mut lessons = course.lessons.iter();
        lessons.any(|lesson| lesson.block_number == number && !lesson.new_keys.is_empty())
    };
    course
        .blocks
        .iter()
        .map(|block| block.number)
        .filter(|number| teaches(*number))
        .collect()
}

/// The part about these blocks; `parts` is how many there are in all.
fn part(
    course: &Course,
    layout: &Layout,
    words: Option<&Vocabulary>,
    blocks: &[u32],
    parts: usize,
) -> Option<Part> {
    let (first, last) = (*blocks.first()?, *blocks.last()?);
    let of_blocks = || {
        course
            .lessons
            .iter()
            .filter(|lesson| blocks.contains(&lesson.block_number))
    };
    let target_wpm = of_blocks().map(|lesson| lesson.target_wpm).max()?;
    let seconds = SECONDS / u32::try_from(parts).unwrap_or(1).max(1);
    // Five characters a word, one and a half times the goal.
    let length = (target_wpm * seconds * 5 * 3 / (2 * 60)).max(SHORTEST);
    let keys: Vec<&str> = of_blocks()
        .flat_map(|lesson| lesson.new_keys.iter().map(String::as_str))
        .collect();
    let text = pieces::text(
        &pieces(of_blocks(), words, |unit| can_be_asked(layout, unit)),
        &keys,
        usize::try_from(length).unwrap_or(usize::MAX),
        OVER,
    )?;
    Some(Part {
        first_block: first,
        last_block: last,
        first_lesson: of_blocks().next()?.number,
        text,
        target_wpm,
        target_accuracy: of_blocks().map(|lesson| lesson.target_accuracy).max()?,
    })
}

/// Whether a layout types the unit on every board. A mark on the key that ANSI boards lack is not asked for: there
/// the test could not go on. Letters on that key come with the board.
fn can_be_asked(layout: &Layout, unit: &str) -> bool {
    let lies_on_iso_key = || {
        layout.route(unit).is_some_and(|strokes| {
            let is_iso = |code: &str| layout.keys.get(code).is_some_and(|key| key.iso_only);
            strokes.iter().any(|stroke| is_iso(&stroke.code))
        })
    };
    let is_letter = unit.chars().any(char::is_alphabetic);
    layout.is_portable(unit) && (is_letter || !lies_on_iso_key())
}
