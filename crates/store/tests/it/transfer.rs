//! Taking everything out of one file and into another.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::{Map, Value, json};
use store::{
    Hlc, ImportedResult, NewChapter, NewImport, OutboxState, OwnText, Program, Standing, Store,
    StoreError, StoredSetting, Table, TextKind, Transfer, Transferred, schema_version,
};
use uuid::Uuid;

use crate::any_order::varied;
use crate::fresh;
use crate::made::{Made, NOW};

/// As the app writes and reads an export, without the archive.
fn transferred(store: &Store) -> Result<Transferred, StoreError> {
    let tables = store.dump().unwrap();
    let transfer = Transfer::begin(schema_version())?;
    for table in &tables {
        if table.name == "session_logs" || table.name == "session_stats" {
            continue;
        }
        for row in rows(table) {
            transfer.row(&table.name, &row)?;
        }
    }
    for id in ids(&tables) {
        if let Some(stored) = store.session_log(id).unwrap() {
            transfer.log(id, &stored.text, &stored.log)?;
        }
        if let Some(stats) = store.session_stats(id).unwrap() {
            transfer.stats(id, &stats)?;
        }
        if let Some(text) = store.pulled_text(id).unwrap() {
            transfer.pulled_text(id, &text)?;
        }
    }
    transfer.finish()
}

fn rows(table: &Table) -> impl Iterator<Item = Map<String, Value>> + '_ {
    let row = |row: &Vec<Value>| table.columns.iter().cloned().zip(row.clone()).collect();
    table.rows.iter().map(row)
}

fn ids(tables: &[Table]) -> Vec<Uuid> {
    let sessions = tables.iter().find(|table| table.name == "sessions");
    rows(sessions.unwrap())
        .map(|row| row["client_id"].as_str().unwrap().parse().unwrap())
        .collect()
}

/// Everything a file says, whatever numbers its rows have: without the upkeep of accounts and of sending.
fn content(store: &Store) -> BTreeMap<String, Vec<String>> {
    let tables = store.dump().unwrap();
    let names = |table: &str, name: fn(&Map<String, Value>) -> Value| -> BTreeMap<String, Value> {
        let table = tables.iter().find(|it| it.name == table).unwrap();
        rows(table)
            .map(|row| (row["id"].to_string(), name(&row)))
            .collect()
    };
    let sessions = names("sessions", |row| row["client_id"].clone());
    let accounts = names("accounts", |row| json!([row["server_url"], row["user_id"]]));
    let lessons = names("lessons", |row| {
        json!([
            row["course"],
            row["version"],
            row["number"],
            row["key_order"]
        ])
    });
    let mut content = BTreeMap::new();
    for table in &tables {
        if ["facts", "session_logs", "session_stats", "lessons"].contains(&table.name.as_str()) {
            continue;
        }
        let mut lines: Vec<String> = rows(table)
            .map(|mut row| {
                for (column, names) in [
                    ("session_id", &sessions),
                    ("best_session_id", &sessions),
                    ("account_id", &accounts),
                    ("lesson_id", &lessons),
                ] {
                    if let Some(number) = row.get(column).filter(|it| it.is_number()).cloned() {
                        row.insert(column.into(), names[&number.to_string()].clone());
                    }
                }
                let upkeep = [
                    "is_sent",
                    "cursor",
                    "epoch",
                    "next_try",
                    "failures",
                    "last_error",
                    "last_exchange",
                    "next_digest",
                    "is_current",
                ];
                row.retain(|name, _| !upkeep.contains(&name.as_str()));
                if row.get("id").is_some_and(Value::is_number) {
                    row.remove("id");
                }
                Value::Object(row).to_string()
            })
            .collect();
        lines.sort();
        content.insert(table.name.clone(), lines);
    }
    let packed = ids(&tables).into_iter().map(|id| {
        let log = store.session_log(id).unwrap();
        let stats = store.session_stats(id).unwrap();
        format!(
            "{id} {log:?} {stats:?} {:?}",
            store.pulled_text(id).unwrap()
        )
    });
    let mut packed: Vec<String> = packed.collect();
    packed.sort();
    content.insert("packed".into(), packed);
    content
}

/// What can have happened to a file.
#[derive(Debug, Clone, Copy)]
enum Act {
    Typed(u64),
    Pulled(u64),
    Deleted(u64),
    Setting(u64),
    Unlocked(u32),
    OwnText(u64),
    Brought(u64),
    SignedIn(u64),
    SignedOut,
    Settled(u64),
    Kept(u64),
}

/// Sessions with lesser seeds are typed somewhere, and cannot be deleted before that.
const TYPED: u64 = 8;

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let seeds = 0..16_u64;
    let act = prop_oneof![
        4 => (0..TYPED).prop_map(Act::Typed),
        2 => seeds.clone().prop_map(Act::Pulled),
        1 => seeds.clone().prop_map(Act::Deleted),
        1 => (0..6_u64).prop_map(Act::Setting),
        1 => (1..20_u32).prop_map(Act::Unlocked),
        1 => (0..4_u64).prop_map(Act::OwnText),
        1 => (0..4_u64).prop_map(Act::Brought),
        1 => (0..3_u64).prop_map(Act::SignedIn),
        1 => Just(Act::SignedOut),
        1 => seeds.clone().prop_map(Act::Settled),
        1 => seeds.prop_map(Act::Kept),
    ];
    prop::collection::vec(act, 1..40)
}

fn id_of(seed: u64) -> Uuid {
    varied(seed).id()
}

fn act(store: &Store, act: Act) {
    match act {
        Act::Typed(seed) => {
            let made = varied(seed);
            if store.session(made.id()).unwrap().is_none() {
                let _saved = store.save_session(&made.as_new()).unwrap();
            }
        }
        Act::Pulled(seed) => pull(store, &varied(seed)),
        Act::Deleted(seed) => {
            if seed >= TYPED || store.session(id_of(seed)).unwrap().is_some() {
                drop(store.transact(|tx| tx.mark_deleted(id_of(seed))).unwrap());
            }
        }
        Act::Setting(seed) => {
            let setting = StoredSetting {
                key: format!("k{}", seed % 3),
                value: json!({ "v": seed }),
                hlc: Hlc {
                    ms: 1_000 + seed,
                    counter: 0,
                    device: "0d9f6d0e".into(),
                },
            };
            drop(store.transact(|tx| tx.merge_setting(&setting)).unwrap());
        }
        Act::Unlocked(number) => drop(store.transact(|tx| tx.unlock("c", number)).unwrap()),
        Act::OwnText(seed) => own_text(store, seed),
        Act::Brought(seed) => {
            let import = NewImport {
                id: Uuid::from_u128(u128::from(seed) + 1),
                program: [Program::Keybr, Program::Monkeytype][(seed % 2) as usize],
                file: format!("results-{seed}.csv"),
                imported_at: NOW,
            };
            let results = [result(seed), result(seed + 1)];
            if !store
                .imports()
                .unwrap()
                .iter()
                .any(|it| it.import.id == import.id)
            {
                drop(
                    store
                        .transact(|tx| tx.add_import(&import, &results))
                        .unwrap(),
                );
            }
        }
        Act::SignedIn(user) => {
            let told = json!({ "email": format!("{user}@example.org") });
            drop(
                store
                    .transact(|tx| tx.sign_in("https://s", &user.to_string(), &told))
                    .unwrap(),
            );
        }
        Act::SignedOut => drop(store.sign_out().unwrap()),
        Act::Settled(seed) => {
            let Some(account) = store.account().unwrap() else {
                return;
            };
            let standing = Standing {
                state: OutboxState::Stored,
                code: None,
                detail: None,
                next_try: None,
            };
            drop(
                store
                    .transact(|tx| tx.set_standing(account.id, id_of(seed), &standing))
                    .unwrap(),
            );
        }
        Act::Kept(seed) => match store.transact(|tx| tx.keep_local(id_of(seed))) {
            Ok(_) | Err(StoreError::UnknownSession(_)) => {}
            Err(error) => panic!("{error}"),
        },
    }
}

fn pull(store: &Store, made: &Made) {
    let account = store.account().unwrap();
    let _ = store
        .transact(|tx| {
            if tx.merge_session(&made.session)? {
                tx.merge_stats(made.id(), &made.stats)?;
                if let Some(account) = &account {
                    tx.set_synced(account.id, made.id(), &[7; 32], Some(&made.text))?;
                }
            }
            Ok(())
        })
        .unwrap();
}

fn result(seed: u64) -> ImportedResult {
    ImportedResult {
        key: format!("r{seed}"),
        started_at: NOW + seed as i64,
        local_date: format!("2022-01-{:02}", 3 + seed),
        duration: 30_000,
        wpm: 4_000 + seed as u32,
        accuracy: seed.is_multiple_of(2).then_some(9_650),
    }
}

fn own_text(store: &Store, seed: u64) {
    let id = Uuid::from_u128(u128::from(seed) + 100);
    if store.own_text(id).unwrap().is_some() {
        let practised = NOW + seed as i64;
        drop(
            store
                .transact(|tx| tx.set_bookmark(id, (2, 0), Some(practised)))
                .unwrap(),
        );
        return;
    }
    let chapter = NewChapter {
        title: "Один".into(),
        pieces: vec!["a b".into(), "c".into()],
    };
    let text = OwnText {
        id,
        title: format!("Text {seed}"),
        author: String::new(),
        language: "en".into(),
        kind: TextKind::Pasted,
        layout: "us".into(),
        signs: "abc ".into(),
        points: 3,
        units: 4,
        pieces: 2,
        bookmark: 0,
        bookmark_unit: 0,
        added_at: NOW,
        practised_at: None,
    };
    drop(
        store
            .transact(|tx| tx.add_own_text(&text, std::slice::from_ref(&chapter)))
            .unwrap(),
    );
}

fn filled(acts: &[Act]) -> crate::Fresh {
    let it = fresh();
    for one in acts {
        act(&it.store, *one);
    }
    it
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Whatever happened to a file: out of it and into an empty one loses nothing, and a second time changes nothing.
    #[test]
    fn nothing_is_lost_on_the_way_to_another_machine(acts in acts()) {
        let (old, new) = (filled(&acts), fresh());
        let export = transferred(&old.store).unwrap();
        let came = new.store.receive(&export, NOW).unwrap();
        prop_assert_eq!(came.value.known + came.value.conflicts, 0);
        prop_assert_eq!(content(&new.store), content(&old.store));
        let again = new.store.receive(&export, NOW).unwrap();
        prop_assert_eq!(again.value.sessions + again.value.texts + again.value.settings + again.value.results, 0);
        prop_assert!(again.changes.sessions.is_empty() && !again.changes.outbox, "{:?}", again.changes);
        prop_assert_eq!(content(&new.store), content(&old.store));
        // And out of the new one comes the same.
        let third = fresh();
        let _ = third.store.receive(&transferred(&new.store).unwrap(), NOW).unwrap();
        prop_assert_eq!(content(&third.store), content(&old.store));
    }

    /// Two files that take each other's export over know the same sessions, settings, unlocks and achievements.
    #[test]
    fn two_machines_that_exchange_exports_agree(one in acts(), other in acts()) {
        let (one, other) = (filled(&one), filled(&other));
        let (of_one, of_other) = (transferred(&one.store).unwrap(), transferred(&other.store).unwrap());
        let _ = one.store.receive(&of_other, NOW).unwrap();
        let _ = other.store.receive(&of_one, NOW).unwrap();
        let (one, other) = (content(&one.store), content(&other.store));
        for table in ["settings", "unlocks", "daily", "imported_results"] {
            let keys = |it: &BTreeMap<String, Vec<String>>| it[table].clone();
            if table == "imported_results" {
                prop_assert_eq!(keys(&one).len(), keys(&other).len());
            } else {
                prop_assert_eq!(keys(&one), keys(&other), "{}", table);
            }
        }
        let codes = |it: &BTreeMap<String, Vec<String>>| it["achievements"].clone();
        prop_assert_eq!(codes(&one), codes(&other));
    }
}

#[test]
fn sessions_of_another_account_are_kept_and_never_sent_to_this_one() {
    let old = fresh();
    act(&old.store, Act::SignedIn(1));
    act(&old.store, Act::Typed(3));
    act(&old.store, Act::SignedOut);
    act(&old.store, Act::Typed(4));
    let export = transferred(&old.store).unwrap();
    let accounts = export.accounts().unwrap();
    assert_eq!(
        (accounts[0].email.as_deref(), accounts[0].sessions),
        (Some("1@example.org"), 1)
    );

    let new = fresh();
    act(&new.store, Act::SignedIn(2));
    let account = new.store.account().unwrap().unwrap();
    let _ = new.store.receive(&export, NOW).unwrap();
    let due = new.store.due(account.id, NOW, 10).unwrap();
    let due: Vec<Uuid> = due.into_iter().map(|row| row.session_id).collect();
    assert_eq!(
        due,
        [id_of(4)],
        "only what was in no account goes to this one"
    );
    assert_eq!(
        new.store.account().unwrap().unwrap().user_id,
        "2",
        "nobody was signed in by it"
    );

    // The first account signs in here: its session goes up.
    act(&new.store, Act::SignedIn(1));
    let account = new.store.account().unwrap().unwrap();
    let due = new.store.due(account.id, NOW, 10).unwrap();
    assert_eq!(due.len(), 1);
    assert_eq!(due[0].session_id, id_of(3));
}

#[test]
fn a_session_here_in_no_account_takes_the_one_it_has_there() {
    let (old, new) = (fresh(), fresh());
    act(&old.store, Act::Typed(3));
    let _ = new
        .store
        .receive(&transferred(&old.store).unwrap(), NOW)
        .unwrap();
    act(&old.store, Act::SignedIn(1));
    let _ = new
        .store
        .receive(&transferred(&old.store).unwrap(), NOW)
        .unwrap();
    act(&new.store, Act::SignedIn(2));
    let account = new.store.account().unwrap().unwrap();
    assert!(new.store.due(account.id, NOW, 10).unwrap().is_empty());
}

#[test]
fn another_session_under_the_same_id_stays() {
    let (old, new) = (fresh(), fresh());
    act(&old.store, Act::Typed(3));
    let mut other = varied(3);
    other.session.figures.wpm += 1;
    let _saved = new.store.save_session(&other.as_new()).unwrap();
    let before = content(&new.store);
    let came = new
        .store
        .receive(&transferred(&old.store).unwrap(), NOW)
        .unwrap();
    assert_eq!((came.value.conflicts, came.value.sessions), (1, 0));
    assert_eq!(content(&new.store), before);
}

#[test]
fn a_setting_from_the_future_can_be_written_again() {
    let (old, new) = (fresh(), fresh());
    let setting = StoredSetting {
        key: "theme".into(),
        value: json!("dark"),
        hlc: Hlc {
            ms: NOW as u64 * 2,
            counter: 0,
            device: "0d9f6d0e".into(),
        },
    };
    drop(old.store.transact(|tx| tx.merge_setting(&setting)).unwrap());
    let _ = new
        .store
        .receive(&transferred(&old.store).unwrap(), NOW)
        .unwrap();
    let stored = new.store.unsent_settings().unwrap();
    assert_eq!(stored[0].hlc.ms, NOW as u64);
}

#[test]
fn what_is_no_export_is_refused_before_anything_is_touched() {
    assert!(matches!(
        Transfer::begin(schema_version() + 1),
        Err(StoreError::Newer { .. })
    ));
    assert!(matches!(
        Transfer::begin(0),
        Err(StoreError::Unreadable { .. })
    ));
    let row = |value: Value| value.as_object().unwrap().clone();
    let transfer = Transfer::begin(schema_version()).unwrap();
    let unlock = json!({"course": "c", "lesson_number": 3, "is_sent": 0});
    transfer.row("unlocks", &row(unlock.clone())).unwrap();
    for (table, wrong) in [
        ("unlocks", unlock),
        (
            "unlocks",
            json!({"course": "c", "lesson_number": "three", "is_sent": 0}),
        ),
        (
            "unlocks",
            json!({"course": "c", "lesson_number": 4, "is_sent": 9}),
        ),
        (
            "unlocks",
            json!({"course": ["c"], "lesson_number": 4, "is_sent": 0}),
        ),
        (
            "unlocks",
            json!({"course": "c", "lesson_number": 4, "is_sent": 0, "more": 1}),
        ),
        ("unlocks", json!({"course": "c"})),
        ("nowhere", json!({})),
        ("tombstones", json!({"client_id": "zz"})),
        ("tombstones", json!({"client_id": "é"})),
    ] {
        let refused = transfer.row(table, &row(wrong.clone()));
        assert!(
            matches!(refused, Err(StoreError::Unreadable { .. })),
            "{table} {wrong}"
        );
    }
    // A session that nothing else knows.
    assert!(transfer.stats(Uuid::from_u128(1), b"").is_err());
    let place = json!({"session_id": 7, "account_id": null, "state": "local", "code": null, "detail": null,
                       "attempts": 0, "next_try": null});
    transfer.row("outbox", &row(place)).unwrap();
    assert!(matches!(
        transfer.finish(),
        Err(StoreError::Unreadable { .. })
    ));
}

/// A new table has to be thought of: how does it come to another machine?
#[test]
fn every_table_comes_by_a_rule_or_by_its_key() {
    let it = fresh();
    let sql = crate::look(it.store.path());
    let numbered: Vec<String> = sql
        .prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND wr = 0 ORDER BY name")
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    // Rows of any other table with numbers would clash with those that are here.
    assert_eq!(
        numbered,
        [
            "accounts",
            "lessons",
            "outbox",
            "refinery_schema_history",
            "session_logs",
            "session_pace",
            "session_stats",
            "sessions",
            "sqlite_schema",
            "synced",
        ]
    );
}

#[test]
fn results_of_other_programs_come_once_and_go_again() {
    let it = fresh();
    let import = |id, file: &str| NewImport {
        id: Uuid::from_u128(id),
        program: Program::Monkeytype,
        file: file.into(),
        imported_at: NOW + id as i64,
    };
    let add = |import: &NewImport, results: &[ImportedResult]| {
        it.store
            .transact(|tx| tx.add_import(import, results))
            .unwrap()
            .value
    };
    assert_eq!(add(&import(1, "a.csv"), &[result(0), result(1)]), 2);
    assert_eq!(
        add(&import(2, "b.csv"), &[result(0), result(1)]),
        0,
        "a second time changes nothing"
    );
    assert_eq!(
        add(&import(3, "c.csv"), &[result(0), result(1), result(2)]),
        1
    );
    let imports = it.store.imports().unwrap();
    let files: Vec<(&str, u32)> = imports
        .iter()
        .map(|it| (it.import.file.as_str(), it.results))
        .collect();
    assert_eq!(files, [("c.csv", 1), ("a.csv", 2)]);
    assert_eq!(
        (&*imports[1].first_date, &*imports[1].last_date),
        ("2022-01-03", "2022-01-04")
    );
    let days = it.store.imported_days("2022-01-04").unwrap();
    assert_eq!(
        days.iter().map(|day| day.results).collect::<Vec<_>>(),
        [1, 1]
    );
    assert_eq!(
        (days[0].wpm, days[0].accuracy, days[1].accuracy),
        (4_001, None, Some(9_650))
    );
    // They count for nothing.
    assert!(it.store.achievements().unwrap().is_empty());
    assert!(it.store.newest_sessions(10).unwrap().is_empty());
    let gone = it
        .store
        .transact(|tx| tx.remove_import(Uuid::from_u128(1)))
        .unwrap()
        .value;
    assert_eq!(gone, Some(2));
    let gone = it
        .store
        .transact(|tx| tx.remove_import(Uuid::from_u128(1)))
        .unwrap()
        .value;
    assert_eq!(gone, None);
    assert_eq!(
        it.store.imported_keys(Program::Monkeytype).unwrap().len(),
        1
    );
}
