//! What every handler may use.

use std::sync::Arc;

use sqlx::PgPool;

use crate::accounts::{Limits, Passwords};
use crate::clock::Clock;
use crate::config::RateLimits;
use crate::mail::Mail;
use crate::random::Random;
use crate::reports::Reports;

/// The server's shared state; cheap to clone.
#[derive(Clone)]
pub struct App {
    /// Connections to the primary.
    pub db: PgPool,
    /// Where reports and rankings are read: from a replica, where there is one and it is well.
    pub reports: Reports,
    /// The only source of time.
    pub clock: Arc<dyn Clock>,
    /// The only source of randomness.
    pub random: Random,
    /// Password hashing, bounded.
    pub passwords: Passwords,
    /// How often who may ask.
    pub limits: Arc<Limits>,
    /// What mails need.
    pub mail: Arc<Mail>,
}

impl App {
    /// Puts the parts together. Connects to nothing.
    pub fn new(db: PgPool, clock: Arc<dyn Clock>, random: Random, limits: RateLimits) -> Self {
        Self {
            passwords: Passwords::new(&random),
            limits: Arc::new(Limits::new(limits, &clock)),
            mail: Mail::nowhere(),
            reports: Reports::from_primary(db.clone()),
            db,
            clock,
            random,
        }
    }
}
