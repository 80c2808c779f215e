//! `begin_placement`: what the placement test of the profile's course asks. It keeps nothing and opens nothing.

use std::sync::Arc;

use crate::{
    app::App,
    error::AppError,
    placement,
    view::{args::NoArgs, placement::PlacementTest},
};

pub(super) fn run(app: &Arc<App>, _: NoArgs) -> Result<PlacementTest, AppError> {
    app.state(|state| {
        let library = Arc::clone(&state.library);
        let layout = library.layout(&state.settings(app).layout)?;
        let course = state.profile()?.course(layout)?;
        Ok(placement::test(&course, layout))
    })
}
