//! `list_layouts`: every layout the app knows, those brought along last.

use std::sync::Arc;

use crate::{
    app::App,
    error::AppError,
    keyboard,
    view::{args::NoArgs, keyboard::LayoutSummary},
};

pub(super) fn run(app: &Arc<App>, _: NoArgs) -> Result<Vec<LayoutSummary>, AppError> {
    app.state(|state| {
        let layouts = state.library.layouts();
        let allowed = layouts.filter(|layout| state.policy.allows_layout(&layout.id, &state.library));
        Ok(allowed.map(keyboard::summary).collect())
    })
}
