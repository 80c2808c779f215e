//! One cluster a run, one database a test.

use std::str::FromStr as _;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use rig::Cluster;
use sqlx::postgres::PgConnectOptions;
use sqlx::{ConnectOptions as _, Connection as _};
use tactus_server::config::RateLimits;
use tactus_server::{catalog, database, jobs, rewards};
use tokio::sync::OnceCell;

use super::{TestApp, pool};

static CLUSTER: LazyLock<Cluster> = LazyLock::new(|| Cluster::temporary().unwrap());
static TEMPLATE: OnceCell<()> = OnceCell::const_new();
static DATABASES: AtomicUsize = AtomicUsize::new(0);

/// The run's cluster, for tests about reaching it.
pub(crate) fn cluster() -> &'static Cluster {
    &CLUSTER
}

/// URL of a database with nothing in it.
pub(crate) async fn empty_database() -> String {
    create("").await
}

/// URL of a database with today's schema, the coming months' partitions and the built-in courses.
pub(crate) async fn fresh_database() -> String {
    TEMPLATE.get_or_init(template).await;
    create("TEMPLATE template").await
}

/// A database that nobody is connected to any more.
pub(super) async fn drop(name: &str) {
    execute(&format!("DROP DATABASE {name} WITH (FORCE)")).await;
}

async fn create(how: &str) -> String {
    let name = format!("test_{}", DATABASES.fetch_add(1, Ordering::Relaxed));
    execute(&format!("CREATE DATABASE {name} {how}")).await;
    CLUSTER.url(&name)
}

async fn template() {
    execute("CREATE DATABASE template").await;
    let db = pool(&CLUSTER.url("template"));
    database::MIGRATIONS.run(&db).await.unwrap();
    let test = TestApp::on(db.clone(), RateLimits::Off);
    jobs::run_once(&test.app).await;
    catalog::import_built_in(&test.app).await.unwrap();
    rewards::put_achievements(&test.app).await.unwrap();
    // A template with open connections cannot be copied.
    db.close().await;
}

async fn execute(sql: &str) {
    let options = PgConnectOptions::from_str(&CLUSTER.url("postgres")).unwrap();
    let mut connection = options.connect().await.unwrap();
    sqlx::raw_sql(sqlx::AssertSqlSafe(sql))
        .execute(&mut connection)
        .await
        .unwrap();
    connection.close().await.unwrap();
}
