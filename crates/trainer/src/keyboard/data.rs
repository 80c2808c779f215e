//! The layouts compiled in, and the key order of each.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Finger, Form, Key, Layout, layouts};

/// Id, key order, and the file. A test holds this against the folder.
macro_rules! layouts {
    ($($id:literal => $order:literal),+ $(,)?) => {
        const ALL: &[(&str, &str, &str)] = &[
            $(($id, $order, include_str!(concat!("../../../../content/layouts/", $id, ".json")))),+
        ];
    };
}

layouts! {
    "us" => "us",
    "ru" => "ru",
    "es" => "es",
    "de" => "de",
    "fr-azerty" => "fr-azerty",
    "gb" => "gb",
    "latam" => "latam",
    "gb-mac" => "gb",
    "ru-mac" => "ru",
    "es-mac" => "es",
    "de-mac" => "de",
    "fr-mac" => "fr-azerty",
    "fr" => "fr-azerty",
    "fr-oss" => "fr-azerty",
    "fr-afnor" => "fr-azerty",
    "fr-bepo" => "fr-bepo",
    "fr-bepo-afnor" => "fr-bepo",
    "us-dvorak" => "us-dvorak",
    "us-colemak" => "us-colemak",
    "us-colemak-dh" => "us-colemak-dh",
    "us-colemak-dh-iso" => "us-colemak-dh",
    "us-workman" => "us-workman",
    "de-neo" => "de-neo",
    "us-intl" => "us",
}

/// A layout file. What is not named here (`source`, `note`, Neo's fifth level) is for readers.
#[derive(Deserialize)]
struct File {
    id: Box<str>,
    name: Box<str>,
    language: Box<str>,
    form: Form,
    level3_key: Option<Box<str>>,
    home_keys: Vec<Box<str>>,
    modifier_fingers: BTreeMap<Box<str>, Finger>,
    keys: BTreeMap<Box<str>, Key>,
    dead_keys: BTreeMap<Box<str>, BTreeMap<Box<str>, Box<str>>>,
    #[serde(default)]
    portable_altgr: Option<Box<str>>,
}

pub(super) fn all() -> Vec<Layout> {
    ALL.iter()
        .map(|(_, order, json)| read(order, json))
        .collect()
}

fn read(key_order: &str, json: &str) -> Layout {
    let file: File =
        serde_json::from_str(json).expect("layout files are compiled in, and each is tested");
    let layout = Layout {
        mac: file.id.ends_with("-mac"),
        id: file.id,
        name: file.name,
        language: file.language,
        form: file.form,
        level3_key: file.level3_key,
        home_keys: file.home_keys,
        keys: file.keys,
        dead_keys: file.dead_keys,
        portable_altgr: file.portable_altgr,
        key_order: key_order.into(),
        modifier_fingers: file.modifier_fingers,
        routes: BTreeMap::new(),
    };
    layout.with_routes()
}

/// The key orders of a language, the usual one first; none for a language we have no layout of.
pub(super) fn key_orders(language: &str) -> impl Iterator<Item = &'static str> {
    let of_language = layouts()
        .iter()
        .filter(move |layout| *layout.language == *language);
    of_language
        .map(|layout| (&*layout.id, layout.key_order()))
        .filter(|(id, order)| id == order)
        .map(|(id, _)| id)
}

/// The key order that most people of a language have; `us` for a language we have no layout of.
pub(super) fn native_order(language: &str) -> &'static str {
    key_orders(language).next().unwrap_or("us")
}

/// Who presses the keys that type nothing, unless a file says otherwise.
pub(super) fn modifier_fingers() -> BTreeMap<Box<str>, Finger> {
    let native = layouts().first();
    native.map_or_else(BTreeMap::new, |layout| layout.modifier_fingers.clone())
}

/// Ids of the list, for the test that holds it against the folder.
#[cfg(test)]
pub(super) fn ids() -> impl Iterator<Item = &'static str> {
    ALL.iter().map(|(id, ..)| *id)
}

/// The file of a layout, for tests that take it for somebody else's.
#[cfg(test)]
pub(super) fn json(id: &str) -> &'static str {
    let found = ALL.iter().find(|(known, ..)| *known == id);
    found.map_or("", |(_, _, json)| json)
}
