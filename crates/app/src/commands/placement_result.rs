//! `placement_result`: how the placement test stands after some of its texts. It opens nothing.

use std::sync::Arc;

use crate::{
    app::App,
    error::AppError,
    placement,
    view::placement::{PlacementArgs, PlacementResult},
};

pub(super) fn run(app: &Arc<App>, args: PlacementArgs) -> Result<PlacementResult, AppError> {
    app.state(|state| {
        let library = Arc::clone(&state.library);
        let layout = library.layout(&state.settings(app).layout)?;
        let open = state.profile()?;
        let course = open.course(layout)?;
        placement::result(open, &course, layout, &args.sessions)
    })
}
