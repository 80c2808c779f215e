//! Data from elsewhere: looked at, kept, taken back.

use serde::Serialize;
use ts_rs::TS;

/// What a file is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum DataSource {
    /// The export of a Tactus.
    Tactus,
    /// keybr.com.
    Keybr,
    /// monkeytype.com.
    Monkeytype,
}

/// What is in a file, beside what is here. Nothing has been kept yet.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct DataReview {
    /// The import: what `keep_data` takes.
    pub import: String,
    /// What the file is of.
    pub source: DataSource,
    /// Sessions, or results of another program, that are not here.
    pub new: u32,
    /// Those that are here.
    pub known: u32,
    /// The learner's day of the first new one.
    pub first_day: Option<String>,
    /// And of the last.
    pub last_day: Option<String>,
    /// Rows that are passed over.
    pub skipped: Vec<Skipped>,
    /// Own texts in it.
    pub texts: u32,
    /// Of an export: the profile it was made of.
    pub name: Option<String>,
    /// Of an export: accounts that its sessions belong to.
    pub accounts: Vec<DataAccount>,
    /// Somebody is signed in here: sessions that were in no account go there.
    pub is_signed_in: bool,
}

/// An account in an export.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct DataAccount {
    /// Its address.
    pub email: Option<String>,
    /// Sessions that belong to it.
    pub sessions: u32,
    /// It is the one that is signed in here.
    pub is_this: bool,
}

/// Rows that are passed over for one reason.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct Skipped {
    /// Why.
    pub reason: SkipReason,
    /// How many.
    pub rows: u32,
    /// The first of them, counted from 1 without the line of names.
    pub first: u32,
}

/// Why a row is passed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum SkipReason {
    /// It lacks a time or a figure.
    Unreadable,
    /// Nobody types like this: no speed at all or more than 400 WPM, a time before 2000 or to come.
    Impossible,
    /// It is in the file twice.
    Twice,
}

/// What was kept.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct DataKept {
    /// What the file is of.
    pub source: DataSource,
    /// Sessions or results that came.
    pub new: u32,
    /// That were here.
    pub known: u32,
    /// Sessions that had been deleted here, and stay so.
    pub deleted: u32,
    /// Sessions under whose id another one is here, which stays.
    pub conflicts: u32,
    /// Own texts that came.
    pub texts: u32,
    /// Settings that came.
    pub settings: u32,
    /// Of results: what `remove_import` takes; `None` where nothing new came.
    pub import: Option<String>,
}

/// What was brought from other programs. It counts for no stars, unlocks, achievements or streaks and is never sent.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct Imported {
    /// File by file, the newest first.
    pub files: Vec<ImportedFile>,
    /// By day and program, in order of time.
    pub days: Vec<ImportedDay>,
    /// By program.
    pub totals: Vec<ImportedTotal>,
}

/// All that one program brought.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct ImportedTotal {
    /// The program.
    pub source: DataSource,
    /// Results.
    pub results: u32,
    /// All together, ms.
    #[ts(type = "number")]
    pub duration: u64,
    /// Mean of the results as the program computes them, 1/100 WPM.
    pub wpm: u32,
    /// The best of them, 1/100 WPM.
    pub best_wpm: u32,
    /// The learner's day of the first of them.
    pub first_day: String,
    /// And of the last.
    pub last_day: String,
}

/// A file that was brought.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct ImportedFile {
    /// What `remove_import` takes.
    pub id: String,
    /// What it is of.
    pub source: DataSource,
    /// Its name.
    pub file: String,
    /// RFC 3339.
    pub imported_at: String,
    /// Results it brought.
    pub results: u32,
    /// The learner's day of the first of them.
    pub first_day: String,
    /// And of the last.
    pub last_day: String,
}

/// A day in another program.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct ImportedDay {
    /// The learner's day.
    pub local_date: String,
    /// The program.
    pub source: DataSource,
    /// Results.
    pub results: u32,
    /// All together, ms.
    #[ts(type = "number")]
    pub duration: u64,
    /// Mean of the results as the program computes them, 1/100 WPM.
    pub wpm: u32,
    /// The best of them, 1/100 WPM.
    pub best_wpm: u32,
    /// Mean, 1/100 %.
    pub accuracy: Option<u32>,
}
