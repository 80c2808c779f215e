//! `add_members`: asks many addresses to join, by a list or a file.

use std::sync::Arc;

use sync::OrgRole;

use crate::{app::App, care, error::AppError, view::care::{AddMembers, AddReport, AddReportLine}};

pub(super) async fn run(app: &Arc<App>, args: AddMembers) -> Result<AddReport, AppError> {
    let org = care::id("org", &args.org)?;
    let role = if args.leads { OrgRole::Manager } else { OrgRole::Member };
    let sync = app.sync()?;
    let added = sync.add_members(org, args.csv, role).await?;
    let lines = added.lines.into_iter().map(|line| AddReportLine {
        line: line.line,
        email: line.email,
        verdict: line.verdict.into(),
    });
    Ok(AddReport { lines: lines.collect(), org: care::org(&sync, org).await? })
}
