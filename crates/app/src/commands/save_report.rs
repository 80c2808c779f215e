//! `save_report`: the report that was shown last, as a file where the learner finds it.

use std::sync::Arc;

use crate::{
    app::{App, lock},
    commands::doctor,
    error::AppError,
    export,
    view::{account::Taken, args::NoArgs},
};

pub(super) async fn run(app: &Arc<App>, _: NoArgs) -> Result<Taken, AppError> {
    let shown = lock(&app.report).clone();
    let report = match shown {
        Some(report) => report,
        None => doctor::made(app).await,
    };
    let file = export::save(app, "tactus-report", "txt", report.as_bytes())?;
    Ok(Taken { file })
}
