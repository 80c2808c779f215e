//! `create_org`: founds an organisation.

use std::sync::Arc;

use crate::{app::App, care, error::AppError, view::care::{LearnerList, NewOrg}};

pub(super) async fn run(app: &Arc<App>, args: NewOrg) -> Result<LearnerList, AppError> {
    app.sync()?.create_org(args.name.trim().to_owned()).await?;
    care::learners(app).await
}
