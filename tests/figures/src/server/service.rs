//! A cluster, a database with the bench's course, and the server on it.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context as _, Result};
use rig::Cluster;
use sqlx::PgPool;
use tactus_server::accounts::{Cost, Passwords};
use tactus_server::clock::SystemClock;
use tactus_server::config::{Config, RateLimits};
use tactus_server::random::Random;
use tactus_server::{App, catalog, database, jobs, rewards, router};

use super::client::Client;
use crate::learner::typed;

/// Lessons of the bench's course, each of [`UNITS`] units.
pub(crate) const LESSONS: u32 = 60;
/// Keystrokes of a session, about: wrong ones come on top.
pub(crate) const UNITS: usize = 390;
/// The course, as clients name it.
pub(crate) const COURSE: &str = "bench-en";

/// A running server. Stopped and removed when dropped.
pub(crate) struct Service {
    pub(crate) db: PgPool,
    pub(crate) client: Client,
    cluster: Option<Cluster>,
    folder: PathBuf,
}

impl Service {
    /// Starts everything.
    pub(crate) async fn start() -> Result<Self> {
        // In the target folder: a temporary folder may be in memory, where nothing is durable.
        let folder = std::env::current_dir()?
            .join("target")
            .join(format!("bench-pg-{}", std::process::id()));
        let cluster = Cluster::persistent(&folder)?;
        let url = cluster.create_database("tactus")?;
        let config = Config::read(&[("TACTUS_DATABASE_URL".to_owned(), url)])?;
        database::migrate(&config.migrate, database::Target::Newest).await?;
        let db = database::pool(&config.database).await?;
        let random = Random::system();
        let mut app = App::new(
            db.clone(),
            Arc::new(SystemClock),
            random.clone(),
            RateLimits::Off,
        );
        // Signing up is not what is measured.
        app.passwords = Passwords::with_cost(&random, Cost::Cheap);
        jobs::run_once(&app).await;
        catalog::import_built_in(&app).await?;
        rewards::put_achievements(&app).await?;
        put_course(&db).await?;
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        tokio::spawn(axum::serve(listener, router::router(app)).into_future());
        Ok(Self {
            db,
            client: Client::new(address),
            cluster: Some(cluster),
            folder,
        })
    }

    /// One number the database knows.
    pub(crate) async fn number(&self, sql: &'static str) -> Result<i64> {
        Ok(sqlx::query_scalar(sql).fetch_one(&self.db).await?)
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        // The cluster first: it stops when it is dropped.
        self.cluster.take();
        let _ = fs::remove_dir_all(&self.folder);
    }
}

async fn put_course(db: &PgPool) -> Result<()> {
    let course: i64 = sqlx::query_scalar(
        "INSERT INTO courses (slug, name, language, age_group, total_lessons, total_blocks, is_published)
         VALUES ($1, 'Bench', 'en', 'adults', $2, 1, TRUE) RETURNING id",
    )
    .bind(COURSE)
    .bind(i32::try_from(LESSONS)?)
    .fetch_one(db)
    .await?;
    for number in 1..=LESSONS {
        let text = typed(number.into(), 0, UNITS)?.text;
        sqlx::query(include_str!("lesson.sql"))
            .bind(course)
            .bind(i32::try_from(number)?)
            .bind(text.as_string())
            .bind(i32::try_from(text.len())?)
            .bind(catalog::pack_units(&text))
            .execute(db)
            .await
            .context("the bench's course could not be put in")?;
    }
    Ok(())
}
