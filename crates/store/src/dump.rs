//! Everything in the file, table by table, for a learner who takes their data along.

use std::fmt::Write as _;

use rusqlite::types::ValueRef;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::error::Result;
use crate::open::Store;
use crate::sums;

/// A table as it is stored.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Its name in the schema.
    pub name: String,
    /// Names of the columns, in the schema's order; those with packed content are left out.
    pub columns: Vec<String>,
    /// The rows in the order of the file, a value a column: ids of 16 bytes as UUIDs, other bytes as hex.
    pub rows: Vec<Vec<Value>>,
}

/// Packed columns by table: their content is read by [`Store::session_log`], [`Store::session_stats`] and
/// [`Store::pulled_text`].
const PACKED: [(&str, &str); 4] = [
    ("session_logs", "log"),
    ("session_logs", "text"),
    ("session_stats", "stats"),
    ("synced", "text"),
];

impl Store {
    /// Every table of this file as it is at one moment, but for what belongs to the schema's own upkeep and for the
    /// months' sums, which say nothing that the sessions' statistics do not.
    pub fn dump(&self) -> Result<Vec<Table>> {
        self.read(|sql| {
            let names: Vec<String> = sql
                .prepare(
                    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
                     AND name NOT LIKE 'refinery%' ORDER BY name",
                )?
                .query_map([], |row| row.get(0))?
                .collect::<rusqlite::Result<_>>()?;
            let told = names
                .into_iter()
                .filter(|name| !sums::TABLES.contains(&name.as_str()));
            told.map(|name| table(sql, name)).collect()
        })
    }
}

fn table(sql: &rusqlite::Connection, name: String) -> Result<Table> {
    // The name is one of the schema's own.
    let mut statement = sql.prepare(&format!("SELECT * FROM \"{name}\""))?;
    let kept: Vec<(usize, String)> = statement
        .column_names()
        .into_iter()
        .enumerate()
        .filter(|(_, column)| !PACKED.contains(&(name.as_str(), column)))
        .map(|(at, column)| (at, column.to_owned()))
        .collect();
    let mut rows = Vec::new();
    let mut found = statement.query([])?;
    while let Some(row) = found.next()? {
        let values = kept.iter().map(|(at, _)| Ok(value(row.get_ref(*at)?)));
        rows.push(values.collect::<Result<Vec<_>>>()?);
    }
    Ok(Table {
        name,
        columns: kept.into_iter().map(|(_, column)| column).collect(),
        rows,
    })
}

fn value(value: ValueRef<'_>) -> Value {
    match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(number) => json!(number),
        ValueRef::Real(number) => json!(number),
        ValueRef::Text(text) => json!(String::from_utf8_lossy(text)),
        ValueRef::Blob(bytes) => {
            Uuid::from_slice(bytes).map_or_else(|_| json!(hex(bytes)), |id| json!(id))
        }
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // A string takes everything.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
