//! `end_care`: the learner ends that somebody sees them.

use std::sync::Arc;

use crate::{app::App, care, error::AppError, view::care::{CareArgs, CareState}};

pub(super) async fn run(app: &Arc<App>, args: CareArgs) -> Result<CareState, AppError> {
    app.sync()?.end_care(care::id("id", &args.id)?).await?;
    care::state(app).await
}
