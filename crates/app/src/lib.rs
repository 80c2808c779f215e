//! The use cases of the app, one file per command.

pub mod view;
