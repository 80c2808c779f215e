//! The real server in this process, on a PostgreSQL of its own, with a clock that is told the time.

use std::future::IntoFuture as _;
use std::process::Command;
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context as _, Result};
use async_trait::async_trait;
use chrono::TimeDelta;
use rig::{Binaries, Cluster};
use sqlx::PgPool;
use sync::{Answer, Failure, Http, Request, Transport};
use tactus_server::accounts::{Cost, Passwords};
use tactus_server::clock::{Clock as _, MockClock};
use tactus_server::config::{Config, RateLimits};
use tactus_server::random::Random;
use tactus_server::{App, catalog, database, jobs, rewards, router};
use tokio::task::JoinHandle;

/// When every story begins.
const NOW: &str = "2026-11-22T08:30:00Z";

/// A server that can be restored from a backup.
pub struct House {
    /// PostgreSQL.
    pub cluster: Cluster,
    /// The clock of the server and of all devices.
    pub clock: Arc<MockClock>,
    app: App,
    address: String,
    serving: JoinHandle<()>,
}

impl House {
    /// An empty server with the built-in courses.
    pub async fn build() -> Result<Self> {
        let cluster = Cluster::temporary()?;
        let clock = Arc::new(MockClock::new(NOW.parse()?));
        cluster.create_database("tactus")?;
        let (app, address, serving) = serve(&cluster, "tactus", &clock).await?;
        Ok(Self {
            cluster,
            clock,
            app,
            address,
            serving,
        })
    }

    /// Its connections.
    pub fn db(&self) -> &PgPool {
        &self.app.db
    }

    /// `http://127.0.0.1:41234`.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Host and port.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Time passes, for everybody; what the server does by itself is done.
    pub async fn later(&self, by: TimeDelta) {
        self.clock.advance(by);
        jobs::run_once(&self.app).await;
    }

    /// Now, Unix ms.
    pub fn now(&self) -> i64 {
        self.clock.now().timestamp_millis()
    }

    /// Tonight's backup, as `docs/OPERATING.md` makes it.
    pub fn dump(&self, file: &std::path::Path) -> Result<()> {
        let mut dump = Command::new(Binaries::find()?.path("pg_dump"));
        dump.args(["--format=custom", "--file"]).arg(file);
        rig::output(dump.arg(self.cluster.url("tactus"))).map(drop)
    }

    /// The server breaks and comes back with what a backup holds, under a new epoch, as `docs/OPERATING.md` says.
    pub async fn restore(&mut self, file: &std::path::Path, database: &str) -> Result<()> {
        self.serving.abort();
        self.app.db.close().await;
        let url = self.cluster.create_database(database)?;
        let mut restore = Command::new(Binaries::find()?.path("pg_restore"));
        restore.args(["--no-owner", "--exit-on-error", "--dbname", &url]);
        rig::output(restore.arg(file))?;
        let epoch = "UPDATE server_state SET epoch = gen_random_uuid()";
        self.cluster.sql(database, epoch)?;
        let (app, address, serving) = serve(&self.cluster, database, &self.clock).await?;
        (self.app, self.address, self.serving) = (app, address, serving);
        Ok(())
    }

    /// Everything that follows from sessions, computed again; what differs, in words.
    pub async fn differences(&self) -> Result<Vec<String>> {
        let mut found = Vec::new();
        tactus_server::sync::check_derived(self.db(), |each| found.push(each.to_string())).await?;
        Ok(found)
    }
}

impl Drop for House {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

async fn serve(
    cluster: &Cluster,
    database: &str,
    clock: &Arc<MockClock>,
) -> Result<(App, String, JoinHandle<()>)> {
    let url = ("TACTUS_DATABASE_URL".to_owned(), cluster.url(database));
    let config = Config::read(&[url])?;
    database::migrate(&config.migrate, database::Target::Newest).await?;
    let db = database::pool(&config.database).await?;
    let random = Random::system();
    let mut app = App::new(db, clock.clone(), random.clone(), RateLimits::Off);
    // Signing in is not what is tried here.
    app.passwords = Passwords::with_cost(&random, Cost::Cheap);
    jobs::run_once(&app).await;
    catalog::import_built_in(&app).await?;
    rewards::put_achievements(&app).await?;
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?.to_string();
    let running =
        axum::serve(listener, router::router(app.clone()).into_make_service()).into_future();
    let serving = tokio::spawn(async move {
        // It ends with the test.
        let _ = running.await;
    });
    Ok((app, address, serving))
}

/// A device's way to the server, which may lead elsewhere from one moment to the next.
pub struct Line(Mutex<Arc<Http>>);

impl Line {
    /// To the server at `url`.
    pub fn to(url: &str) -> Result<Arc<Self>> {
        Ok(Arc::new(Self(Mutex::new(http(url)?))))
    }

    /// From now on to this one.
    pub fn lead_to(&self, url: &str) -> Result<()> {
        let next = http(url)?;
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = next;
        Ok(())
    }
}

fn http(url: &str) -> Result<Arc<Http>> {
    Ok(Arc::new(
        Http::new(url, "app/1.0.0").context("an address of this machine")?,
    ))
}

#[async_trait]
impl Transport for Line {
    async fn send(&self, request: Request) -> Result<Answer, Failure> {
        let http = Arc::clone(&self.0.lock().unwrap_or_else(PoisonError::into_inner));
        http.send(request).await
    }
}
