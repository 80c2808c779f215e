//! `sync_now`: an exchange by hand. How it went is in the answer, not an error: nothing here was lost by it.

use std::sync::Arc;

use sync::{Failure, Why};

use crate::{
    app::App,
    error::AppError,
    view::{account::AccountState, args::NoArgs},
};

pub(super) async fn run(app: &Arc<App>, _: NoArgs) -> Result<AccountState, AppError> {
    match app.sync()?.exchange(Why::ByHand).await {
        Err(failure @ (Failure::SignedOut | Failure::Store(_))) => Err(failure.into()),
        // The panel says it.
        Ok(()) | Err(_) => app.after_account_change(),
    }
}
