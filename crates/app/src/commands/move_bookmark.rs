//! `move_bookmark`: the learner goes on elsewhere in a text.

use std::sync::Arc;

use crate::{
    app::App,
    error::AppError,
    texts,
    view::text::{MoveBookmark, OwnTextView},
};

pub(super) fn run(app: &Arc<App>, args: MoveBookmark) -> Result<OwnTextView, AppError> {
    let id = texts::id(&args.id)?;
    app.state(|state| {
        let moved = state.profile()?.store.transact(|tx| tx.set_bookmark(id, (args.piece, 0), None))?;
        if !moved.value {
            return Err(texts::unknown(&args.id));
        }
        texts::view(app, state, id)
    })
}
