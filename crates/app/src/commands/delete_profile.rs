//! `delete_profile`: deletes whoever is typing from this machine, for good. Their account, if they have one, is signed out and stays.

use std::sync::Arc;

use crate::{
    app::App,
    error::AppError,
    state::State,
    view::{args::DeleteProfile, start::StartState},
};

pub(super) async fn run(app: &Arc<App>, args: DeleteProfile) -> Result<StartState, AppError> {
    app.state(|state| {
        let card = &state.profile()?.card;
        if card.id.to_string() != args.id {
            return Err(AppError::UnknownProfile { id: args.id.clone() });
        }
        // What was typed by hand, so that nobody is deleted by a slip.
        if card.name == args.name.trim() { Ok(()) } else { Err(AppError::BadValue { field: "name", value: args.name.clone() }) }
    })?;
    if let Ok(sync) = app.sync() {
        // The tokens go from the keyring in any case; the server is told if it can be.
        sync.logout().await?;
    }
    app.finish_copying().await;
    app.finish_summing().await;
    let (id, account) = app.state(State::let_go)?;
    if let Some(account) = account {
        account.stop().await;
    }
    let app = Arc::clone(app);
    let deleted = tokio::task::spawn_blocking(move || {
        app.state(|state| {
            state.delete(&app, id)?;
            state.start(&app)
        })
    });
    deleted.await.map_err(|error| AppError::Internal {
        why: error.to_string(),
    })?
}
