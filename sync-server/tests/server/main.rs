//! The server, tested from outside: the real router on a real PostgreSQL, or the real binary.

#![expect(clippy::unwrap_used, reason = "a test stops at what it did not expect")]

mod abuse;
mod account_changes;
mod account_mail;
mod accounts;
mod achievements;
mod admin;
mod billing;
mod by_learner;
mod care;
mod catalog;
mod catalog_shown;
mod coach;
mod deletion;
mod derived;
mod digest;
mod document;
mod effects;
mod erasure;
mod export;
mod keystrokes;
mod limits;
mod matrix;
mod migrations;
mod oauth;
mod odd_times;
mod orgs;
mod outbox;
mod pull;
mod push;
mod quiet;
mod refresh;
mod replica;
mod reports;
mod retention;
mod rewards;
mod role;
mod rules;
mod shutdown;
mod startup;
mod stripe;
mod support;
mod upkeep;
mod withdrawal;
