//! `close_recommendation`: the learner does not want it, has done it, or takes that back. Answers what stands now.

use std::sync::Arc;

use crate::{
    app::App,
    coach::{self, Ground},
    error::AppError,
    view::coach::{CloseRecommendation, Coach},
};

pub(super) fn run(app: &Arc<App>, args: CloseRecommendation) -> Result<Coach, AppError> {
    let ground = app.state(|state| {
        coach::close(app, state, &args)?;
        Ground::of(app, state)
    })?;
    coach::today(&ground)
}
