//! The tables of today's schema, and which of them a row can belong to.

use rusqlite::Connection;
use rusqlite::types::Value;

use super::btree::Row;
use crate::error::Result;

/// Folds over the sessions, which are folded anew.
pub(crate) const DERIVED: [&str; 6] = [
    "progress",
    "daily",
    "session_pace",
    "month_stats",
    "summed_months",
    "summing_months",
];

/// A table.
#[derive(Debug)]
pub(crate) struct Table {
    pub(crate) name: String,
    /// Whether its rows have no number of their own, and lie in an index tree.
    pub(crate) is_keyed: bool,
    /// In the order they are stored.
    pub(crate) columns: Vec<Column>,
}

#[derive(Debug)]
pub(crate) struct Column {
    pub(crate) name: String,
    kind: String,
    may_be_null: bool,
    has_default: bool,
    /// The row's number under another name; stored as NULL.
    pub(crate) is_id: bool,
}

impl Table {
    /// Every table of the learner's data, in the order they were made: what is referred to comes first.
    pub(crate) fn all(sql: &Connection) -> Result<Vec<Self>> {
        let mut statement = sql.prepare(
            "SELECT s.name, l.wr FROM sqlite_schema AS s JOIN pragma_table_list AS l ON l.name = s.name
             WHERE s.type = 'table' AND l.schema = 'main' AND s.name NOT LIKE 'sqlite_%'
               AND s.name <> 'refinery_schema_history'
             ORDER BY s.rowid",
        )?;
        let found = statement.query_map([], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, bool>(1)?))
        })?;
        let mut tables = Vec::new();
        for table in found {
            let (name, is_keyed) = table?;
            let columns = columns(sql, &name, is_keyed)?;
            tables.push(Self {
                name,
                is_keyed,
                columns,
            });
        }
        Ok(tables)
    }

    /// The name in quotes.
    pub(crate) fn quoted(&self) -> String {
        quoted(&self.name)
    }

    /// Whether a row can be one of this table's. Rows from before a column was added end before it.
    pub(super) fn fits(&self, row: &Row) -> bool {
        row.id.is_none() == self.is_keyed
            && row.values.len() <= self.columns.len()
            && self
                .columns
                .iter()
                .zip(row.values.iter().map(Some).chain(std::iter::repeat(None)))
                .all(|(column, value)| column.fits(value))
    }

    /// Of several tables that a row fits, the one with fewer columns says more about it.
    pub(super) fn of<'a>(tables: &'a [Self], row: &Row) -> Option<&'a Self> {
        let fitting = tables.iter().filter(|table| table.fits(row));
        fitting.min_by_key(|table| table.columns.len())
    }
}

impl Column {
    fn fits(&self, value: Option<&Value>) -> bool {
        match value {
            None => self.may_be_null || self.has_default,
            Some(Value::Null) => self.may_be_null || self.is_id,
            Some(Value::Integer(_)) => {
                matches!(&*self.kind, "INTEGER" | "INT" | "ANY") && !self.is_id
            }
            Some(Value::Real(_)) => matches!(&*self.kind, "REAL" | "ANY"),
            Some(Value::Text(_)) => matches!(&*self.kind, "TEXT" | "ANY"),
            Some(Value::Blob(_)) => matches!(&*self.kind, "BLOB" | "ANY"),
        }
    }
}

/// An SQL name in quotes.
pub(crate) fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

fn columns(sql: &Connection, table: &str, is_keyed: bool) -> Result<Vec<Column>> {
    let mut statement = sql.prepare(
        "SELECT name, type, \"notnull\", dflt_value IS NOT NULL, pk FROM pragma_table_info(?1)",
    )?;
    let found = statement.query_map([table], |row| {
        let key: u32 = row.get(4)?;
        let kind: String = row.get(1)?;
        let is_id = !is_keyed && key == 1 && kind == "INTEGER";
        let column = Column {
            name: row.get(0)?,
            kind,
            may_be_null: !(row.get::<_, bool>(2)? || is_keyed && key > 0),
            has_default: row.get(3)?,
            is_id,
        };
        Ok((key, column))
    })?;
    let mut columns = found.collect::<rusqlite::Result<Vec<_>>>()?;
    if is_keyed {
        // The key comes first, the rest follows as declared.
        columns.sort_by_key(|&(key, _)| if key == 0 { u32::MAX } else { key });
    }
    Ok(columns.into_iter().map(|(_, column)| column).collect())
}
