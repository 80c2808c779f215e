//! The server, tested from outside: the real router on a real PostgreSQL, or the real binary.

#![expect(clippy::unwrap_used, reason = "a test stops at what it did not expect")]

mod abuse;
mod accounts;
mod effects;
mod erasure;
mod keystrokes;
mod limits;
mod migrations;
mod pull;
mod push;
mod refresh;
mod rules;
mod startup;
mod support;
