//! `drop_import`: the learner thought better of it. Nothing of what came in stays.

use std::sync::Arc;

use crate::{app::App, error::AppError, view::args::NoArgs};

pub(super) fn run(app: &Arc<App>, _: NoArgs) -> Result<(), AppError> {
    app.state(|state| {
        state.profile()?.import = None;
        Ok(())
    })
}
