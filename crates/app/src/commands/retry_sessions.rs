//! `retry_sessions`: sends everything again that was refused or is held back.

use std::sync::Arc;

use store::OutboxState;

use crate::{
    account,
    app::App,
    error::AppError,
    view::{account::AccountState, args::NoArgs},
};

pub(super) fn run(app: &Arc<App>, _: NoArgs) -> Result<AccountState, AppError> {
    let token_store = app.host.token_store();
    app.state(|state| {
        let open = state.profile()?;
        let refused = open.store.unsettled(u32::MAX)?.into_iter();
        let refused: Vec<_> = refused
            .filter(|row| matches!(row.state, OutboxState::Rejected | OutboxState::Held))
            .map(|row| row.session_id)
            .collect();
        let _committed = open.store.transact(|tx| refused.iter().try_for_each(|&id| tx.retry(id)))?;
        open.nudge_sync();
        account::view(app, open, token_store)
    })
}
