//! The archive, written row by row: of a learner's key presses only the compressed form is ever whole in memory.

use std::io::{Cursor, Write as _};

use chrono::{DateTime, Datelike as _, Timelike as _, Utc};
use futures_util::TryStreamExt as _;
use serde_json::{Map, Value};
use sqlx::{AssertSqlSafe, PgConnection};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::{HELD, SECRET};
use crate::App;
use crate::http::ApiError;

type Zip = ZipWriter<Cursor<Vec<u8>>>;

/// Writes everything held about `user`.
pub(super) async fn write(
    app: &App,
    db: &mut PgConnection,
    user: i64,
    now: DateTime<Utc>,
) -> Result<Vec<u8>, ApiError> {
    let language = sqlx::query_scalar!("SELECT language FROM users WHERE id = $1", user)
        .fetch_one(&mut *db)
        .await?;
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(stamp(now));
    let mut zip = Zip::new(Cursor::new(Vec::new()));
    zip.start_file("README.txt", options)
        .map_err(ApiError::internal)?;
    let readme = app.mail.text(&language, "export-readme", &[]);
    zip.write_all(readme.as_bytes())
        .map_err(ApiError::internal)?;
    for (name, table, column) in HELD {
        // The names are constants of this program.
        let sql = format!("SELECT to_jsonb(t) FROM {table} t WHERE {column} = $1");
        zip.start_file(format!("{name}.json"), options)
            .map_err(ApiError::internal)?;
        json(db, &mut zip, &sql, user).await?;
        zip.start_file(format!("{name}.csv"), options)
            .map_err(ApiError::internal)?;
        csv(db, &mut zip, &sql, user).await?;
    }
    Ok(zip.finish().map_err(ApiError::internal)?.into_inner())
}

async fn json(db: &mut PgConnection, zip: &mut Zip, sql: &str, user: i64) -> Result<(), ApiError> {
    let mut rows = sqlx::query_scalar::<_, Value>(AssertSqlSafe(sql.to_owned()))
        .bind(user)
        .fetch(db);
    let mut before = "[\n";
    while let Some(row) = rows.try_next().await? {
        write!(zip, "{before}{}", Value::Object(said(row))).map_err(ApiError::internal)?;
        before = ",\n";
    }
    let end = if before == "[\n" { "[]\n" } else { "\n]\n" };
    zip.write_all(end.as_bytes()).map_err(ApiError::internal)
}

async fn csv(db: &mut PgConnection, zip: &mut Zip, sql: &str, user: i64) -> Result<(), ApiError> {
    let mut rows = sqlx::query_scalar::<_, Value>(AssertSqlSafe(sql.to_owned()))
        .bind(user)
        .fetch(db);
    let mut csv = csv::Writer::from_writer(zip);
    let mut has_head = false;
    while let Some(row) = rows.try_next().await? {
        let row = said(row);
        if !has_head {
            csv.write_record(row.keys()).map_err(ApiError::internal)?;
            has_head = true;
        }
        csv.write_record(row.values().map(cell))
            .map_err(ApiError::internal)?;
    }
    csv.flush().map_err(ApiError::internal)
}

/// A row without what opens something.
fn said(row: Value) -> Map<String, Value> {
    let Value::Object(mut row) = row else {
        return Map::new();
    };
    for secret in SECRET {
        row.remove(secret);
    }
    row
}

fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// As ZIP keeps times: from 1980 on, without a zone.
fn stamp(now: DateTime<Utc>) -> zip::DateTime {
    let part = |number: u32| u8::try_from(number).unwrap_or_default();
    zip::DateTime::from_date_and_time(
        u16::try_from(now.year()).unwrap_or_default(),
        part(now.month()),
        part(now.day()),
        part(now.hour()),
        part(now.minute()),
        part(now.second()),
    )
    .unwrap_or_default()
}
