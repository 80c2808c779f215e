//! Sessions that were read, but whose figures and log do not say the same any more: one of the two is damaged,
//! though its page looked whole. Where the session's statistics agree with its log, it is the row.

use rusqlite::{Connection, params};
use trainer::metrics::{Figures, METRICS_VERSION, figures};
use trainer::stats::session_stats;
use trainer::text::Text;
use trainer::typing::{Log, Replay};
use uuid::Uuid;

use crate::error::Result;
use crate::pack::{unpack_log, unpack_text};
use crate::rows;
use crate::session::Session;

/// A session in doubt.
#[derive(Debug)]
pub(super) struct Doubtful {
    pub(super) id: Uuid,
    /// What its log says, if its statistics say the same: then the row is what is damaged.
    figures: Option<Figures>,
}

/// Reads every session, and replays every log that has its text.
pub(super) fn find(sql: &Connection) -> Result<Vec<Doubtful>> {
    let mut doubtful = unsound(sql)?;
    let mut statement = sql.prepare(include_str!("../sql/salvage_logs.sql"))?;
    let mut found = statement.query([])?;
    while let Some(row) = found.next()? {
        let id: Vec<u8> = row.get(0)?;
        let Ok(id) = Uuid::from_slice(&id) else {
            continue;
        };
        let Ok(Some(stored)) = rows::session(sql, id) else {
            continue;
        };
        let session = stored.session;
        let log = unpack_log(&row.get::<_, Vec<u8>>(1)?);
        let own: Option<Vec<u8>> = row.get(2)?;
        let text = match own {
            Some(own) => unpack_text(&own).ok(),
            None => row.get(3)?,
        };
        let replayed = match (log, text) {
            (Ok(log), Some(text)) => replay(&session, &text, &log),
            // Its lesson's text is lost, and with it what the log is read by.
            (Ok(_), None) => continue,
            (Err(_), _) => None,
        };
        let agrees = replayed.as_ref().is_some_and(|(figures, _)| {
            *figures == session.figures || session.metrics_version != METRICS_VERSION
        });
        if !agrees {
            let stats: Option<Vec<u8>> = row.get(4)?;
            let figures = replayed
                .filter(|(_, replayed)| stats.as_ref() == Some(replayed))
                .map(|(figures, _)| figures);
            doubtful.push(Doubtful { id, figures });
        }
    }
    Ok(doubtful)
}

/// Sessions that the schema let pass and that are none.
fn unsound(sql: &Connection) -> Result<Vec<Doubtful>> {
    let mut statement = sql.prepare("SELECT client_id FROM sessions")?;
    let ids = statement.query_map([], |row| row.get::<_, Vec<u8>>(0))?;
    let mut unsound = Vec::new();
    for id in ids {
        let Ok(id) = Uuid::from_slice(&id?) else {
            continue;
        };
        if !is_sound(sql, id) {
            unsound.push(Doubtful { id, figures: None });
        }
    }
    Ok(unsound)
}

fn is_sound(sql: &Connection, id: Uuid) -> bool {
    let Ok(Some(stored)) = rows::session(sql, id) else {
        return false;
    };
    let (session, figures) = (&stored.session, &stored.session.figures);
    let is_day = session
        .local_date
        .bytes()
        .enumerate()
        .all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    is_day
        && session.timezone.bytes().all(|byte| byte.is_ascii_graphic())
        && figures.correct_inserts <= figures.inserts
        && figures.active_duration <= figures.duration
        && figures.max_pause_duration <= figures.duration
}

/// What a log says: figures, and packed statistics.
fn replay(session: &Session, text: &str, log: &Log) -> Option<(Figures, Vec<u8>)> {
    let text = Text::new(text).ok()?;
    let replay = Replay::run(&text, session.policy, log, session.is_completed).ok()?;
    Some((figures(&replay).ok()?, session_stats(&replay).pack()))
}

/// Takes a session out with all that hangs on it: a copy has it whole.
pub(super) fn give_up(sql: &Connection, id: Uuid) -> Result<()> {
    let id = id.as_bytes().as_slice();
    for table in ["session_logs", "session_stats", "outbox"] {
        sql.execute(
            &format!("DELETE FROM {table} WHERE session_id = (SELECT id FROM sessions WHERE client_id = ?1)"),
            [id],
        )?;
    }
    sql.execute("DELETE FROM sessions WHERE client_id = ?1", [id])?;
    Ok(())
}

/// What no copy has: of row, log and statistics, two that agree decide. A log that stands alone goes.
pub(super) fn settle(sql: &Connection, doubtful: &Doubtful) -> Result<()> {
    let id = doubtful.id.as_bytes().as_slice();
    if !is_sound(sql, doubtful.id) {
        return give_up(sql, doubtful.id);
    }
    let Some(figures) = &doubtful.figures else {
        sql.execute(
            "DELETE FROM session_logs WHERE session_id = (SELECT id FROM sessions WHERE client_id = ?1)",
            [id],
        )?;
        return Ok(());
    };
    sql.prepare_cached(include_str!("../sql/salvage_figures.sql"))?
        .execute(params![
            id,
            figures.wpm,
            figures.gross_wpm,
            figures.raw_wpm,
            figures.accuracy,
            figures.result_accuracy,
            figures.errors,
            figures.uncorrected_errors,
            figures.corrected_errors,
            figures.corrected_error_rate,
            figures.uncorrected_error_rate,
            figures.duration,
            figures.active_duration,
            figures.kspc,
            figures.avg_keystroke_time,
            figures.max_pause_duration,
            figures.pause_count,
            figures.consistency,
            figures.inserts,
            figures.correct_inserts,
            figures.deleted,
            figures.length,
        ])?;
    Ok(())
}
