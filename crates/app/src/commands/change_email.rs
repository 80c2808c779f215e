//! `change_email`: changes the address; with the present one, the mail that confirms it is sent again.

use std::sync::Arc;

use crate::{
    app::App,
    error::AppError,
    view::{account::AccountState, args::LoginArgs},
};

pub(super) async fn run(app: &Arc<App>, args: LoginArgs) -> Result<AccountState, AppError> {
    app.sync()?.change_email(args.email.trim().to_owned(), args.password).await?;
    app.after_account_change()
}
