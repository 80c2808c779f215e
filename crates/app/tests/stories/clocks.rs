//! Clocks that are wrong, that step back, that change their zone: nothing is lost, and nothing is dated by what
//! happened to the clock after it began.

use serde_json::{Value, json};

use crate::device::{Device, GAP, Hands};

async fn open_lesson_1(device: &Device) -> Hands {
    let exercise = device
        .ok("open_exercise", json!({"kind": "lesson", "number": 1}))
        .await;
    Hands::on(&exercise, &[])
}

async fn finish(device: &Device, hands: &mut Hands) -> Value {
    hands.type_all(device).await;
    device
        .ok("finish_session", json!({"session_id": hands.session}))
        .await
}

/// What the file says of a session.
fn stored(device: &Device, session: &str) -> store::Session {
    let store = store::Store::open(&device.database(), 0).unwrap().store;
    let id = session.parse().unwrap();
    store.session(id).unwrap().unwrap().session
}

/// Sessions by the learner's day.
fn days(device: &Device) -> Vec<(String, u32)> {
    let store = store::Store::open(&device.database(), 0).unwrap().store;
    let days = store.days("0000-00-00").unwrap().into_iter();
    days.map(|day| (day.local_date, day.sessions)).collect()
}

#[tokio::test]
async fn a_clock_that_steps_back_in_a_lesson_changes_nothing_of_it() {
    let mut device = Device::of_mira().await;
    let mut hands = open_lesson_1(&device).await;
    hands.type_until(&device, 10).await;
    device.host.set_clock("2019-03-01T04:00:00Z");
    let result = finish(&device, &mut hands).await;
    assert_eq!(result["is_completed"], true);
    device.restart().await;
    let session = stored(&device, &hands.session);
    let length = u64::try_from(hands.length()).unwrap();
    assert_eq!(
        session.figures.duration,
        (length - 1) * GAP,
        "no key waited for years"
    );
    assert_eq!(session.local_date, "2026-11-22");
    let begun = chrono::DateTime::from_timestamp_millis(session.started_at).unwrap();
    assert_eq!(begun.date_naive().to_string(), "2026-11-22");
}

#[tokio::test]
async fn a_lesson_interrupted_while_the_clock_was_wrong_goes_on_when_it_is_right() {
    let mut device = Device::of_mira().await;
    device.host.set_clock("2099-01-01T00:00:00Z");
    let mut hands = open_lesson_1(&device).await;
    hands.type_until(&device, 20).await;
    device.host.set_clock("2026-11-22T09:00:00Z");
    device.restart().await;
    let offered = device.ok("start", json!({})).await["resumable"].clone();
    assert_eq!(offered["cursor"], 20);
    let exercise = device
        .ok(
            "resume_session",
            json!({"session_id": offered["session_id"]}),
        )
        .await;
    let mut hands = Hands::on(&exercise, &[]).at(20);
    finish(&device, &mut hands).await;
    device.restart().await;
    let session = stored(&device, &hands.session);
    // Twenty keys, the gap of a resumed lesson, the others: not seventy years.
    assert!(
        session.figures.duration < 120_000,
        "{}",
        session.figures.duration
    );
    assert!(session.is_completed);
}

#[tokio::test]
async fn years_that_are_wrong_cost_no_session_no_setting_and_no_copy() {
    let mut device = Device::of_mira().await;
    let mut typed = Vec::new();
    for (time, type_size) in [
        ("2026-11-20T08:00:00Z", 31),
        ("2099-06-01T08:00:00Z", 32),
        ("1970-01-01T00:00:10Z", 33),
        ("2001-02-03T08:00:00Z", 34),
        ("2026-11-21T08:00:00Z", 35),
        ("2026-11-22T08:00:00Z", 36),
    ] {
        device.host.set_clock(time);
        let mut hands = open_lesson_1(&device).await;
        finish(&device, &mut hands).await;
        typed.push(hands.session);
        let mut settings = device.ok("start", json!({})).await["settings"].clone();
        settings["type_size"] = json!(type_size);
        device.ok("change_settings", settings).await;
        device.restart().await;
    }
    let start = device.ok("start", json!({})).await;
    assert_eq!(
        start["settings"]["type_size"], 36,
        "the last choice is the last"
    );
    let account = device.ok("account", json!({})).await;
    assert_eq!(account["sessions"].as_array().unwrap().len(), typed.len());
    for (period, sessions) in [("week", 4), ("all", 6)] {
        let asked = json!({"period": period, "layout": null});
        let shown = device.ok("statistics", asked).await;
        // The two from the future are in every period that ends later than they began.
        let shown = shown["recent"].as_array().unwrap().len();
        assert!(shown <= 6 && shown >= sessions - 1, "{period}: {shown}");
    }
    let progress = device.ok("course_map", json!({})).await;
    assert_eq!(progress["completed"], 1);
    let copies = device.ok("list_copies", json!({})).await;
    let copies: Vec<&str> = copies
        .as_array()
        .unwrap()
        .iter()
        .map(|copy| copy["day"].as_str().unwrap())
        .collect();
    assert_eq!(copies.len(), 3);
    assert!(
        copies.contains(&"2026-11-22") && copies.contains(&"2026-11-21"),
        "{copies:?}"
    );
    device.restart().await;
    let summed: u32 = days(&device).iter().map(|(_, sessions)| sessions).sum();
    assert_eq!(summed, 6);
}

#[tokio::test]
async fn a_session_belongs_to_the_day_and_the_place_it_began_in() {
    let mut device = Device::of_mira().await;
    // Ten minutes before midnight in Berlin, and a flight later still the same day in New York.
    device.host.set_clock("2026-11-22T22:59:50Z");
    let mut over_midnight = open_lesson_1(&device).await;
    over_midnight.type_until(&device, 10).await;
    device.host.pass(chrono::Duration::minutes(5));
    device.host.move_to("America/New_York", -5);
    finish(&device, &mut over_midnight).await;
    let mut in_new_york = open_lesson_1(&device).await;
    finish(&device, &mut in_new_york).await;
    // And on to Auckland, where the same instant is tomorrow.
    device.host.move_to("Pacific/Auckland", 13);
    let mut in_auckland = open_lesson_1(&device).await;
    finish(&device, &mut in_auckland).await;
    device.restart().await;
    for (hands, zone, day) in [
        (&over_midnight, "Europe/Berlin", "2026-11-22"),
        (&in_new_york, "America/New_York", "2026-11-22"),
        (&in_auckland, "Pacific/Auckland", "2026-11-23"),
    ] {
        let session = stored(&device, &hands.session);
        assert_eq!((&*session.timezone, &*session.local_date), (zone, day));
    }
    assert_eq!(
        days(&device),
        [("2026-11-22".into(), 2), ("2026-11-23".into(), 1)]
    );
}

#[tokio::test]
async fn the_hours_that_summer_time_takes_and_gives_are_no_pause_and_no_other_day() {
    let mut device = Device::of_mira().await;
    for (time, before, after, day) in [
        // 01:59:50 becomes 03:00 in spring, 02:59:50 becomes 02:00 in autumn.
        ("2027-03-28T00:59:50Z", 1, 2, "2027-03-28"),
        ("2027-10-31T00:59:50Z", 2, 1, "2027-10-31"),
    ] {
        device.host.move_to("Europe/Berlin", before);
        device.host.set_clock(time);
        let mut hands = open_lesson_1(&device).await;
        hands.type_until(&device, 10).await;
        device.host.move_to("Europe/Berlin", after);
        finish(&device, &mut hands).await;
        device.restart().await;
        let session = stored(&device, &hands.session);
        let length = u64::try_from(hands.length()).unwrap();
        assert_eq!(session.figures.duration, (length - 1) * GAP);
        assert_eq!(session.figures.pause_count, 0);
        assert_eq!(session.local_date, day);
    }
    assert_eq!(days(&device).len(), 2);
}
