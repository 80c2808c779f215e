//! `keep_import`: what was looked at becomes a text of the learner's.

use std::sync::Arc;

use crate::{
    app::App,
    error::AppError,
    host::uuid_v7,
    texts,
    view::text::{KeepImport, TextList},
};

pub(super) fn run(app: &Arc<App>, args: KeepImport) -> Result<TextList, AppError> {
    let title = texts::title(&args.title)?;
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
