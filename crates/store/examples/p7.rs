//! P7: bytes of the local database a keystroke, all in. Prints one line of JSON.
//!
//! `cargo run --release -p store --example p7 [SESSIONS]`
#![expect(clippy::print_stdout, reason = "its output is what it is for")]

mod typist;

use serde_json::json;
use store::Store;

const LIMIT: f64 = 5.0;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let sessions: u64 = std::env::args()
        .nth(1)
        .map_or(Ok(2_000), |count| count.parse())?;
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("p.sqlite");
    let store = Store::open(&path, 0)?.store;
    let (mut keystrokes, mut logs, mut texts, mut stats) = (0_u64, 0, 0, 0);
    for number in 0..sessions {
        let typed = typist::session(number, 400);
        keystrokes += u64::from(typed.session.figures.inserts);
        logs += store::pack_log(&typed.log).len();
        stats += typed.stats.len();
        if typed.session.rating.is_none() {
            texts += store::pack_text(&typed.text).len();
        }
        let _ = store.save_session(&typed.as_new())?;
    }
    // Closing the last connection writes the WAL back and removes it.
    drop(store);
    let bytes = std::fs::metadata(&path)?.len();
    #[expect(clippy::cast_precision_loss, reason = "far below 2^52")]
    let per = |bytes: u64| (bytes as f64 / keystrokes as f64 * 100.0).round() / 100.0;
    println!(
        "{}",
        json!({
            "figure": "P7", "what": "bytes of the local database a keystroke", "value": per(bytes), "limit": LIMIT,
            "ratio": per(bytes) / LIMIT, "sessions": sessions, "keystrokes": keystrokes, "bytes": bytes,
            "of_which": {"logs": per(logs as u64), "practice_texts": per(texts as u64), "stats": per(stats as u64)},
        })
    );
    Ok(())
}
