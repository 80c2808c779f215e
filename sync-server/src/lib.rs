//! The sync server: accounts, sync and what the data says, over HTTP, on PostgreSQL.
//!
//! One folder per feature; a feature never touches another's tables, it calls the owner's functions
//! and hands on its transaction. Every figure that is stored comes from `trainer`, every shape that
//! goes over the wire from `protocol`. Time and randomness are parameters: see [`clock`] and
//! [`random`]; `clippy.toml` bans the global ones.

pub mod accounts;
pub mod admin;
pub mod audit;
pub mod billing;
pub mod care;
pub mod catalog;
pub mod clock;
pub mod config;
pub mod database;
pub mod export;
#[cfg(feature = "fuzzing")]
pub mod fuzzing;
pub mod http;
pub mod jobs;
pub mod mail;
pub mod oauth;
pub mod orgs;
pub mod random;
pub mod reports;
pub mod rewards;
pub mod router;
pub mod serve;
pub mod stats;
pub mod sync;
pub mod telemetry;

mod app;
#[cfg(test)]
mod document_export;

pub use app::App;
