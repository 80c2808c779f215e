//! `learners`: everybody whom the account sees.

use std::sync::Arc;

use crate::{app::App, care, error::AppError, view::{args::NoArgs, care::LearnerList}};

pub(super) async fn run(app: &Arc<App>, _: NoArgs) -> Result<LearnerList, AppError> {
    care::learners(app).await
}
