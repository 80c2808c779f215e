//! What one file of a learner has and another lacks: sessions with all that hangs on them, found by their ids,
//! and everything else by its own key. Rows that are there stay as they are.

use rusqlite::{Connection, params};

use super::shape::{DERIVED, Table, quoted};
use crate::error::Result;

/// Takes over from `other`, a file of today's schema attached under that name, what `main` lacks.
/// Answers how many sessions came. Nothing of the tables `without` is taken.
pub(super) fn from_other(sql: &Connection, without: &[&str]) -> Result<u32> {
    let before: u32 = count(sql)?;
    sql.execute_batch(include_str!("../sql/merge_before.sql"))?;
    for table in Table::all(sql)? {
        match &*table.name {
            // The file says them best itself, and what the server told it tells again.
            "lessons" | "accounts" | "remote" => {}
            name if DERIVED.contains(&name) || without.contains(&name) => {}
            "sessions" => sessions(sql, &table)?,
            _ if table.is_keyed => keyed(sql, &table)?,
            _ => of_sessions(sql, &table)?,
        }
    }
    Ok(count(sql)? - before)
}

fn count(sql: &Connection) -> Result<u32> {
    Ok(sql.query_row("SELECT count(*) FROM main.sessions", [], |row| row.get(0))?)
}

fn names<'a>(table: &'a Table, without: &'a [&str]) -> impl Iterator<Item = String> + 'a {
    let columns = table.columns.iter();
    columns
        .filter(|column| !without.contains(&&*column.name))
        .map(|column| quoted(&column.name))
}

fn keyed(sql: &Connection, table: &Table) -> Result<()> {
    let name = table.quoted();
    let columns = names(table, &[]).collect::<Vec<_>>().join(", ");
    sql.execute(
        &format!(
            "INSERT OR IGNORE INTO main.{name} ({columns}) SELECT {columns} FROM other.{name}"
        ),
        [],
    )?;
    Ok(())
}

fn sessions(sql: &Connection, table: &Table) -> Result<()> {
    let own: Vec<String> = names(table, &["id", "lesson_id"]).collect();
    let theirs: Vec<String> = own.iter().map(|name| format!("o.{name}")).collect();
    sql.execute(
        &format!(
            "INSERT OR IGNORE INTO main.sessions ({}, lesson_id)
             SELECT {}, m.mine FROM other.sessions AS o
             LEFT JOIN temp.lesson_map AS m ON m.theirs = o.lesson_id
             WHERE o.client_id NOT IN (SELECT client_id FROM main.sessions)
             ORDER BY o.id",
            own.join(", "),
            theirs.join(", ")
        ),
        [],
    )?;
    Ok(())
}

/// A table whose rows belong to a session each.
fn of_sessions(sql: &Connection, table: &Table) -> Result<()> {
    let hangs: bool = sql.query_row(
        "SELECT count(*) FROM pragma_foreign_key_list(?1) WHERE \"table\" = 'sessions' AND \"from\" = 'session_id'",
        params![table.name],
        |row| row.get(0),
    )?;
    if !hangs {
        tracing::warn!(table = table.name, "rows of a copy are not taken over");
        return Ok(());
    }
    let name = table.quoted();
    let own: Vec<String> = names(table, &["session_id"]).collect();
    let theirs: Vec<String> = own
        .iter()
        .map(|column| match &**column {
            "\"account_id\"" => {
                "(SELECT mine FROM temp.account_map WHERE theirs = o.account_id)".to_owned()
            }
            column => format!("o.{column}"),
        })
        .collect();
    sql.execute(
        &format!(
            "INSERT OR IGNORE INTO main.{name} (session_id, {})
             SELECT mine.id, {} FROM other.{name} AS o
             JOIN other.sessions AS theirs ON theirs.id = o.session_id
             JOIN main.sessions AS mine ON mine.client_id = theirs.client_id",
            own.join(", "),
            theirs.join(", ")
        ),
        [],
    )?;
    Ok(())
}
