//! The history of keybr.com: `typing-data.json`, an array of results (its profile page, "export").
//!
//! Of each: `timeStamp` (RFC 3339), `length` (characters), `time` (ms), `errors` (characters that were mistyped). What it
//! calls speed is characters a minute, `length` over `time`; a word is five of them. The rest is not asked for.

use std::fmt;

use serde::{
    Deserialize, Deserializer as _,
    de::{IgnoredAny, SeqAccess, Visitor},
};
use serde_json::Value;

use super::results::{Results, Row};
use crate::{error::AppError, host::LocalTime};

/// A result, whatever its fields hold.
#[derive(Debug, Deserialize)]
struct Written {
    #[serde(rename = "timeStamp")]
    time_stamp: Value,
    length: Value,
    time: Value,
    #[serde(default)]
    errors: Value,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Item {
    Result(Written),
    Other(IgnoredAny),
}

/// Reads it.
///
/// # Errors
/// [`AppError::ImportForeign`]: no array with a single result of keybr. [`AppError::ImportBroken`]: it breaks off.
pub(super) fn read(text: &str, now: &LocalTime) -> Result<Results, AppError> {
    let mut results = Results::new(now);
    let mut reader = serde_json::Deserializer::from_str(text);
    let read = reader
        .deserialize_seq(Items {
            results: &mut results,
        })
        .and_then(|()| reader.end());
    let is_ours = results.any_readable();
    match read {
        Err(error) if is_ours || (error.is_eof() && text.contains("\"timeStamp\"")) => {
            Err(AppError::ImportBroken {
                why: error.to_string(),
            })
        }
        Err(_) => Err(AppError::ImportForeign),
        Ok(()) if results.rows() > 0 && !is_ours => Err(AppError::ImportForeign),
        Ok(()) => Ok(results),
    }
}

struct Items<'a> {
    results: &'a mut Results,
}

impl<'de> Visitor<'de> for Items<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an array of results")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        while let Some(item) = items.next_element::<Item>()? {
            self.results.add(match item {
                Item::Result(written) => row(&written),
                Item::Other(IgnoredAny) => None,
            });
        }
        Ok(())
    }
}

fn row(written: &Written) -> Option<Row> {
    let at = chrono::DateTime::parse_from_rfc3339(written.time_stamp.as_str()?).ok()?;
    let (length, time) = (written.length.as_f64()?, written.time.as_f64()?);
    let errors = match &written.errors {
        Value::Null => 0.0,
        errors => errors.as_f64()?,
    };
    Some(Row {
        key: None,
        at: at.timestamp_millis(),
        duration: time,
        wpm: length / 5.0 / (time / 60_000.0) * 100.0,
        accuracy: (length - errors) / length * 10_000.0,
    })
}
