//! A damaged file, and a new one made of what of it can be read and of what its copies have beside it; and a
//! copy the learner goes back to, with what was typed since.
//!
//! The new file is built beside the old one, checked, synced, and only then put in its place. The old one is
//! kept aside. Wherever the power fails in between, the next opening goes on from there.

mod btree;
mod doubt;
mod image;
mod merge;
mod record;
mod rows;
mod shape;

use std::fs;
use std::path::{Path, PathBuf};

use refinery::Runner;
use rusqlite::Connection;

use crate::aside::{AsideReason, SetAside, set_aside};
use crate::copies;
use crate::disk::Disk;
use crate::error::{Result, StoreError};
use crate::files::{rename_durably, sync_file, with_suffix};
use crate::migrate;
use crate::open::{Store, check, open_to_look};
use image::Image;

/// What a damaged file still gave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Salvaged {
    /// Sessions that are in the new file.
    pub sessions: u32,
    /// Those of them that only a copy still had.
    pub from_copies: u32,
    /// Sessions that were in the damaged file, as their numbers say, and are in none any more.
    pub missing: u32,
}

/// The new file while it is built.
fn unfinished(path: &Path) -> PathBuf {
    with_suffix(path, ".building")
}

/// The new file when it is whole, before it takes its place; its name says what for.
fn ready(path: &Path, reason: AsideReason) -> PathBuf {
    with_suffix(
        path,
        match reason {
            AsideReason::Replaced => ".restored",
            AsideReason::Damaged | AsideReason::Foreign => ".salvaged",
        },
    )
}

/// Puts a file aside that cannot be opened, after taking over what of it can be read.
pub(crate) fn put_aside(
    path: &Path,
    reason: AsideReason,
    runner: &Runner,
    now: i64,
) -> Result<(Option<Salvaged>, SetAside)> {
    match salvage(path, runner, now) {
        Ok(Some((salvaged, aside))) => Ok((Some(salvaged), aside)),
        Ok(None) => Ok((None, set_aside(path, reason, now)?)),
        // No room for a new file beside it, or no right to write one: it stays where it is.
        Err(
            error @ (StoreError::DiskFull | StoreError::ReadOnly { .. } | StoreError::Io { .. }),
        ) => Err(error),
        // A fault of ours must not keep anybody from typing; the file is kept.
        Err(error) => {
            tracing::error!(%error, "a damaged file cannot be salvaged");
            Ok((None, set_aside(path, reason, now)?))
        }
    }
}

/// Makes a new file of what of the damaged one at `path` can be read, puts it in its place and keeps the damaged
/// one aside. `None` without changing anything: nothing of ours is in it.
fn salvage(path: &Path, runner: &Runner, now: i64) -> Result<Option<(Salvaged, SetAside)>> {
    let image = Image::read(path)?;
    let target = unfinished(path);
    remove(&target)?;
    let sql = begin(&target, runner)?;
    sql.execute_batch("BEGIN IMMEDIATE")?;
    let taken = rows::take(&image, &sql)?;
    if taken.values().sum::<u32>() == 0 {
        drop(sql);
        remove(&target)?;
        return Ok(None);
    }
    let doubtful = doubt::find(&sql)?;
    let (had, highest): (u32, u32) =
        sql.query_row(include_str!("../sql/salvage_counts.sql"), [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
    sql.execute_batch(include_str!("../sql/salvage_orphans.sql"))?;
    sql.execute_batch("COMMIT")?;
    let from_copies = fill_from_copies(path, &sql, &doubtful, runner)?;
    sql.execute_batch("BEGIN IMMEDIATE")?;
    for doubtful in &doubtful {
        doubt::settle(&sql, doubtful)?;
    }
    sql.execute_batch(include_str!("../sql/salvage_mend.sql"))?;
    drop_hanging(&sql)?;
    sql.execute_batch("COMMIT")?;
    let sessions = sql.query_row("SELECT count(*) FROM sessions", [], |row| row.get(0))?;
    finish(path, AsideReason::Damaged, sql, runner)?;
    let aside = take_place(path, AsideReason::Damaged, now)?;
    let salvaged = Salvaged {
        sessions,
        from_copies,
        missing: highest.saturating_sub(had).saturating_sub(from_copies),
    };
    tracing::warn!(?salvaged, ?taken, "a damaged file was salvaged");
    Ok(Some((salvaged, aside)))
}

/// Puts the copy `from` in the place of the file at `path`, with every session that the file has and the copy
/// lacks, and what it opened or earned. Settings are the copy's. The file is kept aside.
pub(crate) fn restore(path: &Path, from: &Path, runner: &Runner, now: i64) -> Result<SetAside> {
    let target = unfinished(path);
    remove(&target)?;
    copies::copy(&open_to_look(from)?, &target)?;
    let sql = begin(&target, runner)?;
    attached(&sql, path, || {
        merge::from_other(&sql, &["settings", "facts"])
    })?;
    finish(path, AsideReason::Replaced, sql, runner)?;
    take_place(path, AsideReason::Replaced, now)
}

/// Goes on where a power cut stopped [`salvage`] or [`restore`].
pub(crate) fn go_on(path: &Path, now: i64) -> Result<Option<SetAside>> {
    remove(&unfinished(path))?;
    let mut aside = None;
    for reason in [AsideReason::Damaged, AsideReason::Replaced] {
        let ready = ready(path, reason);
        if !ready.exists() {
            continue;
        }
        // The file it was made of may still be in place, its write-ahead log perhaps not any more.
        if path.exists() {
            aside = Some(set_aside(path, reason, now)?);
        }
        rename_durably(&ready, path)?;
    }
    Ok(aside)
}

/// Opens the file to build, brings it to today's schema, and lets rows come in any order.
fn begin(target: &Path, runner: &Runner) -> Result<Connection> {
    let mut sql = Connection::open(target).map_err(|error| StoreError::sqlite_at(target, error))?;
    // Nobody needs this file before it is whole, and then it is synced.
    sql.query_row("PRAGMA journal_mode = MEMORY", [], |_| Ok(()))?;
    sql.pragma_update(None, "synchronous", "OFF")?;
    migrate::run(&mut sql, runner, target)?;
    sql.pragma_update(None, "foreign_keys", false)?;
    Ok(sql)
}

/// What the copies have and the file lacks, the newest copy first. A copy that cannot be used is passed over.
fn fill_from_copies(
    path: &Path,
    sql: &Connection,
    doubtful: &[doubt::Doubtful],
    runner: &Runner,
) -> Result<u32> {
    let mut came = 0;
    for copy in copies::all(path)?.into_iter().rev() {
        match fill_from(path, &copy, sql, doubtful, runner) {
            Ok(more) => came += more,
            Err(StoreError::DiskFull) => return Err(StoreError::DiskFull),
            Err(error) => {
                tracing::warn!(%error, copy = %copy.display(), "a copy cannot be used");
            }
        }
    }
    Ok(came)
}

fn fill_from(
    path: &Path,
    copy: &Path,
    sql: &Connection,
    doubtful: &[doubt::Doubtful],
    runner: &Runner,
) -> Result<u32> {
    // The copy itself stays as it is, of whatever version.
    let migrated = with_suffix(path, ".filling");
    remove(&migrated)?;
    copies::copy(&open_to_look(copy)?, &migrated)?;
    drop(begin(&migrated, runner)?);
    let filled = attached(sql, &migrated, || {
        let mut gone = 0;
        for doubtful in doubtful {
            let has_it: bool = sql.query_row(
                "SELECT count(*) FROM other.sessions WHERE client_id = ?1",
                [doubtful.id.as_bytes().as_slice()],
                |row| row.get(0),
            )?;
            if has_it {
                doubt::give_up(sql, doubtful.id)?;
                gone += 1;
            }
        }
        Ok(merge::from_other(sql, &[])?.saturating_sub(gone))
    });
    remove(&migrated)?;
    filled
}

/// Runs `work` in a transaction with another file attached as `other`.
fn attached<T>(sql: &Connection, file: &Path, work: impl FnOnce() -> Result<T>) -> Result<T> {
    let name = file.to_str().ok_or(StoreError::Unreadable {
        what: "name of a file",
    })?;
    sql.execute("ATTACH ?1 AS other", [name])?;
    sql.execute_batch("BEGIN IMMEDIATE")?;
    let done = work();
    let ended = sql.execute_batch(if done.is_ok() { "COMMIT" } else { "ROLLBACK" });
    sql.execute_batch("DETACH other")?;
    ended?;
    done
}

/// Takes rows out that refer to none, in tables this module does not know by name: whole is better than more.
fn drop_hanging(sql: &Connection) -> Result<()> {
    let mut statement = sql.prepare("SELECT \"table\", rowid FROM pragma_foreign_key_check")?;
    let found = statement.query_map([], |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, Option<i64>>(1)?))
    })?;
    let hanging = found.collect::<rusqlite::Result<Vec<_>>>()?;
    for (table, id) in hanging {
        tracing::warn!(table, id, "a row that refers to none is left out");
        sql.execute(
            &format!("DELETE FROM {} WHERE rowid = ?1", shape::quoted(&table)),
            [id],
        )?;
    }
    Ok(())
}

/// Folds progress and days anew, checks the file, brings it to the disk and gives it the name that says it is whole.
fn finish(path: &Path, reason: AsideReason, sql: Connection, runner: &Runner) -> Result<()> {
    let target = unfinished(path);
    sql.close().map_err(|(_, error)| error)?;
    let store = Store::connect(&target, Disk::Network, runner, None)?;
    store.fold_anew()?;
    store.read(|sql| {
        check(sql)?;
        let hanging =
            sql.query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| {
                row.get::<_, u32>(0)
            })?;
        if hanging > 0 {
            tracing::error!(hanging, "rows of the new file refer to none");
            return Err(StoreError::Corrupt);
        }
        Ok(())
    })?;
    // The last connection brings the write-ahead log into the file.
    drop(store);
    sync_file(&target)?;
    rename_durably(&target, &ready(path, reason))
}

/// Reads every row of every tree and page, as [`salvage`] does, and keeps none.
#[cfg(feature = "fuzzing")]
pub(crate) fn look_through(file: &[u8], log: &[u8]) {
    let image = Image::of(file.to_vec(), log);
    for page in btree::pages(&image, 1) {
        drop(btree::rows(&image, page));
    }
    for page in image.numbers() {
        let rows = btree::rows(&image, page);
        assert!(btree::kind(&image, page).is_some() || rows.is_empty());
    }
}

fn take_place(path: &Path, reason: AsideReason, now: i64) -> Result<SetAside> {
    let aside = set_aside(path, reason, now)?;
    rename_durably(&ready(path, reason), path)?;
    Ok(aside)
}

fn remove(path: &Path) -> Result<()> {
    for suffix in ["", "-wal", "-shm", "-journal"] {
        let path = with_suffix(path, suffix);
        match fs::remove_file(&path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(StoreError::io(&path, error));
            }
            _ => {}
        }
    }
    Ok(())
}
