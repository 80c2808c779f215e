//! One learner's data on their own machine: SQLite, one file per profile, and the journal of the open session.
//!
//! Knows files and SQL; knows no network, no keyring, no clock (times are Unix ms and come in as parameters)
//! and no rules of typing: what a session means comes from `trainer`. Every write goes through
//! [`Store::transact`], which returns what changed. Nothing stored is ever deleted.

mod aside;
mod copies;
mod error;
mod files;
mod migrate;
mod open;
mod transact;

pub use aside::{AsideReason, SetAside};
pub use copies::{DAILY_COPIES, daily_copies, daily_copy};
pub use error::{Result, StoreError};
pub use files::write_atomically;
pub use open::{Opened, Store};
pub use transact::{Changes, Committed, Tx};
