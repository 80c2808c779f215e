//! `keyboard`: one layout with all that the picture, the hands and the hints need.

use std::sync::Arc;

use crate::{
    app::App,
    error::AppError,
    keyboard,
    view::{args::KeyboardArgs, keyboard::KeyboardView},
};

pub(super) fn run(_: &Arc<App>, args: KeyboardArgs) -> Result<KeyboardView, AppError> {
    keyboard::layout(&args.layout).map(keyboard::view)
}
