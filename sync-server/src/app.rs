//! What every handler may use.

use std::sync::Arc;

use sqlx::PgPool;

use crate::accounts::{Limits, Passwords};
use crate::clock::Clock;
use crate::config::RateLimits;
use crate::random::Random;

/// The server's shared state; cheap to clone.
#[derive(Clone)]
pub struct App {
    /// Connections to the primary.
    pub db: PgPool,
    /// The only source of time.
    pub clock: Arc<dyn Clock>,
    /// The only source of randomness.
    pub random: Random,
    /// Password hashing, bounded.
    pub passwords: Passwords,
    /// How often who may ask.
    pub limits: Arc<Limits>,
}

impl App {
    /// Puts the parts together. Connects to nothing.
    pub fn new(db: PgPool, clock: Arc<dyn Clock>, random: Random, limits: RateLimits) -> Self {
        Self {
            passwords: Passwords::new(&random),
            limits: Arc::new(Limits::new(limits, &clock)),
            db,
            clock,
            random,
        }
    }
}
