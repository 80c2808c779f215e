//! `invite_learner`: asks an address whether its owner may be seen.

use std::sync::Arc;

use crate::{app::App, care, error::AppError, view::care::{InviteArgs, LearnerList}};

pub(super) async fn run(app: &Arc<App>, args: InviteArgs) -> Result<LearnerList, AppError> {
    app.sync()?.invite_learner(args.email.trim().to_owned()).await?;
    care::learners(app).await
}
