//! `set_seat`: gives a member a seat, or takes it back.

use std::sync::Arc;

use crate::{app::App, care, error::AppError, view::care::{OrgDetail, SeatArgs}};

pub(super) async fn run(app: &Arc<App>, args: SeatArgs) -> Result<OrgDetail, AppError> {
    let (org, member) = (care::id("org", &args.org)?, care::id("member", &args.member)?);
    let sync = app.sync()?;
    sync.set_seat(org, member, args.has_seat).await?;
    care::org(&sync, org).await
}
