//! `begin_data_import`: data from elsewhere is going to come in, by `add_import`.

use std::sync::Arc;

use crate::{
    app::App,
    bring,
    error::AppError,
    exercise::count,
    host::uuid_v4,
    texts::{Import, PART_BYTES},
    view::text::{BeginImport, ImportBegun},
};

pub(super) fn run(app: &Arc<App>, args: BeginImport) -> Result<ImportBegun, AppError> {
    let too_large = AppError::ImportTooLarge { megabytes: bring::MOST_BYTES / 1024 / 1024 };
    let import = Import::begin_with(uuid_v4(&*app.host), args.name, args.size, bring::MOST_BYTES, too_large)?;
    let id = import.id.to_string();
    app.state(|state| {
        let open = state.profile()?;
        open.can_store()?;
        open.import = Some(import);
        Ok(ImportBegun { import: id, part: count(PART_BYTES) })
    })
}
