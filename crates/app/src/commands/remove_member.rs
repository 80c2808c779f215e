//! `remove_member`: takes somebody out of an organisation.

use std::sync::Arc;

use crate::{app::App, care, error::AppError, view::care::{MemberArgs, OrgDetail}};

pub(super) async fn run(app: &Arc<App>, args: MemberArgs) -> Result<OrgDetail, AppError> {
    let (org, member) = (care::id("org", &args.org)?, care::id("member", &args.member)?);
    let sync = app.sync()?;
    sync.remove_member(org, member).await?;
    care::org(&sync, org).await
}
