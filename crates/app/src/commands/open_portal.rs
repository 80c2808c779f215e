//! `open_portal`: opens the system's browser to change, cancel or pay otherwise what was bought.

use std::sync::Arc;

use crate::{
    app::App,
    error::AppError,
    plans,
    view::args::NoArgs,
};

pub(super) async fn run(app: &Arc<App>, _: NoArgs) -> Result<(), AppError> {
    plans::portal(app).await
}
