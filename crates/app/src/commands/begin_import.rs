//! `begin_import`: a text is going to come in. Whatever was coming in before is let go of.

use std::sync::Arc;

use crate::{
    app::App,
    error::AppError,
    exercise::count,
    host::uuid_v4,
    texts::{Import, PART_BYTES},
    view::text::{BeginImport, ImportBegun},
};

pub(super) fn run(app: &Arc<App>, args: BeginImport) -> Result<ImportBegun, AppError> {
    let import = Import::begin(uuid_v4(&*app.host), args.name, args.size)?;
    let id = import.id.to_string();
    app.state(|state| {
        let open = state.profile()?;
        open.can_store()?;
        open.import = Some(import);
        Ok(ImportBegun { import: id, part: count(PART_BYTES) })
    })
}
