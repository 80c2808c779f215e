//! `login`: signs in with address and password.

use std::sync::Arc;

use crate::{
    app::App,
    error::AppError,
    view::{account::AccountState, args::LoginArgs},
};

pub(super) async fn run(app: &Arc<App>, args: LoginArgs) -> Result<AccountState, AppError> {
    app.sync()?.login(args.email.trim().to_owned(), args.password).await?;
    app.after_account_change()
}
