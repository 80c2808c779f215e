//! `plans`: the plans that the sync server sells, and what the account has.

use std::sync::Arc;

use crate::{
    app::App,
    error::AppError,
    plans,
    view::{args::NoArgs, plan::PlanPage},
};

pub(super) async fn run(app: &Arc<App>, _: NoArgs) -> Result<PlanPage, AppError> {
    plans::page(app).await
}
