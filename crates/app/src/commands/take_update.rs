//! `take_update`: fetches the newer version; it is put in place when Tactus is left.

use std::sync::Arc;

use crate::{
    app::App,
    error::AppError,
    updates::Wish,
    view::{args::NoArgs, update::UpdateState},
};

pub(super) async fn run(app: &Arc<App>, _: NoArgs) -> Result<UpdateState, AppError> {
    app.look_for_updates(Wish::Take).await
}
