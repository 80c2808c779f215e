//! `finish_session`: the text is typed, or the time of a test is over. Replays it, stores it with all that follows, ends the journal.
//!
//! Asked again for a session that is stored, it answers the same result.

use std::sync::Arc;

use crate::{
    app::App,
    error::AppError,
    view::{args::FinishArgs, result::SessionResult},
};

pub(super) fn run(app: &Arc<App>, args: FinishArgs) -> Result<SessionResult, AppError> {
    let result = app.state(|state| {
        let open = state.profile()?;
        if open.exercise(&args.session_id).is_err() {
            return open.result(&args.session_id);
        }
        let exercise = open.exercise(&args.session_id)?;
        let recorder = &exercise.recorder;
        if !exercise.is_finished(args.clock) {
            return Err(AppError::NotFinished { cursor: recorder.cursor(), length: recorder.text().len() });
        }
        let result = state.store_exercise(app, args.clock)?;
        app.copy_soon(state.profile()?.store.path().to_owned());
        Ok(result)
    })?;
    app.sum_soon();
    Ok(result)
}
