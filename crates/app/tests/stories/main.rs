//! The app without a window: commands by name, a real folder, a clock that the test holds.

#![expect(clippy::unwrap_used, reason = "what cannot happen in a test fails it")]

mod account;
mod achievements;
mod board;
mod bring;
mod care;
mod clocks;
mod coach;
mod courses;
mod crash;
mod device;
mod errors;
mod gate;
mod lesson;
mod network;
mod network_home;
mod own;
mod people;
mod placement;
mod plans;
mod policy;
mod providers;
mod recovery;
mod rights;
mod server;
mod shared;
mod statistics;
mod surface;
mod take;
mod texts;
mod updates;
mod wrong_files;
