//! `end_learner`: ends that a learner is seen, or takes a question back.

use std::sync::Arc;

use crate::{app::App, care, error::AppError, view::care::{CareArgs, LearnerList}};

pub(super) async fn run(app: &Arc<App>, args: CareArgs) -> Result<LearnerList, AppError> {
    app.sync()?.end_care(care::id("id", &args.id)?).await?;
    care::learners(app).await
}
