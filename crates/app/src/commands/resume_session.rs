//! `resume_session`: goes on with what a crash, a quit or a reload interrupted.

use std::sync::Arc;

use super::open_exercise;
use crate::{
    app::App,
    error::AppError,
    view::{args::SessionArgs, exercise::Exercise},
};

pub(super) fn run(app: &Arc<App>, args: SessionArgs) -> Result<Exercise, AppError> {
    app.state(|state| {
        let open = state.profile()?;
        let layout = open.exercise(&args.session_id)?.layout.clone();
        let library = Arc::clone(&open.library);
        open_exercise::view(app, open, library.layout(&layout)?)
    })
}
