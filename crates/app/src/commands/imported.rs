//! `imported`: what was brought from other programs.

use std::sync::Arc;

use crate::{
    app::App,
    bring,
    error::AppError,
    view::{args::NoArgs, bring::Imported},
};

pub(super) fn run(app: &Arc<App>, _: NoArgs) -> Result<Imported, AppError> {
    let store = app.state(|state| Ok(Arc::clone(&state.profile()?.store)))?;
    bring::imported(&store)
}
