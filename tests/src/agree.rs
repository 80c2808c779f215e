//! Whether everything that knows of a session says the same: the fingers, the figures worked out by hand, the screen,
//! the learner's file and the server.

use anyhow::{Result, bail, ensure};
use rig::Cluster;

use crate::ledger::{self, LocalSession};
use crate::reference::{self, Policy};
use crate::{Plan, Window};

/// Figures and where `sessions` of PostgreSQL keeps them.
const COLUMNS: [(&str, &str); 16] = [
    ("wpm", "wpm_centi"),
    ("gross_wpm", "gross_wpm_centi"),
    ("raw_wpm", "raw_wpm_centi"),
    ("accuracy", "accuracy_centi"),
    ("result_accuracy", "result_accuracy_centi"),
    ("errors", "errors"),
    ("uncorrected_errors", "uncorrected_errors"),
    ("duration", "duration"),
    ("active_duration", "active_duration"),
    ("kspc", "kspc_milli"),
    ("avg_keystroke_time", "avg_keystroke_time"),
    ("max_pause_duration", "max_pause_duration"),
    ("pause_count", "pause_count"),
    ("consistency", "consistency_centi"),
    ("inserts", "total_keystrokes"),
    ("deleted", "deleted_units"),
];

/// The log holds exactly what was pressed, in order, and no two presses closer than the fingers were: `rhythm` ms.
pub fn with_plan(session: &LocalSession, plan: &Plan, rhythm: u64) -> Result<()> {
    let recorded: Vec<&str> = session
        .events
        .iter()
        .map(|event| event.what.as_str())
        .collect();
    let pressed: Vec<&str> = plan.presses.iter().map(String::as_str).collect();
    ensure!(
        recorded == pressed,
        "{} presses were made and {} recorded; the first difference is at {:?}",
        pressed.len(),
        recorded.len(),
        recorded
            .iter()
            .zip(&pressed)
            .position(|(one, other)| one != other)
    );
    for (index, pair) in session.events.windows(2).enumerate() {
        let gap = pair[1].t - pair[0].t;
        // The system's clock counts whole ms and may round either way at both ends.
        ensure!(
            gap + 2 >= rhythm,
            "press {} came {gap} ms after the one before, the fingers took {rhythm}",
            index + 1
        );
    }
    ensure!(
        session.figures["errors"] == Some(plan.slips as u64),
        "{} slips were planned",
        plan.slips
    );
    Ok(())
}

/// The stored figures are those worked out by hand from the stored times.
pub fn with_reference(session: &LocalSession) -> Result<()> {
    let by_hand = reference::figures(
        &session.text,
        Policy::named(&session.policy),
        &session.events,
    );
    for (name, value) in by_hand {
        let stored = session.figures[name];
        ensure!(
            stored == value,
            "{name}: stored is {stored:?}, worked out by hand {value:?}"
        );
    }
    Ok(())
}

/// The result's screen shows the speed and the accuracy of the session.
pub fn with_screen(session: &LocalSession, window: &Window<'_>, is_russian: bool) -> Result<()> {
    let figure = |name: &str| session.figures[name].unwrap_or_default();
    let tenths = |hundredths: u64| (hundredths + 5) / 10;
    let accuracy = tenths(figure("accuracy"));
    let (speed, accuracy) = if is_russian {
        // Characters a minute: five times the words.
        let speed = (figure("wpm") * 5 + 50) / 100;
        (
            speed.to_string(),
            format!("{},{}", accuracy / 10, accuracy % 10),
        )
    } else {
        let speed = tenths(figure("wpm"));
        (
            format!("{}.{}", speed / 10, speed % 10),
            format!("{}.{}", accuracy / 10, accuracy % 10),
        )
    };
    for shown in [speed, accuracy] {
        window.shows(&shown)?;
    }
    Ok(())
}

/// PostgreSQL has the session with the same figures and every press of it.
pub fn with_server(session: &LocalSession, cluster: &Cluster, database: &str) -> Result<()> {
    for (name, column) in COLUMNS {
        let stored = cluster.sql(
            database,
            &format!(
                "SELECT {column} FROM sessions WHERE replace(client_id::text, '-', '') = '{}'",
                session.id
            ),
        )?;
        let here = session.figures[name]
            .map(|value| value.to_string())
            .unwrap_or_default();
        ensure!(
            stored == here,
            "{name}: PostgreSQL has `{stored}`, SQLite `{here}`"
        );
    }
    let presses = ledger::presses(cluster, database, &session.id)?;
    let inserts: Vec<_> = session
        .events
        .iter()
        .zip(&session.codes)
        .filter(|(event, _)| event.what != "\u{8}")
        .collect();
    ensure!(
        presses.len() == inserts.len(),
        "{} presses in PostgreSQL, {} in SQLite",
        presses.len(),
        inserts.len()
    );
    let mut before = None;
    for (press, (event, code)) in presses.iter().zip(inserts) {
        let gap = event.t - before.unwrap_or(event.t);
        before = Some(event.t);
        if press.actual != event.what || press.latency != gap || press.code != *code {
            bail!(
                "PostgreSQL has {press:?}, SQLite {:?} after {gap} ms with {code}",
                event.what
            );
        }
        ensure!(
            session.text.get(press.text_index) == Some(&press.expected),
            "{press:?} is not what the text asks for"
        );
    }
    Ok(())
}
