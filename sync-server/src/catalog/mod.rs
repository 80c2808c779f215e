//! The catalogue: courses, lessons, every text that was ever given to type, and which finger presses
//! which key.
//!
//! Owns `courses`, `lessons`, `lesson_texts` and `fingers`. A version of a course never changes once it
//! is here; what sessions were judged by stays.

mod find;
mod folder;
mod import;
mod ladder;

pub use find::{TypedLesson, find, stars_to_complete};
pub use folder::FolderError;
pub use import::{ImportError, import_built_in, import_folder, pack_units};
pub use ladder::{Rung, lesson_ids, rungs, text_names};
