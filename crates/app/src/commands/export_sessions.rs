//! `export_sessions`: sessions that the server does not have, or those named, as a JSON file in the data folder.

use std::sync::Arc;

use uuid::Uuid;

use crate::{
    app::App,
    error::AppError,
    export,
    view::account::{ExportArgs, Exported},
};

pub(super) fn run(app: &Arc<App>, args: ExportArgs) -> Result<Exported, AppError> {
    let mut ids = Vec::new();
    for id in args.session_ids {
        let parsed: Result<Uuid, _> = id.parse();
        ids.push(parsed.map_err(|_| AppError::UnknownSession { session_id: id })?);
    }
    app.state(|state| {
        let open = state.profile()?;
        if ids.is_empty() {
            ids = open.store.unsettled(u32::MAX)?.into_iter().map(|row| row.session_id).collect();
        }
        export::write(app, &open.store, &ids)
    })
}
