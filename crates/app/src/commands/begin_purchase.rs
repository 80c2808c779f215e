//! `begin_purchase`: opens the system's browser to buy a plan.

use std::sync::Arc;

use crate::{
    app::App,
    error::AppError,
    plans,
    view::plan::{PlanPage, PurchaseArgs},
};

pub(super) async fn run(app: &Arc<App>, args: PurchaseArgs) -> Result<PlanPage, AppError> {
    plans::begin(app, args).await
}
