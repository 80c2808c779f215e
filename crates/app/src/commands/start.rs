//! `start`: everything the UI needs for its first paint.

use std::sync::Arc;

use crate::{
    app::App,
    error::AppError,
    view::{args::NoArgs, start::StartState},
};

pub(super) fn run(app: &Arc<App>, _: NoArgs) -> Result<StartState, AppError> {
    app.state(|state| state.start(app))
}
