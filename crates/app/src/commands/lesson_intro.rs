//! `lesson_intro`: what is new in a lesson, where the fingers go, and what opens it and the next one.

use std::sync::Arc;

use crate::{
    app::App,
    courses::{self, Reached},
    error::AppError,
    settings,
    view::{args::LessonArgs, course::LessonIntro},
};

pub(super) fn run(app: &Arc<App>, args: LessonArgs) -> Result<LessonIntro, AppError> {
    app.state(|state| {
        let settings = state.settings(app);
        let library = Arc::clone(&state.library);
        let layout = library.layout(&settings.layout)?;
        let open = state.profile()?;
        let course = open.course(layout)?;
        let reached = Reached::load(&open.store, &course.slug)?;
        let digits = settings::digits(settings.digit_fingers);
        courses::intro(&course, args.number, &reached, layout, digits)
    })
}
