//! The domain of a typing trainer: what is typed, what it means, what comes next.
//!
//! Pure: no clock, no global randomness, no files, no network, no SQL, no text for people. The app, the
//! server and the tests all call this crate, so that the same log gives the same figures everywhere.
//!
//! A text is cut into units ([`text`]), typed as a log of events ([`typing`]), judged ([`metrics`]),
//! summed up by key and pair ([`stats`]) and placed in a course ([`lesson`]). [`model`] says from the sums what the
//! next presses will be like, [`coach`] what to practise, [`achievements`] what all of it amounts to. [`keyboard`]
//! knows where each unit lies and which finger types it; [`content`] makes the texts, and [`own_text`] readies those
//! that learners bring along.

pub mod achievements;
pub mod coach;
pub mod content;
pub mod day;
#[cfg(feature = "fuzzing")]
pub mod fuzzing;
pub mod keyboard;
pub mod lesson;
pub mod metrics;
pub mod model;
pub mod norms;
pub mod own_text;
pub mod placement;
pub mod stats;
pub mod text;
pub mod trend;
pub mod typing;
pub mod units;

pub use units::{Centi, Millis};
