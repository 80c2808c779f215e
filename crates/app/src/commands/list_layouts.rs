//! `list_layouts`: every layout the app knows.

use std::sync::Arc;

use crate::{
    app::App,
    error::AppError,
    keyboard,
    view::{args::NoArgs, keyboard::LayoutSummary},
};

pub(super) fn run(_: &Arc<App>, _: NoArgs) -> Result<Vec<LayoutSummary>, AppError> {
    Ok(trainer::keyboard::layouts().iter().map(keyboard::summary).collect())
}
