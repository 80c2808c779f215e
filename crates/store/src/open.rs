//! Opening a profile's file: look first, then decide, then touch.

use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use refinery::Runner;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use crate::aside::{AsideReason, SetAside};
use crate::copies;
use crate::disk::{BUSY_TIMEOUT, Disk, roll_back, set_up};
use crate::error::{Result, StoreError};
use crate::files::{lock, make_folder, sync_folder_of, with_suffix};
use crate::migrate::{self, Schema};
use crate::salvage::{self, Salvaged};

/// Versions of SQLite before this one can corrupt a WAL when it is reset.
const OLDEST_SQLITE: i32 = 3_051_003;
/// One learner's file, open: one writer, one reader beside it. Share it by `Arc`.
#[derive(Debug)]
pub struct Store {
    path: PathBuf,
    pub(crate) writer: Mutex<Connection>,
    pub(crate) reader: Mutex<Connection>,
    /// The schema version of a newer app: nothing is written then.
    pub(crate) newer: Option<u32>,
    /// Held so that a second instance of the app finds the profile in use.
    _lock: Option<File>,
}

/// An opened store, and what had to be done on the way.
#[derive(Debug)]
pub struct Opened {
    /// The store.
    pub store: Store,
    /// A damaged or foreign file was in the way; a new one was begun.
    pub set_aside: Option<SetAside>,
    /// What of a damaged file is in the new one.
    pub salvaged: Option<Salvaged>,
    /// The schema was brought up to a new version; the copy from before.
    pub copied_before_migration: Option<PathBuf>,
}

impl Store {
    /// Opens the file at `path`, making it if there is none. `now`, Unix ms, names files put aside.
    ///
    /// # Errors
    /// [`StoreError::Newer`] (untouched), [`StoreError::InUse`], [`StoreError::ReadOnly`],
    /// [`StoreError::DiskFull`] (untouched). A damaged or foreign file is no error: see [`Opened`].
    pub fn open(path: &Path, now: i64) -> Result<Opened> {
        Self::open_on(path, Disk::Local, now)
    }

    /// The same on any kind of disk.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub fn open_on(path: &Path, disk: Disk, now: i64) -> Result<Opened> {
        Self::open_as(path, disk, now, &migrate::built_in())
    }

    #[cfg(test)]
    pub(crate) fn open_with(path: &Path, now: i64, runner: &Runner) -> Result<Opened> {
        Self::open_as(path, Disk::Local, now, runner)
    }

    fn open_as(path: &Path, disk: Disk, now: i64, runner: &Runner) -> Result<Opened> {
        if rusqlite::version_number() < OLDEST_SQLITE {
            return Err(StoreError::OldSqlite {
                found: rusqlite::version(),
            });
        }
        make_folder(path.parent().unwrap_or(Path::new(".")))?;
        let lock = lock(&with_suffix(path, ".lock"), path)?;
        let mut aside = salvage::go_on(path, now)?;
        roll_back(path);
        let mut salvaged = None;
        let mut copied = None;
        match inspect(path, runner) {
            Ok(Found::Schema(Schema::Newer { version })) => {
                return Err(StoreError::Newer {
                    path: path.to_owned(),
                    found: version,
                    known: migrate::newest(runner),
                });
            }
            Ok(Found::Schema(Schema::Known { version })) if version < migrate::newest(runner) => {
                let target = copies::before_version(path, migrate::newest(runner));
                copies::copy(&open_to_look(path)?, &target)?;
                copied = Some(target);
            }
            Ok(Found::Nothing | Found::Schema(Schema::Known { .. } | Schema::Empty)) => {}
            // What tells our files from others may be what is damaged.
            Ok(Found::Schema(Schema::Foreign) | Found::NoDatabase) => {
                let put = salvage::put_aside(path, AsideReason::Foreign, runner, now)?;
                (salvaged, aside) = (put.0, Some(put.1));
            }
            Err(StoreError::Corrupt) => {
                let put = salvage::put_aside(path, AsideReason::Damaged, runner, now)?;
                (salvaged, aside) = (put.0, Some(put.1));
            }
            Err(error) => return Err(error),
        }
        let store = Self::connect(path, disk, runner, lock)?;
        Ok(Opened {
            store,
            set_aside: aside,
            salvaged,
            copied_before_migration: copied,
        })
    }

    pub(crate) fn restore(path: &Path, copy: &Path, now: i64) -> Result<SetAside> {
        let runner = migrate::built_in();
        let _lock = lock(&with_suffix(path, ".lock"), path)?;
        match inspect(path, &runner)? {
            Found::Schema(Schema::Known { version }) if version == migrate::newest(&runner) => {
                salvage::restore(path, copy, &runner, now)
            }
            Found::Schema(Schema::Newer { version }) => Err(StoreError::Newer {
                path: path.to_owned(),
                found: version,
                known: migrate::newest(&runner),
            }),
            // Opening it first brings it to where it can be merged.
            Found::Nothing | Found::NoDatabase | Found::Schema(_) => Err(StoreError::Corrupt),
        }
    }

    /// Opens a file that [`Self::open`] finds newer than this app, to look at: nothing in it is changed, and
    /// every write is answered with [`StoreError::Newer`].
    ///
    /// # Errors
    /// [`StoreError::InUse`], [`StoreError::Corrupt`]; [`StoreError::Sqlite`] later, where the newer schema has
    /// something no longer that this app asks for.
    pub fn open_to_read(path: &Path) -> Result<Self> {
        let lock = lock(&with_suffix(path, ".lock"), path)?;
        let writer = open_to_look(path)?;
        let Schema::Newer { version: found } = migrate::look(&writer, &migrate::built_in())? else {
            return Err(StoreError::Corrupt);
        };
        Ok(Self {
            path: path.to_owned(),
            writer: Mutex::new(writer),
            reader: Mutex::new(open_to_look(path)?),
            newer: Some(found),
            _lock: lock,
        })
    }

    /// Whether the file is a newer app's, and only looked at.
    pub fn is_read_only(&self) -> bool {
        self.newer.is_some()
    }

    pub(crate) fn connect(
        path: &Path,
        disk: Disk,
        runner: &Runner,
        lock: Option<File>,
    ) -> Result<Self> {
        let is_new = !path.exists();
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
            | OpenFlags::SQLITE_OPEN_CREATE
            | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let open = || -> rusqlite::Result<Connection> {
            let connection = Connection::open_with_flags(path, flags)?;
            set_up(&connection, disk)?;
            Ok(connection)
        };
        let mut writer = open().map_err(|error| StoreError::sqlite_at(path, error))?;
        if is_new {
            sync_folder_of(path)?;
        }
        migrate::run(&mut writer, runner, path)?;
        let reader = open().map_err(|error| StoreError::sqlite_at(path, error))?;
        reader.pragma_update(None, "query_only", true)?;
        Ok(Self {
            path: path.to_owned(),
            writer: Mutex::new(writer),
            reader: Mutex::new(reader),
            newer: None,
            _lock: lock,
        })
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Reads the whole file and checks its structure; takes about a second per 500 MB.
    pub fn check(&self) -> Result<()> {
        check(&open_to_look(&self.path)?)
    }
}

enum Found {
    Nothing,
    NoDatabase,
    Schema(Schema),
}

/// Looks at a file without changing a byte of it.
fn inspect(path: &Path, runner: &Runner) -> Result<Found> {
    let mut head = [0_u8; 16];
    let read = match File::open(path) {
        Ok(mut file) => {
            read_up_to(&mut file, &mut head).map_err(|error| StoreError::io(path, error))?
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Found::Nothing),
        Err(error) => return Err(StoreError::io(path, error)),
    };
    if read == 0 {
        return Ok(Found::Nothing);
    }
    if &head[..read] != b"SQLite format 3\0" {
        // Ours with a destroyed head, or never a database: a file under this name was ours once, unless it
        // reads as something else from its first byte.
        let destroyed = head[..read].iter().all(|&byte| byte == 0);
        return if destroyed {
            Err(StoreError::Corrupt)
        } else {
            Ok(Found::NoDatabase)
        };
    }
    let connection = open_to_look(path)?;
    let look = || {
        let schema = migrate::look(&connection, runner)?;
        if matches!(schema, Schema::Known { .. }) {
            check(&connection)?;
        }
        Ok(Found::Schema(schema))
    };
    look().map_err(damage)
}

/// What a sound file on a sound disk never answers: a format SQLite does not know, columns of other types, sectors
/// that cannot be read.
fn damage(error: StoreError) -> StoreError {
    use rusqlite::{Error, ErrorCode, ffi};
    match &error {
        StoreError::Sqlite(Error::SqliteFailure(failure, _))
            if failure.code != ErrorCode::Unknown
                && ![ffi::SQLITE_IOERR_READ, ffi::SQLITE_IOERR_SHORT_READ]
                    .contains(&failure.extended_code) =>
        {
            error
        }
        StoreError::Sqlite(_) => {
            tracing::error!(%error, "the database file is damaged");
            StoreError::Corrupt
        }
        _ => error,
    }
}

fn read_up_to(file: &mut File, into: &mut [u8]) -> std::io::Result<usize> {
    let mut read = 0;
    while read < into.len() {
        match file.read(&mut into[read..])? {
            0 => break,
            more => read += more,
        }
    }
    Ok(read)
}

/// A connection that never writes, not even a checkpoint when it closes.
pub(crate) fn open_to_look(path: &Path) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let open = || -> rusqlite::Result<Connection> {
        let connection = Connection::open_with_flags(path, flags)?;
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
        connection.busy_timeout(BUSY_TIMEOUT)?;
        Ok(connection)
    };
    open().map_err(|error| StoreError::sqlite_at(path, error))
}

/// `PRAGMA quick_check`: the structure of every page, without comparing indexes with their tables.
pub(crate) fn check(connection: &Connection) -> Result<()> {
    let answer: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if answer == "ok" {
        return Ok(());
    }
    tracing::error!(%answer, "the database file is damaged");
    Err(StoreError::Corrupt)
}

#[cfg(test)]
mod tests {
    use super::*;
    use refinery::Migration;

    fn runner(extra: &[(&str, &str)]) -> Runner {
        let mut all = migrate::built_in().get_migrations().clone();
        all.extend(
            extra
                .iter()
                .map(|(name, sql)| Migration::unapplied(name, sql).unwrap()),
        );
        Runner::new(&all)
    }

    fn count(path: &Path, query: &str) -> i64 {
        Connection::open(path)
            .unwrap()
            .query_row(query, [], |row| row.get(0))
            .unwrap()
    }

    const NEXT: (&str, &str) = ("V900__notes", "CREATE TABLE notes (a TEXT) STRICT;");

    #[test]
    fn a_copy_is_kept_before_a_new_version_and_only_then() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("p.sqlite");
        let opened = Store::open_with(&path, 0, &runner(&[])).unwrap();
        assert_eq!(
            opened.copied_before_migration, None,
            "there was nothing to copy"
        );
        let _ = opened.store.transact(|tx| tx.unlock("c", 7)).unwrap();
        // Still in the WAL: a second connection keeps the last one from checkpointing.
        let beside = Connection::open(&path).unwrap();
        let _: i64 = beside
            .query_row("SELECT count(*) FROM unlocks", [], |row| row.get(0))
            .unwrap();
        drop(opened);
        let opened = Store::open_with(&path, 0, &runner(&[NEXT])).unwrap();
        let copy = opened.copied_before_migration.clone().unwrap();
        assert_eq!(copy, folder.path().join("copies/p.before-v900.sqlite"));
        assert_eq!(count(&copy, "SELECT count(*) FROM unlocks"), 1);
        assert_eq!(
            count(
                &copy,
                "SELECT count(*) FROM sqlite_schema WHERE name = 'notes'"
            ),
            0
        );
        assert_eq!(count(&path, "SELECT count(*) FROM notes"), 0);
        drop(opened);
        assert_eq!(
            Store::open_with(&path, 0, &runner(&[NEXT]))
                .unwrap()
                .copied_before_migration,
            None
        );
        // And the app of before finds it newer.
        let refused = Store::open_with(&path, 0, &runner(&[]));
        assert!(matches!(refused, Err(StoreError::Newer { found: 900, .. })));
        // Unless it is given the copy back, by hand (docs/RECOVERY.md): then it goes on from there.
        drop(beside);
        for end in ["", "-wal", "-shm"] {
            let file = with_suffix(&path, end);
            let _ = std::fs::rename(&file, folder.path().join(format!("newer{end}")));
        }
        std::fs::copy(&copy, &path).unwrap();
        let opened = Store::open_with(&path, 0, &runner(&[])).unwrap();
        assert_eq!(
            (&opened.set_aside, &opened.copied_before_migration),
            (&None, &None)
        );
        let _ = opened.store.transact(|tx| tx.unlock("c", 8)).unwrap();
        drop(opened);
        assert_eq!(count(&path, "SELECT count(*) FROM unlocks"), 2);
    }

    #[test]
    fn a_migration_that_fails_leaves_the_file_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("p.sqlite");
        drop(Store::open_with(&path, 0, &runner(&[])).unwrap());
        let bad = (
            "V900__bad",
            "CREATE TABLE notes (a TEXT) STRICT; INSERT INTO nowhere VALUES (1);",
        );
        let refused = Store::open_with(&path, 0, &runner(&[bad]));
        assert!(matches!(refused, Err(StoreError::Migration(_))));
        assert_eq!(
            count(
                &path,
                "SELECT count(*) FROM sqlite_schema WHERE name = 'notes'"
            ),
            0
        );
        assert_eq!(
            Store::open_with(&path, 0, &runner(&[])).unwrap().set_aside,
            None
        );
    }

    #[test]
    fn a_migration_of_the_same_number_and_other_content_is_not_ours() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("p.sqlite");
        drop(Store::open_with(&path, 0, &runner(&[NEXT])).unwrap());
        let other = ("V900__notes", "CREATE TABLE other (a TEXT) STRICT;");
        let refused = Store::open_with(&path, 0, &runner(&[other]));
        assert!(matches!(refused, Err(StoreError::Newer { found: 900, .. })));
    }

    #[test]
    fn a_history_that_cannot_be_read_is_damage_and_no_panic() {
        for column in ["applied_on", "checksum"] {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("p.sqlite");
            drop(Store::open_with(&path, 0, &runner(&[])).unwrap());
            let spoil = format!("UPDATE refinery_schema_history SET {column} = 'x'");
            Connection::open(&path)
                .unwrap()
                .execute(&spoil, [])
                .unwrap();
            let opened = Store::open_with(&path, 0, &runner(&[NEXT])).unwrap();
            assert_eq!(opened.set_aside.unwrap().reason, AsideReason::Damaged);
        }
    }
}
