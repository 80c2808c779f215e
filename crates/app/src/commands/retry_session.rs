//! `retry_session`: sends a session again that was refused, held back or kept here.

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
        let _committed = open.store.transact(|tx| tx.retry(id))?;
        open.nudge_sync();
        account::view(app, open, token_store)
    })
}
