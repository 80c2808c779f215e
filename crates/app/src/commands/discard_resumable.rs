//! `discard_resumable`: does not go on with an interrupted session. It is stored as unfinished; nothing is lost.

use std::sync::Arc;

use crate::{app::App, error::AppError, view::args::SessionArgs};

pub(super) fn run(app: &Arc<App>, args: SessionArgs) -> Result<(), AppError> {
    app.state(|state| {
        state.profile()?.exercise(&args.session_id)?;
        state.leave(app)
    })?;
    app.sum_soon();
    Ok(())
}
