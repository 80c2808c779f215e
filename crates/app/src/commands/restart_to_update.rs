//! `restart_to_update`: ends Tactus, so that the newer version that waits is put in place, and starts it again.

use std::sync::Arc;

use crate::{
    app::App,
    error::AppError,
    view::args::NoArgs,
};

pub(super) fn run(app: &Arc<App>, _: NoArgs) -> Result<(), AppError> {
    app.restart_to_update()
}
