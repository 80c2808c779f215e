//! `recommendations`: what to practise today and why, from what is stored here.

use std::sync::Arc;

use crate::{
    app::App,
    coach::{self, Ground},
    error::AppError,
    view::{args::NoArgs, coach::Coach},
};

pub(super) fn run(app: &Arc<App>, _: NoArgs) -> Result<Coach, AppError> {
    // Computing takes no part in what is being typed: nothing waits for it.
    let ground = app.state(|state| Ground::of(app, state))?;
    coach::today(&ground)
}
