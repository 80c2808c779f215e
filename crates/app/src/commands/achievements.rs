//! `achievements`: what was reached, what is under way, and what is still ahead.

use std::sync::Arc;

use crate::{
    achievements,
    app::App,
    error::AppError,
    view::{achievement::Achievements, args::NoArgs},
};

pub(super) fn run(app: &Arc<App>, _: NoArgs) -> Result<Achievements, AppError> {
    // Reading takes no part in what is being typed: nothing waits for it.
    let store = app.state(|state| Ok(Arc::clone(&state.profile()?.store)))?;
    achievements::list(&store)
}
