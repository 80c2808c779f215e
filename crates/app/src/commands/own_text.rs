//! `own_text`: one text with its chapters.

use std::sync::Arc;

use crate::{
    app::App,
    error::AppError,
    texts,
    view::text::{OwnTextView, TextArgs},
};

pub(super) fn run(app: &Arc<App>, args: TextArgs) -> Result<OwnTextView, AppError> {
    let id = texts::id(&args.id)?;
    app.state(|state| texts::view(app, state, id))
}
