//! `cargo xtask replay FILE`.
