//! `record_events`: what was typed since the last batch. Sending a batch twice is harmless; send them one at a time.

use std::sync::Arc;

use crate::{
    app::App,
    error::AppError,
    view::exercise::{EventBatch, Position},
};

pub(super) fn run(app: &Arc<App>, batch: EventBatch) -> Result<Position, AppError> {
    app.hold_sums();
    let position = app.state(|state| {
        let open = state.profile()?;
        let id = open.card.id;
        open.exercise(&batch.session_id)?;
        let journal = state.profiles.journal(id);
        state.profile()?.exercise(&batch.session_id.clone())?.record(app, &journal, batch)
    });
    app.sync_journal_soon();
    position
}
