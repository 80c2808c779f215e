use std::collections::BTreeSet;

use quick_xml::{Reader, events::Event};
use serde_json::{Value, json};

use super::{LANGUAGES, files, id, intune, sample, wix};
use crate::{
    library::Library,
    policy::{
        formats,
        merge::Reading,
        registry::{self, REGISTRY_KEY, RegistryValue},
        schema::{ITEMS, Kind},
        source::{Found, Source},
    },
};

/// Elements with their attributes, in the order of the document; the reader refuses what is not well formed.
fn elements(xml: &str) -> Vec<(String, Vec<(String, String)>)> {
    let mut reader = Reader::from_str(xml);
    let mut found = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Eof => return found,
            Event::Start(start) | Event::Empty(start) => {
                let attributes = start.attributes().map(|attribute| {
                    let attribute = attribute.unwrap();
                    (attribute.key.0.to_owned(), attribute.value.into_owned())
                });
                let attributes = attributes.collect();
                found.push((start.name().0.to_owned(), attributes));
            }
            _ => {}
        }
    }
}

fn attribute<'a>(attributes: &'a [(String, String)], name: &str) -> Option<&'a str> {
    attributes
        .iter()
        .find(|(key, _)| key == name)
        .map(|(_, value)| value.as_str())
}

/// Names in `$(string.…)` or `$(presentation.…)`.
fn asked(elements: &[(String, Vec<(String, String)>)], table: &str) -> BTreeSet<String> {
    let head = format!("$({table}.");
    let values = elements.iter().flat_map(|(_, attributes)| attributes);
    values
        .filter_map(|(_, value)| Some(value.strip_prefix(&head)?.strip_suffix(')')?.to_owned()))
        .collect()
}

fn named(elements: &[(String, Vec<(String, String)>)], element: &str, name: &str) -> Vec<String> {
    let those = elements.iter().filter(|(found, _)| found == element);
    those
        .filter_map(|(_, attributes)| attribute(attributes, name).map(str::to_owned))
        .collect()
}

fn set(list: Vec<String>) -> BTreeSet<String> {
    let long = list.len();
    let set: BTreeSet<String> = list.into_iter().collect();
    assert_eq!(set.len(), long, "a name stands twice");
    set
}

#[test]
fn every_word_that_group_policy_asks_for_is_in_every_language() {
    let files = files();
    let admx = elements(&files["windows/Tactus.admx"]);
    let fields: BTreeSet<String> = ["enum", "decimal", "text", "list"]
        .into_iter()
        .flat_map(|element| named(&admx, element, "id"))
        .collect();
    assert_eq!(named(&admx, "policy", "name").len(), ITEMS.len());
    let mut seen = BTreeSet::new();
    for (_, windows) in LANGUAGES {
        let text = &files[&format!("windows/{windows}/Tactus.adml")];
        let adml = elements(text);
        assert_eq!(
            set(named(&adml, "string", "id")),
            asked(&admx, "string"),
            "{windows}"
        );
        assert_eq!(
            set(named(&adml, "presentation", "id")),
            asked(&admx, "presentation"),
            "{windows}"
        );
        let shown: BTreeSet<String> = ["dropdownList", "decimalTextBox", "textBox", "listBox"]
            .into_iter()
            .flat_map(|element| named(&adml, element, "refId"))
            .collect();
        assert_eq!(shown, fields, "{windows}");
        assert!(!text.contains("></string>"), "{windows} has an empty word");
        assert!(
            seen.insert(text.clone()),
            "{windows} speaks as another language does"
        );
    }
}

#[test]
fn what_group_policy_writes_is_read() {
    let admx = elements(&files()["windows/Tactus.admx"]);
    let mut read = BTreeSet::new();
    let mut key = String::new();
    for (element, attributes) in &admx {
        if element == "policy" {
            key = attribute(attributes, "key").unwrap().to_owned();
        }
        let own = attribute(attributes, "key").unwrap_or(&key);
        let name = match (element.as_str(), attribute(attributes, "valueName")) {
            ("list", _) => "1",
            (_, Some(name)) => name,
            _ => continue,
        };
        let value = RegistryValue {
            key: own
                .strip_prefix(REGISTRY_KEY)
                .unwrap()
                .trim_start_matches('\\')
                .to_owned(),
            name: name.to_owned(),
            kind: 4,
            bytes: vec![1, 0, 0, 0],
        };
        read.extend(registry::fields(&[value]).into_iter().map(|(key, _)| key));
    }
    let all: BTreeSet<String> = ITEMS.iter().map(|item| item.key.to_owned()).collect();
    assert_eq!(read, all);
}

#[test]
fn what_the_installer_writes_is_read() {
    let wxs = elements(&files()["windows/Tactus.wxs"]);
    set(named(&wxs, "Component", "Guid"));
    let components = set(named(&wxs, "Component", "Id"));
    assert_eq!(set(named(&wxs, "ComponentRef", "Id")), components);
    assert_eq!(named(&wxs, "ComponentGroup", "Id"), [wix::GROUP]);
    // A property for every item that is no list, and one for what was said before.
    let properties = set(named(&wxs, "Property", "Id"));
    let items = ITEMS
        .iter()
        .filter(|item| !matches!(item.kind, Kind::Names));
    assert_eq!(properties.len(), 2 * items.clone().count());
    assert!(wxs.iter().all(|(element, attributes)| {
        element != "Property" || attribute(attributes, "Secure") == Some("yes")
    }));
    let mut read = BTreeSet::new();
    for (element, attributes) in &wxs {
        let own = |name| attribute(attributes, name).unwrap();
        if element != "RegistryValue" || attribute(attributes, "KeyPath").is_none() {
            continue;
        }
        let below = own("Key").strip_prefix(REGISTRY_KEY).unwrap();
        let value = RegistryValue {
            key: below.trim_start_matches('\\').to_owned(),
            name: own("Name").to_owned(),
            kind: 1,
            bytes: vec![0x31, 0, 0, 0],
        };
        let (key, _) = registry::fields(&[value]).remove(0);
        let item = crate::policy::schema::find(&key).unwrap();
        assert_eq!(own("Value"), format!("[{}]", wix::property(item)));
        read.insert(key);
    }
    assert_eq!(read, items.map(|item| item.key.to_owned()).collect());
    // What Tauri renders as a template of its own.
    assert!(!files()["windows/Tactus.wxs"].contains("{{"));
}

fn whole(name: &str, fields: formats::Fields) -> usize {
    let source = Source {
        name: name.to_owned(),
        found: Found::Fields(fields),
    };
    let reading = Reading::of(&[source], &Library::default());
    assert!(
        reading.ignored.is_empty() && reading.newer.is_empty(),
        "{name}: {reading:?}"
    );
    reading.decided.len()
}

#[test]
fn the_samples_hold_in_full_and_say_the_same() {
    let files = files();
    let from_json = whole(
        "json",
        formats::json(files["policy.json"].as_bytes()).unwrap(),
    );
    let profile =
        plist::Value::from_reader_xml(files["apple/Tactus.mobileconfig"].as_bytes()).unwrap();
    let content = &profile.as_dictionary().unwrap()["PayloadContent"]
        .as_array()
        .unwrap()[0];
    // As macOS puts it into the managed preferences.
    let mut managed = Vec::new();
    plist::to_writer_binary(&mut managed, content).unwrap();
    assert_eq!(
        whole("profile", formats::plist(&managed).unwrap()),
        from_json
    );
    assert!(from_json > 10);
}

#[test]
fn intune_names_policies_that_the_template_has() {
    let files = files();
    let configuration: Value = serde_json::from_str(&files["intune/Tactus.json"]).unwrap();
    let settings = configuration["omaSettings"].as_array().unwrap();
    assert_eq!(settings[0]["value"], files["windows/Tactus.admx"].as_str());
    let uris: BTreeSet<String> = ITEMS.iter().map(intune::uri).collect();
    assert_eq!(uris.len(), ITEMS.len());
    assert!(settings.len() > 10);
    for setting in &settings[1..] {
        assert!(
            uris.contains(setting["omaUri"].as_str().unwrap()),
            "{setting}"
        );
        elements(&format!("<v>{}</v>", setting["value"].as_str().unwrap()));
    }
    let courses = settings
        .iter()
        .find(|one| one["displayName"] == "courses")
        .unwrap();
    assert_eq!(
        courses["value"],
        r#"<enabled/><data id="Courses_Value" value="1&#xF000;kids-en-v1&#xF000;2&#xF000;teens-en-v1"/>"#
    );
}

/// Whether a value fits a schema, for the words that ours uses; another word is a fault of the test.
fn fits(schema: &Value, value: &Value) -> bool {
    schema
        .as_object()
        .unwrap()
        .iter()
        .all(|(word, said)| match word.as_str() {
            "type" => match said.as_str().unwrap() {
                "object" => value.is_object(),
                "array" => value.is_array(),
                "string" => value.is_string(),
                "integer" => value.is_u64() || value.is_i64(),
                "boolean" => value.is_boolean(),
                other => panic!("{other}"),
            },
            "enum" => said.as_array().unwrap().contains(value),
            "minimum" => value.as_i64().is_none_or(|n| n >= said.as_i64().unwrap()),
            "maximum" => value.as_i64().is_none_or(|n| n <= said.as_i64().unwrap()),
            "minLength" => value
                .as_str()
                .is_none_or(|text| text.len() as u64 >= said.as_u64().unwrap()),
            "maxLength" => value
                .as_str()
                .is_none_or(|text| text.len() as u64 <= said.as_u64().unwrap()),
            "minItems" => value
                .as_array()
                .is_none_or(|list| list.len() as u64 >= said.as_u64().unwrap()),
            "maxItems" => value
                .as_array()
                .is_none_or(|list| list.len() as u64 <= said.as_u64().unwrap()),
            "items" => value
                .as_array()
                .is_none_or(|list| list.iter().all(|one| fits(said, one))),
            "properties" => value.as_object().is_none_or(|fields| {
                fields
                    .iter()
                    .all(|(key, field)| said.get(key).is_none_or(|schema| fits(schema, field)))
            }),
            "additionalProperties" => {
                assert_eq!(said, false);
                let known = &schema["properties"];
                value
                    .as_object()
                    .is_none_or(|fields| fields.keys().all(|key| known.get(key).is_some()))
            }
            "title" | "description" | "format" | "$schema" => said.is_string(),
            other => panic!("{other} is no word of this test"),
        })
}

#[test]
fn the_schema_takes_what_the_app_takes() {
    let schema: Value = serde_json::from_str(&files()["policy.schema.json"]).unwrap();
    assert!(fits(&schema, &sample()));
    let library = Library::default();
    let candidates = [
        json!(true),
        json!(0),
        json!(7),
        json!(40),
        json!(100),
        json!(125),
        json!(241),
        json!(-1),
        json!("dark"),
        json!("required"),
        json!("us"),
        json!(""),
        json!(["us"]),
        json!([]),
        json!([1]),
        json!({}),
        json!(null),
        json!("free"),
        json!("x".repeat(101)),
    ];
    let mut taken = 0;
    for item in ITEMS {
        for value in &candidates {
            let policy = match item.setting() {
                Some(setting) => json!({"settings": {setting: value}}),
                None => json!({item.key: value}),
            };
            let (in_schema, in_app) =
                (fits(&schema, &policy), item.read(value, &library).is_some());
            // An address, a path, and the id of a layout, are only text to the schema.
            let is_looser = matches!(
                item.kind,
                Kind::Address | Kind::Proxy | Kind::File | Kind::Layout
            );
            assert!(
                in_schema == in_app || (is_looser && in_schema),
                "{policy}: {in_schema} {in_app}"
            );
            taken += usize::from(in_app);
        }
        assert!(!id(item).is_empty());
    }
    assert!(taken > 20, "{taken}");
    for wrong in [
        json!({"telepathy": true}),
        json!({"settings": {"sounds": true}}),
        json!({"version": 0}),
        json!([]),
    ] {
        assert!(!fits(&schema, &wrong), "{wrong}");
    }
}

#[test]
fn the_form_of_jamf_has_every_item() {
    let manifest: Value = serde_json::from_str(&files()["apple/app.tactus.desktop.json"]).unwrap();
    let own = manifest["properties"].as_object().unwrap();
    let settings = own["settings"]["properties"].as_object().unwrap();
    assert_eq!(own.len() - 1 + settings.len(), ITEMS.len());
    assert_eq!(
        own["sign_in"]["options"]["enum_titles"]
            .as_array()
            .unwrap()
            .len(),
        3
    );
}
