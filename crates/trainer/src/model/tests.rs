//! The model on generated learners.
