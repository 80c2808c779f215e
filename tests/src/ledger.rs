//! What was stored: the learner's SQLite file and the server's PostgreSQL, read with nothing but SQL.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use rig::Cluster;
use rusqlite::{Connection, OpenFlags};

use crate::reference::{Event, Figures};

/// Figures that both databases have in a column of the same name as `cargo xtask replay`.
const FIGURES: [&str; 16] = [
    "wpm",
    "gross_wpm",
    "raw_wpm",
    "accuracy",
    "result_accuracy",
    "errors",
    "uncorrected_errors",
    "duration",
    "active_duration",
    "kspc",
    "avg_keystroke_time",
    "max_pause_duration",
    "pause_count",
    "consistency",
    "inserts",
    "deleted",
];

/// A session in the learner's file.
#[derive(Debug, Clone)]
pub struct LocalSession {
    /// The app's id, in hex.
    pub id: String,
    /// Number of the lesson; none for practice.
    pub lesson: Option<u32>,
    /// Name of the error policy.
    pub policy: String,
    /// Layout id.
    pub layout: String,
    /// Whether it was typed to the end.
    pub is_completed: bool,
    /// Stars.
    pub rating: Option<u8>,
    /// What the product computed.
    pub figures: Figures,
    /// The text typed.
    pub text: Vec<String>,
    /// What happened, event by event.
    pub events: Vec<Event>,
    /// The key of each event.
    pub codes: Vec<String>,
    /// Where it stands: `local`, `pending`, `stored`.
    pub outbox: String,
}

/// The learner's file, of the first profile in the list of a data folder.
pub fn profile(data: &Path) -> Result<PathBuf> {
    let list = data.join("profiles/registry.json");
    let text =
        fs::read_to_string(&list).with_context(|| format!("{} cannot be read", list.display()))?;
    let registry: serde_json::Value = serde_json::from_str(&text)?;
    let id = registry["profiles"][0]["id"]
        .as_str()
        .context("nobody is in the list of profiles")?;
    Ok(data.join("profiles").join(format!("{id}.sqlite")))
}

/// What has to be the same on every device of a learner once they have met: the ids of the sessions, and rows of
/// progress, days and opened lessons, as text.
pub fn common(data: &Path) -> Result<BTreeMap<&'static str, Vec<String>>> {
    let file = profile(data)?;
    let sql = Connection::open_with_flags(&file, OpenFlags::SQLITE_OPEN_READ_ONLY)
        .with_context(|| format!("{} cannot be opened", file.display()))?;
    let queries = [
        ("sessions", "SELECT lower(hex(client_id)) FROM sessions ORDER BY 1"),
        (
            "progress",
            "SELECT concat_ws('|', p.course, p.lesson_number, p.attempt_count, p.best_rating, p.best_wpm,
                    p.best_verified_wpm, p.best_accuracy, hex(s.client_id), p.completed_at, p.completed_date)
             FROM progress AS p LEFT JOIN sessions AS s ON s.id = p.best_session_id ORDER BY 1",
        ),
        (
            "days",
            "SELECT concat_ws('|', local_date, sessions, active_duration, presses, finished, wpm_sum, accuracy_sum,
                    best_wpm)
             FROM daily ORDER BY 1",
        ),
        ("unlocks", "SELECT concat_ws('|', course, lesson_number) FROM unlocks ORDER BY 1"),
    ];
    let mut common = BTreeMap::new();
    for (name, query) in queries {
        let mut statement = sql.prepare(query)?;
        let rows = statement.query_map([], |row| row.get(0))?;
        common.insert(name, rows.collect::<rusqlite::Result<_>>()?);
    }
    Ok(common)
}

/// All sessions in the learner's file, oldest first.
pub fn local_sessions(data: &Path) -> Result<Vec<LocalSession>> {
    let file = profile(data)?;
    let sql = Connection::open_with_flags(&file, OpenFlags::SQLITE_OPEN_READ_ONLY)
        .with_context(|| format!("{} cannot be opened", file.display()))?;
    let columns = FIGURES.map(|name| format!("s.{name}")).join(", ");
    let mut statement = sql.prepare(&format!(
        "SELECT lower(hex(s.client_id)), l.number, s.error_policy, s.is_completed, s.rating, g.log, l.text, g.text,
                s.keyboard_layout, o.state, {columns}
         FROM sessions s JOIN session_logs g ON g.session_id = s.id JOIN outbox o ON o.session_id = s.id
         LEFT JOIN lessons l ON l.id = s.lesson_id ORDER BY s.started_at, s.id"
    ))?;
    let rows = statement.query_map([], |row| {
        let figure = |(index, name): (usize, &&'static str)| {
            Ok((*name, row.get::<_, Option<u64>>(10 + index)?))
        };
        let figures = FIGURES
            .iter()
            .enumerate()
            .map(figure)
            .collect::<rusqlite::Result<Figures>>()?;
        let texts: (Option<String>, Option<Vec<u8>>) = (row.get(6)?, row.get(7)?);
        let session = LocalSession {
            id: row.get(0)?,
            lesson: row.get(1)?,
            policy: row.get(2)?,
            is_completed: row.get(3)?,
            rating: row.get(4)?,
            layout: row.get(8)?,
            outbox: row.get(9)?,
            figures,
            text: Vec::new(),
            events: Vec::new(),
            codes: Vec::new(),
        };
        Ok((session, row.get::<_, Vec<u8>>(5)?, texts))
    })?;
    rows.map(|row| {
        let (mut session, log, (lesson_text, own_text)) = row?;
        let text = match own_text {
            Some(packed) => store::unpack_text(&packed)?,
            None => lesson_text.context("a session without a text")?,
        };
        session.text = text.chars().map(String::from).collect();
        let log = store::unpack_log(&log)?;
        session.codes = log
            .code
            .iter()
            .map(|code| log.codes[usize::from(*code)].to_string())
            .collect();
        session.events = events(&session, &log)?;
        Ok(session)
    })
    .collect()
}

/// Spells out a packed log: an event that is not listed in `typed` inserted the unit that was due.
fn events(session: &LocalSession, log: &trainer::typing::Log) -> Result<Vec<Event>> {
    let fills = session.policy != "stop_on_error";
    let typed: BTreeMap<usize, &str> = log
        .typed
        .iter()
        .map(|(index, what)| (*index as usize, &**what))
        .collect();
    let (mut now, mut cursor) = (0, 0_usize);
    let mut events = Vec::new();
    for (index, gap) in log.dt.iter().enumerate() {
        now += u64::from(*gap);
        let what = match typed.get(&index) {
            Some(what) => (*what).to_owned(),
            None => session
                .text
                .get(cursor)
                .context("a log longer than its text")?
                .clone(),
        };
        match what.as_str() {
            "\u{8}" => cursor -= 1,
            "\u{17}" => bail!("stories do not delete words"),
            _ => cursor += usize::from(fills || !typed.contains_key(&index)),
        }
        events.push(Event { t: now, what });
    }
    Ok(events)
}

/// Every file below a folder with its permission bits.
pub fn files(folder: &Path) -> Result<Vec<(PathBuf, u32)>> {
    let mut found = Vec::new();
    for entry in
        fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))?
    {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else {
            let mode = fs::metadata(&path)?.permissions().mode() & 0o777;
            found.push((path, mode));
        }
    }
    Ok(found)
}

/// A key press as the view `keystrokes` of PostgreSQL has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Press {
    /// Unit of the text.
    pub expected: String,
    /// Unit typed.
    pub actual: String,
    /// ms since the press before.
    pub latency: u64,
    /// Physical key.
    pub code: String,
    /// Place in the text, from 0.
    pub text_index: usize,
}

/// Every press of a session in PostgreSQL, in order; `id` in hex.
pub fn presses(cluster: &Cluster, database: &str, id: &str) -> Result<Vec<Press>> {
    let rows = cluster.sql(
        database,
        &format!(
            "SELECT json_build_array(k.expected, k.actual, k.latency, k.key_code, k.text_index)
             FROM keystrokes k JOIN sessions s ON s.id = k.session_id
             WHERE replace(s.client_id::text, '-', '') = '{id}' ORDER BY k.seq"
        ),
    )?;
    rows.lines()
        .map(|line| {
            let (expected, actual, latency, code, text_index) = serde_json::from_str(line)
                .with_context(|| format!("a row of keystrokes reads {line}"))?;
            Ok(Press {
                expected,
                actual,
                latency,
                code,
                text_index,
            })
        })
        .collect()
}

/// The ids of all sessions in PostgreSQL, in hex, as often as they are there.
pub fn server_sessions(cluster: &Cluster, database: &str) -> Result<Vec<String>> {
    let rows = cluster.sql(
        database,
        "SELECT replace(client_id::text, '-', '') FROM sessions ORDER BY started_at, id",
    )?;
    Ok(rows.lines().map(str::to_owned).collect())
}
