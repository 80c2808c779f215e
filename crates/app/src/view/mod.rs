//! What goes between the UI and the app: arguments and answers of the commands, as plain data.
//!
//! Every type here is exported to TypeScript (`ui/src/ipc/bindings`). Figures are the stored integers
//! (1/100 WPM, 1/100 %, ms); the UI formats and never computes them.

pub mod account;
pub mod achievement;
pub mod args;
pub mod bring;
pub mod care;
pub mod coach;
pub mod copies;
pub mod course;
pub mod exercise;
pub mod gate;
pub mod keyboard;
pub mod leaderboard;
pub mod managed;
pub mod own;
pub mod placement;
pub mod plan;
pub mod report;
pub mod result;
pub mod settings;
pub mod shared;
pub mod start;
pub mod statistics;
pub mod text;
pub mod update;
