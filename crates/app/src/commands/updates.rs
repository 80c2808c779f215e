//! `updates`: how Tactus stands to newer versions of itself.

use std::sync::Arc;

use crate::{
    app::App,
    error::AppError,
    view::{args::NoArgs, update::UpdateState},
};

pub(super) fn run(app: &Arc<App>, _: NoArgs) -> Result<UpdateState, AppError> {
    app.update_state()
}
