//! `set_org_role`: changes what a member is.

use std::sync::Arc;

use crate::{app::App, care, error::AppError, view::care::{OrgDetail, RoleArgs}};

pub(super) async fn run(app: &Arc<App>, args: RoleArgs) -> Result<OrgDetail, AppError> {
    let (org, member) = (care::id("org", &args.org)?, care::id("member", &args.member)?);
    let sync = app.sync()?;
    sync.set_org_role(org, member, args.role.into()).await?;
    care::org(&sync, org).await
}
