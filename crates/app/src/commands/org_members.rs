//! `org_members`: who is in an organisation, and who was asked.

use std::sync::Arc;

use crate::{app::App, care, error::AppError, view::care::{OrgArgs, OrgDetail}};

pub(super) async fn run(app: &Arc<App>, args: OrgArgs) -> Result<OrgDetail, AppError> {
    let org = care::id("org", &args.org)?;
    care::org(&app.sync()?, org).await
}
