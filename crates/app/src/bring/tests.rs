//! Any history, written and read again; and any bytes.

use std::io::{Cursor, Write as _};

use chrono::NaiveDate;
use proptest::prelude::*;
use serde_json::json;
use zip::{ZipWriter, write::SimpleFileOptions};

use super::{Ready, archive, read};
use crate::{error::AppError, host::LocalTime};

fn now() -> LocalTime {
    LocalTime {
        utc: "2026-11-22T08:30:00Z".parse().unwrap(),
        timezone: "Europe/Berlin".into(),
        local_date: NaiveDate::from_ymd_opt(2026, 11, 22).unwrap(),
    }
}

/// A result: Unix ms, ms, 1/100 WPM, 1/100 %.
type Typed = (i64, u64, u32, u32);

fn typed() -> impl Strategy<Value = Vec<Typed>> {
    let one = (
        1_500_000_000_000..1_790_000_000_000_i64,
        1_000..600_000_u64,
        100..40_000_u32,
        0..=10_000_u32,
    );
    prop::collection::btree_map(1_500_000_000_000..1_790_000_000_000_i64, one, 1..40).prop_map(
        |all| {
            all.into_iter()
                .map(|(at, (_, a, b, c))| (at, a, b, c))
                .collect()
        },
    )
}

fn found(text: &str) -> Vec<(i64, u64, u32, Option<u32>)> {
    match read(text.as_bytes().to_vec(), "x", &now()).unwrap() {
        Ready::Results { results, .. } => {
            assert!(results.skipped().is_empty());
            let found = results.found.iter();
            found
                .map(|it| (it.started_at, it.duration, it.wpm, it.accuracy))
                .collect()
        }
        Ready::Export { .. } => panic!("a history"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Figures of monkeytype come as they are, however a spreadsheet wrote the file.
    #[test]
    fn any_history_of_monkeytype_comes_whole(typed in typed(), style in 0..3_usize, crlf: bool) {
        let separator = [",", ";", "\t"][style];
        let end = if crlf { "\r\n" } else { "\n" };
        let point = if style == 0 { '.' } else { ',' };
        let hundredths = |number: u32| format!("{}{point}{:02}", number / 100, number % 100);
        let mut text = ["_id", "timestamp", "wpm", "acc", "testDuration", "mode"].join(separator) + end;
        for (number, (at, ms, wpm, accuracy)) in typed.iter().enumerate() {
            let seconds = format!("{}{point}{:03}", ms / 1000, ms % 1000);
            let row = [format!("id{number}"), at.to_string(), hundredths(*wpm), hundredths(*accuracy), seconds, "time".into()];
            text += &(row.join(separator) + end);
        }
        let wanted: Vec<_> = typed.iter().map(|&(at, ms, wpm, accuracy)| (at, ms, wpm, Some(accuracy))).collect();
        prop_assert_eq!(found(&text), wanted);
    }

    /// Figures of keybr are its own formulas: characters a minute over five, and characters typed right.
    #[test]
    fn any_history_of_keybr_comes_whole(typed in typed()) {
        let rows: Vec<_> = typed.iter().map(|&(at, _, length, errors)| {
            let (length, errors) = (u64::from(length), u64::from(errors) % u64::from(length));
            let at = chrono::DateTime::from_timestamp_millis(at).unwrap();
            // 20 ms a character at the slowest gives a speed that can be.
            json!({"timeStamp": crate::host::rfc3339(at), "length": length, "time": length * 100, "errors": errors,
                   "histogram": [], "layout": "en-us"})
        }).collect();
        let found = found(&serde_json::Value::from(rows.clone()).to_string());
        prop_assert_eq!(found.len(), rows.len());
        for (row, (_, duration, wpm, accuracy)) in rows.iter().zip(found) {
            let (length, errors) = (row["length"].as_f64().unwrap(), row["errors"].as_f64().unwrap());
            prop_assert_eq!(duration, row["time"].as_u64().unwrap());
            prop_assert_eq!(wpm, 12_000, "ten characters a second");
            prop_assert!((f64::from(accuracy.unwrap()) - (length - errors) / length * 10_000.0).abs() <= 0.5);
        }
    }

    /// Whatever comes in is read or refused.
    #[test]
    fn any_bytes_are_read_or_refused(mut bytes: Vec<u8>, head in 0..5_usize) {
        let heads: [&[u8]; 5] = [b"", b"PK\x03\x04", b"[{\"timeStamp\":", b"wpm,acc,testDuration,timestamp\n", b"[1,"];
        bytes.splice(0..0, heads[head].iter().copied());
        drop(read(bytes, "x", &now()));
    }
}

/// A file that unpacks to more than is taken is put down before it is all there, whatever it says of its size.
#[test]
fn a_bomb_is_put_down_before_it_goes_off() {
    const MB: usize = 1024 * 1024;
    let manifest = json!({"format": archive::FORMAT, "schema": store::schema_version(), "version": "1",
                          "exported_at": "", "files": {"accounts.json": 0}});
    let bomb = vec![b' '; 9 * MB];
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default();
    for (name, bytes) in [
        ("tactus.json", manifest.to_string().as_bytes()),
        ("profile.json", b"{}"),
        ("accounts.json", &bomb),
    ] {
        zip.start_file(name, options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    let zip = zip.finish().unwrap().into_inner();
    assert!(zip.len() < MB, "it is a bomb");
    let put_down = archive::read_within(&zip, 4 * MB as u64);
    assert!(
        matches!(put_down, Err(AppError::ExportTooLarge { megabytes: 4 })),
        "{put_down:?}"
    );
}
