//! `give_up_purchase`: ends the waiting for what is being bought.

use std::sync::Arc;

use crate::{
    app::App,
    error::AppError,
    plans,
    view::{args::NoArgs, plan::PlanPage},
};

pub(super) async fn run(app: &Arc<App>, _: NoArgs) -> Result<PlanPage, AppError> {
    plans::give_up(app).await
}
