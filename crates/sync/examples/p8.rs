//! P8: bytes of a push a keystroke, 20 sessions a request, at each level of zstd. Prints one line of JSON.
//!
//! `cargo run --release -p sync --example p8`
#![expect(clippy::print_stdout, reason = "its output is what it is for")]
#![expect(clippy::disallowed_methods, reason = "it measures time")]

#[expect(dead_code, reason = "shared with the examples that save")]
#[path = "../../store/examples/typist/mod.rs"]
mod typist;

use std::time::Instant;

use serde_json::{Map, Value, json};
use store::StoredLog;
use sync::outgoing::{Aside, Logs, ZSTD_LEVEL, encode, outgoing};
use uuid::Uuid;

const LIMIT: f64 = 3.5;
const REQUESTS: u64 = 20;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (mut keystrokes, mut json_bytes, mut sent) = (0_u64, 0_u64, 0_u64);
    let mut levels: Vec<(i32, u64, f64)> = [1, 3, 5, 7, 9, 12, 15, 19]
        .map(|level| (level, 0, 0.0))
        .into();
    for request in 0..REQUESTS {
        let mut sessions = Vec::new();
        for number in request * 20..request * 20 + 20 {
            let typed = typist::session(number, 400);
            keystrokes += u64::from(typed.session.figures.inserts);
            let stored = StoredLog {
                log: typed.log,
                text: typed.text,
            };
            sessions.push(outgoing(&typed.session, Some(&stored), Logs::Send)?);
        }
        let sent_at =
            chrono::DateTime::from_timestamp_millis(1_795_336_200_000).unwrap_or_default();
        let body =
            encode(Uuid::from_u128(1), sent_at, &sessions, &Aside::default()).ok_or("too big")?;
        sent += body.bytes.len() as u64;
        let plain = zstd::bulk::decompress(&body.bytes, 8 << 20)?;
        json_bytes += plain.len() as u64;
        for (level, bytes, seconds) in &mut levels {
            let begun = Instant::now();
            *bytes += zstd::bulk::compress(&plain, *level)?.len() as u64;
            *seconds += begun.elapsed().as_secs_f64();
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "far below 2^52")]
    let per = |bytes: u64| (bytes as f64 / keystrokes as f64 * 1e3).round() / 1e3;
    let by_level: Map<String, Value> = levels
        .into_iter()
        .map(|(level, bytes, seconds)| {
            let ms =
                (seconds * 1e5 / f64::from(u32::try_from(REQUESTS).unwrap_or(1))).round() / 1e2;
            (
                level.to_string(),
                json!({"bytes": per(bytes), "ms_a_request": ms}),
            )
        })
        .collect();
    println!(
        "{}",
        json!({
            "figure": "P8", "what": "bytes of a push a keystroke, 20 sessions a request", "value": per(sent),
            "limit": LIMIT, "ratio": (per(sent) / LIMIT * 1e3).round() / 1e3, "level": ZSTD_LEVEL,
            "json": per(json_bytes), "keystrokes": keystrokes, "by_level": by_level,
        })
    );
    Ok(())
}
