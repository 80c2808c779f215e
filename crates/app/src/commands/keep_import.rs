//! `keep_import`: what was looked at becomes a text of the learner's.

use std::{collections::BTreeSet, sync::Arc};

use crate::{
    app::App,
    error::AppError,
    host::uuid_v7,
    texts::{self, For},
    view::text::{KeepImport, TextList},
};

pub(super) fn run(app: &Arc<App>, args: KeepImport) -> Result<TextList, AppError> {
    let title = texts::title(&args.title)?;
    let left_out = args.left_out.iter().flatten();
    let left_out: BTreeSet<Box<str>> = left_out.map(|sign| sign.as_str().into()).collect();
    if !left_out.is_empty() {
        clean_again(app, &args.import, &left_out)?;
    }
    app.state(|state| {
        let open = state.profile()?;
        let store = Arc::clone(&open.store);
        let ready = open.import(&args.import)?.ready.as_ref();
        let ready = ready.ok_or_else(|| AppError::BadValue { field: "import", value: args.import.clone() })?;
        let text = ready.stored(uuid_v7(&*app.host), title, app.host.now().unix_ms());
        let _committed = store.transact(|tx| tx.add_own_text(&text, &ready.chapters))?;
        open.import = None;
        texts::list(app, state)
    })
}

/// As the learner chose, sign by sign.
fn clean_again(app: &Arc<App>, id: &str, left_out: &BTreeSet<Box<str>>) -> Result<(), AppError> {
    let no_text = || AppError::BadValue { field: "import", value: id.to_owned() };
    let (kind, reading, name, layout, language, library, is_child) = app.state(|state| {
        let library = Arc::clone(&state.library);
        let open = state.profile()?;
        let is_child = open.is_child();
        let import = open.import(id)?;
        let (kind, reading) = import.reading.clone().ok_or_else(no_text)?;
        let ready = import.ready.as_ref().ok_or_else(no_text)?;
        let (layout, language) = (ready.layout.clone(), ready.language.clone());
        Ok((kind, reading, import.name.clone(), layout, language, library, is_child))
    })?;
    let whom = For { layout: library.layout(&layout)?, language: &language, is_child, left_out };
    let ready = texts::ready(kind, &reading, name.as_deref(), &whom)?;
    app.state(|state| {
        state.profile()?.import(id)?.ready = Some(ready);
        Ok(())
    })
}
