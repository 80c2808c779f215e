//! `cancel_sign_in`: the browser is not waited for any longer.

use std::sync::Arc;

use crate::{app::App, error::AppError, view::args::NoArgs};

#[expect(clippy::unnecessary_wraps, reason = "every command of the table has the same shape")]
pub(super) fn run(app: &Arc<App>, _: NoArgs) -> Result<(), AppError> {
    app.waiting.cancel();
    Ok(())
}
