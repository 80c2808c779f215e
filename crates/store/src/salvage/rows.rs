//! From the pages of a damaged file into a new one: rows whose table is known by the tree they hang in, then
//! those of pages that hang in none any more and are told by their shape.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::types::{ToSql, Value};
use rusqlite::{Connection, Statement};

use super::btree::{self, Kind, Row};
use super::image::Image;
use super::shape::{DERIVED, Table, quoted};
use crate::error::Result;

/// Rows that went over, by table.
pub(super) type Taken = BTreeMap<String, u32>;

/// Puts every row that can be read into `into`, a new file of today's schema without a row.
pub(super) fn take(image: &Image, into: &Connection) -> Result<Taken> {
    let tables = Table::all(into)?;
    let known = known_pages(image, &tables);
    let mut taken = Taken::new();
    let mut lost_ways = Vec::new();
    let mut of_indexes = Vec::new();
    for number in image.numbers() {
        if !matches!(
            btree::kind(image, number),
            Some(Kind::TableLeaf | Kind::IndexLeaf | Kind::IndexInterior)
        ) {
            continue;
        }
        let rows = btree::rows(image, number);
        match known.get(&number) {
            Some(&Owner::Table(table)) if rows.iter().all(|row| tables[table].fits(row)) => {
                for row in &rows {
                    put(into, &tables[table], row, &mut taken)?;
                }
            }
            Some(Owner::Index) => of_indexes.extend(rows),
            // Not in a tree, or the way there was damaged and leads to another's page.
            _ => lost_ways.extend(rows),
        }
    }
    // What hangs in a tree is newer than a page that was given back and not yet used again: it goes first.
    for row in lost_ways {
        if let Some(table) = Table::of(&tables, &row) {
            put(into, table, &row, &mut taken)?;
        } else {
            of_indexes.push(row);
        }
    }
    for row in &of_indexes {
        take_lesson_of_index(into, row)?;
    }
    Ok(taken)
}

/// Whose tree a page hangs in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Owner {
    /// The table's, by its place in the list.
    Table(usize),
    /// An index's, or that of a table which is not the learner's data.
    Index,
}

/// The pages that hang in a tree.
fn known_pages(image: &Image, tables: &[Table]) -> BTreeMap<u32, Owner> {
    let mut known = BTreeMap::new();
    let mut doubtful = BTreeSet::new();
    for page in btree::pages(image, 1) {
        for row in btree::rows(image, page) {
            let [
                Value::Text(kind),
                Value::Text(name),
                _,
                Value::Integer(root),
                ..,
            ] = &*row.values
            else {
                continue;
            };
            let table = tables.iter().position(|table| table.name == *name);
            let owner = match table.filter(|_| kind == "table") {
                Some(table) => Owner::Table(table),
                None => Owner::Index,
            };
            for page in btree::pages(image, u32::try_from(*root).unwrap_or(0)) {
                if known
                    .insert(page, owner)
                    .is_some_and(|before| before != owner)
                {
                    doubtful.insert(page);
                }
            }
        }
    }
    known.retain(|page, _| !doubtful.contains(page));
    known
}

/// Puts a row in, unless a newer one is there or the schema does not take it.
fn put(into: &Connection, table: &Table, row: &Row, taken: &mut Taken) -> Result<()> {
    if DERIVED.contains(&&*table.name) {
        return Ok(());
    }
    let columns = &table.columns[..row.values.len()];
    let names: Vec<String> = columns.iter().map(|column| quoted(&column.name)).collect();
    let places = vec!["?"; names.len()].join(", ");
    let mut insert = into.prepare_cached(&format!(
        "INSERT OR IGNORE INTO {} ({}) VALUES ({places})",
        table.quoted(),
        names.join(", ")
    ))?;
    let mut at = 0;
    for (column, value) in columns.iter().zip(&row.values) {
        at += 1;
        match row.id.filter(|_| column.is_id) {
            Some(id) => insert.raw_bind_parameter(at, id)?,
            None => insert.raw_bind_parameter(at, value)?,
        }
    }
    if execute(&mut insert)? {
        *taken.entry(table.name.clone()).or_default() += 1;
    }
    Ok(())
}

/// `false`: the schema's constraints do not take the row; it is no row of ours, or no longer.
fn execute(insert: &mut Statement<'_>) -> Result<bool> {
    match insert.raw_execute() {
        Ok(count) => Ok(count > 0),
        Err(error)
            if error.sqlite_error_code() == Some(rusqlite::ErrorCode::ConstraintViolation) =>
        {
            Ok(false)
        }
        Err(error) => Err(error.into()),
    }
}

/// All but the text of a lesson stands in an index, too: without its lesson a session would hang in the air.
fn take_lesson_of_index(into: &Connection, row: &Row) -> Result<()> {
    let [
        Value::Text(_),
        Value::Text(_),
        Value::Integer(_),
        Value::Text(_),
        Value::Integer(_),
    ] = &*row.values
    else {
        return Ok(());
    };
    let mut insert = into.prepare_cached(
        "INSERT OR IGNORE INTO lessons (course, version, number, key_order, id) VALUES (?, ?, ?, ?, ?)",
    )?;
    let values: Vec<&dyn ToSql> = row.values.iter().map(|value| value as &dyn ToSql).collect();
    for (at, value) in values.into_iter().enumerate() {
        insert.raw_bind_parameter(at + 1, value)?;
    }
    execute(&mut insert).map(drop)
}
