//! `delete_text`: a text goes, at the learner's own wish. What was typed of it stays.

use std::sync::Arc;

use crate::{
    app::App,
    error::AppError,
    texts,
    view::text::{TextArgs, TextList},
};

pub(super) fn run(app: &Arc<App>, args: TextArgs) -> Result<TextList, AppError> {
    let id = texts::id(&args.id)?;
    app.state(|state| {
        let deleted = state.profile()?.store.transact(|tx| tx.delete_own_text(id))?;
        if !deleted.value {
            return Err(texts::unknown(&args.id));
        }
        texts::list(app, state)
    })
}
