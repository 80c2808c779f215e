//! `dissolve_org`: ends an organisation.

use std::sync::Arc;

use crate::{app::App, care, error::AppError, view::care::{LearnerList, OrgArgs}};

pub(super) async fn run(app: &Arc<App>, args: OrgArgs) -> Result<LearnerList, AppError> {
    app.sync()?.dissolve_org(care::id("org", &args.org)?).await?;
    care::learners(app).await
}
