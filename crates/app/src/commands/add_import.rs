//! `add_import`: the next bytes of a text that comes in.

use std::sync::Arc;

use base64::{Engine as _, engine::general_purpose::STANDARD};

use crate::{app::App, error::AppError, view::text::ImportPart};

pub(super) fn run(app: &Arc<App>, args: ImportPart) -> Result<(), AppError> {
    let part = STANDARD.decode(&args.data).map_err(|error| AppError::BadValue {
        field: "data",
        value: error.to_string(),
    })?;
    app.state(|state| state.profile()?.import(&args.import)?.add(args.from, &part))
}
