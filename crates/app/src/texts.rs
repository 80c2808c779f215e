//! The learner's own texts: brought in, cleaned, kept, gone on with. They never leave this machine.
//!
//! A file comes in parts ([`import`]), is read ([`read`]) as what it is ([`epub`], else plain text), and cleaned for
//! the learner's layout by [`trainer::own_text`].

mod epub;
mod import;
mod piece;
mod read;
mod ready;
mod xhtml;

use std::sync::Arc;

use store::{OwnText, TextKind};
use trainer::{keyboard::Layout, own_text::Level};
use uuid::Uuid;

pub(crate) use import::{Import, PART_BYTES};
pub(crate) use piece::{Piece, is_own_text};
pub(crate) use read::{Reading, decode, read};
pub(crate) use ready::{For, Ready, ready};

use crate::{
    app::App,
    courses::Reached,
    error::AppError,
    exercise::count,
    host::rfc3339,
    library::Library,
    profile::OpenProfile,
    state::State,
    view::text::{OwnTextView, TextCard, TextChapter, TextLevel, TextList, TextSource},
};

/// More characters than this do not fit where a title is shown.
const LONGEST_TITLE: usize = 120;

/// The id of a text, as the UI names it.
pub(crate) fn id(text: &str) -> Result<Uuid, AppError> {
    text.parse().map_err(|_| unknown(text))
}

/// There is no such text.
pub(crate) fn unknown(id: &str) -> AppError {
    AppError::UnknownText { id: id.to_owned() }
}

/// A title as it can be shown, if it is one.
pub(crate) fn title(raw: &str) -> Result<String, AppError> {
    let title: String = raw.split_whitespace().collect::<Vec<_>>().join(" ");
    let is_title = !title.is_empty() && title.chars().count() <= LONGEST_TITLE;
    is_title.then_some(title).ok_or_else(|| AppError::BadValue {
        field: "title",
        value: raw.chars().take(LONGEST_TITLE).collect(),
    })
}

/// All texts of whoever is typing.
pub(crate) fn list(app: &App, state: &mut State) -> Result<TextList, AppError> {
    let library = Arc::clone(&state.library);
    let looks = Looks::of(app, state, &library)?;
    let open = state.profile()?;
    let texts = open.store.own_texts()?;
    let cards = texts.iter().map(|text| card(open, &looks, text));
    Ok(TextList {
        texts: cards.collect::<Result<_, _>>()?,
    })
}

/// One text with its chapters.
pub(crate) fn view(app: &App, state: &mut State, id: Uuid) -> Result<OwnTextView, AppError> {
    let library = Arc::clone(&state.library);
    let looks = Looks::of(app, state, &library)?;
    let open = state.profile()?;
    let text = open
        .store
        .own_text(id)?
        .ok_or_else(|| unknown(&id.to_string()))?;
    let chapters = open.store.own_chapters(id)?.into_iter();
    Ok(OwnTextView {
        card: card(open, &looks, &text)?,
        chapters: chapters
            .map(|chapter| TextChapter {
                number: chapter.number,
                title: chapter.title,
                first_piece: chapter.first_piece,
                pieces: chapter.pieces,
            })
            .collect(),
    })
}

/// What a text is held against: the keys there are, and those that were taught.
struct Looks<'a> {
    layout: &'a Layout,
    taught: Vec<String>,
}

impl<'a> Looks<'a> {
    fn of(app: &App, state: &mut State, library: &'a Library) -> Result<Self, AppError> {
        let layout = library.layout(&state.settings(app).layout)?;
        let open = state.profile()?;
        let course = open.course_for_any(layout)?;
        let reached = Reached::load(&open.store, &course.slug)?;
        let last = reached.open(&course).last().copied().unwrap_or(1);
        Ok(Self {
            layout,
            taught: course.taught(last),
        })
    }
}

fn card(open: &OpenProfile, looks: &Looks<'_>, text: &OwnText) -> Result<TextCard, AppError> {
    let chapters = open.store.own_chapters(text.id)?;
    let here = chapters
        .iter()
        .rfind(|chapter| chapter.first_piece <= text.bookmark.min(text.pieces - 1));
    let signs = trainer::text::cut(&text.signs);
    let seen = || signs.iter().map(|sign| &**sign).filter(|sign| *sign != " ");
    Ok(TextCard {
        id: text.id.to_string(),
        title: text.title.clone(),
        author: text.author.clone(),
        language: text.language.clone(),
        source: source(text.kind),
        chapters: count(chapters.len()),
        pieces: text.pieces,
        units: text.units,
        bookmark: text.bookmark,
        chapter: here.map_or(1, |chapter| chapter.number),
        chapter_title: here
            .map(|chapter| chapter.title.clone())
            .unwrap_or_default(),
        level: level(trainer::own_text::Difficulty::of(text.points).level),
        points: text.points,
        unlearned: seen()
            .filter(|sign| looks.layout.can_type(sign) && !knows(&looks.taught, sign))
            .map(str::to_owned)
            .collect(),
        untypable: seen()
            .filter(|sign| !looks.layout.can_type(sign))
            .map(str::to_owned)
            .collect(),
        practised_at: text
            .practised_at
            .and_then(chrono::DateTime::from_timestamp_millis)
            .map(rfc3339),
    })
}

/// Whether a sign was taught; a capital is, when its small letter is.
pub(crate) fn knows(taught: &[String], sign: &str) -> bool {
    let small = sign.to_lowercase();
    taught.iter().any(|unit| unit == sign || *unit == small)
}

pub(crate) fn source(kind: TextKind) -> TextSource {
    match kind {
        TextKind::Pasted => TextSource::Pasted,
        TextKind::Txt => TextSource::Txt,
        TextKind::Epub => TextSource::Epub,
    }
}

pub(crate) fn level(level: Level) -> TextLevel {
    match level {
        Level::Easy => TextLevel::Easy,
        Level::Usual => TextLevel::Usual,
        Level::Hard => TextLevel::Hard,
        Level::VeryHard => TextLevel::VeryHard,
    }
}
