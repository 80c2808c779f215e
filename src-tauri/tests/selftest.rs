//! `tactus --selftest` of the built program: what it says, and what it left on the disk, read here without the app.
//!
//! `TACTUS_TEST_PROGRAM` names another build of the program, and `TACTUS_TEST_WINE` the wine that runs it: `cargo xtask
//! windows` sets both.

#![expect(clippy::unwrap_used, reason = "what cannot happen in a test fails it")]

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use rusqlite::{Connection, OpenFlags};
use serde_json::{Value, json};

/// The program, with a folder as the system it runs on writes it.
fn selftest(folder: &Path) -> Command {
    let built = env!("CARGO_BIN_EXE_tactus").into();
    let program = env::var_os("TACTUS_TEST_PROGRAM").unwrap_or(built);
    let Some(wine) = env::var_os("TACTUS_TEST_WINE") else {
        let mut command = Command::new(program);
        // A world of nothing: without a display, a message bus or a home.
        command.env_clear().arg("--selftest").arg(folder);
        return command;
    };
    let mut command = Command::new(wine);
    let folder = folder.to_str().unwrap().replace('/', r"\");
    command.arg(program).arg("--selftest");
    command.arg(format!("Z:{folder}"));
    command
}

/// The lines that were said; all is well.
fn run(folder: &Path) -> Vec<Value> {
    let output = selftest(folder).output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{said}\n{complaint}");
    let lines: Vec<Value> = said
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(
        lines.last().unwrap(),
        &json!({"step": "end", "ok": true, "why": null})
    );
    lines
}

fn step<'a>(lines: &'a [Value], name: &str) -> &'a Value {
    let mut found = lines.iter().filter(|line| line["step"] == name);
    let first = found.next();
    assert!(found.next().is_none(), "{name} stands twice");
    first.unwrap_or_else(|| panic!("no step {name}: {lines:?}"))
}

fn database(folder: &Path, profile: &Value) -> PathBuf {
    let id = profile.as_str().unwrap();
    folder.join(format!("profiles/{id}.sqlite"))
}

fn look(database: &Path) -> Connection {
    Connection::open_with_flags(database, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap()
}

/// One row as JSON, by the names of its columns.
fn row(sql: &Connection, query: &str) -> Value {
    let mut statement = sql.prepare(query).unwrap();
    let names: Vec<String> = statement
        .column_names()
        .into_iter()
        .map(str::to_owned)
        .collect();
    let row = statement.query_row([], |row| {
        let fields = names.iter().enumerate().map(|(at, name)| {
            let value = match row.get_ref_unwrap(at) {
                rusqlite::types::ValueRef::Integer(number) => json!(number),
                rusqlite::types::ValueRef::Text(text) => json!(str::from_utf8(text).unwrap()),
                other => panic!("{name} is {:?}", other.data_type()),
            };
            (name.clone(), value)
        });
        Ok(Value::Object(fields.collect()))
    });
    row.unwrap()
}

/// The newest migration there is.
fn newest() -> i64 {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../migrations/client");
    let versions = fs::read_dir(folder).unwrap().map(|entry| {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let number = name.strip_prefix('V').unwrap().split("__").next().unwrap();
        number.parse::<i64>().unwrap()
    });
    versions.max().unwrap()
}

/// 150 units, and a slip before every tenth: 165 presses. 163 gaps of 200 ms and one over the interruption, which counts
/// for 5 s and 1 ms: 37,601 ms, of which 37,600 are not a pause.
fn by_hand() -> Value {
    json!({
        // 150 / 165; 149 of them over 37.6 s, 5 to a word.
        "accuracy": 9_091, "wpm": 4_755, "raw_wpm": 5_234,
        "errors": 15, "inserts": 165, "length": 150, "deleted": 0,
        "duration": 37_601, "active_duration": 37_600,
        "pause_count": 1, "max_pause_duration": 5_001,
    })
}

#[test]
fn a_new_folder_gets_a_lesson_that_others_can_read() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("data");
    let lines = run(&folder);
    let typed = step(&lines, "typed");
    for (name, expected) in by_hand().as_object().unwrap() {
        assert_eq!(&typed["figures"][name], expected, "{name}");
    }

    let sql = look(&database(&folder, &typed["profile"]));
    let stored = row(
        &sql,
        "SELECT count(*) AS sessions, max(s.wpm) AS wpm, max(s.accuracy) AS accuracy, max(s.inserts) AS inserts,
             max(s.active_duration) AS active_duration, max(l.number) AS lesson, sum(length(g.log) > 0) AS logs,
             (SELECT max(version) FROM refinery_schema_history) AS version,
             (SELECT group_concat(quick_check) FROM pragma_quick_check) AS sound
         FROM sessions AS s JOIN lessons AS l ON l.id = s.lesson_id JOIN session_logs AS g ON g.session_id = s.id",
    );
    assert_eq!(
        stored,
        json!({
            "sessions": 1, "wpm": 4_755, "accuracy": 9_091, "inserts": 165, "active_duration": 37_600, "lesson": 1,
            "logs": 1, "version": newest(), "sound": "ok",
        })
    );

    // The lesson is stored: nothing of it is open any more. The profile from before going back is kept.
    let id = typed["profile"].as_str().unwrap();
    let names: Vec<String> = fs::read_dir(folder.join("profiles"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert!(!names.contains(&format!("{id}.open.jsonl")), "{names:?}");
    let replaced = format!("{id}.replaced-");
    assert!(names.iter().any(|name| name.starts_with(&replaced)));
    let registry: Value =
        serde_json::from_slice(&fs::read(folder.join("profiles/registry.json")).unwrap()).unwrap();
    assert_eq!(registry["profiles"].as_array().unwrap().len(), 1);
    assert!(step(&lines, "saved")["bytes"].as_u64().unwrap() > 1_000);
    // Windows always has a keyring; a world of nothing has none.
    let is_windows = env::var_os("TACTUS_TEST_WINE").is_some();
    let store = if is_windows { "keyring" } else { "file" };
    assert_eq!(step(&lines, "secret")["store"], store);
    assert!(folder.join("logs/tactus.log").is_file());

    let again = selftest(&folder).output().unwrap();
    assert_eq!(again.status.code(), Some(1), "a used folder is refused");
    assert!(String::from_utf8_lossy(&again.stdout).contains("has been used"));
}

/// The profile as the first version of the schema had it: its tables, made by its own migration, with the rows of today.
fn first_version(today: &Path, place: &Path) {
    let sql = Connection::open(place).unwrap();
    let first = include_str!("../../migrations/client/V1__profile.sql");
    sql.execute_batch(first).unwrap();
    let file = today.to_str().unwrap();
    sql.execute("ATTACH ?1 AS today", [file]).unwrap();
    let names = |query: &str| -> Vec<String> {
        let mut statement = sql.prepare(query).unwrap();
        let rows = statement.query_map([], |row| row.get(0)).unwrap();
        rows.map(Result::unwrap).collect()
    };
    let tables = names(
        "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
    );
    assert!(tables.len() > 8, "{tables:?}");
    for table in tables {
        let columns = names(&format!(
            "SELECT name FROM pragma_table_info('{table}', 'main')"
        ));
        let columns = columns.join(", ");
        let copy =
            format!("INSERT INTO main.{table} ({columns}) SELECT {columns} FROM today.{table}");
        sql.execute_batch(&copy).unwrap();
    }
    let history: String = sql
        .query_row(
            "SELECT sql FROM today.sqlite_schema WHERE name = 'refinery_schema_history'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    sql.execute_batch(&history).unwrap();
    sql.execute_batch(
        "INSERT INTO main.refinery_schema_history SELECT * FROM today.refinery_schema_history WHERE version = 1;
         DETACH today;",
    )
    .unwrap();
}

#[test]
fn a_profile_of_the_first_version_comes_along() {
    let dir = tempfile::tempdir().unwrap();
    let [before, folder] = ["before", "data"].map(|name| dir.path().join(name));
    let first = run(&before);
    let profile = step(&first, "typed")["profile"].clone();
    let [old, new] = [&before, &folder].map(|folder| database(folder, &profile));
    fs::create_dir_all(new.parent().unwrap()).unwrap();
    first_version(&old, &new);
    fs::copy(
        before.join("profiles/registry.json"),
        folder.join("profiles/registry.json"),
    )
    .unwrap();

    let lines = run(&folder);
    let id = profile.as_str().unwrap();
    let copy = format!("{id}.before-v{}.sqlite", newest());
    let opened = step(&lines, "opened");
    assert_eq!(
        (&opened["profile"], &opened["sessions"]),
        (&profile, &json!(1))
    );
    let copies = opened["copies"].as_array().unwrap();
    assert!(copies.contains(&json!(copy)), "{opened}");

    let whole = "SELECT hex(client_id) AS id, wpm, accuracy, inserts, started_at, rating,
             (SELECT max(version) FROM refinery_schema_history) AS version,
             (SELECT hex(log) FROM session_logs) AS log FROM sessions";
    let (today, migrated) = (row(&look(&old), whole), row(&look(&new), whole));
    assert_eq!(migrated, today);
    let kept = row(&look(&folder.join("profiles/copies").join(copy)), whole);
    assert_eq!(kept["version"], 1);
    assert_eq!(kept["log"], today["log"]);
    // And the lesson typed beside it came to the same.
    assert_eq!(
        step(&lines, "typed")["figures"],
        step(&first, "typed")["figures"]
    );
}
