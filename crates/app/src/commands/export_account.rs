//! `export_account`: everything the server holds about the account, as a ZIP on this machine.

use std::sync::Arc;

use crate::{
    app::App,
    error::AppError,
    export,
    view::{account::Taken, args::NoArgs},
};

pub(super) async fn run(app: &Arc<App>, _: NoArgs) -> Result<Taken, AppError> {
    let zip = app.sync()?.export().await?;
    let app = Arc::clone(app);
    let written = tokio::task::spawn_blocking(move || export::save(&app, "tactus-account", "zip", &zip));
    let file = written.await.map_err(|error| AppError::Internal {
        why: error.to_string(),
    })??;
    Ok(Taken { file })
}
