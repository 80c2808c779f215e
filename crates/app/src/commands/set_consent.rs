//! `set_consent`: changes both consents at the server.

use std::sync::Arc;

use crate::{
    app::App,
    error::AppError,
    view::{account::AccountState, args::ConsentArgs},
};

pub(super) async fn run(app: &Arc<App>, args: ConsentArgs) -> Result<AccountState, AppError> {
    app.sync()?.set_consent(args.analytics, args.marketing).await?;
    app.after_account_change()
}
