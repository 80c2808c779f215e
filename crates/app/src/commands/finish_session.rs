//! `finish_session`: the text is typed. Replays it, stores it with all that follows, ends the journal.
//!
//! Asked again for a session that is stored, it answers the same result.

use std::sync::Arc;

use crate::{
    app::App,
    error::AppError,
    view::{args::SessionArgs, result::SessionResult},
};

pub(super) fn run(app: &Arc<App>, args: SessionArgs) -> Result<SessionResult, AppError> {
    app.state(|state| {
        let open = state.profile()?;
        if open.exercise(&args.session_id).is_err() {
            return open.result(&args.session_id);
        }
        let recorder = &open.exercise(&args.session_id)?.recorder;
        if !recorder.is_complete() {
            return Err(AppError::NotFinished { cursor: recorder.cursor(), length: recorder.text().len() });
        }
        let result = state.store_exercise(app)?;
        app.copy_soon(state.profile()?.store.path().to_owned());
        Ok(result)
    })
}
