//! `export_profile`: everything this machine holds of the profile, as a ZIP; needs no account.

use std::sync::Arc;

use crate::{
    app::App,
    error::AppError,
    export,
    takeout,
    view::{account::Taken, args::NoArgs},
};

pub(super) fn run(app: &Arc<App>, _: NoArgs) -> Result<Taken, AppError> {
    // Typing goes on meanwhile: only what is needed is taken from the state.
    let whose = app.state(|state| takeout::Whose::of(app, state))?;
    let zip = takeout::archive(&*app.host, &whose)?;
    let file = export::save(app, "tactus", "zip", &zip)?;
    Ok(Taken { file })
}
