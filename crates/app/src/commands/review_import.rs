//! `review_import`: what came in, read and cleaned, to be looked at before it is kept.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use trainer::own_text::Change;

use crate::{
    app::App,
    courses::Reached,
    error::AppError,
    exercise::count,
    texts::{self, For, Ready},
    view::text::{ImportArgs, SignChange, TextReview},
};

/// More signs than these are not looked at one by one.
const MOST_SIGNS: usize = 100;
/// Characters of the beginning.
const BEGINNING: usize = 240;

pub(super) fn run(app: &Arc<App>, args: ImportArgs) -> Result<TextReview, AppError> {
    let (bytes, name, library, layout, course, taught, is_child) = app.state(|state| {
        let layout = state.settings(app).layout;
        let library = Arc::clone(&state.library);
        let open = state.profile()?;
        let course = open.course_for_any(library.layout(&layout)?)?;
        let reached = Reached::load(&open.store, &course.slug)?;
        let taught = course.taught(reached.open(&course).last().copied().unwrap_or(1));
        let is_child = open.is_child();
        let import = open.import(&args.import)?;
        let (bytes, name) = (import.take()?, import.name.clone());
        Ok((bytes, name, library, layout, course, taught, is_child))
    })?;
    // A long book takes a while: nobody else waits for it.
    let (kind, reading) = texts::read(&bytes, name.is_none(), &course.language)?;
    drop(bytes);
    let (layout, left_out) = (library.layout(&layout)?, BTreeSet::new());
    let whom = For { layout, language: &course.language, is_child, left_out: &left_out };
    let ready = texts::ready(kind, &reading, name.as_deref(), &whom)?;
    let review = view(&args.import, &ready, &taught);
    app.state(|state| {
        let import = state.profile()?.import(&args.import)?;
        import.ready = Some(ready);
        import.reading = Some((kind, Arc::new(reading)));
        Ok(review)
    })
}

fn view(import: &str, ready: &Ready, taught: &[String]) -> TextReview {
    let changes = &ready.changes;
    let signs = ready.signs.iter().filter(|sign| &***sign != " " && !texts::knows(taught, sign));
    let first = ready.chapters.first().and_then(|chapter| chapter.pieces.first());
    TextReview {
        import: import.to_owned(),
        title: ready.title.clone(),
        author: ready.author.clone(),
        source: texts::source(ready.kind),
        chapters: count(ready.chapters.len()),
        has_titles: ready.chapters.iter().any(|chapter| !chapter.title.is_empty()),
        pieces: ready.pieces(),
        units: ready.units,
        level: texts::level(ready.difficulty.level),
        unlearned: signs.map(ToString::to_string).collect(),
        replaced: most(&changes.replaced),
        dropped: most(&changes.dropped),
        lost: changes.lost(),
        lenient: changes.lenient.values().map(|change| change.count).sum(),
        spaces: changes.spaces,
        invisible: changes.invisible,
        beginning: first.map(|piece| piece.chars().take(BEGINNING).collect()).unwrap_or_default(),
    }
}

fn most(changes: &BTreeMap<Box<str>, Change>) -> Vec<SignChange> {
    let mut all: Vec<SignChange> = changes
        .iter()
        .map(|(sign, change)| SignChange {
            sign: sign.to_string(),
            to: change.to.clone(),
            count: change.count,
            example: change.example.clone(),
        })
        .collect();
    all.sort_by(|one, other| other.count.cmp(&one.count).then_with(|| one.sign.cmp(&other.sign)));
    all.truncate(MOST_SIGNS);
    all
}
