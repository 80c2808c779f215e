//! `cargo xtask stripe-sandbox`: the life of a subscription against a sandbox of the real Stripe, by a test clock.

use anyhow::{Result, ensure};

use crate::command::{self, cargo};

/// Whose sandbox.
const KEY: &str = "STRIPE_TEST_KEY";

pub(crate) fn sandbox() -> Result<()> {
    let key = std::env::var(KEY).unwrap_or_default();
    let is_test = key.starts_with("sk_test_") || key.starts_with("rk_test_");
    ensure!(
        is_test,
        "{KEY} has to be a test key, sk_test_… or rk_test_…; a live key is never taken"
    );
    command::run(&mut cargo("build --workspace --bins"))?;
    // The key goes on in the environment, where it came from.
    command::run(&mut cargo("test --workspace --test sandbox -- --nocapture"))
}
