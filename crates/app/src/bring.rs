//! Data from elsewhere: the export of another Tactus, and the histories of keybr and monkeytype (docs/DATA.md).
//!
//! A file comes in parts like an own text ([`crate::texts::Import`]), is read as what it is, whatever it calls itself,
//! and is looked at before it is kept. Until then nothing of the learner's is touched.

mod archive;
mod keybr;
mod monkeytype;
mod results;

use std::collections::BTreeSet;

use store::{NewImport, Program, Store, Transferred};
use uuid::Uuid;

use self::results::Results;
use crate::{
    error::AppError,
    exercise::count,
    host::{Host, LocalTime, uuid_v7},
    view::bring::{
        DataAccount, DataKept, DataReview, DataSource, Imported, ImportedDay, ImportedFile,
        ImportedTotal,
    },
};

pub(crate) use archive::{FORMAT, MANIFEST, Manifest};

/// No file is larger: ten years of daily practice are 40 MB.
pub(crate) const MOST_BYTES: u64 = 256 * 1024 * 1024;

/// What a file holds, read and found good.
#[derive(Debug)]
pub(crate) enum Ready {
    /// The export of a Tactus.
    Export {
        /// Its tables.
        from: Box<Transferred>,
        /// Name of the profile it was made of.
        name: String,
    },
    /// A history of another program.
    Results {
        /// Which.
        program: Program,
        /// What was found.
        results: Results,
        /// Name of the file.
        file: String,
    },
}

/// Reads a file.
///
/// # Errors
/// [`AppError::ImportForeign`], [`AppError::ImportBroken`], [`AppError::ImportEmpty`], and those of an export.
pub(crate) fn read(bytes: Vec<u8>, file: &str, now: &LocalTime) -> Result<Ready, AppError> {
    if bytes.starts_with(b"PK") {
        let (from, name) = archive::read(&bytes)?;
        let from = Box::new(from);
        return Ok(Ready::Export { from, name });
    }
    let text = crate::texts::decode(&bytes, "en").map_err(|_| AppError::ImportForeign)?;
    drop(bytes);
    let is_json = text.trim_start().starts_with(['[', '{']);
    let (program, results) = if is_json {
        (Program::Keybr, keybr::read(&text, now)?)
    } else {
        (Program::Monkeytype, monkeytype::read(&text, now)?)
    };
    if results.rows() == 0 {
        return Err(AppError::ImportEmpty);
    }
    let file = file.chars().take(LONGEST_NAME).collect();
    Ok(Ready::Results {
        program,
        results,
        file,
    })
}

/// More of a file's name is not kept.
const LONGEST_NAME: usize = 120;

/// What is in it, beside what is here.
pub(crate) fn review(import: &str, ready: &Ready, store: &Store) -> Result<DataReview, AppError> {
    match ready {
        Ready::Export { from, name } => review_export(import, from, name, store),
        Ready::Results {
            program, results, ..
        } => {
            let here = store.imported_keys(*program)?;
            let (mut new, mut known) = (0, 0);
            let mut days = BTreeSet::new();
            for result in &results.found {
                if here.contains(&result.key) {
                    known += 1;
                } else {
                    new += 1;
                    days.insert(result.local_date.as_str());
                }
            }
            Ok(DataReview {
                import: import.to_owned(),
                source: source(*program),
                new,
                known,
                first_day: days.first().map(|day| (*day).to_owned()),
                last_day: days.last().map(|day| (*day).to_owned()),
                skipped: results.skipped(),
                texts: 0,
                name: None,
                accounts: Vec::new(),
                is_signed_in: store.account()?.is_some(),
            })
        }
    }
}

fn review_export(
    import: &str,
    from: &Transferred,
    name: &str,
    store: &Store,
) -> Result<DataReview, AppError> {
    let (mut new, mut known) = (0, 0);
    let (mut first_day, mut last_day) = (None, None);
    for (id, day) in from.sessions() {
        if store.session(id)?.is_some() {
            known += 1;
            continue;
        }
        new += 1;
        first_day = first_day.or_else(|| Some(day.to_owned()));
        last_day = Some(day.to_owned());
    }
    let here = store.account()?;
    let accounts = from.accounts()?.into_iter().filter(|it| it.sessions > 0);
    let accounts = accounts.map(|account| DataAccount {
        is_this: here.as_ref().is_some_and(|here| {
            here.server_url == account.server_url && here.user_id == account.user_id
        }),
        email: account.email,
        sessions: account.sessions,
    });
    Ok(DataReview {
        import: import.to_owned(),
        source: DataSource::Tactus,
        new,
        known,
        first_day,
        last_day,
        skipped: Vec::new(),
        texts: from.own_texts()?,
        name: Some(name.to_owned()),
        accounts: accounts.collect(),
        is_signed_in: here.is_some(),
    })
}

/// Takes it over.
pub(crate) fn keep(host: &dyn Host, ready: &Ready, store: &Store) -> Result<DataKept, AppError> {
    let now = host.now().unix_ms();
    match ready {
        Ready::Export { from, .. } => {
            let came = store.receive(from, now)?.value;
            Ok(DataKept {
                source: DataSource::Tactus,
                new: came.sessions,
                known: came.known,
                deleted: came.deleted,
                conflicts: came.conflicts,
                texts: came.texts,
                settings: came.settings,
                import: None,
            })
        }
        Ready::Results {
            program,
            results,
            file,
        } => {
            let import = NewImport {
                id: uuid_v7(host),
                program: *program,
                file: file.clone(),
                imported_at: now,
            };
            let new = store
                .transact(|tx| tx.add_import(&import, &results.found))?
                .value;
            Ok(DataKept {
                source: source(*program),
                new,
                known: count(results.found.len()).saturating_sub(new),
                deleted: 0,
                conflicts: 0,
                texts: 0,
                settings: 0,
                import: (new > 0).then(|| import.id.to_string()),
            })
        }
    }
}

/// What was brought from other programs, file by file and day by day.
pub(crate) fn imported(store: &Store) -> Result<Imported, AppError> {
    let files = store.imports()?.into_iter().map(|stored| ImportedFile {
        id: stored.import.id.to_string(),
        source: source(stored.import.program),
        file: stored.import.file,
        imported_at: chrono::DateTime::from_timestamp_millis(stored.import.imported_at)
            .map(crate::host::rfc3339)
            .unwrap_or_default(),
        results: stored.results,
        first_day: stored.first_date,
        last_day: stored.last_date,
    });
    let days = store.imported_days("")?.into_iter().map(|day| ImportedDay {
        local_date: day.local_date,
        source: source(day.program),
        results: day.results,
        duration: day.duration,
        wpm: day.wpm,
        best_wpm: day.best_wpm,
        accuracy: day.accuracy,
    });
    let totals = store.imported_totals()?.into_iter();
    let totals = totals.map(|total| ImportedTotal {
        source: source(total.program),
        results: total.results,
        duration: total.duration,
        wpm: total.wpm,
        best_wpm: total.best_wpm,
        first_day: total.first_date,
        last_day: total.last_date,
    });
    Ok(Imported {
        files: files.collect(),
        days: days.collect(),
        totals: totals.collect(),
    })
}

/// Takes a file back with all it brought.
pub(crate) fn remove(store: &Store, id: &str) -> Result<(), AppError> {
    let unknown = || AppError::BadValue {
        field: "import",
        value: id.to_owned(),
    };
    let id: Uuid = id.parse().map_err(|_| unknown())?;
    let gone = store.transact(|tx| tx.remove_import(id))?.value;
    gone.map(drop).ok_or_else(unknown)
}

fn source(program: Program) -> DataSource {
    match program {
        Program::Keybr => DataSource::Keybr,
        Program::Monkeytype => DataSource::Monkeytype,
    }
}

#[cfg(test)]
mod tests;
