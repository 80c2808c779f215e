//! Reaching the database: connecting, judging its version, migrating. What goes wrong here says what
//! to do about it, because it is the first thing an operator sees.

use std::time::Duration;

use sqlx::migrate::{MigrateError, Migrator};
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::{ConnectOptions as _, Connection as _, PgConnection, PgPool};

use crate::config::DatabaseUrl;

/// The schema, as in `migrations/server`.
pub static MIGRATIONS: Migrator = sqlx::migrate!("../migrations/server");

/// The oldest PostgreSQL, as `server_version_num`.
const OLDEST: u32 = 150_000;
/// What PostgreSQL says of a database that nobody has migrated yet.
const UNDEFINED_TABLE: &str = "42P01";
/// Enough for two cores of work and a few long reports.
const CONNECTIONS: u32 = 20;
/// A request waits no longer than this for a connection; then it is told to come back.
const ACQUIRE: Duration = Duration::from_secs(5);

/// Why the server cannot work with its database.
#[derive(Debug, thiserror::Error)]
pub enum DatabaseError {
    /// Nothing listens there.
    #[error(
        "no database answers at {place} ({cause}). Is PostgreSQL running there? {variable} says where to look"
    )]
    Unreachable {
        /// Where it was looked for.
        place: String,
        /// Which variable said so.
        variable: &'static str,
        /// The system's words.
        cause: String,
    },
    /// It answers, and does not let us in.
    #[error(
        "PostgreSQL at {place} does not accept the user or the password of {variable} ({cause})"
    )]
    Refused {
        /// Where it is.
        place: String,
        /// Which variable holds the user.
        variable: &'static str,
        /// PostgreSQL's words.
        cause: String,
    },
    /// There is no such database.
    #[error(
        "PostgreSQL at {place} has no such database ({cause}). Make it with `createdb`, or mend {variable}"
    )]
    NoDatabase {
        /// Where it was looked for.
        place: String,
        /// Which variable names it.
        variable: &'static str,
        /// PostgreSQL's words.
        cause: String,
    },
    /// An unsupported version.
    #[error("PostgreSQL {found} at {place} is too old: 15 is the oldest that works")]
    TooOld {
        /// Its version.
        found: String,
        /// Where it is.
        place: String,
    },
    /// The database is ahead of this program.
    #[error(
        "the database has migration {0}, which this server does not know: it was used by a newer server. Run that one"
    )]
    Newer(i64),
    /// No migration has this number.
    #[error("there is no migration {0}")]
    NoSuchMigration(i64),
    /// Migrating failed; what had begun was rolled back.
    #[error("migrating the database failed: {0}")]
    Migrate(#[source] MigrateError),
    /// Anything else.
    #[error("the database at {place} cannot be used: {cause}")]
    Other {
        /// Where it is.
        place: String,
        /// What sqlx says.
        cause: sqlx::Error,
    },
}

/// How far to migrate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// All that this program knows.
    Newest,
    /// Up to this version.
    UpTo(i64),
    /// Down to this version; 0 is an empty database.
    DownTo(i64),
}

/// Connects once and judges what answers.
pub async fn connect(url: &DatabaseUrl) -> Result<PgConnection, DatabaseError> {
    let connection = quiet(url)
        .connect()
        .await
        .map_err(|cause| explain(url, cause))?;
    match connection.server_version_num() {
        Some(version) if version < OLDEST => Err(DatabaseError::TooOld {
            found: format!("{}.{}", version / 10_000, version % 10_000),
            place: url.place(),
        }),
        _ => Ok(connection),
    }
}

/// A pool for a database that may be away now and then: nothing is tried yet, and nobody waits long.
pub fn lazy_pool(url: &DatabaseUrl, acquire: Duration) -> PgPool {
    PgPoolOptions::new()
        .max_connections(CONNECTIONS)
        .acquire_timeout(acquire)
        .connect_lazy_with(quiet(url))
}

/// A pool, once a first connection has proved that it can work.
pub async fn pool(url: &DatabaseUrl) -> Result<PgPool, DatabaseError> {
    let connection = connect(url).await?;
    // Closing it politely; whether that works decides nothing.
    let _ = connection.close().await;
    Ok(lazy_pool(url, ACQUIRE))
}

/// Migrates; several servers that start at once wait for each other.
pub async fn migrate(url: &DatabaseUrl, target: Target) -> Result<(), DatabaseError> {
    if let Target::UpTo(version) | Target::DownTo(version) = target
        && version != 0
        && !MIGRATIONS.version_exists(version)
    {
        return Err(DatabaseError::NoSuchMigration(version));
    }
    let mut connection = connect(url).await?;
    let done = match target {
        Target::Newest => MIGRATIONS.run(&mut connection).await,
        Target::UpTo(version) => MIGRATIONS.run_to(version, &mut connection).await,
        Target::DownTo(version) => MIGRATIONS.undo(&mut connection, version).await,
    };
    done.map_err(|error| match error {
        MigrateError::VersionMissing(version) => DatabaseError::Newer(version),
        other => DatabaseError::Migrate(other),
    })?;
    let _ = connection.close().await;
    Ok(())
}

/// Gives the runtime role the rights to serve, and no more, where it is not the owner itself.
pub async fn admit(owner: &DatabaseUrl, runtime: &DatabaseUrl) -> Result<(), DatabaseError> {
    if owner.role() == runtime.role() {
        return Ok(());
    }
    let refused = |cause| explain(owner, cause);
    let mut connection = connect(owner).await?;
    // Not checked at compile time: after migrating down it may not be there.
    let is_there = sqlx::query_scalar("SELECT to_regprocedure('admit_server(text)') IS NOT NULL");
    if is_there.fetch_one(&mut connection).await.map_err(refused)? {
        sqlx::query("SELECT admit_server($1)")
            .bind(runtime.role())
            .execute(&mut connection)
            .await
            .map_err(refused)?;
    }
    let _ = connection.close().await;
    Ok(())
}

/// Whether the schema is the one this program was built for.
pub async fn is_current(db: &PgPool) -> Result<bool, sqlx::Error> {
    // Not checked at compile time: the table is sqlx's own, no migration of ours makes it.
    let applied = sqlx::query_scalar("SELECT MAX(version) FROM _sqlx_migrations WHERE success");
    let applied: Result<Option<i64>, sqlx::Error> = applied.fetch_one(db).await;
    let applied = match applied {
        Err(sqlx::Error::Database(error)) if error.code().as_deref() == Some(UNDEFINED_TABLE) => {
            None
        }
        applied => applied?,
    };
    Ok(applied == MIGRATIONS.iter().map(|migration| migration.version).max())
}

/// Statements are not logged: their parameters are what learners typed.
fn quiet(url: &DatabaseUrl) -> PgConnectOptions {
    url.options()
        .disable_statement_logging()
        // Poolers refuse what they cannot keep apart, and nothing here reads a float as text.
        .extra_float_digits(None)
        .application_name("tactus-server")
}

fn explain(url: &DatabaseUrl, cause: sqlx::Error) -> DatabaseError {
    let (place, variable) = (url.place(), url.variable());
    match &cause {
        sqlx::Error::Io(error) => DatabaseError::Unreachable {
            place,
            variable,
            cause: error.to_string(),
        },
        sqlx::Error::Database(error) => match error.code().as_deref() {
            Some("28P01" | "28000") => DatabaseError::Refused {
                place,
                variable,
                cause: error.message().to_owned(),
            },
            Some("3D000") => DatabaseError::NoDatabase {
                place,
                variable,
                cause: error.message().to_owned(),
            },
            _ => DatabaseError::Other { place, cause },
        },
        _ => DatabaseError::Other { place, cause },
    }
}
