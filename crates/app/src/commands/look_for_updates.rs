//! `look_for_updates`: looks for a newer version by hand. What went wrong is in the answer, not an error.

use std::sync::Arc;

use crate::{
    app::App,
    error::AppError,
    updates::Wish,
    view::{args::NoArgs, update::UpdateState},
};

pub(super) async fn run(app: &Arc<App>, _: NoArgs) -> Result<UpdateState, AppError> {
    app.look_for_updates(Wish::AsChosen).await
}
