//! `rename_text`: another title.

use std::sync::Arc;

use crate::{
    app::App,
    error::AppError,
    texts,
    view::text::{OwnTextView, RenameText},
};

pub(super) fn run(app: &Arc<App>, args: RenameText) -> Result<OwnTextView, AppError> {
    let (id, title) = (texts::id(&args.id)?, texts::title(&args.title)?);
    app.state(|state| {
        let renamed = state.profile()?.store.transact(|tx| tx.rename_own_text(id, &title))?;
        if !renamed.value {
            return Err(texts::unknown(&args.id));
        }
        texts::view(app, state, id)
    })
}
