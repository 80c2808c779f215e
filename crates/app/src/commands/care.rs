//! `care`: what waits for the learner's answer, and who sees them.

use std::sync::Arc;

use crate::{app::App, care, error::AppError, view::{args::NoArgs, care::CareState}};

pub(super) async fn run(app: &Arc<App>, _: NoArgs) -> Result<CareState, AppError> {
    care::state(app).await
}
