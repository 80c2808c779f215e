use proptest::prelude::*;
use serde_json::json;

use super::{schema::Item, source::Found, *};
use crate::view::settings::{ErrorPolicy, Theme};

fn source(name: &str, json: &Value) -> Source {
    let fields = formats::json(json.to_string().as_bytes());
    Source {
        name: name.to_owned(),
        found: fields.map_or_else(Found::Unreadable, Found::Fields),
    }
}

fn load(json: &Value) -> (Policy, Vec<Notice>) {
    Policy::load(&[source("p.json", json)], &Library::default())
}

fn codes(notices: &[Notice]) -> Vec<(&str, &str)> {
    notices
        .iter()
        .map(|one| {
            let field = one.args.get("field").or(one.args.get("fields"));
            (one.code.as_str(), field.map_or("", String::as_str))
        })
        .collect()
}

#[test]
fn a_variable_gets_nobody_out_of_the_machines_policy() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("own.json");
    std::fs::write(&file, r#"{"export": true, "import": false}"#).unwrap();
    let mut config = crate::Config::from_env(|name| match name {
        "TACTUS_DATA_DIR" => Some(dir.path().into()),
        "TACTUS_POLICY" => Some(file.clone().into()),
        _ => None,
    })
    .unwrap();
    config.managed = vec![source("machine", &json!({"export": false}))];
    let (policy, notices) = Policy::load(&config.policies(), &Library::default());
    assert!(policy.check_open("export").is_err());
    assert!(policy.check_open("import").is_err(), "what it adds holds");
    assert_eq!(notices.len(), 0, "it is in the log and in --check-policy");
}

/// A value of the item, and one that it cannot have.
fn samples(item: &Item) -> (Value, Value) {
    match item.kind {
        Kind::Switch => (json!(false), json!("no")),
        Kind::Choice(words) => (json!(words[words.len() - 1].value), json!("of_the_future")),
        Kind::Step(steps) => (json!(steps[0]), json!(steps[0] + 1)),
        Kind::Whole(_, most) => (json!(most), json!(most + 1)),
        Kind::Address => (
            json!("https://tactus.school.example"),
            json!("http://tactus.school.example"),
        ),
        Kind::Proxy => (
            json!("http://proxy.school.example:8080"),
            json!("ftp://proxy"),
        ),
        Kind::File => (json!("/etc/ssl/school.pem"), json!("school.pem")),
        Kind::Layout => (json!("gb"), json!("qwertz-from-mars")),
        Kind::Names => (json!(["adults-en-v1"]), json!([])),
    }
}

#[test]
fn every_item_takes_what_it_can_be_and_nothing_else() {
    let library = Library::default();
    for item in schema::ITEMS {
        let (good, bad) = samples(item);
        assert_eq!(
            item.read(&good, &library),
            Some(good.clone()),
            "{}",
            item.key
        );
        for wrong in [
            &bad,
            &json!(null),
            &json!({}),
            &json!([1]),
            &json!(-1),
            &json!(1.5),
        ] {
            assert_eq!(item.read(wrong, &library), None, "{} {wrong}", item.key);
        }
        assert!((1..=schema::VERSION).contains(&item.since));
    }
}

#[test]
fn every_setting_has_an_item_and_every_value_of_it_fits_the_setting() {
    let Ok(Value::Object(settings)) = serde_json::to_value(Settings::default()) else {
        panic!("settings are an object")
    };
    let library = Library::default();
    let items: Vec<&Item> = schema::ITEMS
        .iter()
        .filter(|item| item.setting().is_some())
        .collect();
    assert_eq!(items.len(), settings.len());
    for item in items {
        assert!(
            settings.contains_key(item.setting().unwrap()),
            "{}",
            item.key
        );
        let all: Vec<Value> = match item.kind {
            Kind::Choice(words) => words.iter().map(|word| json!(word.value)).collect(),
            Kind::Step(steps) => steps.iter().map(|step| json!(step)).collect(),
            Kind::Whole(least, most) => vec![json!(least), json!(most)],
            _ => Vec::new(),
        };
        for value in all {
            assert!(
                item.read(&value, &library).is_some(),
                "{} {value}",
                item.key
            );
        }
    }
    let language = schema::find("settings.language").unwrap();
    for spoken in locale::LANGUAGES {
        assert!(
            language.read(&json!(spoken), &library).is_some(),
            "{spoken}"
        );
    }
}

#[test]
fn every_item_has_words() {
    let texts = locale::Texts::new();
    for item in schema::ITEMS {
        assert!(texts.has(item.title), "{}", item.title);
        assert!(texts.has(item.help), "{}", item.help);
    }
}

#[test]
fn every_command_that_can_be_closed_exists() {
    for (command, item) in CLOSED {
        assert_eq!(crate::commands::known(command), Some(command));
        assert!(matches!(schema::find(item).unwrap().kind, Kind::Switch));
        let (policy, _) = load(&json!({item: false}));
        assert!(
            matches!(policy.check_command(command), Err(AppError::ClosedByPolicy { item: by }) if by == item)
        );
        let (policy, _) = load(&json!({item: true}));
        assert!(policy.check_command(command).is_ok());
    }
}

#[test]
fn good_values_hold_and_wrong_ones_are_named() {
    let (policy, notices) = load(
        &json!({"settings": {"error_policy": "free", "text_size": 3, "sounds": true}, "update": "never", "courses": "all"}),
    );
    let library = Library::default();
    let own = Settings {
        error_policy: ErrorPolicy::NoBackspace,
        ..Settings::default()
    };
    let settings = policy.applied(own, &library);
    assert_eq!(
        (settings.error_policy, settings.text_size),
        (ErrorPolicy::Free, 100)
    );
    assert_eq!(policy.locked(), ["error_policy"]);
    let mut named = codes(&notices);
    named.sort_unstable();
    assert_eq!(
        named,
        [
            ("policy-item-unknown", "settings.sounds"),
            ("policy-item-unknown", "update"),
            ("policy-value-ignored", "courses"),
            ("policy-value-ignored", "settings.text_size"),
        ]
    );
    assert!(notices.iter().all(|notice| notice.args["file"] == "p.json"));
}

#[test]
fn the_first_source_decides_item_by_item() {
    let sources = [
        source(
            "first",
            &json!({"export": false, "settings": {"theme": "pink"}}),
        ),
        source(
            "second",
            &json!({"export": true, "import": false, "settings": {"theme": "dark"}}),
        ),
        source(
            "third",
            &json!({"import": false, "settings": {"theme": "light"}}),
        ),
    ];
    let (policy, notices) = Policy::load(&sources, &Library::default());
    assert!(policy.check_open("export").is_err() && policy.check_open("import").is_err());
    // A value that cannot be is none: the next source has its turn.
    assert_eq!(
        policy
            .applied(Settings::default(), &Library::default())
            .theme,
        Theme::Dark
    );
    assert_eq!(
        codes(&notices),
        [("policy-value-ignored", "settings.theme")]
    );
    let reading = Reading::of(&sources, &Library::default());
    let overruled: Vec<_> = reading
        .ignored
        .iter()
        .filter(|one| matches!(one.why, merge::Why::Overruled { .. }))
        .collect();
    assert_eq!(overruled.len(), 2, "{overruled:?}");
    assert!(overruled.iter().all(|one| match &one.why {
        merge::Why::Overruled { by } =>
            (one.key == "export" && by == "first") || (one.source == "third" && by == "second"),
        _ => false,
    }));
}

#[test]
fn a_newer_policy_holds_as_far_as_it_is_known() {
    let (policy, notices) =
        load(&json!({"version": 7, "export": false, "sixth_sense": 1, "telepathy": true}));
    assert!(policy.check_open("export").is_err());
    assert_eq!(
        codes(&notices),
        [("policy-newer-part", "sixth_sense, telepathy")]
    );
    let (_, notices) = load(&json!({"version": 7, "export": false}));
    assert_eq!(codes(&notices), [("policy-newer", "")]);
    let (_, notices) = load(&json!({"version": "one", "$schema": "policy.schema.json"}));
    assert_eq!(codes(&notices), [("policy-value-ignored", "version")]);
}

#[test]
fn what_is_no_policy_is_named_and_does_nothing() {
    let sources = [Source {
        name: "p.json".into(),
        found: Found::Unreadable("EOF".into()),
    }];
    let (policy, notices) = Policy::load(&sources, &Library::default());
    assert_eq!(policy, Policy::default());
    assert_eq!(
        (notices.len(), notices[0].code.as_str()),
        (1, "policy-unreadable")
    );
    assert_eq!(
        Policy::load(&[], &Library::default()),
        (Policy::default(), Vec::new())
    );
}

#[test]
fn a_policy_of_nonsense_does_not_drown_the_learner() {
    let many: serde_json::Map<String, Value> =
        (0..5_000).map(|n| (format!("k{n}"), json!(n))).collect();
    let (_, notices) = load(&Value::Object(many));
    assert_eq!(notices.len(), 20);
}

#[test]
fn switches_close_what_they_name() {
    let (policy, _) = load(&json!({"leaderboard": false, "purchases": false}));
    assert!(policy.hides_leaderboard() && !policy.allows_purchases() && !policy.forbids_sign_in());
    let (policy, _) = load(&json!({"sign_in": "forbidden"}));
    assert!(policy.hides_leaderboard() && !policy.allows_purchases() && policy.forbids_sign_in());
    assert_eq!(policy.view(false).closed, ["sign_in"]);
    let (policy, _) = load(&json!({"sign_in": "required"}));
    assert!(policy.requires_sign_in() && !policy.forbids_sign_in() && policy.allows_purchases());
}

#[test]
fn courses_and_layouts_are_those_of_the_list() {
    let library = Library::default();
    let slugs = |policy: &Policy| -> Vec<String> {
        policy
            .choices(&library)
            .unwrap()
            .into_iter()
            .map(|one| one.slug)
            .collect()
    };
    let all = slugs(&Policy::default());
    let (policy, _) =
        load(&json!({"courses": ["adults-de-v1", "of-mars"], "layouts": ["de", "us"]}));
    assert_eq!(slugs(&policy), ["adults-de-v1"]);
    assert_eq!(policy.choices(&library).unwrap()[0].layouts, ["de"]);
    assert!(matches!(
        policy.choice(&library, "adults-en-v1"),
        Err(AppError::ClosedByPolicy { item: "courses" })
    ));
    assert!(matches!(
        policy.choice(&library, "of-mars"),
        Err(AppError::UnknownCourse { .. })
    ));
    // The own layout is left for one of the same language, else for the first of the list.
    let on = |layout: &str| {
        let own = Settings {
            layout: layout.into(),
            ..Settings::default()
        };
        policy.applied(own, &library).layout
    };
    assert_eq!([on("us"), on("gb"), on("ru")], ["us", "us", "de"]);
    // A list of nothing that exists decides nothing.
    let (policy, _) = load(&json!({"courses": ["of-mars"], "layouts": ["of-venus"]}));
    assert_eq!(slugs(&policy), all);
    assert!(policy.allows_layout("ru", &library));
    // Layouts that fit no course are not looked at.
    let (policy, _) = load(&json!({"courses": ["adults-de-v1"], "layouts": ["ru"]}));
    assert_eq!(slugs(&policy), ["adults-de-v1"]);
}

#[test]
fn a_layout_that_is_decided_leaves_the_courses_for_it() {
    let library = Library::default();
    let (policy, _) = load(&json!({"settings": {"layout": "ru"}, "layouts": ["us"]}));
    assert!(
        policy
            .choices(&library)
            .unwrap()
            .iter()
            .all(|one| one.language == "ru")
    );
    assert_eq!(policy.applied(Settings::default(), &library).layout, "ru");
}

#[test]
fn what_is_decided_can_be_shown() {
    let texts = locale::Texts::new();
    let whole: serde_json::Map<String, Value> = schema::ITEMS
        .iter()
        .filter(|item| item.setting().is_none())
        .map(|item| (item.key.to_owned(), samples(item).0))
        .chain([("settings".to_owned(), json!({"theme": "dark", "daily_goal": 0, "type_size": 40, "show_hands": true, "language": "ru"}))])
        .collect();
    let (policy, notices) = load(&Value::Object(whole));
    assert!(notices.is_empty(), "{notices:?}");
    let items = policy.view(true).items;
    let shown = |key: &str| {
        items
            .iter()
            .find(|item| item.key == key)
            .unwrap()
            .value
            .clone()
    };
    assert_eq!(shown("courses"), "adults-en-v1");
    assert_eq!(shown("settings.type_size"), "40");
    assert_eq!(shown("settings.language"), "Русский");
    for key in [
        "settings.theme",
        "settings.daily_goal",
        "settings.show_hands",
        "sign_in",
        "export",
    ] {
        assert!(texts.has(&shown(key)), "{key}");
    }
    assert!(items.iter().all(|item| texts.has(&item.title)));
}

#[test]
fn the_address_of_the_first_source_with_a_good_one_is_spoken_to() {
    let at = |url: &str| source(url, &json!({"server_url": url}));
    let sources = [
        at("http://tactus.school.example"),
        at("https://a.example/"),
        at("https://b.example"),
    ];
    assert_eq!(server_url(&sources).as_deref(), Some("https://a.example"));
    assert_eq!(server_url(&[]), None);
}

/// Values of every kind, by names of the table and others.
fn nonsense() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (0_u64..250).prop_map(Value::from),
        "[a-z_]{0,12}".prop_map(Value::from),
        proptest::sample::select(vec![
            "free",
            "dark",
            "required",
            "forbidden",
            "us",
            "ru",
            "adults-en-v1",
            "https://a.example"
        ])
        .prop_map(Value::from),
    ];
    leaf.prop_recursive(2, 20, 4, |inner| {
        let key = proptest::sample::select(
            schema::ITEMS
                .iter()
                .map(|item| item.setting().unwrap_or(item.key))
                .chain(["settings", "version", "x"])
                .collect::<Vec<_>>(),
        );
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            proptest::collection::btree_map(key, inner, 0..6).prop_map(|map| map
                .into_iter()
                .map(|(key, value)| (key.to_owned(), value))
                .collect::<Value>()),
        ]
    })
}

proptest! {
    #[test]
    fn anything_is_a_policy_as_far_as_it_is_one(json in nonsense()) {
        any_bytes(json.to_string().as_bytes());
        let mut xml = Vec::new();
        // Null is no value of a property list.
        if plist::to_writer_xml(&mut xml, &json).is_ok() {
            any_bytes(&xml);
        }
    }

    #[test]
    fn any_bytes_are_survived(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        any_bytes(&bytes);
    }

    #[test]
    fn half_a_policy_is_survived(json in nonsense(), cut in 0.0_f64..1.0) {
        let text = json.to_string().into_bytes();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a place in a short text")]
        let end = (text.len() as f64 * cut) as usize;
        any_bytes(&text[..end]);
    }
}
