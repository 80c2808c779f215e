//! What the histories of other programs have in common: results that can be, and rows that are passed over.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use store::ImportedResult;

use crate::{
    host::LocalTime,
    view::bring::{SkipReason, Skipped},
};

/// 1/100 WPM. Nobody has typed faster for as long as a result takes.
const MOST_WPM: f64 = 40_000.0;
/// ms. Longer is a clock that ran on.
const LONGEST: f64 = 24.0 * 3_600_000.0;
/// 2000-01-01, Unix ms: before any of these programs.
const OLDEST: i64 = 946_684_800_000;
/// ms. Another machine's clock may be ahead.
const AHEAD: i64 = 24 * 3_600_000;

/// A row as its program says it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Row {
    /// What tells it from others; the time, where the program has nothing better.
    pub(super) key: Option<String>,
    /// Unix ms.
    pub(super) at: i64,
    /// ms.
    pub(super) duration: f64,
    /// 1/100 WPM.
    pub(super) wpm: f64,
    /// 1/100 %.
    pub(super) accuracy: f64,
}

/// The results of a file.
#[derive(Debug)]
pub(crate) struct Results {
    /// In the order of the file, each once.
    pub(crate) found: Vec<ImportedResult>,
    skipped: BTreeMap<SkipReason, (u32, u32)>,
    keys: BTreeSet<String>,
    zone: Tz,
    latest: i64,
    rows: u32,
}

impl Results {
    /// None yet. Days are those of the zone that the learner is in.
    pub(super) fn new(now: &LocalTime) -> Self {
        Self {
            found: Vec::new(),
            skipped: BTreeMap::new(),
            keys: BTreeSet::new(),
            zone: now.timezone.parse().unwrap_or(Tz::UTC),
            latest: now.unix_ms() + AHEAD,
            rows: 0,
        }
    }

    /// The next row of the file; `None`: it cannot be read.
    pub(super) fn add(&mut self, row: Option<Row>) {
        self.rows += 1;
        let taken = row.map_or(Err(SkipReason::Unreadable), |row| self.result(&row));
        match taken {
            Ok(result) => self.found.push(result),
            Err(reason) => {
                let skipped = self.skipped.entry(reason).or_insert((0, self.rows));
                skipped.0 += 1;
            }
        }
    }

    fn result(&mut self, row: &Row) -> Result<ImportedResult, SkipReason> {
        let can_be = (OLDEST..=self.latest).contains(&row.at)
            && (1.0..=LONGEST).contains(&row.duration)
            && (1.0..=MOST_WPM).contains(&row.wpm)
            && (0.0..=10_000.0).contains(&row.accuracy);
        let at = DateTime::<Utc>::from_timestamp_millis(row.at);
        let at = at.filter(|_| can_be).ok_or(SkipReason::Impossible)?;
        let key = row.key.clone().unwrap_or_else(|| row.at.to_string());
        if !self.keys.insert(key.clone()) {
            return Err(SkipReason::Twice);
        }
        let whole = |number: f64| format!("{number:.0}").parse::<u32>().unwrap_or_default();
        Ok(ImportedResult {
            key,
            started_at: row.at,
            local_date: at.with_timezone(&self.zone).date_naive().to_string(),
            duration: u64::from(whole(row.duration)),
            wpm: whole(row.wpm),
            accuracy: Some(whole(row.accuracy)),
        })
    }

    /// Rows of the file, good or not.
    pub(super) fn rows(&self) -> u32 {
        self.rows
    }

    /// Whether any row was a result.
    pub(super) fn any_readable(&self) -> bool {
        let unreadable = self.skipped.get(&SkipReason::Unreadable);
        self.rows > unreadable.map_or(0, |(many, _)| *many)
    }

    /// What was passed over, and why.
    pub(super) fn skipped(&self) -> Vec<Skipped> {
        let skipped = self.skipped.iter();
        skipped
            .map(|(&reason, &(rows, first))| Skipped {
                reason,
                rows,
                first,
            })
            .collect()
    }
}
