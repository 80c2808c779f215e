//! `account`: who is signed in, how sync stands, and where each of the newest sessions is.

use std::sync::Arc;

use crate::{
    account,
    app::App,
    error::AppError,
    view::{account::AccountState, args::NoArgs},
};

pub(super) fn run(app: &Arc<App>, _: NoArgs) -> Result<AccountState, AppError> {
    let token_store = app.host.token_store();
    app.state(|state| account::view(app, state.profile()?, token_store))
}
