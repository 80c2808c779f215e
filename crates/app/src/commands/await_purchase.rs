//! `await_purchase`: answers when the server knows of what is being bought, or nobody waits any more.

use std::sync::Arc;

use crate::{
    app::App,
    error::AppError,
    plans,
    view::{args::NoArgs, plan::PlanPage},
};

pub(super) async fn run(app: &Arc<App>, _: NoArgs) -> Result<PlanPage, AppError> {
    plans::wait(app).await
}
