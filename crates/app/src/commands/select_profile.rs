//! `select_profile`: somebody else sits down.

use std::sync::Arc;

use crate::{
    app::App,
    error::AppError,
    view::{args::ProfileArgs, start::StartState},
};

pub(super) fn run(app: &Arc<App>, args: ProfileArgs) -> Result<StartState, AppError> {
    let id = args.id.parse().map_err(|_| AppError::UnknownProfile { id: args.id.clone() })?;
    let start = app.state(|state| {
        state.select(app, id)?;
        if let Ok(open) = state.profile() {
            app.copy_soon(open.store.path().to_owned());
        }
        state.start(app)
    })?;
    app.sum_soon();
    Ok(start)
}
