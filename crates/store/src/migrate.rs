//! The schema's versions: what a file has, and bringing it up to what this app knows.

use std::path::Path;

use refinery::{Runner, embed_migrations};
use rusqlite::{Connection, OptionalExtension as _};

use crate::error::{Result, StoreError};

mod embedded {
    super::embed_migrations!("../../migrations/client");
}

/// `application_id` of our files: 'Tact'.
pub(crate) const APPLICATION_ID: i32 = 0x5461_6374;

const HISTORY: &str = "refinery_schema_history";

/// The migrations built into this app.
pub(crate) fn built_in() -> Runner {
    embedded::migrations::runner()
}

/// What the schema of a file is to this app.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Schema {
    /// Nothing there yet.
    Empty,
    /// Ours, and not newer than this app.
    Known {
        /// The file's version.
        version: u32,
    },
    /// Ours, from a newer app.
    Newer {
        /// The file's version.
        version: u32,
    },
    /// Somebody else's.
    Foreign,
}

/// The newest version among `runner`'s migrations.
pub(crate) fn newest(runner: &Runner) -> u32 {
    let versions = runner
        .get_migrations()
        .iter()
        .map(refinery::Migration::version);
    versions
        .max()
        .and_then(|version| u32::try_from(version).ok())
        .unwrap_or(0)
}

/// Looks at a file's schema; changes nothing.
pub(crate) fn look(connection: &Connection, runner: &Runner) -> Result<Schema> {
    let tables: i64 =
        connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    let id: i32 = connection.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    let has_history = connection
        .query_row(
            "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?1",
            [HISTORY],
            |_| Ok(()),
        )
        .optional()?
        .is_some();
    // refinery makes its table before the first migration, which sets the id.
    let begun = has_history && tables <= 2 && id == 0;
    if tables == 0 || begun {
        return Ok(Schema::Empty);
    }
    if id != APPLICATION_ID || !has_history {
        return Ok(Schema::Foreign);
    }
    applied(connection, runner)
}

/// Compares the history of a file of ours with what is built in. refinery itself panics on a history it
/// cannot read, so every field it would parse is read here first.
fn applied(connection: &Connection, runner: &Runner) -> Result<Schema> {
    let mut statement = connection.prepare(
        "SELECT version, name, checksum, applied_on FROM refinery_schema_history ORDER BY version",
    )?;
    let rows = statement.query_map([], |row| {
        Ok((
            row.get::<_, i64>(0)?,
            row.get::<_, String>(1)?,
            row.get::<_, String>(2)?,
            row.get::<_, String>(3)?,
        ))
    })?;
    let mut version = 0;
    let mut differs = false;
    for row in rows {
        let (number, _, checksum, applied_on) = row?;
        let checksum: u64 = checksum.parse().map_err(|_| StoreError::Corrupt)?;
        if applied_on.len() < "2026-11-22T08:30:00Z".len() {
            return Err(StoreError::Corrupt);
        }
        version = u32::try_from(number).map_err(|_| StoreError::Corrupt)?;
        let known = runner
            .get_migrations()
            .iter()
            .find(|migration| i64::from(migration.version()) == number);
        differs |= known.is_some_and(|migration| migration.checksum() != checksum);
    }
    // A version of the same number with other content comes from another line of the app: not ours to touch.
    if version > newest(runner) || differs {
        return Ok(Schema::Newer { version });
    }
    Ok(Schema::Known { version })
}

/// Carries out what is missing, each migration in a transaction of its own.
pub(crate) fn run(connection: &mut Connection, runner: &Runner, path: &Path) -> Result<()> {
    match runner.run(connection) {
        Ok(_) => Ok(()),
        Err(error) => Err(match error.kind() {
            refinery::error::Kind::Connection(_, source) => {
                match source
                    .downcast_ref::<rusqlite::Error>()
                    .and_then(rusqlite::Error::sqlite_error_code)
                {
                    Some(rusqlite::ErrorCode::DiskFull) => StoreError::DiskFull,
                    Some(rusqlite::ErrorCode::DatabaseCorrupt) => StoreError::Corrupt,
                    Some(rusqlite::ErrorCode::ReadOnly) => StoreError::ReadOnly {
                        path: path.to_owned(),
                    },
                    _ => StoreError::Migration(Box::new(error)),
                }
            }
            _ => StoreError::Migration(Box::new(error)),
        }),
    }
}
