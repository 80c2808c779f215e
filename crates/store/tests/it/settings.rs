//! Settings merge by the greater clock, whatever the order.

use proptest::prelude::*;
use serde_json::{Value, json};
use store::{Hlc, StoredSetting};

use crate::{fresh, look};

#[test]
fn a_write_is_newer_than_all_before_even_when_the_clock_steps_back() {
    let it = fresh();
    let set = |value: Value, now| {
        it.store
            .transact(|tx| tx.set_setting("theme", &value, now, "0d9f6d0e"))
            .unwrap()
    };
    assert!(set(json!("dark"), 1_000).changes.settings.contains("theme"));
    assert!(
        set(json!("dark"), 2_000).changes.is_empty(),
        "the same value is no write"
    );
    let _ = set(json!("light"), 500);
    let unsent = it.store.unsent_settings().unwrap();
    assert_eq!(unsent[0].hlc.to_string(), "1000-0001-0d9f6d0e");
    let _ = it
        .store
        .transact(|tx| tx.settings_sent(&unsent, u64::MAX))
        .unwrap();
    assert!(it.store.unsent_settings().unwrap().is_empty());
    let _ = set(json!("system"), 3_000);
    let _ = it
        .store
        .transact(|tx| tx.settings_sent(&unsent, u64::MAX))
        .unwrap();
    assert_eq!(
        it.store.unsent_settings().unwrap().len(),
        1,
        "written again while the old one was on its way"
    );
    assert_eq!(it.store.settings().unwrap()["theme"], json!("system"));
}

#[test]
fn a_value_that_is_no_json_comes_as_the_text_it_is() {
    let it = fresh();
    look(it.store.path())
        .execute_batch("INSERT INTO settings VALUES ('theme', '{nonsense', '1-0000-a', 0), ('layout', '\"us\"', '1-0000-a', 0)")
        .unwrap();
    let settings = it.store.settings().unwrap();
    assert_eq!(settings["theme"], json!("{nonsense"));
    assert_eq!(settings["layout"], json!("us"));
    let _ = it
        .store
        .transact(|tx| tx.set_setting("theme", &json!("dark"), 5, "a"))
        .unwrap();
    assert_eq!(it.store.settings().unwrap()["theme"], json!("dark"));
}

#[test]
fn a_clock_is_read_as_it_is_written() {
    let hlc: Hlc = "1763800267120-0003-0d9f6d0e".parse().unwrap();
    assert_eq!(
        hlc,
        Hlc {
            ms: 1_763_800_267_120,
            counter: 3,
            device: "0d9f6d0e".into()
        }
    );
    assert_eq!(hlc.to_string(), "1763800267120-0003-0d9f6d0e");
    for bad in [
        "",
        "1-2",
        "x-0001-a",
        "1--a",
        "1-0001-",
        "-1-0001-a",
        "99999999999999999999999-0001-a",
    ] {
        assert!(bad.parse::<Hlc>().is_err(), "{bad}");
    }
    let full = Hlc {
        counter: 9_999,
        ..hlc.clone()
    };
    assert!(Hlc::next(Some(&full), 0, "a") > full);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_order_of_merges_gives_the_same(
        writes in prop::collection::vec((0..2_u8, 0..4_u64, 0..3_u16, 0..2_u8), 1..8),
        order in any::<prop::sample::Selector>(),
    ) {
        // What a device writes at one clock reading is one value.
        let settings: Vec<StoredSetting> = writes.iter().map(|&(key, ms, counter, device)| StoredSetting {
            key: format!("key{key}"),
            value: json!([ms, counter, device]),
            hlc: Hlc { ms: 98 + ms, counter, device: format!("d{device}") },
        }).collect();
        let (one, other) = (fresh(), fresh());
        for setting in &settings {
            let _ = one.store.transact(|tx| tx.merge_setting(setting)).unwrap();
        }
        let mut rest: Vec<&StoredSetting> = settings.iter().collect();
        while !rest.is_empty() {
            let at = order.select(0..rest.len());
            let setting = rest.swap_remove(at);
            let _ = other.store.transact(|tx| { tx.merge_setting(setting)?; tx.merge_setting(setting) }).unwrap();
        }
        for (key, value) in one.store.settings().unwrap() {
            let newest = settings.iter().filter(|setting| setting.key == key).max_by_key(|setting| &setting.hlc);
            prop_assert_eq!(&value, &newest.unwrap().value);
        }
        prop_assert_eq!(one.store.settings().unwrap(), other.store.settings().unwrap());
    }
}

/// The server sets back a clock that runs ahead. If only it did, this device would never take a later write again.
#[test]
fn a_clock_that_ran_ahead_does_not_win_for_ever() {
    let it = fresh();
    let years_ahead = 1_900_000_000_000;
    let _ = it
        .store
        .transact(|tx| tx.set_setting("theme", &json!("dark"), years_ahead, "aaaaaaaa"))
        .unwrap();
    let unsent = it.store.unsent_settings().unwrap();
    let now = 1_795_336_200_000;
    let _ = it
        .store
        .transact(|tx| tx.settings_sent(&unsent, now))
        .unwrap();
    assert!(it.store.unsent_settings().unwrap().is_empty());
    let clamped = StoredSetting {
        hlc: Hlc {
            ms: now + 60_000,
            ..unsent[0].hlc.clone()
        },
        ..unsent[0].clone()
    };
    let later = StoredSetting {
        key: "theme".into(),
        value: json!("light"),
        hlc: Hlc::next(Some(&clamped.hlc), now, "bbbbbbbb"),
    };
    for setting in [&clamped, &later] {
        let _ = it.store.transact(|tx| tx.merge_setting(setting)).unwrap();
    }
    assert_eq!(it.store.settings().unwrap()["theme"], json!("light"));
}
