//! `remove_import`: takes back what a file of another program brought.

use std::sync::Arc;

use crate::{
    app::App,
    bring,
    error::AppError,
    view::{bring::Imported, text::ImportArgs},
};

pub(super) fn run(app: &Arc<App>, args: ImportArgs) -> Result<Imported, AppError> {
    let store = app.state(|state| {
        let open = state.profile()?;
        open.can_store()?;
        Ok(Arc::clone(&open.store))
    })?;
    bring::remove(&store, &args.import)?;
    bring::imported(&store)
}
