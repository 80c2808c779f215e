//! What every handler may use.

use std::sync::Arc;

use ipnet::IpNet;
use sqlx::PgPool;
use tokio::sync::Semaphore;

use crate::accounts::{Limits, Passwords, Plans};
use crate::billing::Billing;
use crate::clock::Clock;
use crate::config::RateLimits;
use crate::http::Load;
use crate::mail::Mail;
use crate::oauth::Providers;
use crate::random::Random;
use crate::reports::Reports;

/// More exports at once, and the next is told to come back.
const EXPORTS: usize = 4;

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
    /// How much is taken on at once.
    pub load: Arc<Load>,
    /// Proxies that are believed about where a request comes from.
    pub trusted_proxies: Arc<[IpNet]>,
    /// Whether browsers reach the server by TLS, and should never try without.
    pub is_reached_by_tls: bool,
    /// Whether plans limit anything here.
    pub plans: Plans,
    /// What plans are sold with; none where none are.
    pub billing: Option<Arc<Billing>>,
    /// Exports that may run at the same time.
    pub exports: Arc<Semaphore>,
    /// Providers one can sign in with.
    pub oauth: Arc<Providers>,
    /// What mails need.
    pub mail: Arc<Mail>,
}

impl App {
    /// Puts the parts together. Connects to nothing.
    pub fn new(db: PgPool, clock: Arc<dyn Clock>, random: Random, limits: RateLimits) -> Self {
        Self {
            passwords: Passwords::new(&random),
            limits: Arc::new(Limits::new(limits, &clock)),
            load: Arc::new(Load::new(limits)),
            trusted_proxies: Arc::new([]),
            is_reached_by_tls: false,
            plans: Plans::Unlimited,
            billing: None,
            exports: Arc::new(Semaphore::new(EXPORTS)),
            oauth: Arc::new(Providers::none()),
            mail: Mail::nowhere(),
            reports: Reports::from_primary(db.clone()),
            db,
            clock,
            random,
        }
    }
}
