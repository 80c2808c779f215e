//! The test app: a router like the one in service, a database of its own, a clock that is told the time.
//!
//! One PostgreSQL cluster per run, one migrated template with the built-in courses, one copy of it per
//! test. Every answer is held to what the contract says of all answers, see [`Answer`].

mod answer;
mod client;
mod database;
mod mailbox;
mod session;

use std::sync::Arc;

use chrono::TimeDelta;
use sqlx::PgPool;
use sqlx::postgres::PgPoolOptions;
use tactus_server::accounts::{Cost, Passwords, Plans};
use tactus_server::clock::MockClock;
use tactus_server::config::RateLimits;
use tactus_server::mail::{Mail, Transport};
use tactus_server::random::Random;
use tactus_server::reports::Reports;
use tactus_server::{App, router};

pub(crate) use answer::Answer;
pub(crate) use client::{Client, PASSWORD, SignedIn, registration};
pub(crate) use database::{cluster, empty_database, fresh_database};
pub(crate) use mailbox::Received;
pub(crate) use session::{
    example, example_result, figures_of, lesson, lesson_session, push_of, record, typed_session,
};

/// When every test begins.
pub(crate) const NOW: &str = "2026-11-22T08:30:00Z";

/// A server under test.
pub(crate) struct TestApp {
    pub(crate) app: App,
    pub(crate) clock: Arc<MockClock>,
    router: axum::Router,
    /// Where its mails are.
    mails: tempfile::TempDir,
}

impl TestApp {
    /// With a database of its own and no limits on how often one may ask.
    pub(crate) async fn new() -> Self {
        Self::with(RateLimits::Off).await
    }

    /// With the limits that are in service.
    pub(crate) async fn with_limits() -> Self {
        Self::with(RateLimits::Default).await
    }

    async fn with(limits: RateLimits) -> Self {
        Self::on(pool(&fresh_database().await), limits)
    }

    /// On a given database.
    pub(crate) fn on(db: PgPool, limits: RateLimits) -> Self {
        let clock = Arc::new(MockClock::new(NOW.parse().unwrap()));
        let random = Random::seeded(1);
        let mut app = App::new(db, clock.clone(), random.clone(), limits);
        app.passwords = Passwords::with_cost(&random, Cost::Cheap);
        let mails = tempfile::tempdir().unwrap();
        let folder = Transport::Folder(mails.path().to_owned());
        let from = "Tactus <tactus@example.org>".parse().unwrap();
        app.mail = Mail::new(folder, from, "https://sync.example.org");
        let router = router::router(app.clone());
        Self {
            app,
            clock,
            router,
            mails,
        }
    }

    /// Changes the app before it is used.
    pub(crate) fn change(&mut self, change: impl FnOnce(&mut App)) {
        change(&mut self.app);
        self.router = router::router(self.app.clone());
    }

    /// Hashes passwords so from now on.
    pub(crate) fn use_passwords(&mut self, passwords: Passwords) {
        self.app.passwords = passwords;
        self.router = router::router(self.app.clone());
    }

    /// Reads reports from there from now on.
    pub(crate) fn use_reports(&mut self, reports: Reports) {
        self.app.reports = reports;
        self.router = router::router(self.app.clone());
    }

    /// Sells plans from now on.
    pub(crate) fn sell_plans(&mut self) {
        self.app.plans = Plans::Limited;
        self.router = router::router(self.app.clone());
    }

    /// Drops its database: whoever makes hundreds would fill the disk.
    pub(crate) async fn forget(self) {
        let name: String = sqlx::query_scalar("SELECT current_database()::TEXT")
            .fetch_one(&self.app.db)
            .await
            .unwrap();
        self.app.db.close().await;
        database::drop(&name).await;
    }

    /// Someone without an account.
    pub(crate) fn anon(&self) -> Client {
        Client::new(self.router.clone())
    }

    /// Someone who has just registered, an adult with consent for raw key presses.
    pub(crate) async fn user(&self, name: &str) -> SignedIn {
        self.anon().register(name).await
    }

    /// Lets time pass.
    pub(crate) fn advance(&self, by: TimeDelta) {
        self.clock.advance(by);
    }

    /// One number the database knows.
    pub(crate) async fn count(&self, sql: &str) -> i64 {
        sqlx::query_scalar(sqlx::AssertSqlSafe(sql))
            .fetch_one(&self.app.db)
            .await
            .unwrap()
    }
}

/// Few connections: a hundred tests share one cluster.
pub(crate) fn pool(url: &str) -> PgPool {
    PgPoolOptions::new()
        .max_connections(5)
        .connect_lazy(url)
        .unwrap()
}
