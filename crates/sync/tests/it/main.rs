//! Sync between real stores and a server in memory, through every fault a network has.
#![expect(clippy::unwrap_used, reason = "a test says what went wrong by failing")]
#![expect(clippy::cast_possible_truncation, reason = "small numbers of tests")]

mod account;
mod bad_servers;
mod device;
mod faults;
mod healing;
mod http;
mod network;
mod server;
mod stories;
mod trouble;
mod world;
