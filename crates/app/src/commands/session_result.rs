//! `session_result`: the result of a stored session.

use std::sync::Arc;

use crate::{
    app::App,
    error::AppError,
    view::{args::SessionArgs, result::SessionResult},
};

pub(super) fn run(app: &Arc<App>, args: SessionArgs) -> Result<SessionResult, AppError> {
    app.state(|state| state.profile()?.result(&args.session_id))
}
