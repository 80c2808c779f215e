//! What administrators load into their tools, made from the table of items: `deploy/policy`.
//!
//! Only tests make it: `cargo xtask codegen` runs the one that writes the folder, and the others hold what is written.

mod admx;
mod apple;
mod intune;
mod json;
#[cfg(test)]
mod tests;
mod wix;

use std::{collections::BTreeMap, path::Path};

use serde_json::{Map, Value, json};

use super::schema::{self, Item, Kind, SETTINGS};

/// Each language of Tactus with the name that Windows has for it.
const LANGUAGES: [(&str, &str); 5] = [
    ("de", "de-DE"),
    ("en", "en-US"),
    ("es", "es-ES"),
    ("fr", "fr-FR"),
    ("ru", "ru-RU"),
];

/// The domain of managed preferences.
const DOMAIN: &str = "app.tactus.desktop";

/// Every file of `deploy/policy` by its path.
fn files() -> BTreeMap<String, String> {
    let texts = locale::Texts::new();
    let adml = LANGUAGES.map(|(language, windows)| {
        (
            format!("windows/{windows}/Tactus.adml"),
            admx::adml(&Words {
                texts: &texts,
                language,
            }),
        )
    });
    let english = Words {
        texts: &texts,
        language: "en",
    };
    [
        ("policy.json".to_owned(), pretty(&sample())),
        (
            "policy.schema.json".to_owned(),
            pretty(&json::schema(&english)),
        ),
        ("windows/Tactus.admx".to_owned(), admx::admx()),
        ("windows/Tactus.wxs".to_owned(), wix::fragment()),
        (
            "apple/Tactus.mobileconfig".to_owned(),
            apple::profile(&sample()),
        ),
        (
            format!("apple/{DOMAIN}.json"),
            pretty(&json::manifest(&english)),
        ),
        (
            "intune/Tactus.json".to_owned(),
            pretty(&intune::configuration(&sample(), &admx::admx())),
        ),
    ]
    .into_iter()
    .chain(adml)
    .collect()
}

/// What a school may want.
fn sample() -> Value {
    json!({
        "$schema": "policy.schema.json",
        "version": schema::VERSION,
        "server_url": "https://tactus.school.example",
        "sign_in": "allowed",
        "courses": ["kids-en-v1", "teens-en-v1"],
        "layouts": ["us", "gb"],
        "own_texts": true,
        "import": false,
        "export": false,
        "leaderboard": false,
        "purchases": false,
        "shared_computer": false,
        "shared_idle_minutes": 5,
        SETTINGS: {"daily_goal": 10, "error_policy": "stop_on_error", "language": "en"},
    })
}

/// Words in one language.
struct Words<'a> {
    texts: &'a locale::Texts,
    language: &'a str,
}

impl Words<'_> {
    /// The message, or what was asked for where it is a name already.
    fn say(&self, key: &str) -> String {
        self.texts
            .text(self.language, key, &[])
            .unwrap_or_else(|| key.to_owned())
    }

    fn with(&self, key: &str, name: &str, value: &str) -> String {
        let args = [(name, locale::Arg::Text(value))];
        self.texts
            .text(self.language, key, &args)
            .unwrap_or_else(|| key.to_owned())
    }

    /// The values of a choice, each with its name.
    fn choices(&self, item: &Item) -> Vec<(Value, String)> {
        match item.kind {
            Kind::Choice(words) => words
                .iter()
                .map(|word| (word.value.into(), self.say(word.name)))
                .collect(),
            Kind::Step(steps) => steps
                .iter()
                .map(|step| {
                    (
                        (*step).into(),
                        self.with("unit-percent", "value", &step.to_string()),
                    )
                })
                .collect(),
            _ => Vec::new(),
        }
    }
}

/// `settings.error_policy` is `SettingsErrorPolicy`.
fn id(item: &Item) -> String {
    let words = item.key.split(['.', '_']);
    words
        .map(|word| {
            let (first, rest) = word.split_at(1);
            first.to_uppercase() + rest
        })
        .collect()
}

/// Keys in the order of the alphabet, whatever else is built with `serde_json`.
fn sorted(value: &Value) -> Value {
    match value {
        Value::Object(map) => {
            let by_key: BTreeMap<&String, &Value> = map.iter().collect();
            let in_order = by_key
                .into_iter()
                .map(|(key, value)| (key.clone(), sorted(value)));
            Value::Object(in_order.collect::<Map<_, _>>())
        }
        Value::Array(list) => list.iter().map(sorted).collect(),
        other => other.clone(),
    }
}

fn pretty(value: &Value) -> String {
    format!("{:#}\n", sorted(value))
}

fn xml(text: &str) -> String {
    quick_xml::escape::escape(text).into_owned()
}

/// `cargo xtask codegen` says where to.
#[test]
fn export_bindings_policy_templates() {
    #[expect(clippy::disallowed_methods, reason = "of the test, not of the app")]
    let Some(folder) = std::env::var_os("TACTUS_POLICY_TEMPLATES") else {
        return;
    };
    for (name, text) in files() {
        let file = Path::new(&folder).join(name);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, text).unwrap();
    }
}
