//! `list_layouts`: every layout the app knows, those brought along last.

use std::sync::Arc;

use crate::{
    app::App,
    error::AppError,
    keyboard,
    view::{args::NoArgs, keyboard::LayoutSummary},
};

pub(super) fn run(app: &Arc<App>, _: NoArgs) -> Result<Vec<LayoutSummary>, AppError> {
    app.state(|state| Ok(state.library.layouts().map(keyboard::summary).collect()))
}
