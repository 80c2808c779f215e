//! `change_settings`: writes what differs. What the machine's policy decides stays as it is.

use std::sync::Arc;

use crate::{app::App, courses, error::AppError, settings, view::settings::Settings};

pub(super) fn run(app: &Arc<App>, new: Settings) -> Result<Settings, AppError> {
    app.state(|state| {
        settings::check(&new, &state.library)?;
        let before = state.settings(app);
        if new.layout != before.layout && !state.policy.decides("layout") {
            state.policy.check_layout(&new.layout, &state.library)?;
        }
        let course = state.profile()?.card.course.clone();
        if new.layout != before.layout && !courses::can_be_typed_on(&state.library, &course, &new.layout)? {
            return Err(AppError::UnknownCourse { course });
        }
        let changed = settings::changed(&before, &new);
        let free: Vec<_> = changed
            .iter()
            .filter(|(key, _)| !state.policy.decides(key))
            .map(|(key, value)| (key.as_str(), value.clone()))
            .collect();
        // Figures are hidden and shown in the lesson itself; everything else is an adult's affair.
        if free.iter().any(|(key, _)| *key != "show_figures") {
            state.profile()?.check_gate()?;
        }
        state.write_settings(app, &free)?;
        Ok(state.settings(app))
    })
}
