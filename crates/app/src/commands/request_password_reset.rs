//! `request_password_reset`: asks for a mail with which to choose a new password.

use std::sync::Arc;

use crate::{
    app::App,
    error::AppError,
    view::args::AddressArgs,
};

pub(super) async fn run(app: &Arc<App>, args: AddressArgs) -> Result<(), AppError> {
    app.sync()?.request_password_reset(args.email.trim().to_owned()).await?;
    Ok(())
}
