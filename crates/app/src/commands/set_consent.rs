//! `set_consent`: changes both consents: one that is taken back holds at once. A child’s profile gives none.

use std::sync::Arc;

use crate::{
    app::App,
    error::AppError,
    view::{account::AccountState, args::ConsentArgs},
};

pub(super) async fn run(app: &Arc<App>, args: ConsentArgs) -> Result<AccountState, AppError> {
    let may = app.state(|state| Ok(!state.profile()?.is_child()))?;
    app.sync()?.set_consent(args.analytics && may, args.marketing && may).await?;
    app.after_account_change()
}
