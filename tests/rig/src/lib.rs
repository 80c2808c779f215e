//! What tests and `cargo xtask` stand on: processes that cannot be left behind, PostgreSQL clusters of our own, a school's
//! network on loopback, and waiting for a condition. Knows nothing of Tactus.

mod binaries;
mod guard;
#[cfg(feature = "network")]
pub mod network;
pub mod port;
mod postgres;
mod shell;
pub mod wait;

pub use crate::binaries::{Binaries, OLDEST};
pub use crate::guard::Guarded;
pub use crate::postgres::{Cluster, Durability};
pub use crate::shell::output;
