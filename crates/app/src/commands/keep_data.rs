//! `keep_data`: what was looked at becomes the learner's. All of it, or nothing.

use std::sync::Arc;

use crate::{
    app::App,
    bring,
    error::AppError,
    view::{bring::DataKept, text::ImportArgs},
};

pub(super) fn run(app: &Arc<App>, args: ImportArgs) -> Result<DataKept, AppError> {
    let (ready, store) = app.state(|state| {
        let open = state.profile()?;
        open.can_store()?;
        let store = Arc::clone(&open.store);
        let ready = open.import(&args.import)?.data.take();
        let ready = ready.ok_or_else(|| AppError::BadValue { field: "import", value: args.import.clone() })?;
        Ok((ready, store))
    })?;
    let kept = bring::keep(&*app.host, &ready, &store);
    app.state(|state| {
        let open = state.profile()?;
        // Somebody else may have sat down meanwhile.
        if Arc::ptr_eq(&open.store, &store) {
            match &kept {
                Ok(_) => open.import = None,
                // It can be tried again, say when there is room on the disk.
                Err(_) => open.import(&args.import)?.data = Some(ready),
            }
            open.nudge_sync();
            state.reload_settings(app)?;
        }
        Ok(())
    })?;
    kept
}
