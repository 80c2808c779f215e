//! `restore_copy`: goes back to a copy of the learner's file. What was typed since stays; the file of before is kept aside.

use std::sync::Arc;

use crate::{
    app::App,
    error::AppError,
    view::{copies::CopyArgs, start::StartState},
};

pub(super) async fn run(app: &Arc<App>, args: CopyArgs) -> Result<StartState, AppError> {
    app.finish_summing().await;
    let (id, account) = app.state(|state| {
        state.profile()?.can_store()?;
        state.let_go()
    })?;
    if let Some(account) = account {
        account.stop().await;
    }
    let app = Arc::clone(app);
    let restored = tokio::task::spawn_blocking(move || {
        app.state(|state| {
            state.restore(&app, id, &args.name)?;
            state.start(&app)
        })
    });
    restored.await.map_err(|error| AppError::Internal {
        why: error.to_string(),
    })?
}
