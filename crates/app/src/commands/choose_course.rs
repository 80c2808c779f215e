//! `choose_course`: another course for whoever is typing, built in or brought along. What was reached in the old one is
//! kept, and found again with it.

use std::sync::Arc;

use serde_json::Value;

use crate::{
    app::App,
    error::AppError,
    view::{own::ChooseCourse, start::StartState},
};

pub(super) fn run(app: &Arc<App>, args: ChooseCourse) -> Result<StartState, AppError> {
    app.state(|state| {
        let library = Arc::clone(&state.library);
        let course = state.policy.choice(&library, &args.course)?;
        let layout = library.layout(&args.layout)?;
        if !course.layouts.iter().any(|id| **id == *layout.id) {
            state.policy.check_layout(&args.layout, &library)?;
            return Err(AppError::UnknownCourse { course: course.slug });
        }
        // Whatever was being typed is a session of its own.
        state.leave(app)?;
        let is_free = !state.policy.decides("layout");
        if state.settings(app).layout != args.layout && is_free {
            state.write_settings(app, &[("layout", Value::from(args.layout))])?;
        }
        state.change_course(app, &course)?;
        state.start(app)
    })
}
