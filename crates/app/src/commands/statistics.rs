//! `statistics`: speed and accuracy over time, days, and the heat of every key.

use std::sync::Arc;

use crate::{
    app::App,
    error::AppError,
    statistics,
    view::{args::StatisticsArgs, statistics::Statistics},
};

pub(super) fn run(app: &Arc<App>, args: StatisticsArgs) -> Result<Statistics, AppError> {
    let today = app.host.now().local_date;
    // Reading takes no part in what is being typed: nothing waits for it.
    let (store, layout) = app.state(|state| {
        let layout = state.settings(app).layout;
        Ok((Arc::clone(&state.profile()?.store), layout))
    })?;
    statistics::page(&store, args.period, today, &layout)
}
