//! `statistics`: speed and accuracy over time, days, keys, pairs, fingers and rhythm.

use std::sync::Arc;

use crate::{
    app::App,
    error::AppError,
    statistics::{self, Asker},
    view::statistics::{Statistics, StatisticsArgs},
};

pub(super) fn run(app: &Arc<App>, args: StatisticsArgs) -> Result<Statistics, AppError> {
    // Reading takes no part in what is being typed: nothing waits for it.
    let asker = app.state(|state| Asker::of(app, state))?;
    let page = statistics::page(&asker, &args)?;
    app.sum_soon();
    Ok(page)
}
