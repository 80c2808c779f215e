//! The history of monkeytype.com: `results.csv` (its account page, "export CSV").
//!
//! The first line names the columns. Used are `_id`, `wpm` and `acc` (per cent), `testDuration` (s) and `timestamp`
//! (Unix ms). A spreadsheet may have saved it again, with semicolons or tabs, and then with commas in its numbers.

use super::results::{Results, Row};
use crate::{error::AppError, host::LocalTime};

/// Where the columns are.
struct Columns {
    id: Option<usize>,
    wpm: usize,
    accuracy: usize,
    seconds: usize,
    at: usize,
}

/// Reads it.
///
/// # Errors
/// [`AppError::ImportForeign`]: its columns are other ones. [`AppError::ImportBroken`]: it is no CSV after all.
pub(super) fn read(text: &str, now: &LocalTime) -> Result<Results, AppError> {
    let head = text.trim_start().lines().next().unwrap_or_default();
    let separator = [b',', b';', b'\t']
        .into_iter()
        .max_by_key(|separator| head.bytes().filter(|byte| byte == separator).count())
        .unwrap_or(b',');
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.trim_start().as_bytes());
    let broken = |error: csv::Error| AppError::ImportBroken {
        why: error.to_string(),
    };
    let columns = Columns::of(reader.headers().map_err(broken)?).ok_or(AppError::ImportForeign)?;
    let mut results = Results::new(now);
    for record in reader.records() {
        let record = record.map_err(broken)?;
        results.add(columns.row(&record, separator != b','));
    }
    Ok(results)
}

impl Columns {
    fn of(head: &csv::StringRecord) -> Option<Self> {
        let at = |name: &str| head.iter().position(|column| column == name);
        Some(Self {
            id: at("_id"),
            wpm: at("wpm")?,
            accuracy: at("acc")?,
            seconds: at("testDuration")?,
            at: at("timestamp")?,
        })
    }

    fn row(&self, record: &csv::StringRecord, has_commas: bool) -> Option<Row> {
        let number = |at: usize| -> Option<f64> {
            let text = record.get(at)?;
            let number = if has_commas {
                text.replace(',', ".").parse().ok()
            } else {
                text.parse().ok()
            };
            number.filter(|number: &f64| number.is_finite())
        };
        let id = self.id.and_then(|at| record.get(at));
        Some(Row {
            key: id.filter(|id| !id.is_empty()).map(str::to_owned),
            at: record.get(self.at)?.parse().ok()?,
            duration: number(self.seconds)? * 1_000.0,
            wpm: number(self.wpm)? * 100.0,
            accuracy: number(self.accuracy)? * 100.0,
        })
    }
}
