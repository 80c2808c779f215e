//! `select_profile`: somebody else sits down.

use std::sync::Arc;

use crate::{
    app::App,
    error::AppError,
    view::{args::ProfileArgs, start::StartState},
};

pub(super) async fn run(app: &Arc<App>, args: ProfileArgs) -> Result<StartState, AppError> {
    let id = args.id.parse().map_err(|_| AppError::UnknownProfile { id: args.id.clone() })?;
    app.forget_newcomer();
    // They were there a moment ago: what was being sent waits.
    app.finish_parting(id).await;
    let opened = Arc::clone(app);
    let start = app.blocking(move |app, state| {
        state.select(app, id)?;
        if let Ok(open) = state.profile() {
            opened.copy_soon(open.store.path().to_owned());
        }
        state.start(app)
    });
    let start = start.await?;
    app.sum_soon();
    Ok(start)
}
