//! What the texts of the test are joined from: words and sentences of lessons.

use std::collections::BTreeSet;

use crate::content::Vocabulary;
use crate::lesson::{ExerciseType, Lesson};
use crate::text::cut;

/// A word with its marks, or a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    text: String,
    /// Units.
    length: usize,
    /// The different ones, without the space.
    units: BTreeSet<Box<str>>,
}

/// The words and sentences of lessons, each once, in their order. A word is one of `words`, or a number; groups of
/// letters are taken only where there is nothing else.
pub(super) fn pieces<'a>(
    lessons: impl Iterator<Item = &'a Lesson>,
    words: Option<&Vocabulary>,
    can_type: impl Fn(&str) -> bool,
) -> Vec<Piece> {
    let lessons: Vec<&Lesson> = lessons.collect();
    let of = |takes_groups: bool| {
        let mut all: Vec<Piece> = Vec::new();
        for lesson in &lessons {
            for text in split(lesson) {
                let is_wanted = takes_groups || is_written(lesson) || has_sense(&text, words);
                let is_new = all.iter().all(|piece| piece.text != text);
                let piece = Piece::new(text);
                if is_wanted && is_new && piece.units.iter().all(|unit| can_type(unit)) {
                    all.push(piece);
                }
            }
        }
        all
    };
    let pieces = of(false);
    if pieces.is_empty() { of(true) } else { pieces }
}

fn is_written(lesson: &Lesson) -> bool {
    matches!(
        lesson.exercise_type,
        ExerciseType::Sentences | ExerciseType::Paragraphs
    )
}

/// Whether all that is not a mark is words and numbers.
fn has_sense(text: &str, words: Option<&Vocabulary>) -> bool {
    let is_word = |run: &str| {
        run.chars().all(|unit| unit.is_ascii_digit()) || words.is_some_and(|words| words.has(run))
    };
    let has_word = text.chars().any(char::is_alphanumeric);
    let whole = text.trim_matches(|unit: char| !unit.is_alphanumeric());
    let mut runs = text
        .split(|unit: char| !unit.is_alphanumeric())
        .filter(|run| !run.is_empty());
    has_word && (is_word(whole) || runs.all(is_word))
}

impl Piece {
    fn new(text: String) -> Self {
        let cut = cut(&text);
        Self {
            length: cut.len(),
            units: cut.into_iter().filter(|unit| **unit != *" ").collect(),
            text,
        }
    }
}

fn split(lesson: &Lesson) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut goes_on = false;
    for token in lesson.text_content.split(' ') {
        // A mark between spaces belongs to the word before it: French has one before ? and !.
        let is_mark = !token.chars().any(char::is_alphanumeric);
        match pieces.last_mut() {
            Some(piece) if goes_on || is_mark => {
                piece.push(' ');
                piece.push_str(token);
            }
            _ => pieces.push(token.to_owned()),
        }
        goes_on = is_written(lesson) && !ends_sentence(token);
    }
    pieces
}

fn ends_sentence(token: &str) -> bool {
    token
        .trim_end_matches(['"', ')', '\''])
        .ends_with(['.', '!', '?'])
}

/// Pieces joined to about `length` units, at most `over` more: those first that have the most of `keys` not in the
/// text so far, then those with the most keys at all, each for its length. `None` where not even one is short enough
/// and the shortest is twice too long.
pub(super) fn text(pieces: &[Piece], keys: &[&str], length: usize, over: usize) -> Option<String> {
    let mut left: Vec<&Piece> = pieces.iter().collect();
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut chosen: Vec<&str> = Vec::new();
    let mut total = 0;
    while total < length {
        let room = length + over - total;
        let worth = |piece: &Piece| {
            let of_keys = || piece.units.iter().filter(|unit| keys.contains(&&***unit));
            let new = of_keys().filter(|unit| !seen.contains(&***unit)).count();
            // In whole numbers, so that every machine chooses the same.
            (new * 8 + of_keys().count()) * 1_000 / (piece.length + 1)
        };
        let fitting = left
            .iter()
            .enumerate()
            .filter(|(_, piece)| piece.length <= room);
        // Among equals the first.
        let best = fitting.rev().max_by_key(|(_, piece)| worth(piece));
        let Some((index, _)) = best else { break };
        let piece = left.remove(index);
        seen.extend(piece.units.iter().map(|unit| &**unit));
        chosen.push(&piece.text);
        total += piece.length + 1;
    }
    if chosen.is_empty() {
        let shortest = left.iter().min_by_key(|piece| piece.length)?;
        return (shortest.length <= 2 * length).then(|| shortest.text.clone());
    }
    Some(chosen.join(" "))
}
