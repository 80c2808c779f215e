//! `delete_account`: deletes the account on the server and signs out. What is on this machine stays.

use std::sync::Arc;

use crate::{
    app::App,
    error::AppError,
    view::{account::AccountState, args::PasswordArgs},
};

pub(super) async fn run(app: &Arc<App>, args: PasswordArgs) -> Result<AccountState, AppError> {
    app.sync()?.delete_account(args.password.filter(|password| !password.is_empty())).await?;
    app.after_account_change()
}
