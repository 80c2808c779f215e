//! `keep_session_local`: keeps a session on this machine. It counts here as before.

use std::sync::Arc;

use crate::{
    account,
    app::App,
    error::AppError,
    view::{account::AccountState, args::SessionArgs},
};

pub(super) fn run(app: &Arc<App>, args: SessionArgs) -> Result<AccountState, AppError> {
    let token_store = app.host.token_store();
    app.state(|state| {
        let open = state.profile()?;
        let id = args.session_id.parse().map_err(|_| AppError::UnknownSession { session_id: args.session_id })?;
        let _committed = open.store.transact(|tx| tx.keep_local(id))?;
        account::view(app, open, token_store)
    })
}
