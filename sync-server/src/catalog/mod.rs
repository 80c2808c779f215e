//! The catalogue: courses, lessons, every text that was ever given to type, and which finger presses
//! which key.
//!
//! Owns `courses`, `lessons`, `lesson_texts` and `fingers`. A version of a course never changes once it
//! is here; what sessions were judged by stays.

mod edition;
mod find;
mod folder;
mod import;
mod ladder;
mod shown;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::App;

pub use edition::{Put, pack_units};
pub use find::{TypedLesson, find, known_layouts, stars_to_complete};
pub use import::{ImportError, Imported, import_built_in, import_folder};
pub use ladder::{Rung, lesson_ids, rungs, text_names};

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(shown::courses))
        .routes(routes!(shown::course))
        .routes(routes!(shown::lesson))
}
