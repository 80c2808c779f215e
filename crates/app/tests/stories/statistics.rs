//! Statistics by period, layout and kind of text, the day's goal, and the leaderboard.

use app::host::Event;
use chrono::Duration;
use serde_json::{Value, json};
use store::{DeviceType, Exercise, Session, Store};
use trainer::{
    metrics::{METRICS_VERSION, figures},
    stats::session_stats,
    text::Text,
    typing::{Policy, Recorder, Replay},
};
use uuid::Uuid;

use crate::{
    device::{Device, Hands},
    server::{Server, device_with, envelope, form, signed_in},
};

/// Types an exercise with so many ms before each key; answers its result.
async fn type_all(device: &Device, request: Value, gap: u64) -> Value {
    let exercise = device.ok("open_exercise", request).await;
    let units = exercise["units"].as_array().unwrap().iter();
    let events: Vec<Value> = units
        .enumerate()
        .map(|(index, unit)| {
            let at = gap * index as u64 + 3 * (index as u64 % 5);
            json!({"code": "", "text": unit, "t": at})
        })
        .collect();
    let session = exercise["session_id"].clone();
    let length = i64::try_from(gap * events.len() as u64).unwrap();
    device.host.pass(Duration::milliseconds(length));
    let batch = json!({"session_id": session, "from": 0, "events": events});
    device.ok("record_events", batch).await;
    let finish = json!({"session_id": session});
    device.ok("finish_session", finish).await
}

fn test(words: u32) -> Value {
    json!({"kind": "test", "unit": "words", "amount": words, "punctuation": false, "digits": false})
}

async fn page(device: &Device, args: Value) -> Value {
    device.ok("statistics", args).await
}

#[tokio::test]
async fn kinds_of_text_and_periods_are_told_apart() {
    let device = Device::of_mira().await;
    let empty = page(&device, json!({"period": "all"})).await;
    assert_eq!(empty["all_finished"], 0);
    assert_eq!(empty["gaps"], Value::Null);
    type_all(&device, json!({"kind": "lesson", "number": 1}), 300).await;
    device.host.pass(Duration::days(40));
    type_all(&device, test(25), 200).await;

    let all = page(&device, json!({"period": "all"})).await;
    assert_eq!(
        (&all["finished"], &all["all_finished"]),
        (&json!(2), &json!(2))
    );
    assert_eq!(all["kinds"], json!(["lesson", "test"]));
    assert_eq!(all["layouts"][0]["id"], "us");
    let month = page(&device, json!({"period": "month"})).await;
    assert_eq!(
        (&month["finished"], &month["all_finished"]),
        (&json!(1), &json!(2))
    );
    assert_eq!(month["recent"][0]["kind"], "test");
    let lessons = page(&device, json!({"period": "all", "kind": "lesson"})).await;
    assert_eq!(lessons["recent"][0]["lesson"], 1);
    assert_eq!(lessons["finished"], 1);
    let units = |page: &Value| page["keys"].as_array().unwrap().len();
    assert!(
        units(&lessons) < units(&all),
        "a test has more keys than the first lesson"
    );
    let other = page(&device, json!({"period": "all", "layout": "us-dvorak"})).await;
    assert_eq!((&other["finished"], units(&other)), (&json!(0), 0));
    // The calendar and the row of days do not follow the choice.
    assert_eq!(other["days"].as_array().unwrap().len(), 2);
    // What was typed is all there: 200 ms a key, evenly.
    let gaps = &month["gaps"];
    assert!(
        (195..=205).contains(&gaps["median"].as_u64().unwrap()),
        "{gaps}"
    );
    assert_eq!(month["pace"]["sessions"], 1);
    let wpm = month["pace"]["parts"][3]["wpm"].as_u64().unwrap();
    assert!((5_900..=6_100).contains(&wpm), "{wpm}");
    let fingers = month["fingers"].as_array().unwrap();
    let share: u64 = fingers
        .iter()
        .map(|one| one["share"].as_u64().unwrap())
        .sum();
    assert!((9_990..=10_010).contains(&share), "{share}");
}

#[tokio::test]
async fn adults_are_placed_by_whole_texts_and_nobody_else_is() {
    let device = Device::of_mira().await;
    for _ in 0..4 {
        type_all(&device, test(10), 240).await;
    }
    type_all(&device, json!({"kind": "lesson", "number": 1}), 240).await;
    let four = page(&device, json!({"period": "all"})).await;
    assert_eq!(four["norm"], Value::Null, "a lesson is no whole text");
    type_all(&device, test(10), 240).await;
    let norm = &page(&device, json!({"period": "all"})).await["norm"];
    assert_eq!(
        (&norm["sessions"], &norm["place"]),
        (&json!(5), &json!("faster_than"))
    );
    let share = norm["of_hundred"].as_u64().unwrap();
    assert!(
        (40..=50).contains(&share),
        "50 WPM is about the mean: {norm}"
    );

    let teens = Device::of_mira().await;
    let course = json!({"course": "teens-en-v1", "layout": "us"});
    teens.ok("choose_course", course).await;
    for _ in 0..5 {
        type_all(&teens, test(10), 240).await;
    }
    assert_eq!(
        page(&teens, json!({"period": "all"})).await["norm"],
        Value::Null
    );
}

#[tokio::test]
async fn the_goal_counts_minutes_of_the_day() {
    let device = Device::of_mira().await;
    let start = device.ok("start", json!({})).await;
    let mut settings = start["settings"].clone();
    settings["daily_goal"] = json!(10);
    device.ok("change_settings", settings).await;
    type_all(&device, json!({"kind": "lesson", "number": 1}), 400).await;
    let goal = device.ok("daily_goal", json!({})).await;
    assert_eq!(goal["goal"], 10);
    assert_eq!(goal["week"].as_array().unwrap().len(), 7);
    assert_eq!(goal["week"][6]["active_duration"], goal["today"]);
    assert!(goal["today"].as_u64().unwrap() > 0);
    assert_eq!(goal["streak"], 1);
    device.host.pass(Duration::days(1));
    let next = device.ok("daily_goal", json!({})).await;
    assert_eq!((&next["today"], &next["streak"]), (&json!(0), &json!(1)));
    assert_eq!(next["week"][5]["active_duration"], goal["today"]);
}

#[tokio::test]
async fn without_an_account_and_for_a_child_nobody_is_asked() {
    let device = Device::of_mira().await;
    let board = device.ok("leaderboard", json!({})).await;
    assert_eq!(
        (&board["state"], &board["lesson"]),
        (&json!("signed_out"), &json!(1))
    );
    assert_eq!(device.ok("start", json!({})).await["has_leaderboard"], true);
    let course = json!({"course": "kids-en-v1", "layout": "us"});
    device.ok("choose_course", course).await;
    assert_eq!(
        device.ok("start", json!({})).await["has_leaderboard"],
        false
    );
    assert_eq!(device.ok("leaderboard", json!({})).await["state"], "none");
}

#[tokio::test]
async fn a_leaderboard_comes_from_the_server_and_the_last_one_stays() {
    let server = Server::start().await;
    server.says("/v1/auth/register", 201, signed_in());
    let device = device_with(&server.url).await;
    device.ok("register", form()).await;
    let nothing = device.ok("leaderboard", json!({})).await;
    assert_eq!(
        (&nothing["state"], &nothing["fetched_at"]),
        (&json!("offline"), &Value::Null)
    );

    let path = "/v1/courses/adults-en-v1/lessons/1/leaderboard";
    let entry = |rank: u32, name: &str, wpm: u32| json!({"rank": rank, "username": name, "avatar_url": null, "wpm": wpm, "accuracy": 9_800, "rating": 5, "completed_at": null});
    let board = json!({
        "course": "adults-en-v1", "lesson_number": 1,
        "entries": [entry(1, "kestrel", 6_140), entry(2, "andante", 5_720)],
        "own": {"rank": 214, "wpm": 1_920, "accuracy": 9_680, "rating": 3},
    });
    server.says(path, 200, board.to_string());
    let board = device.ok("leaderboard", json!({"lesson": 1})).await;
    assert_eq!(board["state"], "fetched");
    assert_eq!(
        (&board["entries"][0]["name"], &board["own"]["rank"]),
        (&json!("kestrel"), &json!(214))
    );
    assert!(board["fetched_at"].is_string());

    let tokens = json!({"access_token": "b", "refresh_token": "s", "expires_in": 900});
    server.says("/v1/auth/refresh", 200, tokens.to_string());
    server.says(path, 503, "");
    device.host.pass(Duration::hours(3));
    let last = device.ok("leaderboard", json!({"lesson": 1})).await;
    assert_eq!(
        (&last["state"], &last["entries"]),
        (&json!("offline"), &board["entries"])
    );
    assert_eq!(last["fetched_at"], board["fetched_at"], "with its own time");
    // Of a lesson that the server does not know there is none.
    server.says(path, 404, envelope("not_found", &json!({})));
    let none = device.ok("leaderboard", json!({"lesson": 1})).await;
    assert_eq!(
        (&none["state"], &none["entries"]),
        (&json!("fetched"), &json!([]))
    );
}

/// Sessions of two years that no month has summed up, as after an update: how many, and their presses.
fn years_of(device: &Device) -> (u32, u64) {
    let store = Store::open(&device.database(), 0).unwrap().store;
    let text = Text::new(&"the lazy dog jumps ".repeat(7)).unwrap();
    let mut recorder = Recorder::new(text.clone(), Policy::StopOnError);
    for (index, unit) in text.units().iter().enumerate() {
        recorder.type_text(200 * index as u64, "", unit);
    }
    let replay = Replay::run(&text, Policy::StopOnError, recorder.log(), true).unwrap();
    let (figures, stats) = (figures(&replay).unwrap(), session_stats(&replay));
    let (packed, mut sessions) = (stats.pack(), 0_u32);
    let of = |month: u32, day: u32, number: u32| Session {
        id: Uuid::from_u128(u128::from(number) | 0x0190_0000_0000_7000_8000_0000_0000_0000),
        exercise: Exercise::Practice,
        started_at: 1_704_067_200_000 + i64::from(number) * 36_000_000,
        timezone: "Europe/Berlin".into(),
        local_date: format!("{}-{:02}-{day:02}", 2024 + month / 12, month % 12 + 1),
        keyboard_layout: "us".into(),
        device_type: DeviceType::Laptop,
        policy: Policy::StopOnError,
        is_completed: true,
        metrics_version: METRICS_VERSION,
        figures: figures.clone(),
        rating: None,
        stars_needed: None,
    };
    let days = (0..24).flat_map(|month| (0..75).map(move |at| (month, at / 3 + 1)));
    let _ = store
        .transact(|tx| {
            for (month, day) in days {
                sessions += 1;
                let session = of(month, day, sessions);
                tx.merge_session(&session)?;
                tx.merge_stats(session.id, &packed)?;
            }
            Ok(())
        })
        .unwrap();
    let of_one: u64 = stats
        .keys()
        .values()
        .map(|key| u64::from(key.presses))
        .sum();
    (sessions, u64::from(sessions) * of_one)
}

/// Presses of all keys.
fn presses(page: &Value) -> u64 {
    let keys = page["keys"].as_array().unwrap().iter();
    keys.map(|key| key["presses"].as_u64().unwrap()).sum()
}

/// How often the screen was told that more is summed up.
fn told(device: &Device) -> usize {
    let events = device.host.events.lock().unwrap();
    events
        .iter()
        .filter(|event| matches!(event, Event::Summing(_)))
        .count()
}

#[tokio::test]
async fn old_months_are_summed_up_behind_and_the_screen_answers_at_once() {
    let mut device = Device::of_mira().await;
    device.close().await;
    let (sessions, all_presses) = years_of(&device);
    let all = json!({"period": "all"});
    let first = page(&device, all.clone()).await;
    assert_eq!(first["finished"], sessions, "what needs no sums is whole");
    let summing = &first["summing"];
    assert_eq!(summing["of"], sessions);
    let done = summing["sessions"].as_u64().unwrap();
    assert!((200..400).contains(&done), "{summing}");
    assert!((1..all_presses).contains(&presses(&first)));
    // A period that lies after all of them has nothing to wait for.
    let week = page(&device, json!({"period": "week"})).await;
    assert_eq!(week["summing"], Value::Null);

    // Whoever types is left alone, but for the piece that was on its way.
    let lesson = json!({"kind": "lesson", "number": 1});
    let exercise = device.ok("open_exercise", lesson).await;
    let before = told(&device);
    let mut hands = Hands::on(&exercise, &[]);
    hands.type_until(&device, 60).await;
    assert!(told(&device) <= before + 1);

    // And whoever ends the app loses nothing by it: the next one goes on.
    device.restart().await;
    let next = page(&device, all.clone()).await;
    let now = next["summing"]["sessions"].as_u64();
    assert!(now.is_none_or(|now| now > done), "{:?}", next["summing"]);
    let whole = loop {
        let page = page(&device, all.clone()).await;
        if page["summing"].is_null() {
            break page;
        }
        tokio::task::yield_now().await;
    };
    assert_eq!(presses(&whole), all_presses);
    assert_eq!(whole["finished"], sessions);
    device.close().await;
    let events = device.host.events.lock().unwrap();
    let last = events.iter().rev().find_map(|event| match event {
        Event::Summing(summing) => Some(summing.clone()),
        Event::Sync(_) | Event::Updates(_) | Event::People => None,
    });
    assert!(last.is_some(), "the screen is told");
}
