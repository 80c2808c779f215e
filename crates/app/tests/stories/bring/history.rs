//! The histories of keybr and monkeytype: read, looked at, kept, taken back; and files that are none.

use app::ErrorCode;
use serde_json::{Value, json};

use super::{bring, keep, review};
use crate::{account::type_lesson_1, device::Device};

/// As monkeytype saves it: two results, one without a speed, one that nobody types.
pub(super) const CSV: &str = "\
_id,isPb,wpm,acc,rawWpm,consistency,charStats,mode,mode2,quoteLength,restartCount,testDuration,afkDuration,\
incompleteTestSeconds,punctuation,numbers,language,funbox,difficulty,lazyMode,blindMode,bailedOut,tags,timestamp
a1,true,62.39,96.55,64.79,71.2,156;2;0;1,time,30,-1,0,30,0,0,false,false,english,none,normal,false,false,false,,1641254400000
a2,false,58.2,98,60,70.5,310;1;0;0,quote,1234,2,1,39.07,0,0,false,false,english,none,normal,false,false,false,,1641340800000
a3,false,fast,98,97,80.5,1;1;0;0,time,15,-1,0,15,0,0,false,false,english,none,normal,false,false,false,,1641340900000
a4,false,940,98,97,80.5,1;1;0;0,time,15,-1,0,15,0,0,false,false,english,none,normal,false,false,false,,1641340900000
";

const KEYBR: &str = r#"[
{"layout":"en-us","textType":"generated","timeStamp":"2022-01-03T23:30:00.000Z","length":150,"time":45000,"errors":3,
 "speed":200,"histogram":[{"codePoint":97,"hitCount":9,"missCount":0,"timeToType":310}]},
{"layout":"en-us","textType":"generated","timeStamp":"2022-01-04T08:00:00.000Z","length":150,"time":36000,"errors":0,
 "speed":250,"histogram":[]},
{"layout":"en-us","textType":"generated","timeStamp":"2022-01-04T08:00:00.000Z","length":150,"time":36000,"errors":0}
]"#;

#[tokio::test]
async fn a_history_of_monkeytype_is_looked_at_kept_and_taken_back() {
    let device = Device::of_mira().await;
    type_lesson_1(&device).await;
    let before = [
        device.ok("statistics", json!({"period": "all"})).await,
        device.ok("achievements", json!({})).await,
        device.ok("course_map", json!({})).await,
        device.ok("account", json!({})).await,
    ];
    let seen = review(&device, "results.csv", CSV.as_bytes()).await;
    assert_eq!(
        (&seen["source"], &seen["new"]),
        (&json!("monkeytype"), &json!(2))
    );
    assert_eq!(
        (&seen["first_day"], &seen["last_day"]),
        (&json!("2022-01-04"), &json!("2022-01-05"))
    );
    assert_eq!(
        seen["skipped"],
        json!([{"reason": "unreadable", "rows": 1, "first": 3}, {"reason": "impossible", "rows": 1, "first": 4}])
    );
    assert_eq!(device.ok("imported", json!({})).await["files"], json!([]));
    let kept = device
        .ok("keep_data", json!({"import": seen["import"]}))
        .await;
    let imported = device.ok("imported", json!({})).await;
    assert_eq!(imported["files"][0]["id"], kept["import"]);
    assert_eq!(
        imported["days"][0],
        json!({"local_date": "2022-01-04", "source": "monkeytype", "results": 1, "duration": 30_000, "wpm": 6_239,
               "best_wpm": 6_239, "accuracy": 9_655})
    );
    // They count for nothing.
    let after = [
        device.ok("statistics", json!({"period": "all"})).await,
        device.ok("achievements", json!({})).await,
        device.ok("course_map", json!({})).await,
        device.ok("account", json!({})).await,
    ];
    assert_eq!(after, before);

    // A later file with the same and one more: only that one comes.
    let longer = format!("{CSV}a5,,70,97,,,,,,,,15,,,,,,,,,,,,1641400000000\n");
    let seen = review(&device, "later.csv", longer.as_bytes()).await;
    assert_eq!((&seen["new"], &seen["known"]), (&json!(1), &json!(2)));
    device
        .ok("keep_data", json!({"import": seen["import"]}))
        .await;
    let left = device
        .ok("remove_import", json!({"import": kept["import"]}))
        .await;
    assert_eq!(left["files"].as_array().unwrap().len(), 1);
    assert_eq!(left["days"].as_array().unwrap().len(), 1);
    let gone = device
        .fails("remove_import", json!({"import": kept["import"]}))
        .await;
    assert_eq!(gone, ErrorCode::BadValue);
}

#[tokio::test]
async fn a_history_of_keybr_has_days_of_the_learners_zone() {
    let device = Device::of_mira().await;
    let seen = review(&device, "typing-data.json", KEYBR.as_bytes()).await;
    assert_eq!(
        (&seen["source"], &seen["new"]),
        (&json!("keybr"), &json!(2))
    );
    assert_eq!(
        seen["skipped"],
        json!([{"reason": "twice", "rows": 1, "first": 3}])
    );
    device
        .ok("keep_data", json!({"import": seen["import"]}))
        .await;
    let imported = device.ok("imported", json!({})).await;
    // 23:30 in UTC is the next day in Berlin. 150 characters in 45 s: 40 WPM.
    assert_eq!(
        imported["days"],
        json!([{"local_date": "2022-01-04", "source": "keybr", "results": 2, "duration": 81_000, "wpm": 4_500,
                "best_wpm": 5_000, "accuracy": 9_900}])
    );
}

#[tokio::test]
async fn a_spreadsheet_may_have_saved_it_again() {
    let device = Device::of_mira().await;
    let rows = [
        "_id;wpm;acc;testDuration;timestamp;charStats",
        "a1;62,39;96,55;30;1641254400000;\"156;2;0;1\"",
    ];
    for ending in ["\n", "\r\n"] {
        for mark in ["", "\u{feff}"] {
            let text = format!("{mark}{}{ending}", rows.join(ending));
            let seen = review(&device, "results.csv", text.as_bytes()).await;
            assert_eq!(
                (&seen["new"], &seen["skipped"]),
                (&json!(1), &json!([])),
                "{text:?}"
            );
        }
    }
    let text: Vec<u8> = format!("\u{feff}{}", rows.join("\r\n").replace(';', "\t"))
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(review(&device, "results.csv", &text).await["new"], 1);
    assert_eq!(keep(&device, "results.csv", &text).await["new"], 1);
}

#[tokio::test]
async fn what_is_no_history_is_said_plainly_and_nothing_is_kept() {
    let device = Device::of_mira().await;
    let broken = &KEYBR[..KEYBR.len() - 40];
    for (text, code) in [
        ("name,age\nMira,34\n", ErrorCode::ImportForeign),
        ("Dear diary, today I typed a lot.", ErrorCode::ImportForeign),
        ("", ErrorCode::ImportForeign),
        ("{\"hello\": 1}", ErrorCode::ImportForeign),
        ("[1, 2, 3]", ErrorCode::ImportForeign),
        ("[{\"timeStamp\": 7}]", ErrorCode::ImportForeign),
        ("[]", ErrorCode::ImportEmpty),
        ("wpm,acc,testDuration,timestamp\n", ErrorCode::ImportEmpty),
        (broken, ErrorCode::ImportBroken),
        (&KEYBR[..60], ErrorCode::ImportBroken),
    ] {
        let import = bring(&device, "x", text.as_bytes()).await;
        let failed = device.fails("review_data", json!({"import": import})).await;
        assert_eq!(failed, code, "{text}");
    }
    let imported = device.ok("imported", json!({})).await;
    assert_eq!(
        (&imported["files"], &imported["days"]),
        (&json!([]), &json!([]))
    );
    // All rows are passed over: it can be seen, and keeping it keeps nothing.
    let none = "wpm,acc,testDuration,timestamp\n,,,\n0,0,0,0\n";
    let kept = keep(&device, "x", none.as_bytes()).await;
    assert_eq!((&kept["new"], &kept["import"]), (&json!(0), &Value::Null));
}

#[tokio::test]
async fn bringing_data_to_a_child_is_for_an_adult() {
    let device = Device::new();
    let answers = json!({"name": "Tom", "language": "en", "age_group": "kids", "layout": "us", "daily_goal": null});
    device.ok("create_profile", answers).await;
    let begin = json!({"name": "x", "size": 3});
    assert_eq!(
        device.fails("begin_data_import", begin).await,
        ErrorCode::GateClosed
    );
    let import = json!({"import": "x"});
    for name in ["review_data", "keep_data", "remove_import"] {
        assert_eq!(
            device.fails(name, import.clone()).await,
            ErrorCode::GateClosed,
            "{name}"
        );
    }
}
