//! Plain texts on their way in.

use app::ErrorCode;
use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde_json::{Value, json};

use super::{bring, keep, review};
use crate::device::Device;

/// Mira on another layout and course.
async fn learner(language: &str, layout: &str, age: &str) -> Device {
    let device = Device::new();
    let new = json!({"name": "Mira", "language": language, "age_group": age, "layout": layout, "daily_goal": null});
    device.ok("create_profile", new).await;
    device
}

#[tokio::test]
async fn what_was_pasted_is_shown_cleaned_before_it_is_kept() {
    let device = Device::of_mira().await;
    let text = "“It burnt” — all\u{a0}night\u{ad}long, at 40\u{b0}.  Café.\n\nNobody came.";
    let review = review(&device, None, text.as_bytes()).await;
    assert_eq!(
        (&review["source"], &review["title"]),
        (
            &json!("pasted"),
            &json!("\"It burnt\" - all nightlong, at 40. Cafe.")
        )
    );
    assert_eq!(
        review["beginning"],
        "\"It burnt\" - all nightlong, at 40. Cafe. Nobody came."
    );
    assert_eq!(
        review["dropped"],
        json!([{"sign": "\u{b0}", "to": "", "count": 1, "example": "ong, at 40\u{b0}. Café."}])
    );
    assert_eq!(
        (&review["replaced"][0]["sign"], &review["replaced"][0]["to"]),
        (&json!("é"), &json!("e"))
    );
    assert_eq!(
        (
            &review["lenient"],
            &review["spaces"],
            &review["invisible"],
            &review["lost"]
        ),
        (&json!(3), &json!(2), &json!(1), &json!(1))
    );
    let unlearned: Vec<&str> = review["unlearned"]
        .as_array()
        .unwrap()
        .iter()
        .map(|sign| sign.as_str().unwrap())
        .collect();
    assert!(
        unlearned.contains(&"4") && !unlearned.contains(&"f"),
        "{unlearned:?}"
    );

    assert_eq!(device.ok("own_texts", json!({})).await["texts"], json!([]));
    let list = device
        .ok(
            "keep_import",
            json!({"import": review["import"], "title": "  The   lamp "}),
        )
        .await;
    let text = &list["texts"][0];
    assert_eq!(
        (&text["title"], &text["bookmark"]),
        (&json!("The lamp"), &json!(0))
    );
    // It is kept once.
    let again = json!({"import": review["import"], "title": "The lamp"});
    assert_eq!(
        device.fails("keep_import", again).await,
        ErrorCode::BadValue
    );
}

#[tokio::test]
async fn each_sign_that_is_not_on_the_keyboard_is_the_learners_to_choose() {
    let device = Device::of_mira().await;
    let text = "Straße und Café, ganz nah am Fluss. Die Straße war nass.";
    let looked = review(&device, None, text.as_bytes()).await;
    assert_eq!(
        looked["beginning"],
        "Strasse und Cafe, ganz nah am Fluss. Die Strasse war nass."
    );
    let kept = json!({"import": looked["import"], "title": "Fluss", "left_out": ["ß"]});
    let list = device.ok("keep_import", kept).await;
    let id = list["texts"][0]["id"].clone();
    let units = looked["units"].as_u64().unwrap();
    assert_eq!(list["texts"][0]["units"], units - 4, "twice two units less");
    let go_on = json!({"kind": "own_text", "text": id});
    let exercise = device.ok("open_exercise", go_on).await;
    let typed: Vec<String> = serde_json::from_value(exercise["units"].clone()).unwrap();
    assert_eq!(
        typed.concat(),
        "Strae und Cafe, ganz nah am Fluss. Die Strae war nass."
    );
    // Nothing but replaced signs: leaving all of them out leaves nothing to keep.
    let looked = review(&device, None, "ßßßß".as_bytes()).await;
    let nothing = json!({"import": looked["import"], "title": "ß", "left_out": ["ß"]});
    assert_eq!(
        device.fails("keep_import", nothing).await,
        ErrorCode::TextEmpty
    );
}

#[tokio::test]
async fn plain_files_are_read_in_the_encoding_they_are_in() {
    let text = "Маяк горел всю ночь. Никто не пришёл, и мы уехали домой. Утром было тихо.";
    let device = learner("ru", "ru", "adults").await;
    let utf16: Vec<u8> = [0xff, 0xfe]
        .into_iter()
        .chain(text.encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    let marked = ["\u{feff}", text].concat().into_bytes();
    let windows = encoding_rs::WINDOWS_1251.encode(text).0.into_owned();
    for bytes in [text.as_bytes().to_vec(), utf16, marked, windows] {
        let review = review(&device, Some("Маяк.txt"), &bytes).await;
        assert_eq!(
            (
                &review["beginning"],
                &review["title"],
                &review["source"],
                &review["lost"]
            ),
            (&json!(text), &json!("Маяк"), &json!("txt"), &json!(0))
        );
    }
    let device = learner("de", "de", "adults").await;
    let text = "Der Leuchtturm brannte die ganze Nacht. Für wen, wußte niemand – schöne Grüße!";
    let bytes = encoding_rs::WINDOWS_1252.encode(text).0.into_owned();
    let review = review(&device, Some("brief.txt"), &bytes).await;
    assert_eq!(review["beginning"], text.replace('–', "-"));
}

#[tokio::test]
async fn what_nobody_can_type_is_refused_in_words() {
    let device = Device::of_mira().await;
    let too_large = json!({"name": "war.txt", "size": 200 * 1024 * 1024});
    let error = device.call("begin_import", too_large).await.unwrap_err();
    assert_eq!(
        (error.code, &*error.args["megabytes"]),
        (ErrorCode::TextTooLarge, "32")
    );

    let russian = "Маяк горел всю ночь, и никто не пришёл.";
    let import = bring(&device, None, russian.as_bytes()).await;
    let error = device
        .call("review_import", json!({"import": import}))
        .await
        .unwrap_err();
    assert_eq!(error.code, ErrorCode::TextUntypable);
    assert!(
        error.args["percent"].parse::<u32>().unwrap() > 70,
        "{error:?}"
    );

    let refused = [
        (None, b" \n\t ".to_vec(), ErrorCode::TextEmpty),
        (None, b"".to_vec(), ErrorCode::TextEmpty),
        (
            Some("a.txt"),
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(),
            ErrorCode::NotAText,
        ),
        (
            Some("a.txt"),
            b"%PDF-1.7 and so on".to_vec(),
            ErrorCode::NotAText,
        ),
        (
            Some("long.txt"),
            b"word ".repeat(4 * 1024 * 1024),
            ErrorCode::TextTooLong,
        ),
    ];
    for (name, bytes, code) in refused {
        let import = bring(&device, name, &bytes).await;
        assert_eq!(
            device
                .fails("review_import", json!({"import": import}))
                .await,
            code
        );
        let kept = json!({"import": import, "title": "A"});
        assert_eq!(device.fails("keep_import", kept).await, ErrorCode::BadValue);
    }
    assert_eq!(device.ok("own_texts", json!({})).await["texts"], json!([]));
}

#[tokio::test]
async fn parts_may_come_twice_and_never_with_a_gap() {
    let device = Device::of_mira().await;
    let begun = device
        .ok("begin_import", json!({"name": null, "size": 12}))
        .await;
    let part = |from: u32, text: &str| json!({"import": begun["import"], "from": from, "data": STANDARD.encode(text)});
    device.ok("add_import", part(0, "word w")).await;
    device.ok("add_import", part(0, "word w")).await;
    assert_eq!(
        device.fails("add_import", part(7, "d wo")).await,
        ErrorCode::BadValue
    );
    assert_eq!(
        device.fails("add_import", part(6, "ord wordly")).await,
        ErrorCode::BadValue
    );
    let look = json!({"import": begun["import"]});
    assert_eq!(
        device.fails("review_import", look.clone()).await,
        ErrorCode::BadValue
    );
    let not_base64 = json!({"import": begun["import"], "from": 6, "data": "?"});
    assert_eq!(
        device.fails("add_import", not_base64).await,
        ErrorCode::BadValue
    );
    device.ok("add_import", part(6, "ord it")).await;
    assert_eq!(
        device.ok("review_import", look.clone()).await["beginning"],
        "word word it"
    );
    // Thought better of it.
    device.ok("drop_import", json!({})).await;
    let kept = json!({"import": begun["import"], "title": "A"});
    assert_eq!(device.fails("keep_import", kept).await, ErrorCode::BadValue);
}

#[tokio::test]
async fn a_childs_pieces_are_short() {
    let sentence = "The lamp burnt all night and nobody came to see it. ";
    let text = sentence.repeat(40);
    let mut pieces = Vec::new();
    for age in ["adults", "kids"] {
        let device = learner("en", "us", age).await;
        let card = keep(&device, None, text.as_bytes()).await;
        pieces.push(card["pieces"].as_u64().unwrap());
        let exercise = device
            .ok(
                "open_exercise",
                json!({"kind": "own_text", "text": card["id"]}),
            )
            .await;
        let length = exercise["units"].as_array().unwrap().len();
        assert!(
            if age == "kids" {
                length <= 160
            } else {
                (300..=500).contains(&length)
            },
            "{length}"
        );
        assert_eq!(exercise["is_child"], json!(age == "kids"));
    }
    assert!(pieces[1] > 2 * pieces[0], "{pieces:?}");
}

#[tokio::test]
async fn texts_have_other_names_and_can_be_deleted() {
    let device = Device::of_mira().await;
    let card = keep(
        &device,
        Some("notes.txt"),
        b"Nobody came to see it. We went home.",
    )
    .await;
    assert_eq!(card["title"], "notes");
    let id = card["id"].clone();
    let named = device
        .ok("rename_text", json!({"id": id, "title": "Harbour"}))
        .await;
    assert_eq!(named["card"]["title"], "Harbour");
    for title in ["", "  ", &"x".repeat(121)] {
        let code = device
            .fails("rename_text", json!({"id": id, "title": title}))
            .await;
        assert_eq!(code, ErrorCode::BadValue);
    }
    let list = device.ok("delete_text", json!({"id": id})).await;
    assert_eq!(list["texts"], json!([]));
    for (name, args) in [
        ("delete_text", json!({"id": id})),
        ("own_text", json!({"id": id})),
        ("own_text", json!({"id": "x"})),
        ("rename_text", json!({"id": id, "title": "A"})),
        ("move_bookmark", json!({"id": id, "piece": 0})),
        ("open_exercise", json!({"kind": "own_text", "text": id})),
    ] {
        assert_eq!(
            device.fails(name, args).await,
            ErrorCode::UnknownText,
            "{name}"
        );
    }
    assert_eq!(
        device.fails("own_texts", json!("x")).await,
        ErrorCode::BadArguments
    );
    let _: Value = device.ok("own_texts", Value::Null).await;
}
