//! Results of other programs, brought by file: shown beside what was typed here, never sent, counting for nothing.

use std::collections::BTreeSet;

use rusqlite::params;
use uuid::Uuid;

use crate::error::{Result, StoreError};
use crate::open::Store;
use crate::outbox::uuid;
use crate::transact::Tx;

/// A program whose history can be brought.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Program {
    /// keybr.com.
    Keybr,
    /// monkeytype.com.
    Monkeytype,
}

impl Program {
    /// The name in the file.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Keybr => "keybr",
            Self::Monkeytype => "monkeytype",
        }
    }

    fn parse(name: &str) -> Result<Self> {
        match name {
            "keybr" => Ok(Self::Keybr),
            "monkeytype" => Ok(Self::Monkeytype),
            _ => Err(StoreError::Unreadable {
                what: "imports.program",
            }),
        }
    }
}

/// A result of another program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedResult {
    /// What tells it from others of its program.
    pub key: String,
    /// Unix ms.
    pub started_at: i64,
    /// The learner's own day: `2026-11-22`.
    pub local_date: String,
    /// ms.
    pub duration: u64,
    /// 1/100 WPM, as that program computes it.
    pub wpm: u32,
    /// 1/100 %, as that program computes it.
    pub accuracy: Option<u32>,
}

/// A file that was brought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewImport {
    /// UUID v7.
    pub id: Uuid,
    /// Where it comes from.
    pub program: Program,
    /// Its name.
    pub file: String,
    /// Unix ms.
    pub imported_at: i64,
}

/// A file that was brought, and what is here of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredImport {
    /// The file.
    pub import: NewImport,
    /// Results it brought.
    pub results: u32,
    /// Day of the first of them.
    pub first_date: String,
    /// Day of the last of them.
    pub last_date: String,
}

/// What one program brought for a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedDay {
    /// The learner's own day.
    pub local_date: String,
    /// Where it comes from.
    pub program: Program,
    /// Results.
    pub results: u32,
    /// ms, all together.
    pub duration: u64,
    /// 1/100 WPM, mean of the results.
    pub wpm: u32,
    /// 1/100 WPM, the best of them.
    pub best_wpm: u32,
    /// 1/100 %, mean of the results that have one.
    pub accuracy: Option<u32>,
}

/// All that one program brought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedTotal {
    /// The program.
    pub program: Program,
    /// Results.
    pub results: u32,
    /// ms, all together.
    pub duration: u64,
    /// 1/100 WPM, mean of the results.
    pub wpm: u32,
    /// 1/100 WPM, the best of them.
    pub best_wpm: u32,
    /// Day of the first of them.
    pub first_date: String,
    /// Day of the last of them.
    pub last_date: String,
}

impl Store {
    /// All results of other programs, by program.
    pub fn imported_totals(&self) -> Result<Vec<ImportedTotal>> {
        self.read(|sql| {
            let mut statement = sql.prepare_cached(include_str!("sql/imported_totals.sql"))?;
            let mut rows = statement.query([])?;
            let mut totals = Vec::new();
            while let Some(row) = rows.next()? {
                let program: String = row.get(0)?;
                totals.push(ImportedTotal {
                    program: Program::parse(&program)?,
                    results: row.get(1)?,
                    duration: row.get(2)?,
                    wpm: row.get(3)?,
                    best_wpm: row.get(4)?,
                    first_date: row.get(5)?,
                    last_date: row.get(6)?,
                });
            }
            Ok(totals)
        })
    }

    /// The files that were brought, the newest first.
    pub fn imports(&self) -> Result<Vec<StoredImport>> {
        self.read(|sql| {
            let mut statement = sql.prepare_cached(include_str!("sql/imports.sql"))?;
            let mut rows = statement.query([])?;
            let mut imports = Vec::new();
            while let Some(row) = rows.next()? {
                let id: Vec<u8> = row.get(0)?;
                let program: String = row.get(1)?;
                imports.push(StoredImport {
                    import: NewImport {
                        id: uuid(&id)?,
                        program: Program::parse(&program)?,
                        file: row.get(2)?,
                        imported_at: row.get(3)?,
                    },
                    results: row.get(4)?,
                    first_date: row.get(5)?,
                    last_date: row.get(6)?,
                });
            }
            Ok(imports)
        })
    }

    /// Results of other programs from the day `since` on, by day and program.
    pub fn imported_days(&self, since: &str) -> Result<Vec<ImportedDay>> {
        self.read(|sql| {
            let mut statement = sql.prepare_cached(include_str!("sql/imported_days.sql"))?;
            let mut rows = statement.query([since])?;
            let mut days = Vec::new();
            while let Some(row) = rows.next()? {
                let program: String = row.get(1)?;
                days.push(ImportedDay {
                    local_date: row.get(0)?,
                    program: Program::parse(&program)?,
                    results: row.get(2)?,
                    duration: row.get(3)?,
                    wpm: row.get(4)?,
                    best_wpm: row.get(5)?,
                    accuracy: row.get(6)?,
                });
            }
            Ok(days)
        })
    }

    /// Keys of the results of a program that are here.
    pub fn imported_keys(&self, program: Program) -> Result<BTreeSet<String>> {
        self.read(|sql| {
            let mut statement =
                sql.prepare_cached("SELECT key FROM imported_results WHERE program = ?1")?;
            let keys = statement.query_map([program.as_str()], |row| row.get(0))?;
            Ok(keys.collect::<rusqlite::Result<_>>()?)
        })
    }
}

impl Tx<'_> {
    /// Takes over results of another program; those that are here stay as they are. Answers how many were new. Where
    /// none is, nothing is kept of the file either.
    pub fn add_import(&mut self, import: &NewImport, results: &[ImportedResult]) -> Result<u32> {
        let id = import.id.as_bytes().as_slice();
        let mut statement = self
            .sql
            .prepare_cached(include_str!("sql/imported_result_insert.sql"))?;
        let mut came = 0;
        for result in results {
            came += statement.execute(params![
                import.program.as_str(),
                result.key,
                id,
                result.started_at,
                result.local_date,
                result.duration,
                result.wpm,
                result.accuracy,
            ])?;
        }
        if came > 0 {
            self.sql.execute(
                "INSERT INTO imports (id, program, file, imported_at) VALUES (?1, ?2, ?3, ?4)",
                params![id, import.program.as_str(), import.file, import.imported_at],
            )?;
        }
        Ok(u32::try_from(came).unwrap_or(u32::MAX))
    }

    /// Takes a file back, with the results it brought, at the learner's own wish. `None`: there is no such file.
    pub fn remove_import(&mut self, id: Uuid) -> Result<Option<u32>> {
        let id = id.as_bytes().as_slice();
        let known = self
            .sql
            .execute("DELETE FROM imports WHERE id = ?1", [id])?;
        if known == 0 {
            return Ok(None);
        }
        let gone = self
            .sql
            .execute("DELETE FROM imported_results WHERE import_id = ?1", [id])?;
        Ok(Some(u32::try_from(gone).unwrap_or(u32::MAX)))
    }
}
