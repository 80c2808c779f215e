//! `own_texts`: the texts of whoever is typing, each with its place to go on.

use std::sync::Arc;

use crate::{
    app::App,
    error::AppError,
    texts,
    view::{args::NoArgs, text::TextList},
};

pub(super) fn run(app: &Arc<App>, _: NoArgs) -> Result<TextList, AppError> {
    app.state(|state| texts::list(app, state))
}
