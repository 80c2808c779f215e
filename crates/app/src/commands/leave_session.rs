//! `leave_session`: save and leave. What was typed is stored as it is; fewer than two keys are no session.

use std::sync::Arc;

use crate::{
    app::App,
    error::AppError,
    view::{args::SessionArgs, result::SessionResult},
};

pub(super) fn run(app: &Arc<App>, args: SessionArgs) -> Result<Option<SessionResult>, AppError> {
    let result = app.state(|state| {
        state.profile()?.exercise(&args.session_id)?;
        state.leave(app)
    })?;
    app.sum_soon();
    Ok(result)
}
