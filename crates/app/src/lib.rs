//! The use cases of the app: one file per command, one table of commands, one error type.
//!
//! Everything here runs without a window: the desktop shell and the test host call [`App::rpc`] and bring a
//! [`Host`]. This crate must not know Tauri, SQL, HTTP or a keyring, and reads the real clock nowhere but in
//! [`system`].

mod account;
mod achievements;
pub mod app;
#[cfg(test)]
mod bindings;
mod bring;
mod care;
mod coach;
mod commands;
pub mod config;
mod copied;
mod courses;
pub mod doctor;
pub mod error;
mod exercise;
mod export;
mod finish;
#[cfg(feature = "fuzzing")]
pub mod fuzzing;
mod gate;
pub mod host;
pub mod instance;
mod keyboard;
mod leaderboard;
mod library;
pub mod place;
mod placement;
mod plans;
pub mod policy;
mod profile;
mod result;
mod settings;
mod shared;
mod sign_in;
mod state;
mod statistics;
mod summing;
pub mod system;
mod takeout;
mod texts;
pub mod updates;
pub mod view;

pub use crate::{
    app::App,
    config::Config,
    error::{AppError, ErrorCode, ErrorView},
    gate::reset_pin,
    host::{Event, Host},
};
