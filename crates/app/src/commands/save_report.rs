//! `save_report`: the report that was shown last, as a file where the learner finds it.

use std::sync::Arc;

use crate::{
    app::{App, lock},
    error::AppError,
    export,
    view::{account::Taken, args::NoArgs},
};

pub(super) fn run(app: &Arc<App>, _: NoArgs) -> Result<Taken, AppError> {
    let report = lock(&app.report).clone();
    // The interface saves only what it shows.
    let report = report.ok_or_else(|| AppError::Internal {
        why: "no report was made yet".into(),
    })?;
    let file = export::save(app, "tactus-report", "txt", report.as_bytes())?;
    Ok(Taken { file })
}
