//! `daily_goal`: how today goes, and the week before it.

use std::sync::Arc;

use crate::{
    app::App,
    error::AppError,
    statistics::{self, Asker},
    view::{args::NoArgs, statistics::DailyGoal},
};

pub(super) fn run(app: &Arc<App>, _: NoArgs) -> Result<DailyGoal, AppError> {
    let asker = app.state(|state| Asker::of(app, state))?;
    statistics::today(&asker)
}
