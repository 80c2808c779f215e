//! The JSON Schema of a policy file, and the manifest by which Jamf Pro makes a form.

use serde_json::{Map, Value, json};

use super::{DOMAIN, Words};
use crate::policy::schema::{ITEMS, Item, Kind, LONGEST, SETTINGS};

/// Of `policy.json`.
pub(super) fn schema(words: &Words<'_>) -> Value {
    let mut properties = Map::from_iter([
        ("$schema".to_owned(), json!({"type": "string"})),
        (
            "version".to_owned(),
            json!({"type": "integer", "minimum": 1}),
        ),
    ]);
    properties.extend(own(|item| described(item, words)));
    let settings: Map<String, Value> = settings(|item| described(item, words)).collect();
    properties.insert(SETTINGS.to_owned(), object(&settings, words));
    let mut schema = object(&properties, words);
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema".into();
    schema["title"] = words.say("policy-title").into();
    schema["description"] = words.say("policy-description").into();
    schema
}

fn object(properties: &Map<String, Value>, words: &Words<'_>) -> Value {
    json!({
        "type": "object",
        "title": words.say("policy-category-settings"),
        "properties": properties,
        "additionalProperties": false,
    })
}

fn own(describe: impl Fn(&Item) -> Value) -> impl Iterator<Item = (String, Value)> {
    let items = ITEMS.iter().filter(|item| item.setting().is_none());
    items.map(move |item| (item.key.to_owned(), describe(item)))
}

fn settings(describe: impl Fn(&Item) -> Value) -> impl Iterator<Item = (String, Value)> {
    let items = ITEMS
        .iter()
        .filter_map(|item| Some((item, item.setting()?)));
    items.map(move |(item, setting)| (setting.to_owned(), describe(item)))
}

fn described(item: &Item, words: &Words<'_>) -> Value {
    let mut property = shape(item);
    property["title"] = words.say(item.title).into();
    property["description"] = words.say(item.help).into();
    property
}

fn shape(item: &Item) -> Value {
    let name = || json!({"type": "string", "minLength": 1, "maxLength": LONGEST});
    match item.kind {
        Kind::Switch => json!({"type": "boolean"}),
        Kind::Choice(words) => {
            let values: Vec<&str> = words.iter().map(|word| word.value).collect();
            json!({"type": "string", "enum": values})
        }
        Kind::Step(steps) => json!({"type": "integer", "enum": steps}),
        Kind::Whole(least, most) => json!({"type": "integer", "minimum": least, "maximum": most}),
        Kind::Address => json!({"type": "string", "format": "uri"}),
        Kind::Proxy | Kind::File => json!({"type": "string", "minLength": 1}),
        Kind::Layout => name(),
        Kind::Names => {
            json!({"type": "array", "items": name(), "minItems": 1, "maxItems": LONGEST})
        }
    }
}

/// For Jamf Pro: Computers, Configuration Profiles, Application and Custom Settings.
pub(super) fn manifest(words: &Words<'_>) -> Value {
    let mut order = 0;
    let mut numbered = |(key, mut property): (String, Value)| {
        order += 1;
        property["property_order"] = order.into();
        (key, property)
    };
    let with_names = |item: &Item| {
        let mut property = described(item, words);
        let names: Vec<String> = words
            .choices(item)
            .into_iter()
            .map(|(_, name)| name)
            .collect();
        if !names.is_empty() {
            property["options"] = json!({"enum_titles": names});
        }
        property
    };
    let mut properties: Map<String, Value> = own(with_names).map(&mut numbered).collect();
    let settings: Map<String, Value> = settings(with_names).map(&mut numbered).collect();
    let (key, settings) = numbered((SETTINGS.to_owned(), object(&settings, words)));
    properties.insert(key, settings);
    json!({
        "title": format!("{} ({DOMAIN})", words.say("policy-title")),
        "description": words.say("policy-description"),
        "__preferencedomain": DOMAIN,
        "type": "object",
        "options": {"remove_empty_properties": true},
        "properties": properties,
    })
}
