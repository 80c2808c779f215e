//! `doctor`: the report for an administrator, made and shown; nothing of it is sent.

use std::sync::Arc;

use crate::{
    app::{App, lock},
    doctor::{Subject, examine},
    error::AppError,
    view::{args::NoArgs, report::ReportView},
};

pub(super) async fn run(app: &Arc<App>, _: NoArgs) -> Result<ReportView, AppError> {
    Ok(ReportView {
        text: made(app).await,
    })
}

/// Makes a report and keeps it, to be saved.
pub(super) async fn made(app: &App) -> String {
    let host = Arc::clone(&app.host);
    let clock = Arc::clone(&app.host);
    let report = examine(Subject {
        config: app.config.clone(),
        sources: app.policies.clone(),
        surroundings: app.host.surroundings(),
        token_store: Box::new(move || host.token_store()),
        now: Arc::new(move || clock.now()),
        network: Some(app.network().clone()),
    })
    .await;
    let text = report.text();
    *lock(&app.report) = Some(text.clone());
    text
}
