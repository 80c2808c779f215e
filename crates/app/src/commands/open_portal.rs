//! `open_portal`: opens the system's browser to change, cancel or pay otherwise what was bought.

use std::sync::Arc;

use crate::{app::App, error::AppError, plans, view::plan::PortalArgs};

pub(super) async fn run(app: &Arc<App>, args: PortalArgs) -> Result<(), AppError> {
    plans::portal(app, args.purpose).await
}
