//! Files: of teachers, of a disk.

use std::fs;
use std::path::Path;

use crate::Seeds;

const COURSE: &str = r#"format = 1
slug = "harbour-v1"
version = "1.0.0"
name = "Harbour"
description = "Two keys, then four."
language = "en"
age_group = "adults"
key_order = "us"

[[block]]
number = 1
title = "Home row"

[[lesson]]
number = 1
block = 1
title = "f and j"
description = "Both index fingers."
instructions = "Feel for the bumps."
hints = ["Slowly.", "Look up."]
type = "drill"
new_keys = ["f", "j"]
text = "fj jf ffj jjf fjf jfj"
wpm = 5
accuracy = 85
difficulty = 1

[[lesson]]
number = 2
block = 1
title = "d and k"
description = "The middle fingers."
instructions = "Keep the others where they are."
hints = ["Slowly."]
type = "drill"
new_keys = ["d", "k"]
text = "dk kd fdk jkd ffkk djdj"
wpm = 8
accuracy = 90
difficulty = 2
"#;

pub(crate) fn all() -> Vec<(&'static str, Seeds)> {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content/layouts");
    let layout = |id: &str| {
        let json = fs::read_to_string(content.join(format!("{id}.json"))).unwrap();
        // As somebody would drop it in: the names of the built-in ones are taken.
        let own = json.replacen(&format!("\"id\": \"{id}\""), "\"id\": \"mine\"", 1);
        (id.to_owned(), own.into_bytes())
    };
    vec![
        ("layout", ["us", "fr", "ru-mac"].map(layout).to_vec()),
        ("course", vec![("two".into(), COURSE.into())]),
        ("salvage", vec![database()]),
    ]
}

/// A file with small pages, a row that overflows one, and a write-ahead log.
fn database() -> (String, Vec<u8>) {
    let path = std::env::temp_dir().join(format!("tactus-seed-{}.sqlite", std::process::id()));
    let sql = rusqlite::Connection::open(&path).unwrap();
    let fill = "INSERT INTO words (word) VALUES ('fox'), (printf('%.1200c', 'x')), ('жук');
        INSERT INTO pairs VALUES ('a', x'0001', 1.5), ('b', NULL, -7);";
    sql.execute_batch(&format!(
        "PRAGMA page_size = 512; PRAGMA journal_mode = WAL;
         CREATE TABLE words (id INTEGER PRIMARY KEY, word TEXT NOT NULL) STRICT;
         CREATE TABLE pairs (name TEXT PRIMARY KEY, data BLOB, value ANY) STRICT, WITHOUT ROWID;
         {fill} PRAGMA wal_checkpoint(TRUNCATE); UPDATE words SET word = 'cat' WHERE id = 1;"
    ))
    .unwrap();
    let file = fs::read(&path).unwrap();
    let log = fs::read(path.with_extension("sqlite-wal")).unwrap();
    drop(sql);
    fs::remove_file(&path).unwrap();
    let pages = u16::try_from(file.len() / 512).unwrap();
    let all = [&pages.to_le_bytes()[..], &file, &log].concat();
    ("words".into(), all)
}
