//! The model on generated learners.

mod figures;
pub(crate) mod learner;
mod sums;
mod weak;
