//! `course_map`: the learner's course with stars, locks, and what is missing to open them.

use std::sync::Arc;

use crate::{
    app::App,
    courses::{self, Reached},
    error::AppError,
    view::{args::NoArgs, course::CourseMap},
};

pub(super) fn run(app: &Arc<App>, _: NoArgs) -> Result<CourseMap, AppError> {
    app.state(|state| {
        let library = Arc::clone(&state.library);
        let layout = library.layout(&state.settings(app).layout)?;
        let open = state.profile()?;
        let course = open.course(layout)?;
        let reached = Reached::load(&open.store, &course.slug)?;
        Ok(courses::map(&course, &reached, layout))
    })
}
