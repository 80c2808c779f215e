//! `logout`: signs out, also without a network. What was not sent waits for the same account.

use std::sync::Arc;

use crate::{
    app::App,
    error::AppError,
    view::{account::AccountState, args::NoArgs},
};

pub(super) async fn run(app: &Arc<App>, _: NoArgs) -> Result<AccountState, AppError> {
    app.sync()?.logout().await?;
    app.after_account_change()
}
