//! `keyboard`: one layout with all that the picture, the hands and the hints need.

use std::sync::Arc;

use crate::{
    app::App,
    error::AppError,
    keyboard, settings,
    view::{args::KeyboardArgs, keyboard::KeyboardView},
};

pub(super) fn run(app: &Arc<App>, args: KeyboardArgs) -> Result<KeyboardView, AppError> {
    app.state(|state| {
        let digits = settings::digits(state.settings(app).digit_fingers);
        let layout = state.library.layout(&args.layout)?;
        Ok(keyboard::view(layout, digits))
    })
}
