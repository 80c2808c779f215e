//! `review_data`: what came in, read and held against what is here, to be looked at before it is kept.

use std::sync::Arc;

use crate::{
    app::App,
    bring,
    error::AppError,
    view::{bring::DataReview, text::ImportArgs},
};

pub(super) fn run(app: &Arc<App>, args: ImportArgs) -> Result<DataReview, AppError> {
    let (bytes, name, store) = app.state(|state| {
        let open = state.profile()?;
        let store = Arc::clone(&open.store);
        let import = open.import(&args.import)?;
        Ok((import.take()?, import.name.clone().unwrap_or_default(), store))
    })?;
    // Years of typing take a while: nobody else waits for it.
    let ready = bring::read(bytes, &name, &app.host.now())?;
    let review = bring::review(&args.import, &ready, &store)?;
    app.state(|state| {
        state.profile()?.import(&args.import)?.data = Some(ready);
        Ok(review)
    })
}
