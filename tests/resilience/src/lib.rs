//! What holds sync against everything that goes wrong: real stores, the real server on a PostgreSQL of its own, and
//! between them whatever a network, a crash or a crowd does. Never shipped.

mod device;
mod dice;
mod herd;
mod house;
mod killable;
mod proxy;
mod typing;
mod wire;

pub use crate::device::{Device, PASSWORD};
pub use crate::dice::Dice;
pub use crate::herd::{Herd, Manners, Outcome, Second, accounts, token};
pub use crate::house::{House, Line};
pub use crate::killable::{Killable, check_derived};
pub use crate::proxy::{Faults, Proxy};
pub use crate::typing::{LAYOUT, Typed, typed};
pub use crate::wire::{POINTS, Point, Wire, kill};

/// Whether the test is to run in full.
pub fn is_nightly() -> bool {
    std::env::var_os("TACTUS_NIGHTLY").is_some()
}

/// `full` by night, `short` otherwise; `TACTUS_NIGHTLY=1/20` asks for a twentieth of `full`.
pub fn times(short: usize, full: usize) -> usize {
    let Ok(asked) = std::env::var("TACTUS_NIGHTLY") else {
        return short;
    };
    let part = asked
        .split_once('/')
        .and_then(|(_, part)| part.parse().ok());
    full / part.unwrap_or(1).max(1)
}
