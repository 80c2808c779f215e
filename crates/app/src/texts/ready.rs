//! A text that was read, cleaned for a layout and cut into pieces: to be looked at, and then kept.

use std::collections::BTreeSet;

use store::{NewChapter, OwnText, TextKind};
use trainer::{
    keyboard::Layout,
    own_text::{Changes, Cleaner, Difficulty, Measure, Sizes, pieces},
    text::cut,
};
use uuid::Uuid;

use super::Reading;
use crate::{error::AppError, exercise::count};

/// A text of which the layout cannot type more than this, in per cent, is not for it.
const MOST_LOST: u64 = 25;
/// A text without chapters comes in parts of so many pieces.
const PART: usize = 20;
/// Characters of a title that is taken from the first words.
const TITLE: usize = 40;

/// A text, ready to keep.
#[derive(Debug)]
pub(crate) struct Ready {
    /// As the book says it, else the file's name, else the first words.
    pub(crate) title: String,
    /// As the book says it.
    pub(crate) author: String,
    /// As the book says it, else the course's.
    pub(crate) language: String,
    /// Where it came from.
    pub(crate) kind: TextKind,
    /// Layout it was cleaned for.
    pub(crate) layout: String,
    /// What to type.
    pub(crate) chapters: Vec<NewChapter>,
    /// What became of the text.
    pub(crate) changes: Changes,
    /// How hard it is.
    pub(crate) difficulty: Difficulty,
    /// Every unit it has, once.
    pub(crate) signs: BTreeSet<Box<str>>,
    /// Units that are left.
    pub(crate) units: u64,
}

/// Who it is for.
#[derive(Debug)]
pub(crate) struct For<'a> {
    pub(crate) layout: &'a Layout,
    /// Of the course.
    pub(crate) language: &'a str,
    pub(crate) is_child: bool,
    /// Signs that the learner wants left out, though something could stand for them.
    pub(crate) left_out: &'a BTreeSet<Box<str>>,
}

/// Cleans a text and cuts it into pieces.
///
/// # Errors
/// [`AppError::TextEmpty`], and [`AppError::TextUntypable`] for one in another script; not where the learner leaves
/// signs out, who has seen how many.
pub(crate) fn ready(
    kind: TextKind,
    reading: &Reading,
    name: Option<&str>,
    whom: &For<'_>,
) -> Result<Ready, AppError> {
    let sizes = if whom.is_child {
        Sizes::CHILD
    } else {
        Sizes::GROWN
    };
    let mut cleaner = Cleaner::without(whom.layout, whom.left_out.clone());
    let mut chapters = Vec::new();
    for chapter in &reading.chapters {
        let raw = chapter.paragraphs.iter();
        let clean: Vec<String> = raw.map(|paragraph| cleaner.paragraph(paragraph)).collect();
        let pieces = pieces(&clean, sizes);
        if kind == TextKind::Epub {
            chapters.push((chapter.title.clone(), pieces));
        } else {
            let parts = pieces.chunks(PART);
            chapters.extend(parts.map(|part| (String::new(), part.to_vec())));
        }
    }
    let changes = cleaner.changes().clone();
    let percent = changes.lost_percent();
    if percent > MOST_LOST && whom.left_out.is_empty() {
        return Err(AppError::TextUntypable {
            percent,
            layout: whom.layout.name.to_string(),
        });
    }
    let chapters: Vec<NewChapter> = chapters
        .into_iter()
        .filter_map(|(title, mut pieces)| {
            // A cover has a picture, and no more than a unit of text.
            pieces.retain(|piece| cut(piece).len() > 1);
            (!pieces.is_empty()).then_some(NewChapter { title, pieces })
        })
        .collect();
    let mut measure = Measure::new(whom.layout);
    let (mut signs, mut units) = (BTreeSet::new(), 0);
    for piece in chapters.iter().flat_map(|chapter| &chapter.pieces) {
        measure.add(piece);
        let cut = cut(piece);
        units += cut.len() as u64;
        signs.extend(cut);
    }
    let first = chapters
        .first()
        .and_then(|chapter| chapter.pieces.first())
        .ok_or(AppError::TextEmpty)?;
    let language = if reading.language.is_empty() {
        whom.language.to_owned()
    } else {
        reading.language.clone()
    };
    Ok(Ready {
        title: titled(&reading.title, name, first),
        author: reading.author.clone(),
        language,
        kind,
        layout: whom.layout.id.to_string(),
        difficulty: measure.difficulty(),
        chapters,
        changes,
        signs,
        units,
    })
}

fn titled(said: &str, name: Option<&str>, first: &str) -> String {
    let stem = name.map(|name| name.rsplit_once('.').map_or(name, |(stem, _)| stem));
    let words = || {
        let mut title = String::new();
        for word in first.split(' ') {
            if !title.is_empty() && title.chars().count() + word.chars().count() >= TITLE {
                break;
            }
            title.extend((!title.is_empty()).then_some(' '));
            title.extend(word.chars().take(TITLE));
        }
        title
    };
    [Some(said), stem]
        .into_iter()
        .flatten()
        .find_map(|title| super::title(title).ok())
        .unwrap_or_else(words)
}

impl Ready {
    /// Pieces in all.
    pub(crate) fn pieces(&self) -> u32 {
        self.chapters
            .iter()
            .map(|chapter| count(chapter.pieces.len()))
            .sum()
    }

    /// As it is stored.
    pub(crate) fn stored(&self, id: Uuid, title: String, now: i64) -> OwnText {
        OwnText {
            id,
            title,
            author: self.author.clone(),
            language: self.language.clone(),
            kind: self.kind,
            layout: self.layout.clone(),
            signs: self.signs.iter().map(|sign| &**sign).collect(),
            points: self.difficulty.points,
            units: self.units,
            pieces: self.pieces(),
            bookmark: 0,
            bookmark_unit: 0,
            added_at: now,
            practised_at: None,
        }
    }
}
