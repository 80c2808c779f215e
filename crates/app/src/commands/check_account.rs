//! `check_account`: asks the server who is signed in: an address may have been confirmed meanwhile.

use std::sync::Arc;

use crate::{
    app::App,
    error::AppError,
    view::{account::AccountState, args::NoArgs},
};

pub(super) async fn run(app: &Arc<App>, _: NoArgs) -> Result<AccountState, AppError> {
    app.sync()?.me().await?;
    app.after_account_change()
}
