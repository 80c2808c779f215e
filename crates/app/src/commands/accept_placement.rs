//! `accept_placement`: opens the lessons up to the one that the placement test found. It completes none, gives no star,
//! and locks nothing.

use std::sync::Arc;

use crate::{
    app::App,
    courses::{self, Reached},
    error::AppError,
    placement,
    view::{course::CourseMap, placement::PlacementArgs},
};

pub(super) fn run(app: &Arc<App>, args: PlacementArgs) -> Result<CourseMap, AppError> {
    app.state(|state| {
        let library = Arc::clone(&state.library);
        let layout = library.layout(&state.settings(app).layout)?;
        let open = state.profile()?;
        let course = open.course(layout)?;
        let result = placement::result(open, &course, layout, &args.sessions)?;
        let _committed = open.store.transact(|tx| {
            (1..=result.start).try_for_each(|number| tx.unlock(&course.slug, number))
        })?;
        open.nudge_sync();
        let reached = Reached::load(&open.store, &course.slug)?;
        Ok(courses::map(&course, &reached, layout))
    })
}
