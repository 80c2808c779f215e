//! `choose_updates`: what is to be done about newer versions.

use std::sync::Arc;

use crate::{
    app::App,
    error::AppError,
    view::update::{UpdateArgs, UpdateState},
};

pub(super) fn run(app: &Arc<App>, args: UpdateArgs) -> Result<UpdateState, AppError> {
    app.choose_updates(args.choice)
}
