//! `change_password`: changes the password of the account.

use std::sync::Arc;

use crate::{
    app::App,
    error::AppError,
    view::account::ChangePassword,
};

pub(super) async fn run(app: &Arc<App>, args: ChangePassword) -> Result<(), AppError> {
    app.sync()?.change_password(args.old, args.new).await?;
    Ok(())
}
