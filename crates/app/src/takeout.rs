//! Everything this machine holds of one person, as a ZIP: each table as JSON and as CSV, what was typed unpacked.
//! Needs no account. Own texts are in it: it is the learner's own file.

use std::{
    collections::BTreeMap,
    fmt::Display,
    fs,
    io::{Cursor, Write as _},
    path::PathBuf,
    sync::Arc,
};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use chrono::{DateTime, Datelike as _, Timelike as _, Utc};
use serde_json::{Map, Value, json};
use store::{ProfileCard, Store, Table};
use trainer::stats::{KeyStat, SessionStats};
use uuid::Uuid;
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

use crate::{
    app::App,
    bring::{self, Manifest},
    error::AppError,
    export, gate,
    host::{Host, rfc3339},
    state::State,
};

type Zip = ZipWriter<Cursor<Vec<u8>>>;

/// Tables that say nothing by themselves: their content is packed, and comes unpacked under other names.
const UNPACKED: [&str; 2] = ["session_logs", "session_stats"];

/// Whose data, and where it is.
pub(crate) struct Whose {
    store: Arc<Store>,
    card: ProfileCard,
    language: String,
    /// What is being typed, or was when the app ended.
    journal: PathBuf,
}

impl Whose {
    /// Of whoever is typing.
    pub(crate) fn of(app: &App, state: &mut State) -> Result<Self, AppError> {
        let language = state.settings(app).language;
        let open = state.profile()?;
        let (store, card) = (Arc::clone(&open.store), open.card.clone());
        let journal = state.profiles.journal(card.id);
        Ok(Self {
            store,
            card,
            language,
            journal,
        })
    }
}

/// The archive.
pub(crate) fn archive(host: &dyn Host, whose: &Whose) -> Result<Vec<u8>, AppError> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(stamp(host.now().utc));
    let mut archive = Archive {
        zip: Zip::new(Cursor::new(Vec::new())),
        options,
        arrays: BTreeMap::new(),
    };
    let readme = locale::Texts::new().text(&whose.language, "takeout-readme", &[]);
    archive.file("README.txt", readme.unwrap_or_default().as_bytes())?;
    archive.json("profile", &json!(gate::without(&whose.card)))?;
    let tables = whose.store.dump()?;
    let ids = sessions(&tables)?;
    for table in &tables {
        if UNPACKED.contains(&table.name.as_str()) {
            continue;
        }
        archive.table(&cleaned(table))?;
    }
    archive.typed(&whose.store, &ids)?;
    archive.presses(&whose.store, &ids)?;
    archive.table(&statistics(&whose.store, &ids)?)?;
    archive.packed(&whose.store, &ids)?;
    match fs::read(&whose.journal) {
        Ok(journal) => archive.file("being_typed.jsonl", &journal)?,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
        Err(error) => return Err(failed(error)),
    }
    let manifest = Manifest {
        format: bring::FORMAT.into(),
        schema: store::schema_version(),
        version: env!("CARGO_PKG_VERSION").into(),
        exported_at: rfc3339(host.now().utc),
        files: std::mem::take(&mut archive.arrays),
    };
    let manifest = serde_json::to_string_pretty(&manifest).map_err(failed)?;
    archive.file(bring::MANIFEST, manifest.as_bytes())?;
    Ok(archive.zip.finish().map_err(failed)?.into_inner())
}

/// Ids of all sessions, those of other devices included.
fn sessions(tables: &[Table]) -> Result<Vec<Uuid>, AppError> {
    let table = tables.iter().find(|table| table.name == "sessions");
    let at = table.and_then(|table| {
        let at = table.columns.iter().position(|name| name == "client_id")?;
        Some((table, at))
    });
    let Some((table, at)) = at else {
        return Err(failed("there are no sessions"));
    };
    let ids = table.rows.iter().filter_map(|row| row.get(at)?.as_str());
    ids.map(|id| id.parse().map_err(failed)).collect()
}

/// Without the copy of the card that the file keeps: it has what is the gate's.
fn cleaned(table: &Table) -> Table {
    let mut table = table.clone();
    if table.name == "facts" {
        // The last leaderboard is about others.
        let other = ["profile_card", "note/leaderboard"];
        table.rows.retain(|row| {
            let name = row.first().and_then(Value::as_str);
            !name.is_some_and(|name| other.contains(&name))
        });
    }
    table
}

/// Keys and pairs of every session that has statistics.
fn statistics(store: &Store, ids: &[Uuid]) -> Result<Table, AppError> {
    let columns = [
        "session_id",
        "unit",
        "before",
        "presses",
        "errors",
        "median_gap",
        "instead",
    ];
    let mut rows = Vec::new();
    for id in ids {
        let Some(packed) = store.session_stats(*id)? else {
            continue;
        };
        let stats = SessionStats::unpack(&packed).map_err(failed)?;
        let row = |unit: &str, before: Option<&str>, stat: &KeyStat| {
            vec![
                json!(id),
                json!(unit),
                json!(before),
                json!(stat.presses),
                json!(stat.errors),
                json!(stat.median()),
                json!(stat.confusions),
            ]
        };
        rows.extend(
            stats
                .keys()
                .iter()
                .map(|(unit, stat)| row(unit, None, stat)),
        );
        let pairs = stats.pairs();
        rows.extend(
            pairs
                .iter()
                .map(|((before, unit), stat)| row(unit, Some(before), stat)),
        );
    }
    Ok(Table {
        name: "session_statistics".into(),
        columns: columns.map(str::to_owned).to_vec(),
        rows,
    })
}

struct Archive {
    zip: Zip,
    options: SimpleFileOptions,
    /// How many elements each array has, for the manifest.
    arrays: BTreeMap<String, u64>,
}

impl Archive {
    fn file(&mut self, name: &str, content: &[u8]) -> Result<(), AppError> {
        self.zip.start_file(name, self.options).map_err(failed)?;
        self.zip.write_all(content).map_err(failed)
    }

    fn json(&mut self, name: &str, value: &Value) -> Result<(), AppError> {
        self.file(&format!("{name}.json"), format!("{value:#}\n").as_bytes())
    }

    fn table(&mut self, table: &Table) -> Result<(), AppError> {
        let rows = table.rows.iter().map(|row| {
            let row = table.columns.iter().cloned().zip(row.iter().cloned());
            Value::Object(row.collect::<Map<_, _>>())
        });
        self.array(&format!("{}.json", table.name), rows.map(Ok))?;
        let lines = table.rows.iter().map(|row| row.iter().map(cell).collect());
        self.csv(&table.name, &table.columns, lines.map(Ok))
    }

    /// What was typed here, whole: as sessions are exported one by one.
    fn typed(&mut self, store: &Store, ids: &[Uuid]) -> Result<(), AppError> {
        let sessions = ids.iter().map(|&id| {
            let session = export::session(store, id)?;
            serde_json::to_value(session).map_err(failed)
        });
        self.array("typed.json", sessions)
    }

    /// What only the import asks for: packed statistics, and generated texts of other devices.
    fn packed(&mut self, store: &Store, ids: &[Uuid]) -> Result<(), AppError> {
        let stats = ids.iter().filter_map(|&session_id| {
            let packed = store.session_stats(session_id).transpose()?;
            Some(packed.map_err(AppError::from).map(
                |packed| json!({ "session_id": session_id, "stats": STANDARD.encode(packed) }),
            ))
        });
        self.array("session_stats.json", stats)?;
        let texts = ids.iter().filter_map(|&session_id| {
            let text = store.pulled_text(session_id).transpose()?;
            Some(
                text.map_err(AppError::from)
                    .map(|text| json!({ "session_id": session_id, "text": text })),
            )
        });
        self.array("pulled_texts.json", texts)
    }

    /// The same as one row a key press.
    fn presses(&mut self, store: &Store, ids: &[Uuid]) -> Result<(), AppError> {
        let columns = [
            "session_id",
            "number",
            "ms_since_the_one_before",
            "key",
            "instead",
        ];
        let presses = ids.iter().flat_map(|&id| match store.session_log(id) {
            Ok(None) => Vec::new(),
            Ok(Some(stored)) => presses(id, &stored.log).into_iter().map(Ok).collect(),
            Err(error) => vec![Err(error.into())],
        });
        self.csv("key_presses", &columns.map(str::to_owned), presses)
    }

    fn array(
        &mut self,
        name: &str,
        values: impl Iterator<Item = Result<Value, AppError>>,
    ) -> Result<(), AppError> {
        self.zip.start_file(name, self.options).map_err(failed)?;
        let mut before = "[\n";
        let mut written = 0;
        for value in values {
            write!(self.zip, "{before}{}", value?).map_err(failed)?;
            before = ",\n";
            written += 1;
        }
        self.arrays.insert(name.to_owned(), written);
        let end = if before == "[\n" { "[]\n" } else { "\n]\n" };
        self.zip.write_all(end.as_bytes()).map_err(failed)
    }

    fn csv(
        &mut self,
        name: &str,
        columns: &[String],
        rows: impl Iterator<Item = Result<Vec<String>, AppError>>,
    ) -> Result<(), AppError> {
        let name = format!("{name}.csv");
        self.zip.start_file(name, self.options).map_err(failed)?;
        let mut csv = csv::Writer::from_writer(&mut self.zip);
        csv.write_record(columns).map_err(failed)?;
        for row in rows {
            csv.write_record(row?).map_err(failed)?;
        }
        csv.flush().map_err(failed)
    }
}

/// One row a press: the key, and what it typed where that was not what the text asked for.
fn presses(id: Uuid, log: &trainer::typing::Log) -> Vec<Vec<String>> {
    let id = id.to_string();
    let instead = |at: usize| {
        let event = u32::try_from(at).unwrap_or(u32::MAX);
        let found = log.typed.binary_search_by_key(&event, |(event, _)| *event);
        found.map_or_else(|_| String::new(), |at| log.typed[at].1.to_string())
    };
    let events = log.dt.iter().zip(&log.code).enumerate();
    events
        .map(|(at, (dt, code))| {
            let key = log.codes.get(usize::from(*code));
            let key = key.map(ToString::to_string).unwrap_or_default();
            vec![id.clone(), at.to_string(), dt.to_string(), key, instead(at)]
        })
        .collect()
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
    let year = u16::try_from(now.year()).unwrap_or_default();
    zip::DateTime::from_date_and_time(
        year,
        part(now.month()),
        part(now.day()),
        part(now.hour()),
        part(now.minute()),
        part(now.second()),
    )
    .unwrap_or_default()
}

fn failed(error: impl Display) -> AppError {
    AppError::Internal {
        why: error.to_string(),
    }
}
