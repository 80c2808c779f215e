//! `leave_org`: the learner leaves an organisation; nobody there sees them any more.

use std::sync::Arc;

use crate::{app::App, care, error::AppError, view::care::{CareState, MemberArgs}};

pub(super) async fn run(app: &Arc<App>, args: MemberArgs) -> Result<CareState, AppError> {
    let (org, member) = (care::id("org", &args.org)?, care::id("member", &args.member)?);
    app.sync()?.remove_member(org, member).await?;
    care::state(app).await
}
